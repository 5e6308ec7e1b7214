"""Writes of engagement: organisations that are heard, records and needs, providers and their provision."""

from engagement.services.carrying import carry_need
from engagement.services.needs import amend_need, new_need, record_need
from engagement.services.organisations import (
    find_or_add_employer,
    find_or_add_stakeholder,
    name_key,
    organisation_for_provider,
)
from engagement.services.providers import (
    add_provision,
    change_provision,
    decide_materiality,
    describe_provider,
    new_decision,
    open_people_of,
)
from engagement.services.records import (
    Party,
    amend_engagement,
    describe_participation,
    new_engagement,
    record_engagement,
)

__all__ = [
    "Party",
    "add_provision",
    "amend_engagement",
    "amend_need",
    "carry_need",
    "change_provision",
    "decide_materiality",
    "describe_participation",
    "describe_provider",
    "find_or_add_employer",
    "find_or_add_stakeholder",
    "name_key",
    "new_decision",
    "new_engagement",
    "new_need",
    "open_people_of",
    "organisation_for_provider",
    "record_engagement",
    "record_need",
]
