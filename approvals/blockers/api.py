"""The API of national blockers."""

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from approvals.blockers import selectors
from approvals.models import Blocker, BlockerReferral


class ReferralSerializer(serializers.ModelSerializer[BlockerReferral]):
    """What was recommended to a department, and its answer."""

    class Meta:
        model = BlockerReferral
        fields = ("department", "recommendation", "passed_on", "answer", "answered_for", "answered_on")


class BlockerSerializer(serializers.ModelSerializer[Blocker]):
    """A national blocker with its referrals."""

    raised_from = serializers.CharField(source="scope.title")
    referrals = ReferralSerializer(many=True)

    class Meta:
        model = Blocker
        fields = (
            "id",
            "state",
            "title",
            "description",
            "effect",
            "raised_from",
            "raised_on",
            "closed_on",
            "referrals",
            "demonstration",
        )


class BlockerViewSet(ReadOnlyModelViewSet[Blocker]):
    """The blockers that the person may see."""

    serializer_class = BlockerSerializer

    def get_queryset(self) -> QuerySet[Blocker]:
        """Return the blockers in the order of the page."""
        return selectors.blockers_seen_by(self.request.user)


routes = [("blockers", BlockerViewSet, "blocker")]
