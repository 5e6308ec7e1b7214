"""The API of designations: the public register, and the whole record for those who work with it."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.viewsets import ReadOnlyModelViewSet

from designations import selectors
from designations.models import Designation, DesignationPartner, DesignationTest, MembershipCount, Notice
from designations.selectors.public import register_on
from lifecycle import clock
from lifecycle.serializers import AttachmentSerializer


class PartnerSerializer(serializers.ModelSerializer[DesignationPartner]):
    """A co-lead or partner with its dates."""

    organisation = serializers.StringRelatedField[Any]()

    class Meta:
        model = DesignationPartner
        fields = ("organisation", "part", "since", "until")


class RegisterSerializer(serializers.ModelSerializer[Designation]):
    """A designation as the public register shows it."""

    area = serializers.SlugRelatedField[Any](slug_field="slug", read_only=True)
    area_name = serializers.CharField(source="area.name")
    body = serializers.StringRelatedField[Any]()
    terms = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)
    edition = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)
    partners = PartnerSerializer(many=True)

    class Meta:
        model = Designation
        fields: ClassVar[tuple[str, ...]] = (
            "id",
            "area",
            "area_name",
            "body",
            "partners",
            "effective_on",
            "ended_on",
            "terms",
            "without_terms",
            "edition",
            "published_on",
            "notice_address",
            "demonstration",
        )


class MembershipSerializer(serializers.ModelSerializer[MembershipCount]):
    """How many members belong to one sector, size or district."""

    class Meta:
        model = MembershipCount
        fields = ("by", "name", "members")


class FindingSerializer(serializers.ModelSerializer[DesignationTest]):
    """A finding on a test of designation."""

    recorded_by = serializers.StringRelatedField[Any]()
    membership = MembershipSerializer(many=True)
    files = AttachmentSerializer(many=True)

    class Meta:
        model = DesignationTest
        fields = ("test", "finding", "evidence", "recorded_by", "recorded_at", "membership", "files")


class NoticeSerializer(serializers.ModelSerializer[Notice]):
    """A version of a notice as the portal drafted it."""

    class Meta:
        model = Notice
        fields = ("number", "kind", "text", "effective_on", "drafted_at")


class DesignationSerializer(RegisterSerializer):
    """A designation with its tests, its consent and its notices."""

    consent_terms = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)
    tests = serializers.SerializerMethodField()
    notices = NoticeSerializer(many=True)

    class Meta(RegisterSerializer.Meta):
        fields = (
            *RegisterSerializer.Meta.fields,
            "state",
            "tests",
            "consented_on",
            "consent_signed_by",
            "consent_signatory_role",
            "consents_to_designation",
            "consent_terms",
            "notices",
            "notified_on",
            "notified_to",
            "proof_of_sending",
            "taken_in",
        )

    @extend_schema_field(FindingSerializer(many=True))
    def get_tests(self, designation: Designation) -> list[dict[str, Any]]:
        """Return the newest finding on each test that has one."""
        newest = {row.test: row for row in designation.tests.all()}
        return [FindingSerializer(newest[test]).data for test in DesignationTest.Test if test in newest]


class RegisterViewSet(ReadOnlyModelViewSet[Designation]):
    """The public register of designations."""

    permission_classes = (AllowAny,)
    serializer_class = RegisterSerializer

    def get_queryset(self) -> QuerySet[Designation]:
        """List what is in force or to come; one designation may be over."""
        if self.action == "list":
            return register_on(clock.today())
        return selectors.public_designations().prefetch_related("partners__organisation")


class DesignationViewSet(ReadOnlyModelViewSet[Designation]):
    """The designations that the person works with."""

    serializer_class = DesignationSerializer

    def get_queryset(self) -> QuerySet[Designation]:
        """Return the designations the person may see."""
        found = selectors.designations_seen_by(self.request.user).select_related("consent_terms")
        return found.prefetch_related(
            "partners__organisation", "tests__recorded_by", "tests__membership", "tests__entry__attachments", "notices"
        )


routes = [
    ("designations", DesignationViewSet, "designation"),
    ("register", RegisterViewSet, "register"),
]
