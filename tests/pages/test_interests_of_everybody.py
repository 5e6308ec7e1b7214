"""Declarations of interest of providers, authorities and officials, in one plan, case or statement."""

import json
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import User
from accounts.roles import (
    AUDITOR,
    AUTHORITY_OFFICER,
    AUTHORITY_SIGNATORY,
    CASE_OFFICER,
    DECISION_MAKER,
    PROVIDER_CONTRIBUTOR,
    ScopeKind,
)
from accounts.services import scope_of
from designations.declarations import services
from designations.declarations.selectors import recusals_of
from designations.models import Declaration
from lifecycle import clock
from lifecycle.engine import NotAllowed, options, run
from lifecycle.models import Message
from plans.services.organisations import open_people_of
from tests.factories import approvals, engagement, plans
from tests.factories import declarations as factory
from tests.factories import designations as make
from tests.factories.accounts import holder, person
from tests.factories.places import provider_place
from tests.pages.designation_steps import page, sign_in

pytestmark = pytest.mark.django_db
TODAY = date(2023, 3, 6)
INTEREST = {"kind": "family", "interest": "My sister works there."}


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


@pytest.fixture
def designation(editions):
    return plans.designated(where=make.area("Kent"))


@pytest.fixture
def statement(designation):
    editor = plans.team(designation).editor
    return plans.requested(plans.draft(designation, by=editor), plans.mayoral_authority(designation.area), by=editor)


def fresh(who):
    return User.objects.get(pk=who.pk)


def provider_person(area):
    """Make a contributor of a provider that offers something in an area."""
    college = engagement.provider()
    engagement.provision(college, area)
    return holder(PROVIDER_CONTRIBUTOR, scope_of(college, ScopeKind.PROVIDER))


def declare_at(designation, query=""):
    return reverse("begin", args=["declaration", designation.pk, "declare"]) + query


def key_of(record):
    return f"{record.workflow_name}:{record.pk}"


def barred(record, who):
    """Return which moves a person is barred from because of an interest."""
    return {one.move.name for one in options(record, fresh(who)) if "You declared an interest" in one.barred}


@pytest.mark.clause("G-4.2-6")
def test_a_provider_declares_an_interest_the_department_is_told_and_the_body_does_not_read_it(client, designation):
    officer, who = holder(CASE_OFFICER), provider_person(designation.area)
    sign_in(client, who)
    assert page(client.get(reverse("home"))).all("a", href=reverse("your_interests"))
    assert page(client.get(reverse("your_interests"))).all("a", href=declare_at(designation))

    answer = client.post(declare_at(designation), INTEREST)

    held = Declaration.objects.get()
    assert (held.side, held.holder, answer.url) == ("provider", who.actor, held.get_absolute_url())
    assert "For a provider" in page(client.get(answer.url)).text("main")
    assert "Kent" in page(client.get(reverse("your_interests"))).text("table")
    assert Message.objects.get(actor=officer.actor).subject == "Kent: an interest in Kent is declared"
    lead = sign_in(client, plans.team(designation).lead)
    assert lead.get(held.get_absolute_url()).status_code == 404
    again = page(sign_in(client, who).post(declare_at(designation), INTEREST), 409)
    assert "You have declared an interest of this kind in Kent already" in again.text("main")


def test_people_of_other_areas_and_without_a_part_find_nothing_to_declare_in(client, designation):
    elsewhere = provider_person(make.area("Surrey"))
    for who in (elsewhere, holder(PROVIDER_CONTRIBUTOR, provider_place()), person()):
        sign_in(client, who)
        assert client.get(declare_at(designation)).status_code == 404
        assert client.post(declare_at(designation), INTEREST).status_code == 404
        assert not page(client.get(reverse("your_interests"))).all("a", href=declare_at(designation))
    assert sign_in(client, holder(AUDITOR)).post(declare_at(designation), INTEREST).status_code == 403
    assert not Declaration.objects.exists()


def test_an_authority_that_covers_the_area_declares_before_any_statement_is_asked(client, designation):
    place = open_people_of(plans.mayoral_authority(designation.area))
    who = holder(AUTHORITY_OFFICER, place)
    assert sign_in(client, who).post(declare_at(designation), INTEREST).status_code == 302
    assert Declaration.objects.get().side == "authority"


