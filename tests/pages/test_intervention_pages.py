"""The pages of interventions: the ladder by page, what the ERB sees of it, and what is said to bad input."""

import csv
import io
import json
from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.models import User
from accounts.roles import CASE_OFFICER, DECISION_MAKER, ERB_LEAD, PROVIDER_LEAD
from approvals.models import Intervention, Level, Result
from lifecycle import clock
from lifecycle.engine import options
from lifecycle.models import Message
from tests.factories import approvals as cases
from tests.factories import declarations, delivery, files, places, plans
from tests.factories import interventions as make
from tests.factories.accounts import holder
from tests.pages.designation_steps import page, sign_in, typed

pytestmark = pytest.mark.django_db
TODAY, SOON = date(2023, 3, 6), date(2023, 3, 20)
STEP = {"issue": "Nobody asked them.", "agreed": "The ERB calls them."} | typed("by_when", SOON)
LEADER = {"leader": "Sam Carter", "leader_role": "Chief executive"}


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


@pytest.fixture
def designation(editions):
    return plans.designated()


def move_of(record, move):
    return reverse("move", args=["intervention", record.pk, move])


def open_at(designation, **query):
    return reverse("begin", args=["intervention", designation.pk, "open"], query=query or None)


@pytest.mark.clause("G-4.3.1-4")
def test_an_officer_marks_an_issue_from_within_a_report_and_a_linked_intervention_opens(client, editions):
    designation = delivery.designated()
    people = delivery.team(designation)
    with clock.at(date(2022, 7, 4)):
        delivery.approved_plan(designation, by=people.lead, officer=people.officer)
        report = delivery.submitted_report(designation, by=people.lead)
        sign_in(client, people.officer)
        shown = page(client.get(report.get_absolute_url()))
        (link,) = (one.get("href") for one in shown.all("a") if "/intervention/" in one.get("href", ""))
        form = page(client.get(link))
        assert form.one("option", value=f"report-{report.pk}").get("selected") is not None
        sent = client.post(link, make.FACTS | {"origin": f"report-{report.pk}", "attached": files.sent()})
        record = Intervention.objects.get()
        assert sent.url == record.get_absolute_url()
        drawn = page(client.get(sent.url)).text("main")
        assert "Progress report 1" in drawn
        assert "letter.pdf" in drawn
        assert "Marked for the department’s attention" in page(client.get(report.get_absolute_url())).text("main")
        for address in (designation.get_absolute_url(), reverse("area", args=[designation.area.slug])):
            assert record.title in page(client.get(address)).text("main")
        client.logout()
        assert record.title not in client.get(reverse("area", args=[designation.area.slug])).content.decode()


@pytest.mark.clause("G-6.5-8")
def test_a_returned_plan_leads_to_an_intervention_that_the_pages_of_the_area_show(client, editions):
    with clock.at(cases.SUBMITTED):
        people = cases.people()
        case = cases.returned(people)
    sign_in(client, people.officer)
    shown = page(client.get(case.get_absolute_url()))
    (link,) = (one.get("href") for one in shown.all("a") if "/intervention/" in one.get("href", ""))
    client.post(link, make.FACTS | {"origin": f"case-{case.pk}", "kind": "approval"})
    record = Intervention.objects.get(case=case)
    addresses = (
        case.get_absolute_url(),
        people.designation.get_absolute_url(),
        reverse("area", args=[people.designation.area.slug]),
        reverse("area_interventions", args=[people.designation.pk]),
    )
    for who in (people.officer, people.lead):
        sign_in(client, who)
        for address in addresses:
            assert record.title in page(client.get(address)).text("main"), address
    assert "The plan submitted on 28 February 2023" in page(client.get(record.get_absolute_url())).text("main")


