"""What the tests of the pages of engagement and needs share: what people type, and the addresses they send it to."""

from django.urls import reverse

from lifecycle import clock
from reference.models import Funder, ProviderType


def begin(workflow, designation):
    return reverse("begin", args=[workflow, designation.pk, "record"])


def interview(**changed):
    """What a person types after an interview with a new employer, some of it changed."""
    today = clock.today()
    usual = {
        "title": "Interview about welding",
        "held_on-day": today.day,
        "held_on-month": today.month,
        "held_on-year": today.year,
        "method": "interview",
        "depth": "in_depth",
        "stage": "a",
        "new_employer": "Acme Ltd",
        "new_employer_size": "small",
        "named": "no",
        "hard_to_fill": "not_asked",
        "environment_discussed": "no",
    }
    return usual | changed


def a_need(record, **changed):
    """What a person types of a need heard in an engagement, some of it changed."""
    usual = {
        "skill": "Weld aluminium",
        "heard_in": [record.pk],
        "when_needed": "now",
        "occupation_note": "None yet",
    }
    return usual | changed


def chosen(page, name):
    """Return the values that are chosen in a list of a page."""
    options = page.one("select", name=name).iter("option")
    return [option.get("value") for option in options if option.get("selected") is not None]


def at(name, organisation, *more):
    """Return the address of a page of a provider."""
    return reverse(name, args=[organisation.provider.ukprn, *more])


def answers(kind, **changed):
    """What a person answers about a provider of a type, some of it changed."""
    usual = {"provider_type": ProviderType.objects.get(key=kind).pk, "technical": "yes", "based_in_england": "yes"}
    return usual | changed


def training_provider(**changed):
    """What a person answers about an independent training provider, some of it changed."""
    more = {"active_in_england": "yes", "publicly_funded": "yes", "inspected_by_ofsted": "yes", "exclusions": ["none"]}
    return answers("independent_training_provider", **(more | changed))


def an_offer(area, **changed):
    """What a person types of provision, some of it changed."""
    usual = {
        "title": "Welding", "mode": "in_person", "areas": [area.pk], "technical": "yes", "age_from": "16",
        "funders": [Funder.objects.get(key="secretary_of_state").pk],
        "since-day": "1", "since-month": "9", "since-year": "2024",
    }  # fmt: skip
    return usual | changed
