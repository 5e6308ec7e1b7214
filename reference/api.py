"""The public, read-only API of the reference data."""

from datetime import date

from django.db.models import QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet, ViewSetMixin

from lifecycle import clock
from lsip_portal.kit.forms.dates import iso_day
from reference import models, selectors, serializers

ON = OpenApiParameter("on", OpenApiTypes.DATE, description="The day as on which to answer; today if not given")
WORDS = OpenApiParameter("q", OpenApiTypes.STR, description="The beginning of a code, or words")


def day_asked(request: Request) -> date:
    """Return the day in `on`, or today.

    Raises:
        ValidationError: 400, if it is not a day.
    """
    return day_given(request) or clock.today()


def day_given(request: Request) -> date | None:
    """Return the day in `on`, or None where it is not given.

    Raises:
        ValidationError: 400, if it is not a day.
    """
    text = request.query_params.get("on")
    if text is None:
        return None
    day = iso_day(text)
    if day is None:
        raise ValidationError({"on": f'"{text[:50]}" is not a day. Write it as year-month-day, like 2025-09-29.'})
    return day


class PublicViewSet(ReadOnlyModelViewSet):
    """Read-only records that anybody may read."""

    permission_classes = (AllowAny,)
    authentication_classes = ()

    def words(self) -> str:
        """Return the words that are searched for."""
        return str(self.request.query_params.get("q", ""))


@extend_schema(parameters=[ON])
class AreaViewSet(PublicViewSet):
    """The areas specified on a day, each by its slug; an area that ended can still be read by its slug."""

    serializer_class = serializers.AreaSerializer
    lookup_field = "slug"
    queryset = selectors.all_areas()

    def get_queryset(self) -> QuerySet[models.Area]:
        """List the plan areas of the day asked for; one area may be of any day."""
        listed = selectors.areas_on(day_asked(self.request)) if self.action == "list" else selectors.all_areas()
        return listed.select_related("parent").prefetch_related("codes", "names")

    @extend_schema(parameters=[ON], responses=serializers.AuthoritySerializer(many=True))
    @action(detail=True, pagination_class=None)
    def authorities(self, request: Request, slug: str) -> Response:
        """List the authorities that cover any of the area on the day asked for."""
        covering = selectors.authorities_covering(self.get_object(), day_asked(request))
        found = covering.prefetch_related("types", "relevance", "functions")
        return Response(serializers.AuthoritySerializer(found, many=True).data)

    @extend_schema(parameters=[ON], responses=serializers.DistrictSerializer(many=True))
    @action(detail=True, pagination_class=None)
    def districts(self, request: Request, slug: str) -> Response:
        """List the districts that lie in the area on the day asked for."""
        inside = selectors.districts_of(self.get_object(), day_asked(request))
        found = selectors.all_districts().filter(pk__in=inside.values("pk"))
        return Response(serializers.DistrictSerializer(found, many=True).data)

    @extend_schema(
        parameters=[OpenApiParameter("indicator", OpenApiTypes.STR, description="The key of one indicator")],
        responses=serializers.IndicatorValueSerializer(many=True),
    )
    @action(detail=True)
    def indicators(self, request: Request, slug: str) -> Response:
        """List the figures of the area, a page at a time."""
        values = selectors.values_of(self.get_object())
        if key := request.query_params.get("indicator"):
            values = values.filter(indicator__key=key)
        page = self.paginate_queryset(values)
        return self.get_paginated_response(serializers.IndicatorValueSerializer(page, many=True).data)


class DistrictViewSet(PublicViewSet):
    """The local authority districts, with the areas they lie in or lay in."""

    serializer_class = serializers.DistrictSerializer
    lookup_field = "code"
    queryset = selectors.all_districts()


class AuthorityViewSet(PublicViewSet):
    """The authorities with a part in skills plans, with the dated facts about each."""

    serializer_class = serializers.AuthoritySerializer
    lookup_field = "slug"
    queryset = selectors.all_authorities()


@extend_schema(parameters=[WORDS])
class OccupationViewSet(PublicViewSet):
    """The groups of SOC 2020; `q` finds unit groups."""

    serializer_class = serializers.SocGroupSerializer
    lookup_field = "code"
    queryset = selectors.occupations()

    def get_queryset(self) -> QuerySet[models.Occupation]:
        """Return all, or those found by words."""
        return selectors.search_occupations(self.words()) if self.words() else selectors.occupations()


@extend_schema(parameters=[WORDS])
class SectorViewSet(PublicViewSet):
    """The groups of SIC 2007."""

    serializer_class = serializers.SicGroupSerializer
    lookup_field = "code"
    lookup_value_regex = "[0-9A-U][0-9./]*"
    queryset = selectors.sectors()

    def get_queryset(self) -> QuerySet[models.Sector]:
        """Return all, or those found by words."""
        return selectors.search_sectors(self.words()) if self.words() else selectors.sectors()


class RouteViewSet(PublicViewSet):
    """The occupational routes with their pathways."""

    serializer_class = serializers.RouteSerializer
    lookup_field = "slug"
    queryset = selectors.routes()


@extend_schema(parameters=[WORDS])
class ProviderViewSet(PublicViewSet):
    """The providers by their UK provider reference number."""

    serializer_class = serializers.ProviderSerializer
    lookup_field = "ukprn"
    lookup_value_regex = "[0-9]{8}"
    queryset = selectors.providers()

    def get_queryset(self) -> QuerySet[models.Provider]:
        """Return all, or those found by words."""
        return selectors.search_providers(self.words()) if self.words() else selectors.providers()


routes: list[tuple[str, type[ViewSetMixin], str]] = [
    ("areas", AreaViewSet, "reference-area"),
    ("districts", DistrictViewSet, "reference-district"),
    ("authorities", AuthorityViewSet, "reference-authority"),
    ("occupations", OccupationViewSet, "reference-occupation"),
    ("sectors", SectorViewSet, "reference-sector"),
    ("routes", RouteViewSet, "reference-route"),
    ("providers", ProviderViewSet, "reference-provider"),
]
