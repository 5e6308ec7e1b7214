"""The API of the acts around a designation: what others said of it, and what the body was told and undertook."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.viewsets import ReadOnlyModelViewSet

from designations.designating import selectors
from designations.models import AuthorityView, Notification, StandardsConfirmation, TermsAcceptance
from lifecycle.serializers import AttachmentSerializer

OF_ITS_DESIGNATION = ("id", "designation", "area", "demonstration")


class AuthorityViewSerializer(serializers.ModelSerializer[AuthorityView]):
    """What a Strategic Authority said of the choice of body."""

    area = serializers.CharField(source="designation.area.slug")
    demonstration = serializers.BooleanField(source="designation.demonstration")
    authority = serializers.SlugRelatedField[Any](slug_field="slug", read_only=True)
    files = AttachmentSerializer(source="entry.attachments", many=True)

    class Meta:
        model = AuthorityView
        fields: ClassVar = (*OF_ITS_DESIGNATION, "authority", "view", "given_by", "given_on", "comment", "files")


class NotificationSerializer(serializers.ModelSerializer[Notification]):
    """A notification in writing, with what shows that it was sent."""

    area = serializers.CharField(source="designation.area.slug")
    demonstration = serializers.BooleanField(source="designation.demonstration")
    title = serializers.CharField()
    files = AttachmentSerializer(source="entry.attachments", many=True)

    class Meta:
        model = Notification
        fields: ClassVar = (
            *OF_ITS_DESIGNATION,
            "title",
            "text",
            "recipient",
            "sent_on",
            "proof",
            "by_portal",
            "files",
        )


class AcceptanceSerializer(serializers.ModelSerializer[TermsAcceptance]):
    """Which terms a body accepted, and under which edition of the guidance."""

    area = serializers.CharField(source="designation.area.slug")
    demonstration = serializers.BooleanField(source="designation.demonstration")
    terms = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)
    edition = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)
    accepted_by = serializers.StringRelatedField[Any]()

    class Meta:
        model = TermsAcceptance
        fields: ClassVar = (*OF_ITS_DESIGNATION, "terms", "edition", "accepted_by", "accepted_on")


class ConfirmationSerializer(serializers.ModelSerializer[StandardsConfirmation]):
    """The day on which a body confirmed the four standards, as everybody may read it: without who did."""

    area = serializers.CharField(source="designation.area.slug")
    body = serializers.CharField(source="designation.body.name")
    demonstration = serializers.BooleanField(source="designation.demonstration")

    class Meta:
        model = StandardsConfirmation
        fields: ClassVar = (*OF_ITS_DESIGNATION, "body", "confirmed_on")


class AuthorityViewViewSet(ReadOnlyModelViewSet[AuthorityView]):
    """The views of Strategic Authorities that the person may read."""

    serializer_class = AuthorityViewSerializer

    def get_queryset(self) -> QuerySet[AuthorityView]:
        """Return those, the newest first."""
        return selectors.views_seen_by(self.request.user)


class NotificationViewSet(ReadOnlyModelViewSet[Notification]):
    """The notifications that the person may read."""

    serializer_class = NotificationSerializer

    def get_queryset(self) -> QuerySet[Notification]:
        """Return those, the newest first."""
        return selectors.notifications_seen_by(self.request.user)


class AcceptanceViewSet(ReadOnlyModelViewSet[TermsAcceptance]):
    """The acceptances of terms that the person may read."""

    serializer_class = AcceptanceSerializer

    def get_queryset(self) -> QuerySet[TermsAcceptance]:
        """Return those, the newest first."""
        return selectors.acceptances_seen_by(self.request.user)


class ConfirmationViewSet(ReadOnlyModelViewSet[StandardsConfirmation]):
    """The confirmations of the four standards (guidance 4.2), for everybody."""

    permission_classes = (AllowAny,)
    serializer_class = ConfirmationSerializer

    def get_queryset(self) -> QuerySet[StandardsConfirmation]:
        """Return them, the newest first."""
        return selectors.public_confirmations()


routes: list[tuple[str, Any, str]] = [
    ("authority-views", AuthorityViewViewSet, "authority-view"),
    ("notifications", NotificationViewSet, "notification"),
    ("terms-acceptances", AcceptanceViewSet, "terms-acceptance"),
    ("standards-confirmations", ConfirmationViewSet, "register-confirmation"),
]