@pytest.mark.clause("G-4.2-6")
def test_a_signatory_who_declares_an_interest_in_the_statement_cannot_give_it_and_a_colleague_can(client, statement):
    signatory, colleague = (holder(AUTHORITY_SIGNATORY, statement.scope) for _ in range(2))
    address = declare_at(statement.version.designation, f"?matter={key_of(statement)}")
    sign_in(client, signatory)
    shown = page(client.get(statement.get_absolute_url()))
    assert shown.all("a", href=address)
    form = client.get(address).content.decode()
    assert f'value="{key_of(statement)}" selected' in form

    assert client.post(address, INTEREST | {"matter": key_of(statement)}).status_code == 302

    reason = f"You declared an interest in the statement of {statement.authority} on the plan for Kent"
    refused = page(client.get(reverse("move", args=["statement", statement.pk, "give"])), 403)
    assert reason in refused.text("main")
    move = reverse("api:make_move", args=["statement", statement.pk, "give"])
    answer = client.post(move, json.dumps({}), content_type="application/json")
    assert (answer.status_code, reason in answer.json()["detail"]) == (403, True)
    assert barred(statement, colleague) == set()
    assert barred(statement.version, signatory) == set(), "The plan itself is another matter."


def test_a_matter_that_one_may_not_read_is_neither_offered_nor_taken(client, statement):
    designation = statement.version.designation
    who = provider_person(designation.area)
    sign_in(client, who)
    assert 'name="matter"' not in client.get(declare_at(designation)).content.decode()
    with pytest.raises(ValidationError, match="that is in the list"):
        services.declare_interest(services.new_declaration(designation), by=who, matter=key_of(statement), **INTEREST)
    officer = sign_in(client, holder(CASE_OFFICER))
    for wrong in ("plan:0", "case:x", "statement:999999", "moon:1", "<script>"):
        shown = page(officer.post(declare_at(designation), INTEREST | {"matter": wrong}), 422)
        assert [text for text, _ in shown.errors()] == [
            "Plan, case or statement in which you have the interest must be one of the options"
        ]
        assert INTEREST["interest"] in shown.html
    assert not Declaration.objects.exists()


def test_an_organisation_and_a_matter_at_once_are_refused_and_nothing_typed_is_lost(client, statement):
    designation = statement.version.designation
    both = INTEREST | {"matter": key_of(statement.version), "organisation": designation.body_id}
    shown = page(sign_in(client, holder(CASE_OFFICER)).post(declare_at(designation), both), 422)
    assert [text for text, _ in shown.errors()] == [
        "Choose an organisation, or one plan, case or statement. Leave the other empty"
    ]
    assert INTEREST["interest"] in shown.html


@pytest.mark.clause("N-34")
def test_an_official_with_an_interest_in_a_case_stands_aside_from_it_and_from_nothing_else(editions):
    people = approvals.people()
    with clock.at(approvals.SUBMITTED):
        case = approvals.assessing(people)
    factory.declaration(people.designation, by=people.officer, matter=key_of(case))
    every = {one.move.name for one in options(case, fresh(people.officer))}
    assert barred(case, people.officer) == every
    assert every
    assert barred(people.designation, people.officer) == set()
    with pytest.raises(NotAllowed, match="You declared an interest in the approval of the plan for"):
        run(case, "return_with_concerns", by=fresh(people.officer))


def test_an_interest_in_a_plan_reaches_its_case_and_its_statements(editions):
    people = approvals.people()
    with clock.at(approvals.SUBMITTED):
        case = approvals.assessing(people)
    factory.declaration(people.designation, by=people.officer, matter=key_of(case.version))
    assert recusals_of(fresh(people.officer)).bearing_on(case)
    for statement in case.version.statements.all():
        assert recusals_of(fresh(people.officer)).bearing_on(statement)
    assert recusals_of(fresh(people.officer)).bearing_on(people.designation) is None


def test_whoever_stood_aside_is_told_when_the_department_ends_it(designation):
    who = provider_person(designation.area)
    held = factory.declaration(designation, by=who)
    services.end_recusal(held, by=holder(DECISION_MAKER), note="She left the college.")
    message = Message.objects.get(actor=who.actor)
    assert "can act in the matter again" in message.body
    assert "She left the college." in message.body
    assert message.link == held.get_absolute_url()


@pytest.mark.parametrize(
    "changed",
    [
        {"about_kind": "plan"},
        {"about_kind": "plan", "about_id": 1},
        {"about_id": 1, "about_title": "A plan"},
    ],
)
def test_a_declaration_about_half_a_matter_is_not_kept(designation, changed):
    held = factory.declaration(designation)
    with pytest.raises(IntegrityError), transaction.atomic():
        Declaration.objects.filter(pk=held.pk).update(**changed)


def test_a_declaration_is_not_about_an_organisation_and_a_plan_at_once(designation):
    held = factory.declaration(designation, organisation=designation.body)
    with pytest.raises(IntegrityError), transaction.atomic():
        Declaration.objects.filter(pk=held.pk).update(about_kind="plan", about_id=1, about_title="A plan")
