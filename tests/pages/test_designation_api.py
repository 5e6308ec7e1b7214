"""The API of designations: the public register, the whole record, and the moves."""

import json
from datetime import date

import pytest

from accounts.roles import (
    CASE_OFFICER,
    ERB_VIEWER,
    PUBLISHER,
)
from designations.models import DesignationTest
from lifecycle import clock
from tests.factories import designations as make
from tests.factories.accounts import holder, organisation, person
from tests.pages.designation_steps import sign_in

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 1)


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


def api(client, *path):
    return client.get("/".join(("/api/v1", *(str(part) for part in path))) + "/")


def test_the_register_is_public_in_the_api_and_labels_demonstrations(client):
    shown = make.designated(demonstration=True, where=make.area("Kent"), co_leads=[organisation(name="Helper")])
    make.proposed()
    answer = api(client, "register").json()
    assert answer["count"] == 1
    row = answer["results"][0]
    assert (row["area_name"], row["body"], row["demonstration"]) == ("Kent", shown.body.name, True)
    assert row["partners"] == [{"organisation": "Helper", "part": "co_lead", "since": "2027-03-31", "until": None}]
    assert row["notice_address"] == f"{make.GOV_UK}/notice"
    assert not {"consent_signed_by", "tests", "notified_to"} & row.keys()
    assert api(client, "register", shown.pk).json() == row


def test_the_whole_record_is_for_those_who_work_with_it(client):
    record, other = make.agreed(subject_to=make.terms()), make.proposed()
    assert api(client, "designations").status_code == 401
    sign_in(client, holder(ERB_VIEWER, record.scope))
    answer = api(client, "designations", record.pk).json()
    assert [row["test"] for row in answer["tests"]] == list(DesignationTest.Test)
    assert (answer["state"], answer["consent_terms"], answer["demonstration"]) == ("agreed", "2022-09", False)
    assert answer["notices"][0]["text"].startswith("Notice of designation")
    assert api(client, "designations", other.pk).status_code == 404
    assert api(client, "designations").json()["count"] == 1


def test_moves_are_made_by_the_api_with_the_same_refusals(client):
    record = make.notified(effective_on=date(2027, 3, 10))
    sign_in(client, holder(PUBLISHER))
    options = api(client, "designation", record.pk, "moves").json()
    assert [(option["move"], option["possible"]) for option in options["moves"]] == [("publish_notice", True)]
    address = f"/api/v1/designation/{record.pk}/moves/publish_notice/"

    def post(body):
        return client.post(address, json.dumps(body), content_type="application/json")

    late = {"published_on": "2027-03-10", "notice_address": f"{make.GOV_UK}/notice"}
    with clock.at(date(2027, 3, 20)):
        sign_in(client, holder(PUBLISHER))
        refused = post(late)
        assert refused.status_code == 409
        assert [rule["rule"] for rule in refused.json()["unmet"]] == [
            "the_notice_was_published_before_the_effective_date"
        ]
        assert post({}).status_code == 400
        assert post(late | {"published_on": "2027-03-09"}).json()["state"] == "designated"
        assert post(late | {"published_on": "2027-03-09"}).status_code == 409
    sign_in(client, holder(CASE_OFFICER))
    assert post(late).status_code in {403, 409}


def test_another_role_is_refused_by_the_api_and_others_find_nothing(client):
    record = make.notified()
    address = f"/api/v1/designation/{record.pk}/moves/publish_notice/"
    body = {"published_on": "2027-03-01", "notice_address": f"{make.GOV_UK}/notice"}
    expected = {person(): 404, holder(CASE_OFFICER): 403, holder(PUBLISHER): 200}
    for who, status in expected.items():
        sign_in(client, who)
        assert client.post(address, json.dumps(body), content_type="application/json").status_code == status
