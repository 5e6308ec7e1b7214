"""Recusal: whoever declared an interest makes no move in the matter, and everybody else does."""

import json
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Organisation, User
from accounts.roles import ALL_ROLES, CASE_OFFICER, DECISION_MAKER, ERB_EDITOR, ERB_LEAD
from designations import services as designating
from designations.declarations import selectors, services
from designations.declarations.bars import who_declared_an_interest_stands_aside
from designations.declarations.selectors import recusals_of
from designations.models import Declaration, Designation
from engagement.selectors import dossier_on, may_describe
from engagement.services import decide_materiality, new_decision
from lifecycle import clock, pages, wiring
from lifecycle.engine import NotAllowed, NotPossible, check, reach, run
from lifecycle.models import Message
from lifecycle.workflow import NEW, tables
from tests.factories import accounts, engagement, plans, records
from tests.factories import approvals as case_factory
from tests.factories import declarations as factory
from tests.factories import designations as make
from tests.factories.accounts import holder, person
from tests.pages.designation_steps import sign_in

pytestmark = pytest.mark.django_db
TODAY = date(2023, 3, 6)


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


@pytest.fixture
def designation(editions):
    return plans.designated(where=make.area("Kent"))


def fresh(who):
    """Return a person as their next request meets them."""
    return User.objects.get(pk=who.pk)


def with_every_role(*held):
    """Make somebody who holds every role that counts for some records."""
    who = person("Everything")
    for record in held:
        for role in ALL_ROLES:
            accounts.holder(role, records.scope_for(record, role), who=who)
    return who


def designation_of(thing):
    """Return the designation that a record, or the parent of one that begins, belongs to."""
    if isinstance(thing, Designation):
        return thing
    if hasattr(thing, "group"):
        return thing.group.designation
    if hasattr(thing, "designation"):
        return thing.designation
    if hasattr(thing, "version"):
        return thing.version.designation
    if hasattr(thing, "scope"):
        return thing.scope.designation
    return Designation.objects.get(chain=thing.chain)


# Records in which nobody can have declared an interest: they are about the nation, the department or providers.
OF_THE_NATION = {"assignment", "cover", "date-round", "merger", "pre-election"}
REASON = "so somebody else must do this."


@pytest.mark.clause("G-4.2-6")
@pytest.mark.clause("N-34")
@pytest.mark.parametrize("workflow", sorted(set(records.MAKERS) - OF_THE_NATION))
def test_every_move_of_every_table_is_refused_by_page_and_api_to_who_declared_an_interest(client, editions, workflow):
    """Somebody with every role tries each move of the matter; a colleague with the same roles is not refused so."""
    record, parent = records.MAKERS[workflow]()
    if workflow == "designation":  # the matter is its area
        parent = record.area
    if workflow in {"conflict-policy", "interests-register"}:  # a designation has one, which begins and goes on alike
        parent = record.designation
    recused, colleague = with_every_role(record), with_every_role(record)
    factory.declaration(designation_of(record), by=recused)

    # An issue of a provider names its area in its form: that has a test of its own.
    but = {("declaration", "declare"), ("provider-issue", "raise")}
    tried = [row for row in tables()[workflow].moves if row.who and (workflow, row.name) not in but]
    assert tried
    for row in tried:
        addresses = [(("move", "api:make_move"), [workflow, record.pk, row.name])]
        if NEW in row.source:
            addresses = [(("begin", "api:begin"), [workflow, parent.pk, row.name])]
        for (page, api), words in addresses:
            sign_in(client, recused)
            shown = client.get(reverse(page, args=words))
            sent = client.post(reverse(page, args=words), {})
            answered = client.post(reverse(api, args=words), json.dumps({}), content_type="application/json")
            assert (shown.status_code, sent.status_code, answered.status_code) == (403, 403, 403), row.name
            assert REASON in shown.content.decode()
            assert REASON in answered.json()["detail"]
            sign_in(client, colleague)
            assert REASON not in client.get(reverse(page, args=words)).content.decode(), row.name
            refused = client.post(reverse(api, args=words), json.dumps({}), content_type="application/json")
            assert REASON not in refused.content.decode(), row.name


@pytest.mark.clause("G-4.2-6")
def test_what_is_barred_shows_on_the_page_with_the_reason_and_everything_stays_readable(client, designation):
    lead = holder(ERB_LEAD, designation.scope)
    factory.declaration(designation, by=lead)
    lead = fresh(lead)
    (choice,) = (one for one in pages.beginnings("engagement", designation, lead) if one.name == "record")
    assert choice.barred == f"You declared an interest in Kent on 6 March 2023, {REASON}"
    assert not choice.allowed
    sign_in(client, lead)
    assert client.get(designation.get_absolute_url()).status_code == 200
    shown = client.get(reverse("impartiality", args=[designation.pk])).content.decode()
    assert "You declared an interest in Kent on 6 March 2023, so somebody else must do this." in shown
    assert client.get(reverse("begin", args=["declaration", designation.pk, "declare"])).status_code == 200


