"""The API of due dates: what is due in the places that a person may read, and what was changed."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import ReadOnlyModelViewSet

from approvals.dates import selectors, services
from approvals.dates.forms import ChangeManyForm
from approvals.models import DateChange, EnteredDate
from lifecycle.models import Deadline


class DateChangeSerializer(serializers.ModelSerializer[DateChange]):
    """A change of a date: from when to when; the reason is in the history."""

    class Meta:
        model = DateChange
        fields: ClassVar[tuple[str, ...]] = ("id", "deadline", "was_due_on", "due_on", "together")


class DeadlineSerializer(serializers.ModelSerializer[Deadline]):
    """A duty with its date, how strongly that binds, and what became of it."""

    place = serializers.CharField(source="chain.scope.title")
    changes = DateChangeSerializer(many=True)
    reason_for_move = serializers.CharField()
    late = serializers.BooleanField()
    days_late = serializers.IntegerField()
    address = serializers.HyperlinkedIdentityField(view_name="deadline")

    class Meta:
        model = Deadline
        fields: ClassVar[tuple[str, ...]] = (
            "id",
            "place",
            "clock",
            "title",
            "force",
            "source",
            "anchor",
            "number",
            "due_on",
            "first_due_on",
            "reason_for_move",
            "closed_on",
            "fulfilled",
            "late",
            "days_late",
            "changes",
            "address",
        )


class DeadlineViewSet(ReadOnlyModelViewSet[Deadline]):
    """The duties that the person may read, the next one first."""

    serializer_class = DeadlineSerializer

    def get_queryset(self) -> QuerySet[Deadline]:
        """Return the duties of the places whose dates the person may read."""
        return selectors.deadlines_seen_by(self.request.user).prefetch_related("changes")


class EnteredDateSerializer(serializers.ModelSerializer[EnteredDate]):
    """A date that the department entered, and where it stands."""

    class Meta:
        model = EnteredDate
        fields: ClassVar[tuple[str, ...]] = (
            "id",
            "scope",
            "state",
            "kind",
            "title",
            "starts_on",
            "period",
            "repeats",
            "due_on",
            "done_on",
            "demonstration",
        )


class EnteredDateViewSet(ReadOnlyModelViewSet[EnteredDate]):
    """The dates that the department entered for places whose dates the person may read."""

    serializer_class = EnteredDateSerializer

    def get_queryset(self) -> QuerySet[EnteredDate]:
        """Return the entered dates, the newest first."""
        return selectors.entered_dates_seen_by(self.request.user)


class ChangeMany(APIView):
    """Moving many dates as one act: all of them, or none with each reason. A repeated `once` (a UUID) counts once."""

    def post(self, request: Request) -> Response:
        """Move the dates; the body holds the same fields as the page."""
        if not selectors.changes_dates(request.user):
            raise exceptions.PermissionDenied("Only a case officer can do this.")
        if not isinstance(request.data, dict):
            raise exceptions.ParseError("Send a JSON object with the fields of the page.")
        form = ChangeManyForm(request.data, person=request.user)
        if not form.is_valid():
            raise exceptions.ValidationError(form.errors.get_json_data())
        asked: dict[str, Any] = form.cleaned_data
        made = services.change_dates(
            form.chosen(),
            by=request.user,
            note=asked["note"],
            together=asked["once"],
            due_on=asked["due_on"],
            days=asked["days"] or 0,
        )
        return Response(DateChangeSerializer(made, many=True).data, status=201)


routes = [("deadlines", DeadlineViewSet, "deadline"), ("entered-dates", EnteredDateViewSet, "entered-date")]
