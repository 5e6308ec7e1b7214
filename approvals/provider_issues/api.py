"""The API of issues of providers."""

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from approvals.models import ProviderIssue
from approvals.provider_issues import selectors


class ProviderIssueSerializer(serializers.ModelSerializer[ProviderIssue]):
    """An issue of a provider with the newest reply."""

    provider = serializers.CharField(source="scope.title")
    area = serializers.CharField(source="designation.area.slug", default=None)

    class Meta:
        model = ProviderIssue
        fields = (
            "id",
            "state",
            "provider",
            "area",
            "kind",
            "description",
            "support_wanted",
            "raised_on",
            "reply",
            "replied_on",
            "demonstration",
        )


class ProviderIssueViewSet(ReadOnlyModelViewSet[ProviderIssue]):
    """The issues that the person may see."""

    serializer_class = ProviderIssueSerializer

    def get_queryset(self) -> QuerySet[ProviderIssue]:
        """Return the issues in the order of the page."""
        return selectors.issues_seen_by(self.request.user)


routes = [("provider-issues", ProviderIssueViewSet, "provider-issue")]
