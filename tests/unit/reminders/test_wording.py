"""The words of a reminder: one template for each duty and stage, and a label that says how strongly the date binds."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from lifecycle import clock, wiring
from lifecycle.models import Chain, Deadline
from lifecycle.reminders.selectors import Due
from lifecycle.reminders.wording import FORCES, STAGES, label_of, stage_of, text_of
from lifecycle.workflow import Addressee, tables

TEMPLATES = Path(settings.BASE_DIR) / "templates" / "reminders"
DUE = date(2027, 3, 10)
DUTIES = ("delivery_plan", "progress_report", "plan_ready", "annual_review", "a_clock_of_its_own")


def due(name, force="guidance"):
    chain = Chain(title="Cumbria: The chamber")
    deadline = Deadline(clock=name, title="Progress report 3", chain=chain, due_on=DUE, force=force, source="4.3.1")
    return Due(deadline, 1, (), (Addressee("x", "lead@example.org"),), ())


@pytest.mark.parametrize("name", DUTIES)
@pytest.mark.parametrize(
    ("day", "escalated", "subject"),
    [
        (date(2027, 2, 24), False, "due in 14 days"),
        (date(2027, 3, 9), False, "due tomorrow"),
        (DUE, False, "due today"),
        (date(2027, 3, 11), False, "1 day late"),
        (date(2027, 3, 24), True, "14 days late"),
    ],
)
def test_each_duty_says_at_each_stage_what_is_due_where_when_and_what_to_do(name, day, escalated, subject):
    with clock.at(day):
        head, body = text_of(due(name), escalated=escalated)
    assert head == f"Cumbria: The chamber: progress report 3 is {subject}"
    assert "10 March 2027" in body
    assert "\n\nWhat to do: " in body
    assert body.endswith("The statutory guidance sets this date (4.3.1). It is not in the Act.")
    assert "\n\n\n" not in body and "  " not in body


def test_where_nobody_leads_the_officer_reads_that_nobody_was_reminded():
    one = due("progress_report")
    nobody = Due(one.deadline, 1, (), (), ())
    with clock.at(date(2027, 3, 11)):
        assert "Nobody leads the body's work at present" in text_of(nobody, escalated=True)[1]
        assert "Nobody leads" not in text_of(one, escalated=True)[1]


@pytest.mark.parametrize(("days", "stage"), [(3, "before"), (0, "on_the_day"), (-1, "late")])
def test_the_stage_is_that_of_the_day_on_which_it_is_written(days, stage):
    assert stage_of(days, escalated=False) == stage


def test_every_force_of_a_deadline_has_a_label_that_names_its_source():
    assert set(FORCES) == set(Deadline.Force.values)
    assert {force for force in FORCES if "not in the Act" not in label_of(due("x", force).deadline)} == {"statute"}


def test_every_clock_of_an_edition_is_the_duty_of_a_role_and_has_a_template_for_each_stage(editions):
    from lsip_portal import wiring as roof

    clocks = {name for edition in editions.values() for name in edition.content["clocks"]}
    clocks |= {start.clock for table in tables().values() for row in table.moves for start in row.starts}
    assert clocks <= set(roof.DUTIES)
    wanted = {f"{name}/{stage}.txt" for name in {*clocks, "other", "stages"} for stage in STAGES}
    assert {str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.txt")} == wanted


def test_a_clock_that_is_nobodys_falls_to_who_oversees_them_all():
    assert wiring.duty_of("a_clock_of_its_own") == wiring.overseer()
    assert wiring.duty_of("plan_ready") != wiring.overseer()
