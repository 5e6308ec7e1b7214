"""The API of reminders: what was sent of which deadline, for those who may read it."""

from typing import ClassVar

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from lifecycle.models import Reminder
from lifecycle.reminders import selectors


class ReminderSerializer(serializers.ModelSerializer[Reminder]):
    """A reminder: `offset` is its window in days after the due date, negative before it."""

    duty = serializers.CharField(source="deadline.title")
    place = serializers.CharField(source="deadline.chain.title")
    force = serializers.CharField(source="deadline.force")
    recipient = serializers.CharField(source="recipient.name", default=None)
    outcome = serializers.CharField(source="outcome.value")
    sent_at = serializers.DateTimeField(source="message.sent_at", default=None)

    class Meta:
        model = Reminder
        fields: ClassVar[tuple[str, ...]] = (
            "id",
            "deadline",
            "duty",
            "place",
            "force",
            "due_on",
            "offset",
            "recipient",
            "escalated",
            "outcome",
            "claimed_at",
            "sent_at",
        )


class ReminderViewSet(ReadOnlyModelViewSet[Reminder]):
    """The reminders of the duties that the person may read; `show` narrows them as on the page."""

    serializer_class = ReminderSerializer

    def get_queryset(self) -> QuerySet[Reminder]:
        """Return the reminders, newest first."""
        found = selectors.reminders_seen_by(self.request.user)
        return selectors.chosen(found, self.request.query_params.get("show", ""))


routes = [("reminders", ReminderViewSet, "reminder")]
