"""The score of an area: what counts, that its lines add up, and that nothing worse ever lowers it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvals.models.interventions import Level
from approvals.risk.score import FACTORS, Band, Facts, LateDuty, risk_of
from approvals.risk.selectors import risks_of
from lifecycle import clock
from tests.factories import delivery, interventions

BETTER_TO_WORSE = ("", "green", "amber", "red")
FACTS = st.builds(
    Facts,
    late=st.lists(st.builds(LateDuty, st.just("Delivery plan"), st.integers(1, 400)), max_size=4).map(tuple),
    late_milestones=st.integers(0, 9),
    warnings=st.integers(0, 6),
    step=st.sampled_from(["", *Level.values]),
    rating=st.sampled_from(BETTER_TO_WORSE),
    for_attention=st.booleans(),
    plan_due_in=st.none() | st.integers(-100, 400),
    plan_begun=st.booleans(),
    lacking=st.lists(st.just("No policy is published."), max_size=2).map(tuple),
)


def reasons(**facts):
    return [(line.points, line.reason) for line in risk_of(Facts(**facts)).lines]


def test_where_nothing_asks_for_action_there_is_no_line_and_no_point():
    risk = risk_of(Facts(rating="green", plan_due_in=200))
    assert (risk.lines, risk.score, risk.band) == ((), 0, Band.NONE)


def test_a_late_duty_counts_more_with_each_whole_week_up_to_a_limit():
    points = [risk_of(Facts(late=(LateDuty("Delivery plan", days),))).score for days in (1, 6, 7, 13, 14, 42, 400)]
    assert points == [2, 2, 3, 3, 4, 8, 8]


@pytest.mark.parametrize(
    ("facts", "lines"),
    [
        ({"late": (LateDuty("Progress report 2", 1),)}, [(2, "Progress report 2 is 1 day late.")]),
        ({"late_milestones": 1}, [(1, "1 milestone of the delivery plan is late.")]),
        ({"late_milestones": 7}, [(4, "7 milestones of the delivery plan are late.")]),
        ({"warnings": 1}, [(1, "The body raised 1 risk or delay that is open.")]),
        ({"warnings": 5}, [(3, "The body raised 5 risks or delays that are open.")]),
        ({"step": "leadership"}, [(7, "An intervention is open, at the step “Leadership level”.")]),
        ({"rating": "amber"}, [(3, "The last progress report is rated amber.")]),
        ({"rating": "red", "for_attention": True}, [
            (8, "The last progress report is rated red."),
            (4, "The last progress report is marked for attention."),
        ]),
        ({"plan_due_in": 56}, [(4, "The plan is due in 56 days and is not begun.")]),
        ({"plan_due_in": 57}, []),
        ({"plan_due_in": 14, "plan_begun": True}, [(3, "The plan is due in 14 days and is not submitted.")]),
        ({"plan_due_in": 15, "plan_begun": True}, []),
        ({"plan_due_in": 1}, [
            (4, "The plan is due tomorrow and is not begun."),
            (3, "The plan is due tomorrow and is not submitted."),
        ]),
        ({"lacking": ("No conflict of interest policy is published.",)}, [
            (1, "No conflict of interest policy is published."),
        ]),
    ],
)  # fmt: skip
def test_each_fact_that_counts_is_a_line_with_its_points_and_why(facts, lines):
    assert reasons(**facts) == lines


@pytest.mark.parametrize(
    ("score", "band"), [(1, Band.LOW), (4, Band.LOW), (5, Band.MEDIUM), (9, Band.MEDIUM), (10, Band.HIGH)]
)
def test_the_band_follows_from_the_score(score, band):
    facts = Facts(lacking=("Something is missing.",) * score)
    assert (risk_of(facts).score, risk_of(facts).band) == (score, band)


@given(FACTS)
def test_the_lines_add_up_to_the_score_and_the_heaviest_comes_first(facts):
    risk = risk_of(facts)
    points = [line.points for line in risk.lines]
    assert risk.score == sum(points)
    assert points == sorted(points, reverse=True)
    assert all(point > 0 for point in points)


def _step_after(step):
    steps = ["", *Level.values]
    return steps[steps.index(step) + 1]


@given(FACTS, st.integers(1, 100))
def test_nothing_worse_lowers_the_score(facts, days):
    score = risk_of(facts).score
    later = tuple(LateDuty(duty.title, duty.days + days) for duty in facts.late)
    worse = [
        replace(facts, late=later),
        replace(facts, late=(*facts.late, LateDuty("Annual review 1", days))),
        replace(facts, rating=BETTER_TO_WORSE[min(3, BETTER_TO_WORSE.index(facts.rating) + 1)]),
        replace(facts, late_milestones=facts.late_milestones + 1),
        replace(facts, warnings=facts.warnings + 1),
        replace(facts, step=facts.step if facts.step == "removal" else _step_after(facts.step)),
        replace(facts, for_attention=True),
        replace(facts, plan_due_in=None if facts.plan_due_in is None else facts.plan_due_in - days),
        replace(facts, plan_begun=False),
        replace(facts, lacking=(*facts.lacking, "The register is older than a year.")),
    ]
    assert all(risk_of(one).score >= score for one in worse)


def test_each_factor_says_its_rule_with_the_points_it_gives():
    assert all(any(sign.isdigit() for sign in factor.rule) for factor in FACTORS)


@pytest.mark.django_db
def test_the_facts_are_read_from_the_record_and_gone_once_the_duty_is_done(editions):
    with clock.at(delivery.EFFECTIVE):
        designation = delivery.designated()
        team = delivery.team(designation)
    with clock.at(delivery.EFFECTIVE + timedelta(days=35)):
        before = [line.reason for line in risks_of([designation], clock.today())[designation.pk].lines]
        delivery.submitted_plan(designation, by=team.lead)
        after = [line.reason for line in risks_of([designation], clock.today())[designation.pk].lines]

    assert "Delivery plan is 7 days late." in before
    assert "No conflict of interest policy is published." in before
    assert [reason for reason in before if reason not in after] == ["Delivery plan is 7 days late."]
    with clock.at(delivery.EFFECTIVE + timedelta(days=60)):
        later = [line.reason for line in risks_of([designation], clock.today())[designation.pk].lines]
    assert "1 milestone of the delivery plan is late." in later


@pytest.mark.django_db
def test_an_amber_report_counts_until_a_green_one_follows(editions, django_assert_max_num_queries):
    with clock.at(delivery.EFFECTIVE):
        designation = delivery.designated()
        team = delivery.team(designation)
        delivery.submitted_plan(designation, by=team.lead)

    def rated(day, rating):
        with clock.at(delivery.EFFECTIVE + timedelta(days=day)):
            facts = {"rating": rating, "rating_reason": "The survey is late.", "recovery": "We call the firms."}
            delivery.submitted_report(designation, by=team.lead, **(delivery.REPORT | facts))
            return {line.reason for line in risks_of([designation], clock.today())[designation.pk].lines}

    amber = "The last progress report is rated amber."
    assert amber in rated(42, "amber")
    assert amber not in rated(84, "green")
    other = delivery.designated()
    with clock.at(delivery.EFFECTIVE), django_assert_max_num_queries(14):
        assert set(risks_of([designation, other], clock.today())) == {designation.pk, other.pk}


@pytest.mark.django_db
def test_an_open_intervention_counts_by_its_highest_step_until_it_is_closed(editions):
    with clock.at(delivery.EFFECTIVE):
        designation = delivery.designated()
        record = interventions.opened(designation)
        interventions.tried(record, "support", "working")
        lines = [line.reason for line in risks_of([designation], clock.today())[designation.pk].lines]
        other = delivery.designated()
        interventions.closed(other)
        over = [line.reason for line in risks_of([other], clock.today())[other.pk].lines]

    assert "An intervention is open, at the step “Working level”." in lines
    assert not any("intervention" in reason for reason in over)