@pytest.mark.clause("G-4.3.2-3")
@pytest.mark.clause("G-4.3.2-4")
def test_the_whole_ladder_by_page_with_its_refusals(client, designation):
    officer, decider, lead = holder(CASE_OFFICER), holder(DECISION_MAKER), holder(ERB_LEAD, designation.scope)
    sign_in(client, officer)
    client.post(open_at(designation), make.FACTS | {"origin": "own"})
    record = Intervention.objects.get()

    def does(move, who=officer, status=302, **facts):
        return (
            sign_in(client, who).post(move_of(record, move), facts)
            if status == 302
            else page(sign_in(client, who).post(move_of(record, move), facts), status)
        )

    funding = {"proposed": "60,000", "exceptional": "Half the work was not done."}
    skipped = does("propose_funding", status=409, **funding)
    assert "No outcome is recorded yet for: support, working level, leadership level." in skipped.text("main")
    assert skipped.text("textarea", name="exceptional") == "Half the work was not done."
    assert skipped.all("textarea", name="explain-all_other_support_was_tried") == []

    for move, more in (("give_support", {}), ("raise_at_working_level", {}), ("raise_with_leaders", LEADER)):
        assert does(move, **STEP, **more).status_code == 302, move
        ended = {"step": record.last_step.pk, "result": "not_resolved", "outcome": "Four answered."}
        assert does("record_outcome", **ended, **typed("ended_on", TODAY)).status_code == 302
    assert does("propose_funding", **funding).status_code == 302

    shown = page(sign_in(client, lead).get(record.get_absolute_url())).text("main")
    assert "Sam Carter, Chief executive" in shown
    assert "60,000" not in shown
    assert "Half the work" not in shown
    assert does("decide_funding", who=officer, amount="1", note="Me.").status_code == 403
    drawn = page(sign_in(client, decider).get(move_of(record, "decide_funding")))
    assert drawn.one("input", name="amount").get("value") == "60000"
    assert does("decide_funding", who=decider, amount="50,000", note="Enough for the survey.").status_code == 302
    shown = page(sign_in(client, lead).get(record.get_absolute_url())).text("main")
    for words in ("£60,000", "£50,000", "on 6 March 2023 by", "Enough for the survey.", "Half the work was not done."):
        assert words in shown, words
    assert "£50,000" in Message.objects.get(actor=lead.actor, subject__contains="decided on the funding").body

    ended = {"step": record.last_step.pk, "result": "resolved", "outcome": "The survey is out."}
    does("record_outcome", **ended, **typed("ended_on", TODAY))
    learned = {"result": "resolved", "outcome": "All is well.", "learned": "Breakfast meetings work."}
    assert does("close", **learned).status_code == 302
    assert "Breakfast meetings work." in page(sign_in(client, lead).get(record.get_absolute_url())).text("main")


def test_a_step_may_be_left_out_with_a_reason_on_the_page(client, designation):
    record = make.opened(designation)
    sign_in(client, holder(CASE_OFFICER))
    drawn = page(client.post(move_of(record, "raise_at_working_level"), STEP), 409)
    assert "No outcome is recorded yet for: support." in drawn.text("main")
    assert drawn.text("textarea", name="agreed") == "The ERB calls them."
    explained = STEP | {"explain-support_was_tried": "It asked for none."}
    assert client.post(move_of(record, "raise_at_working_level"), explained).status_code == 302
    assert record.last_step.level == Level.WORKING


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": ""}, ("Enter what it is about", "#id_title")),
        ({"phase": ""}, ("Select the phase", "#id_phase")),
        ({"kind": "gossip"}, ("Type must be one of the options", "#id_kind")),
        ({"aim": " "}, ("Enter the aim", "#id_aim")),
        ({"issue": "x" * 4001}, ("Issue must be 4,000 characters or fewer", "#id_issue")),
        ({"origin": ""}, ("Select what led to it", "#id_origin")),
        ({"origin": "report-999999"}, ("What led to it must be one of the options", "#id_origin")),
        ({"attached": files.sent("a.exe", b"MZ")}, None),
    ],
)
def test_what_is_missing_or_wrong_at_the_opening_is_said_in_place(client, designation, wrong, said):
    sign_in(client, holder(CASE_OFFICER))
    drawn = page(client.post(open_at(designation), make.FACTS | {"origin": "own"} | wrong), 422)
    errors = drawn.errors()
    assert len(errors) == 1
    if said:
        assert (errors[0][0], errors[0][1].split("-")[0]) == (said[0], said[1])
    if "title" not in wrong:
        assert drawn.one("input", name="title").get("value") == make.FACTS["title"]
    assert not Intervention.objects.exists()


@pytest.mark.parametrize(
    ("move", "facts", "said"),
    [
        ("give_support", STEP | typed("by_when", TODAY - timedelta(1)), "must be on or after 6 March 2023"),
        ("give_support", STEP | {"by_when-month": "13"}, "must be a real date"),
        ("give_support", STEP | {"agreed": ""}, "Enter what was agreed"),
        ("raise_with_leaders", STEP | LEADER | {"leader": ""}, "Enter the leader of the ERB"),
        ("raise_with_leaders", STEP | LEADER | {"leader_role": "a\nb"}, "must be on one line"),
        ("propose_funding", {"proposed": "-1", "exceptional": "So."}, "must be £0 or more"),
        ("propose_funding", {"proposed": "a lot", "exceptional": "So."}, "must be an amount of money"),
        ("propose_funding", {"proposed": "1"}, "Enter why this case is exceptional"),
        ("consider_removal", {}, "Enter why removal is considered"),
        ("record_outcome", {"result": "withdrawn", "outcome": "So."} | typed("ended_on", TODAY), "must be one of the"),
        ("record_outcome", {"result": "resolved"} | typed("ended_on", TODAY), "Enter the outcome"),
        ("close", {"result": "resolved", "outcome": "So."}, "Enter what was learned"),
    ],
)
def test_bad_input_to_each_step_is_refused_in_words(client, designation, move, facts, said):
    record = make.before_funding(designation)
    make.step(record, Level.SUPPORT)
    sign_in(client, holder(CASE_OFFICER))
    facts = {"step": record.last_step.pk} | facts if move == "record_outcome" else facts
    drawn = page(client.post(move_of(record, move), facts), 422)
    assert [words for words, _ in drawn.errors() if said in words], drawn.errors()
    assert record.steps.count() == 4


