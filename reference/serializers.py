"""The shapes in which the API gives reference data."""

from typing import Any, ClassVar

from rest_framework import serializers

from reference import models

DATES = ["valid_from", "valid_to"]


def named_by(field: str, *, many: bool = False) -> Any:
    """Return the field that shows a related record by one of its own fields."""
    return serializers.SlugRelatedField(slug_field=field, read_only=True, many=many)


def of_indicator(field: str) -> Any:
    """Return the field that shows a fact of a figure's indicator."""
    return serializers.CharField(source=f"indicator.{field}", read_only=True)


class AreaCodeSerializer(serializers.ModelSerializer):
    """A code of an area with its days."""

    class Meta:
        model = models.AreaCode
        fields: ClassVar = ["code", *DATES]


class AreaNameSerializer(serializers.ModelSerializer):
    """A name of an area with its publisher and days."""

    class Meta:
        model = models.AreaName
        fields: ClassVar = ["name", "publisher", "official", *DATES]


class AreaSerializer(serializers.ModelSerializer):
    """A plan area, or a part of one."""

    parent = named_by("slug")
    codes = AreaCodeSerializer(many=True, read_only=True)
    names = AreaNameSerializer(many=True, read_only=True)

    class Meta:
        model = models.Area
        fields: ClassVar = ["slug", "name", "parent", "group_2022", *DATES, "codes", "names"]


class MembershipSerializer(serializers.ModelSerializer):
    """The area that a district lies in, with its days."""

    area = named_by("slug")
    sub_area = named_by("slug")

    class Meta:
        model = models.DistrictInArea
        fields: ClassVar = ["area", "sub_area", *DATES]


class DistrictSerializer(serializers.ModelSerializer):
    """A district with the areas it lies in or lay in."""

    codes = named_by("code", many=True)
    areas = MembershipSerializer(source="memberships", many=True, read_only=True)

    class Meta:
        model = models.District
        fields: ClassVar = ["code", "name", "codes", "upper_tier_code", "upper_tier_name", "region_name", "areas"]


class AuthorityTypeSerializer(serializers.ModelSerializer):
    """What an authority is, with its days."""

    class Meta:
        model = models.AuthorityType
        fields: ClassVar = ["kind", *DATES, "source"]


class RelevanceSerializer(serializers.ModelSerializer):
    """Whether an authority is a relevant authority, with its days."""

    class Meta:
        model = models.RelevantAuthority
        fields: ClassVar = ["relevant", "verified", *DATES, "source", "note"]


class FunctionSerializer(serializers.ModelSerializer):
    """A power in skills that an authority holds, with its days."""

    class Meta:
        model = models.AuthorityFunction
        fields: ClassVar = ["function", *DATES, "source"]


class AuthoritySerializer(serializers.ModelSerializer):
    """An authority with the dated facts about it."""

    types = AuthorityTypeSerializer(many=True, read_only=True)
    relevance = RelevanceSerializer(many=True, read_only=True)
    functions = FunctionSerializer(many=True, read_only=True)

    class Meta:
        model = models.Authority
        fields: ClassVar = [
            "slug", "code", "name", "established_on", "abolished_on", "date_note", "types", "relevance", "functions",
        ]  # fmt: skip


class SocGroupSerializer(serializers.ModelSerializer):
    """A group of SOC 2020."""

    parent = named_by("code")

    class Meta:
        model = models.Occupation
        fields: ClassVar = ["code", "kind", "title", "parent", "description"]


class SicGroupSerializer(serializers.ModelSerializer):
    """A group of SIC 2007."""

    parent = named_by("code")

    class Meta:
        model = models.Sector
        fields: ClassVar = ["code", "kind", "section", "title", "parent"]


class PathwaySerializer(serializers.ModelSerializer):
    """A pathway of a route."""

    class Meta:
        model = models.Pathway
        fields: ClassVar = ["slug", "name"]


class RouteSerializer(serializers.ModelSerializer):
    """A route with its pathways."""

    pathways = PathwaySerializer(many=True, read_only=True)

    class Meta:
        model = models.Route
        fields: ClassVar = ["slug", "name", "pathways"]


class ProviderSerializer(serializers.ModelSerializer):
    """A provider with its main place."""

    likely_type = named_by("key")
    main_district = named_by("code")
    main_area = named_by("slug")

    class Meta:
        model = models.Provider
        fields: ClassVar = ["ukprn", "name", "published_type", "likely_type", "main_district", "main_area", "last_year"]


class IndicatorValueSerializer(serializers.ModelSerializer):
    """A figure with its indicator, unit, period and publisher."""

    indicator = named_by("key")
    label = of_indicator("label")
    unit = of_indicator("unit")
    publisher = of_indicator("publisher")

    class Meta:
        model = models.IndicatorValue
        fields: ClassVar = [
            "indicator", "label", "unit", "publisher", "place_code", "breakdown", "category", "period", "period_end",
            "value", "status", "method",
        ]  # fmt: skip
