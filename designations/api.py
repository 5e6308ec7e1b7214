"""The API of designations: the public register, and the whole record for those who work with it."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.viewsets import ReadOnlyModelViewSet

from designations import selectors
from designations.models import Designation, DesignationPartner, DesignationTest, MembershipCount, Notice
from designations.selectors import public
from designations.selectors.terms import TermsThen, terms_on
from lifecycle import clock
from lifecycle.serializers import AttachmentSerializer
from reference.api import day_given


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
    terms = serializers.SerializerMethodField()
    without_terms = serializers.SerializerMethodField()
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

    def get_terms(self, designation: Designation) -> str | None:
        """Return the code of the terms on the day asked for, or as they are now."""
        then = self._then(designation)
        return then.terms.code if then.terms else None

    def get_without_terms(self, designation: Designation) -> bool:
        """Return whether it was, on the day asked for, subject to no terms."""
        return self._then(designation).without_terms

    def _then(self, designation: Designation) -> TermsThen:
        held: dict[int, TermsThen] = self.context.get("terms_then", {})
        return held.get(designation.pk) or TermsThen(designation.terms, designation.without_terms)


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


@extend_schema(
    parameters=[
        OpenApiParameter("on", OpenApiTypes.DATE, description="Only what was in force on this day, with its terms then")
    ]
)
class RegisterViewSet(ReadOnlyModelViewSet[Designation]):
    """The public register: what is in force and to come, or what was in force on a day."""

    permission_classes = (AllowAny,)
    serializer_class = RegisterSerializer
    terms_then: dict[int, TermsThen] | None = None

    def get_queryset(self) -> QuerySet[Designation]:
        """List what is in force or to come, or was in force on the day asked for; one alone may be over."""
        if self.action != "list":
            return public.with_facts(selectors.public_designations())
        day = day_given(self.request)
        return public.in_force_everywhere(day) if day else public.register_on(clock.today())

    def paginate_queryset(self, queryset: Any) -> Any:
        """Return a page, after finding the terms of each designation on the day asked for."""
        page = super().paginate_queryset(queryset)
        if page is not None and (day := day_given(self.request)):
            self.terms_then = terms_on(page, day)
        return page

    def get_serializer_context(self) -> dict[str, Any]:
        """Return the context with the terms that were found."""
        return {**super().get_serializer_context(), "terms_then": self.terms_then or {}}


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
