"""The API of all areas: where each stands, how much at risk it is and why, and what falls due next."""

from typing import Any

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from lsip_portal.nation.forms import NationForm
from lsip_portal.nation.views import nation_for


class LineSerializer(serializers.Serializer[Any]):
    """One line of the working of a risk."""

    points = serializers.IntegerField()
    reason = serializers.CharField()


class StandingSerializer(serializers.Serializer[Any]):
    """An area with where it stands; dates are days, the score is a number of points."""

    area = serializers.CharField(source="row.area.slug")
    name = serializers.CharField()
    body = serializers.CharField(source="row.body.name", default=None)
    stage = serializers.CharField()
    state = serializers.CharField(source="words")
    risk = serializers.CharField(source="risk.band")
    score = serializers.IntegerField(source="risk.score")
    working = LineSerializer(many=True, source="risk.lines")
    lateness = serializers.CharField()
    next_deadline = serializers.CharField(source="deadline.title", default=None)
    officer = serializers.CharField(default=None)
    due_on = serializers.DateField(source="deadline.due_on", default=None)


class NationViewSet(ViewSet):
    """All areas, for those who read the whole country; takes the filters and the order of the page."""

    @extend_schema(responses=StandingSerializer(many=True))
    def list(self, request: Request) -> Response:
        """List the areas that are asked for."""
        form = NationForm(request.query_params)
        found = nation_for(request.user, form)
        if not form.is_valid():
            raise ValidationError(form.errors.get_json_data())
        return Response(StandingSerializer(found.chosen, many=True).data)

    @extend_schema(responses=StandingSerializer)
    def retrieve(self, request: Request, pk: str) -> Response:
        """Show one area, by its slug."""
        found = nation_for(request.user, NationForm({})).everything
        one = next((one for one in found if one.row.area.slug == pk), None)
        if one is None:
            raise Http404
        return Response(StandingSerializer(one).data)


routes = [("nation", NationViewSet, "nation")]
