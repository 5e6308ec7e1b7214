"""Everything that others publish and the portal relies on, one subject a file."""

from reference.models.areas import Area, AreaCode, AreaName, AreaSuccession
from reference.models.authorities import (
    Authority,
    AuthorityCoverage,
    AuthorityFunction,
    AuthorityType,
    RelevantAuthority,
)
from reference.models.bank_holidays import BankHoliday
from reference.models.bodies import BodyDesignation, EmployerBody
from reference.models.boundaries import Boundary
from reference.models.datasets import Dataset
from reference.models.dating import Dated, in_force
from reference.models.districts import District, DistrictCode, DistrictInArea
from reference.models.economic_areas import EconomicArea, EconomicAreaLink
from reference.models.glossary import GlossaryTerm
from reference.models.indicators import ENGLAND, Indicator, IndicatorValue
from reference.models.levels import Level
from reference.models.occupations import Occupation
from reference.models.provider_types import Funder, ProviderType, ProviderTypeScope
from reference.models.providers import Provider, ProviderOutcome
from reference.models.provision import DeliveryStatistic, SubjectStatistic
from reference.models.routes import OccupationalStandard, Pathway, Route, SubjectArea, TLevel
from reference.models.sectors import Sector

__all__ = [
    "ENGLAND",
    "Area",
    "AreaCode",
    "AreaName",
    "AreaSuccession",
    "Authority",
    "AuthorityCoverage",
    "AuthorityFunction",
    "AuthorityType",
    "BankHoliday",
    "BodyDesignation",
    "Boundary",
    "Dataset",
    "Dated",
    "DeliveryStatistic",
    "District",
    "DistrictCode",
    "DistrictInArea",
    "EconomicArea",
    "EconomicAreaLink",
    "EmployerBody",
    "Funder",
    "GlossaryTerm",
    "Indicator",
    "IndicatorValue",
    "Level",
    "Occupation",
    "OccupationalStandard",
    "Pathway",
    "Provider",
    "ProviderOutcome",
    "ProviderType",
    "ProviderTypeScope",
    "RelevantAuthority",
    "Route",
    "Sector",
    "SubjectArea",
    "SubjectStatistic",
    "TLevel",
    "in_force",
]
