"""National blockers: raised with Skills England, passed to departments, answered; Skills England changes no plan."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.roles import ADMINISTRATOR, CASE_OFFICER, ERB_EDITOR, ERB_LEAD, PROVIDER_LEAD, SKILLS_ENGLAND
from accounts.selectors import nation
from approvals.blockers import services
from approvals.models import Blocker, BlockerReferral
from lifecycle import clock
from lifecycle.engine import NotPossible, options
from lifecycle.models import Message
from lifecycle.workflow import tables
from tests.factories import blockers as make
from tests.factories import places, plans
from tests.factories.accounts import holder
from tests.pages.designation_steps import page, sign_in, typed

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 6)


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


@pytest.fixture
def designation(editions):
    return plans.designated()


def begin_at(scope):
    return reverse("begin", args=["blocker", scope.pk, "raise"])


def move_of(record, move):
    return reverse("move", args=["blocker", record.pk, move])


@pytest.mark.clause("N-21")
def test_a_blocker_goes_from_an_erb_to_skills_england_to_two_departments_and_back(client, designation):
    editor, official, officer = holder(ERB_EDITOR, designation.scope), holder(SKILLS_ENGLAND), holder(CASE_OFFICER)
    sign_in(client, editor)
    (link,) = (one.get("href") for one in page(client.get(reverse("blockers"))).all("a", class_="govuk-button"))
    assert client.post(link, make.FACTS).status_code == 302
    record = Blocker.objects.get()
    assert make.FACTS["effect"] in Message.objects.get(actor=official.actor).body

    sign_in(client, official)
    assert make.FACTS["title"] in page(client.get(reverse("blockers"))).text("main")
    for department in ("dfe", "dwp"):
        client.post(move_of(record, "pass_on"), {"department": department, "recommendation": "Allow both."})
    again = page(client.post(move_of(record, "close"), {"note": "Done."}), 409)
    waiting = "Record the answer of: Department for Education, Department for Work and Pensions."
    assert waiting in again.text("main")

    said = {"answer": "From next year.", "answered_for": "Funding team"} | typed("answered_on", TODAY)
    dfe, dwp = record.referrals.order_by("department")
    assert client.post(move_of(record, "answer"), said | {"referral": dwp.pk}).status_code == 302
    sign_in(client, officer)
    assert client.post(move_of(record, "answer"), said | {"referral": dfe.pk}).status_code == 302
    sign_in(client, official).post(move_of(record, "close"), {"note": "Both funds are open."})

    shown = page(sign_in(client, editor).get(record.get_absolute_url())).text("main")
    for words in ("Department for Work and Pensions", "From next year.", "Funding team, 6 March 2026", "Closed"):
        assert words in shown, words
    subjects = Message.objects.filter(actor=editor.actor).values_list("subject", flat=True)
    assert len([one for one in subjects if "blocker" in one]) == 5


@pytest.mark.clause("N-21")
def test_skills_england_reads_every_area_and_changes_nothing_in_one(client, designation):
    official = holder(SKILLS_ENGLAND)
    version = plans.draft(designation, by=plans.team(designation).editor)
    sign_in(client, official)
    for address in (
        reverse("home"),
        designation.get_absolute_url(),
        version.get_absolute_url(),
        reverse("delivery", args=[designation.pk]),
        reverse("engagement_list", args=[designation.pk]),
        reverse("cases"),
    ):
        assert client.get(address).status_code == 200, address
    assert options(version, official) == []
    assert options(designation, official) == []
    for move in ("submit", "write"):
        if move in tables()["plan"]:
            assert client.post(reverse("move", args=["plan", version.pk, move])).status_code == 403
    key = version.sections.first().key
    assert client.post(reverse("plan_section", args=[version.pk, key]), {"text": "Mine."}).status_code == 403
    made = {name for name, table in tables().items() for row in table.moves if SKILLS_ENGLAND in row.who}
    assert made - {"role", "invitation"} == {"blocker"}


def test_an_administrator_of_the_department_invites_an_official_of_skills_england(client):
    sign_in(client, holder(ADMINISTRATOR))
    form = page(client.get(reverse("begin", args=["invitation", nation().pk, "invite"])))
    assert form.all("input", name="role", value="skills_england")


def test_an_erb_sees_the_blockers_that_it_raised_and_no_others(client, designation):
    own, other = make.raised(designation.scope), make.raised(plans.designated().scope, title="Another one")
    sign_in(client, holder(ERB_LEAD, designation.scope))
    assert "Another one" not in page(client.get(reverse("blockers"))).text("main")
    assert client.get(own.get_absolute_url()).status_code == 200
    for address in (other.get_absolute_url(), begin_at(other.scope), begin_at(nation())):
        assert client.get(address).status_code == 404
    assert [one["id"] for one in client.get(reverse("api:blocker-list")).json()["results"]] == [own.pk]
    sign_in(client, holder(PROVIDER_LEAD, places.provider_place()))
    assert client.get(reverse("blockers")).status_code == 404


def test_a_case_officer_and_skills_england_raise_one_for_the_nation(client, editions):
    for role in (CASE_OFFICER, SKILLS_ENGLAND):
        assert sign_in(client, holder(role)).post(begin_at(nation()), make.FACTS).status_code == 302
    assert {one.scope for one in Blocker.objects.all()} == {nation()}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": ""}, "Enter what stands in the way"),
        ({"title": "x" * 151}, "must be 150 characters or fewer"),
        ({"description": " "}, "Enter a description"),
        ({"effect": ""}, "Enter what it keeps from happening"),
    ],
)
def test_a_blocker_that_is_not_described_is_refused_in_place(client, designation, wrong, said):
    sign_in(client, holder(ERB_EDITOR, designation.scope))
    drawn = page(client.post(begin_at(designation.scope), make.FACTS | wrong), 422)
    assert [words for words, _ in drawn.errors() if said in words]
    if "description" not in wrong:
        assert drawn.text("textarea", name="description") == make.FACTS["description"]
    assert not Blocker.objects.exists()


def test_a_department_is_asked_once_at_a_time_and_answers_after_it_was_asked(client, designation):
    official = holder(SKILLS_ENGLAND)
    with clock.at(TODAY):
        record = make.passed(designation.scope, by=official)
    with pytest.raises(NotPossible, match="owes an answer"):
        services.pass_on(record, by=official, department="dwp", recommendation="Again.")
    sign_in(client, official)
    said = {"referral": record.referrals.get().pk, "answer": "No.", "answered_for": "Team"}
    early = page(client.post(move_of(record, "answer"), said | typed("answered_on", date(2026, 3, 5))), 422)
    assert early.errors()[0][0] == "It was passed on on 6 March 2026. Enter that day or a later one"
    unknown = page(client.post(move_of(record, "pass_on"), {"department": "dfx", "recommendation": "So."}), 422)
    assert unknown.errors()[0][0] == "Department must be one of the options"


@pytest.mark.parametrize(
    "broken", [{"answer": "Yes."}, {"answered_on": TODAY}, {"recommendation": ""}, {"answered_for": "Somebody"}]
)
def test_half_an_answer_is_refused_by_the_table(designation, broken):
    record = make.passed(designation.scope)
    with pytest.raises(IntegrityError), transaction.atomic():
        BlockerReferral.objects.filter(blocker=record).update(**broken)
    with pytest.raises(IntegrityError), transaction.atomic():
        Blocker.objects.filter(pk=record.pk).update(closed_on=TODAY)
