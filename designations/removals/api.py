"""The API of removals, for the department and the bodies concerned."""

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from designations.models import Removal, RemovalGround
from designations.removals import selectors


class GroundSerializer(serializers.ModelSerializer[RemovalGround]):
    """A ground with its provision and the facts relied on."""

    citation = serializers.CharField()

    class Meta:
        model = RemovalGround
        fields = ("ground", "citation", "facts", "paragraph", "stated_cause", "recorded_at")


class RemovalSerializer(serializers.ModelSerializer[Removal]):
    """A removal with its request or grounds, the reasons and the notice."""

    grounds = GroundSerializer(many=True)
    notice_text = serializers.CharField(source="notice.text", default="")

    class Meta:
        model = Removal
        fields = (
            "id",
            "designation",
            "state",
            "requested_on",
            "requested_by",
            "request",
            "grounds",
            "circumstances",
            "effective_on",
            "reasons",
            "notified_on",
            "notified_to",
            "proof_of_sending",
            "notice_text",
            "published_on",
            "notice_address",
            "demonstration",
        )


class RemovalViewSet(ReadOnlyModelViewSet[Removal]):
    """The removals that the person may see."""

    serializer_class = RemovalSerializer

    def get_queryset(self) -> QuerySet[Removal]:
        """Return the removals of the designations that the person works with."""
        return selectors.removals_seen_by(self.request.user).prefetch_related("grounds")


routes = [("removals", RemovalViewSet, "removal")]
