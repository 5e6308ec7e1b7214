"""The API of policies and registers of interests: what the public pages show."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.viewsets import ReadOnlyModelViewSet

from designations.interests import selectors
from designations.models import Interest, PolicyVersion
from lifecycle import clock


class PolicyVersionSerializer(serializers.ModelSerializer[PolicyVersion]):
    """A version of a policy with its designation and the day of the last review."""

    designation = serializers.IntegerField(source="policy.designation_id")
    area = serializers.CharField(source="policy.designation.area.slug")
    body = serializers.CharField(source="policy.designation.body.name")
    reviewed_on = serializers.DateField(source="policy.reviewed_on")
    review_by = serializers.DateField(source="policy.review_by")
    demonstration = serializers.BooleanField(source="policy.demonstration")

    class Meta:
        model = PolicyVersion
        fields = (
            "id",
            "designation",
            "area",
            "body",
            "number",
            "published_on",
            "text",
            "address",
            "reviewed_on",
            "review_by",
            "demonstration",
        )


class InterestSerializer(serializers.ModelSerializer[Interest]):
    """An entry of the register as everybody may read it."""

    area = serializers.CharField(source="designation.area.slug")
    body = serializers.CharField(source="designation.body.name")

    class Meta:
        model = Interest
        fields = (
            "id",
            "designation",
            "area",
            "body",
            "category",
            "holder",
            "role",
            "kind",
            "what",
            "with_whom",
            "since",
            "until",
            "declared_on",
            "demonstration",
        )


class PolicyViewSet(ReadOnlyModelViewSet[PolicyVersion]):
    """The conflict of interest policies of designated bodies, every version."""

    permission_classes = (AllowAny,)
    serializer_class = PolicyVersionSerializer

    def get_queryset(self) -> QuerySet[PolicyVersion]:
        """Return the versions that everybody may read."""
        return selectors.public_policy_versions()


class InterestViewSet(ReadOnlyModelViewSet[Interest]):
    """The registers of interests of designated bodies; `category` narrows them."""

    permission_classes = (AllowAny,)
    serializer_class = InterestSerializer

    def get_queryset(self) -> QuerySet[Interest]:
        """Return the entries that everybody may read."""
        found = selectors.public_interests(clock.today())
        return selectors.in_category(found, self.request.query_params.get("category", ""))


routes: list[tuple[str, Any, str]] = [
    ("conflict-policies", PolicyViewSet, "register-policy"),
    ("interests", InterestViewSet, "register-interest"),
]
