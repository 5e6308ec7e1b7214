"""Findings on the old tests, which asked several things at once, become findings on each of the new ones."""

from importlib import import_module

import pytest
from django.apps import apps

from designations.models import DesignationTest
from lifecycle import clock
from tests.factories import designations as make

pytestmark = pytest.mark.django_db
migration = import_module("designations.migrations.0006_findings_on_the_old_tests_are_carried_over")


def test_a_finding_is_carried_over_to_each_test_that_it_answered_and_back():
    record = make.proposed()
    actor = record.chain.entries.first().actor
    old = {"eligible": "not_met", "capable": "met", "representative": "met", "consent": "met"}
    for test, finding in old.items():
        facts = {"evidence": f"On {test}.", "recorded_by": actor, "recorded_at": clock.now()}
        DesignationTest.objects.create(designation=record, test=test, finding=finding, **facts)
    migration.carry_over(apps, None)
    found = {row.test: (row.finding, row.evidence) for row in record.tests.all()}
    eligible, capable = ("not_met", "On eligible."), ("met", "On capable.")
    assert found == {
        **dict.fromkeys(("body_corporate", "not_crown", "no_appointees", "not_public"), eligible),
        **dict.fromkeys(("capable", "effective", "impartial"), capable),
        "representative": ("met", "On representative."),
        "consent": ("met", "On consent."),
    }
    migration.bring_back(apps, None)
    assert {row.test: row.finding for row in record.tests.all()} == old
