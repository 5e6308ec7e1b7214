"""A conflict of interest from the day it is declared to the day the department ends it, in one case, in dates."""

import json
from datetime import date

import pytest
from django.urls import reverse

from accounts.models import User
from accounts.roles import CASE_OFFICER
from lifecycle import clock
from lifecycle.models import Message
from lifecycle.selectors import entries_of
from tests.factories import approvals as make
from tests.factories.accounts import holder
from tests.pages.designation_steps import page, sign_in

pytestmark = pytest.mark.django_db
DECLARED, TRIED, ENDED, LATER = date(2023, 3, 6), date(2023, 3, 20), date(2023, 4, 3), date(2023, 4, 4)
INTEREST = {"kind": "family", "interest": "My sister is the chief executive of the chamber."}


@pytest.fixture
def people(editions):
    return make.people()


@pytest.fixture
def case(people):
    with clock.at(make.SUBMITTED):
        return make.assessing(people)


def sign_in_anew(client, who):
    """Sign in on a later day: the session of the day before is over."""
    client.logout()
    sign_in(client, who)


def moves_of(client, record):
    """Return what the API offers on a record, by name."""
    answer = client.get(reverse("api:moves", args=[record.workflow_name, record.pk]))
    return {move["move"]: move for move in answer.json()["moves"]}


def post(client, record, move, **body):
    address = reverse("api:make_move", args=[record.workflow_name, record.pk, move])
    return client.post(address, json.dumps(body), content_type="application/json")


@pytest.mark.clause("G-4.2-6")
@pytest.mark.clause("N-34")
def test_an_officer_with_a_declared_interest_stands_aside_until_the_department_ends_it(client, people, case):
    officer, colleague = people.officer, holder(CASE_OFFICER)
    area = people.designation.area

    with clock.at(DECLARED):
        sign_in(client, officer)
        begin = reverse("begin", args=["declaration", people.designation.pk, "declare"])
        page(client.get(begin))
        assert client.post(begin, INTEREST).status_code == 302
        told = Message.objects.get(actor=colleague.actor, subject=f"{area}: an interest in {area} is declared")
        assert "On 6 March 2023" in told.body
        assert INTEREST["interest"] in told.body
    declaration = people.designation.declarations.get()

    with clock.at(TRIED):
        sign_in_anew(client, User.objects.get(pk=officer.pk))
        reason = f"You declared an interest in {area} on 6 March 2023, so somebody else must do this."
        for record in (case, people.designation, declaration):
            offered = moves_of(client, record)
            assert [name for name, move in offered.items() if move["barred"] != reason] == [], record
            assert not any(move["possible"] for move in offered.values())
            for name in offered:
                refused = post(client, record, name, note="Let me.")
                assert (refused.status_code, refused.json()["detail"]) == (403, reason), name
                assert (
                    reason in client.get(reverse("move", args=[record.workflow_name, record.pk, name])).content.decode()
                )
        shown = page(client.get(case.get_absolute_url())).html
        assert reason in shown
        assert "Who stands aside" in shown
        assert f"interest in {area}" in " ".join(shown.split())

        sign_in(client, colleague)
        assert post(client, case, "raise_concern", text="The survey is not described.").status_code == 200
        assert moves_of(client, case)["raise_concern"]["possible"]

    with clock.at(ENDED):
        sign_in_anew(client, colleague)
        assert post(client, declaration, "end").status_code == 400
        assert post(client, declaration, "end", note="His sister left the chamber on 31 March.").status_code == 200

    with clock.at(LATER):
        sign_in_anew(client, User.objects.get(pk=officer.pk))
        assert post(client, case, "return_with_concerns", note="One point before a decision.").status_code == 200
        shown = " ".join(page(client.get(case.get_absolute_url())).html.split())
        assert 'from <time datetime="2023-03-06">6 March 2023</time> until <time datetime="2023-04-03">' in shown

    assert [entry.move for entry in entries_of(declaration)] == ["end", "declare"]
    assert {entry.chain for entry in entries_of(declaration)} == {people.designation.chain}