@pytest.mark.clause("N-34")
def test_the_department_is_told_at_once_with_the_day(designation):
    officer = holder(CASE_OFFICER)
    factory.declaration(designation, by=accounts.holder(ERB_EDITOR, designation.scope, person("An editor")))
    message = Message.objects.get(actor=officer.actor)
    assert message.subject == "Kent: an interest in Kent is declared"
    assert "On 6 March 2023, An editor declared an interest in Kent and stands aside" in message.body
    assert "My brother is a director there." in message.body


def test_an_interest_in_an_area_reaches_its_other_proposals_and_no_other_area(designation):
    officer = holder(CASE_OFFICER)
    rival = make.proposed(where=make.area("Surrey"))
    again = make.proposed(where=rival.area)
    factory.declaration(rival, by=officer)
    for record in (rival, again, Designation(area=rival.area)):
        assert recusals_of(officer).bearing_on(record)
    for record in (designation, Designation(area=designation.area)):
        assert recusals_of(officer).bearing_on(record) is None


def test_an_interest_in_an_organisation_reaches_what_is_decided_about_it_and_nothing_else(designation):
    editor = holder(ERB_EDITOR, designation.scope)
    college, other = engagement.provider(), engagement.provider()
    for one in (college, other):
        engagement.provision(one, designation.area)
    factory.declaration(designation, by=editor, organisation=college)
    facts = {"material": True, "skills": "Welding", "period": "now", "circumstances": "Much.", "guidance": "3.4"}

    assert reach(new_decision(designation), "decide", editor)  # what it is about is not known yet
    with pytest.raises(NotAllowed, match=f"You declared an interest in {college} on 6 March 2023"):
        decide_materiality(new_decision(designation), by=editor, provider=college, **facts)
    assert decide_materiality(new_decision(designation), by=editor, provider=other, **facts)
    assert decide_materiality(
        new_decision(designation), by=holder(ERB_EDITOR, designation.scope), provider=college, **facts
    )
    assert not may_describe(editor, dossier_on(college.provider, TODAY))
    assert may_describe(editor, dossier_on(other.provider, TODAY))


@pytest.mark.parametrize("leads", ["body", "co_lead"])
def test_an_interest_in_a_body_reaches_the_areas_that_it_leads(editions, leads):
    body = accounts.organisation()
    together = {"body": body} if leads == "body" else {"co_leads": [body]}
    led, other = make.proposed(**together), make.proposed(partners=[body])
    officer = holder(CASE_OFFICER)
    factory.declaration(other, by=officer, organisation=body)
    assert recusals_of(officer).bearing_on(led)
    assert recusals_of(officer).bearing_on(other) is None
    if leads == "body":
        with pytest.raises(NotAllowed, match=f"You declared an interest in {body}"):
            designating.propose(Designation(area=make.area()), by=officer, body=body, edition=make.edition())


def test_an_interest_in_an_authority_reaches_its_statement_and_not_the_plan(designation):
    editor = holder(ERB_EDITOR, designation.scope)
    version = plans.draft(designation, by=editor)
    statement = plans.requested(version, plans.mayoral_authority(designation.area), by=editor)
    factory.declaration(designation, by=editor, organisation=statement.scope.organisation)
    assert recusals_of(editor).bearing_on(statement)
    assert recusals_of(editor).bearing_on(version) is None


@pytest.mark.parametrize("about", ["area", "organisation"])
def test_only_the_department_ends_a_recusal_with_a_reason_and_nobody_their_own(designation, about):
    organisation = accounts.organisation(Organisation.Kind.PROVIDER) if about == "organisation" else None
    officer, colleague = holder(CASE_OFFICER), holder(DECISION_MAKER)
    lead = holder(ERB_LEAD, designation.scope)
    held = factory.declaration(designation, by=officer, organisation=organisation)
    with pytest.raises(NotAllowed, match="You declared an interest"):
        services.end_recusal(held, by=officer, note="It was nothing.")
    with pytest.raises(NotAllowed, match="Only a case officer or a decision maker"):
        services.end_recusal(held, by=lead, note="It was nothing.")
    with pytest.raises(NotPossible, match="Give the reason"):
        services.end_recusal(held, by=colleague, note=" ")

    services.end_recusal(held, by=colleague, note="The shares are sold.")

    assert (held.state, held.ended_on) == ("ended", TODAY)
    assert recusals_of(fresh(officer)).bearing_on(designation) is None
    assert Message.objects.filter(actor=officer.actor, body__contains="The shares are sold.").count() == 1


