"""The calendar by the API: the same window and filters as the page."""

from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from lsip_portal.calendar.forms import CalendarForm
from lsip_portal.calendar.items import Item


class ItemSerializer(serializers.Serializer[Item]):
    """A date of the calendar."""

    key = serializers.CharField()
    on = serializers.DateField()
    last = serializers.DateField()
    title = serializers.CharField()
    place = serializers.CharField()
    who = serializers.CharField()
    force = serializers.CharField()
    stands_in = serializers.CharField(source="source")
    standing = serializers.CharField(source="standing.value")
    days_late = serializers.IntegerField()
    first_on = serializers.DateField(allow_null=True)
    reason = serializers.CharField()
    address = serializers.CharField(source="href")


class Calendar(APIView):
    """A month of what is due in the places where the person works."""

    @extend_schema(responses=ItemSerializer(many=True))
    def get(self, request: Request) -> Response:
        """Return the month that is asked for, this one unless said, with the filters of the page."""
        form = CalendarForm(request.query_params, person=request.user)
        if not form.is_valid():
            raise exceptions.ValidationError(form.errors.get_json_data())
        return Response([ItemSerializer(item).data for item in form.items()])