def test_an_outcome_before_its_step_or_of_a_step_elsewhere_is_refused(client, designation):
    record, other = make.opened(designation), make.opened(designation)
    for one in (record, other):
        make.step(one, Level.SUPPORT)
    sign_in(client, holder(CASE_OFFICER))
    facts = {"step": record.last_step.pk, "result": "partly", "outcome": "Some."}
    early = page(client.post(move_of(record, "record_outcome"), facts | typed("ended_on", TODAY - timedelta(1))), 422)
    assert early.errors()[0][0] == "The step was taken on 6 March 2023. Enter that day or a later one"
    facts["step"] = other.last_step.pk
    page(client.post(move_of(record, "record_outcome"), facts | typed("ended_on", TODAY)), 422)
    assert not other.last_step.result


def test_the_api_offers_and_makes_the_same_moves(client, designation):
    sign_in(client, holder(CASE_OFFICER))
    begin = reverse("api:begin", args=["intervention", designation.pk, "open"])
    made = client.post(begin, json.dumps(make.FACTS | {"origin": "own"}), content_type="application/json")
    record = Intervention.objects.get(pk=made.json()["id"])
    step = {"issue": "None asked.", "agreed": "Ask.", "by_when": "2023-03-20"}
    address = reverse("api:make_move", args=["intervention", record.pk, "raise_at_working_level"])
    refused = client.post(address, json.dumps(step), content_type="application/json")
    assert (refused.status_code, refused.json()["unmet"][0]["explainable"]) == (409, True)
    explained = step | {"explain-support_was_tried": "It asked for none."}
    assert client.post(address, json.dumps(explained), content_type="application/json").status_code == 200
    shown = client.get(reverse("api:intervention-detail", args=[record.pk])).json()
    assert [one["level"] for one in shown["steps"]] == ["working"]


def test_the_download_holds_what_the_person_may_see_and_runs_no_formula(client, designation):
    make.opened(designation, title="=1+1")
    make.opened(plans.designated(), title="Elsewhere")
    sign_in(client, holder(ERB_LEAD, designation.scope))
    rows = list(csv.reader(io.StringIO(client.get(reverse("interventions_csv")).content.decode("utf-8-sig"))))
    assert [row[3] for row in rows] == ["What it is about", "'=1+1"]


def test_a_stranger_finds_nothing(client, designation):
    record = make.opened(designation)
    for stranger in (holder(ERB_LEAD, plans.designated().scope), holder(PROVIDER_LEAD, places.provider_place())):
        sign_in(client, stranger)
        for address in (record.get_absolute_url(), reverse("area_interventions", args=[designation.pk])):
            assert client.get(address).status_code == 404
        assert client.get(reverse("api:intervention-list")).json()["results"] == []


def test_who_declared_an_interest_takes_no_step_and_reads_on(client, designation):
    officer = holder(CASE_OFFICER)
    record = make.opened(designation, by=officer)
    declarations.declaration(designation, by=officer)
    officer = User.objects.get(pk=officer.pk)
    assert all(option.barred.startswith("You declared an interest") for option in options(record, officer))
    sign_in(client, officer)
    assert client.post(move_of(record, "give_support"), STEP).status_code == 403
    assert "Who stands aside" in page(client.get(record.get_absolute_url())).text("main")


def test_the_lists_ask_as_many_questions_of_many_interventions_as_of_one(
    client, designation, django_assert_max_num_queries
):
    sign_in(client, holder(CASE_OFFICER))
    record = make.opened(designation)
    make.tried(record, Level.SUPPORT, result=Result.PARTLY)
    client.get(reverse("interventions"))
    for _ in range(5):
        make.tried(make.opened(plans.designated()), Level.SUPPORT)
    with django_assert_max_num_queries(14):
        assert "Support" in page(client.get(reverse("interventions"), {"state": "open"})).text("main")
