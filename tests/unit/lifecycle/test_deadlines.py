"""A deadline says how strongly it binds, and where that stands."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from lifecycle.models import Deadline
from tests.factories import delivery

pytestmark = pytest.mark.django_db
PLAN = ("guidance", "Guidance 4.2.1")


@pytest.fixture
def deadline():
    """The delivery plan that is due from a body designated on 31 May 2022."""
    return Deadline.objects.get(chain=delivery.designated(date(2022, 5, 31)).chain, clock="delivery_plan")


@pytest.mark.clause("A-1-1")
def test_a_deadline_takes_its_force_and_source_from_the_edition_under_which_it_began(deadline):
    binding = dict(Deadline.objects.filter(chain=deadline.chain).values_list("clock", "force"))
    assert binding == {"delivery_plan": "guidance", "progress_report": "guidance", "plan_ready": "guidance"}
    assert (deadline.force, deadline.source) == PLAN


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [({"force": "advice"}, "a_deadline_has_a_force"), ({"source": ""}, "a_deadline_has_a_source")],
)
def test_a_deadline_without_force_or_source_is_refused(deadline, fields, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Deadline.objects.filter(pk=deadline.pk).update(**fields)
    assert Deadline.objects.filter(pk=deadline.pk).update(force="local", source="The department") == 1


def test_deadlines_that_were_written_before_are_given_the_force_and_source_of_their_clock(deadline):
    Deadline.objects.update(force="local", source="Not known")
    import_module("lifecycle.migrations.0005_a_deadline_says_how_strongly_it_binds").fill_from_the_edition(apps, None)
    deadline.refresh_from_db()
    assert (deadline.force, deadline.source) == PLAN
