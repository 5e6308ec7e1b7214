"""The API of good practice."""

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from approvals.models import Practice
from approvals.practice import selectors


class PracticeSerializer(serializers.ModelSerializer[Practice]):
    """An item of good practice with its author."""

    author = serializers.CharField()

    class Meta:
        model = Practice
        fields = ("id", "state", "title", "stage", "topic", "text", "contact", "author", "posted_on", "demonstration")


class PracticeViewSet(ReadOnlyModelViewSet[Practice]):
    """The good practice that the person may read; `q`, `stage` and `topic` narrow the list."""

    serializer_class = PracticeSerializer

    def get_queryset(self) -> QuerySet[Practice]:
        """Return what the person may read, narrowed for a list."""
        found, asked = selectors.practices_seen_by(self.request.user), self.request.query_params
        if self.action != "list":
            return found
        return selectors.matching(
            found, words=asked.get("q", ""), stage=asked.get("stage", ""), topic=asked.get("topic", "")
        )


routes = [("good-practice", PracticeViewSet, "practice")]
