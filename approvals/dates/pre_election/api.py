"""The API of pre-election periods."""

from typing import ClassVar

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from approvals.dates.pre_election import selectors
from approvals.models import PreElectionPeriod


class PeriodSerializer(serializers.ModelSerializer[PreElectionPeriod]):
    """A pre-election period with its days."""

    class Meta:
        model = PreElectionPeriod
        fields: ClassVar[tuple[str, ...]] = (
            "id",
            "state",
            "election",
            "begins_on",
            "ends_on",
            "bars_notices",
            "demonstration",
        )


class PeriodViewSet(ReadOnlyModelViewSet[PreElectionPeriod]):
    """The pre-election periods that the person may see."""

    serializer_class = PeriodSerializer

    def get_queryset(self) -> QuerySet[PreElectionPeriod]:
        """Return the periods, the earliest first."""
        return selectors.periods_seen_by(self.request.user)


routes = [("pre-election-periods", PeriodViewSet, "pre-election")]