def test_the_same_interest_is_declared_once_and_another_kind_as_well(designation):
    editor = holder(ERB_EDITOR, designation.scope)
    factory.declaration(designation, by=editor)
    with pytest.raises(NotPossible) as refused:
        factory.declaration(designation, by=editor)
    assert refused.value.reasons == ["You have declared an interest of this kind in Kent already, and stand aside."]
    assert factory.declaration(designation, by=editor, kind="financial")


def test_nothing_is_declared_below_a_designation_that_has_ended(editions):
    over = make.proposed()
    run(over, "withdraw_proposal", by=holder(CASE_OFFICER), note="Withdrawn.")
    with pytest.raises(NotPossible) as refused:
        factory.declaration(over, by=holder(DECISION_MAKER))
    assert "has ended. Declare your interest below the designation that is in force." in refused.value.reasons[0]


def test_an_erb_reads_what_its_own_people_declared_and_the_department_everything(designation):
    editor, officer = holder(ERB_EDITOR, designation.scope), holder(CASE_OFFICER)
    own, theirs = factory.declaration(designation, by=editor), factory.declaration(designation, by=officer)
    assert (own.side, theirs.side) == ("erb", "department")
    lead, elsewhere = holder(ERB_LEAD, designation.scope), holder(ERB_LEAD, plans.designated().scope)
    assert list(selectors.declarations_seen_by(lead)) == [own]
    assert set(selectors.declarations_seen_by(officer)) == {own, theirs}
    assert not selectors.declarations_seen_by(elsewhere)
    assert selectors.standing_aside(designation, lead) == [own]
    assert not selectors.standing_aside(designation, elsewhere)


def test_who_stood_aside_since_a_day_is_still_named_after_the_recusal_ended(designation):
    officer, colleague = holder(CASE_OFFICER), holder(DECISION_MAKER)
    held = factory.declaration(designation, by=officer)
    with clock.at(date(2023, 4, 1)):
        services.end_recusal(held, by=colleague, note="Over.")
    assert selectors.standing_aside(designation, colleague) == []
    assert selectors.standing_aside(designation, colleague, since=date(2023, 4, 1)) == [held]
    assert selectors.standing_aside(designation, colleague, since=date(2023, 4, 2)) == []


@pytest.mark.parametrize(
    "changed", [{"ended_on": TODAY}, {"state": "ended"}, {"state": "ended", "ended_on": "2023-03-05"}]
)
def test_a_declaration_is_in_force_or_ended_on_a_day_in_the_table_too(designation, changed):
    held = factory.declaration(designation)
    with pytest.raises(IntegrityError), transaction.atomic():
        Declaration.objects.filter(pk=held.pk).update(**changed)


def test_the_bar_asks_two_questions_of_a_request_however_much_was_declared(designation):
    officer = holder(CASE_OFFICER)

    def asked(who):
        with CaptureQueriesContext(connection) as queries:
            for row in tables()["designation"].moves:
                who_declared_an_interest_stands_aside(who, designation, row)
        return len(queries)

    assert asked(fresh(officer)) == 1
    factory.declaration(designation, by=officer)
    assert asked(fresh(officer)) == 2
    for _ in range(4):
        factory.declaration(plans.designated(), by=officer)
        factory.declaration(designation, by=officer, organisation=accounts.organisation())
    assert asked(fresh(officer)) == 2


def test_a_job_that_finishes_later_is_no_act_of_who_asked_for_it(editions):
    people = case_factory.people()
    with clock.at(case_factory.SUBMITTED):
        case = case_factory.assessing(people, rendered=False)
        factory.declaration(people.designation, by=people.lead)
        case_factory.render(case, by=people.lead)
    assert not any(bar(people.lead, case.version, tables()["plan"]["rendered"]) for bar in wiring.bars())


@pytest.mark.clause("G-4.2-6")
def test_the_annex_says_who_of_the_body_stood_aside_and_keeps_it_when_it_ends(editions):
    people = case_factory.people()
    with clock.at(case_factory.SUBMITTED):
        version = case_factory.drafted(people)
        held = factory.declaration(people.designation, by=people.editor)
        factory.declaration(people.designation, by=people.officer, interest="Of the department.")
        case = case_factory.submit(version, people)
    with clock.at(date(2023, 4, 1)):
        services.end_recusal(held, by=people.decider, note="Over.")
    kept = case.snapshot.data["impartiality"]
    assert kept["declarations"] == [
        {
            "holder": str(people.editor),
            "matter": people.designation.area.name,
            "kind": "Interest of a family member or close friend",
            "interest": "My brother is a director there.",
            "declared_on": "2023-02-28",
            "ended_on": None,
        }
    ]
    assert check(case, "raise_concern", people.assessor)
