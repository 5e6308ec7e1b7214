"""Plans for programs: one's own versions for those who may, published ones for everybody, moves for their roles."""

import pytest
from django.urls import reverse

from lifecycle import clock
from plans.models import AuthorityStatement, VersionState
from plans.selectors.snapshots import latest_snapshot
from plans.services import plan as planning
from plans.services.sections import write_section
from tests.factories import accounts
from tests.factories import plans as factory


@pytest.fixture
def version(area, team):
    """A draft with one section."""
    version = factory.draft(area, by=team.editor)
    write_section(version, by=team.editor, section="purpose", revision=0, text="Words.")
    return version


def one(name, record):
    return reverse(f"api:{name}-detail", args=[record.pk])


def test_own_versions_are_read_with_their_content_and_strangers_find_none(client, version, team):
    client.force_login(team.viewer)
    (found,) = client.get(reverse("api:plan-list")).json()["results"]
    assert (found["id"], found["state"], found["demonstration"]) == (version.pk, "drafting", False)
    content = client.get(one("plan", version)).json()["content"]
    assert content["parts"][0]["sections"][0]["revision"] == 1
    client.force_login(accounts.person())
    assert client.get(reverse("api:plan-list")).json()["results"] == []
    assert client.get(one("plan", version)).status_code == 404
    client.logout()
    assert client.get(reverse("api:plan-list")).status_code == 401


def test_everybody_reads_published_plans_from_their_snapshot_and_no_draft(client, area, team):
    version = factory.approved(area, by=team.lead, decider=team.officer)
    assert client.get(one("published-plan", version)).status_code == 404
    planning.publish_version(version, by=team.officer, published_on=clock.today())
    found = client.get(one("published-plan", version)).json()
    snapshot = latest_snapshot(version)
    assert (found["content"], found["sha256"]) == (snapshot.data, snapshot.sha256)
    assert found["address"] == reverse("public_plan", kwargs=version.address)
    assert [one["id"] for one in client.get(reverse("api:published-plan-list")).json()["results"]] == [version.pk]


def test_a_section_is_saved_by_program_and_an_older_revision_is_refused(client, version, team):
    client.force_login(team.editor)
    address = reverse("api:make_move", args=["plan", version.pk, "write"])
    sent = {"section": "purpose", "revision": 0, "text": "Other words."}
    answer = client.post(address, sent, content_type="application/json")
    assert (answer.status_code, "after you opened it" in answer.json()["detail"]) == (409, True)
    assert client.post(address, sent | {"revision": 1}, content_type="application/json").status_code == 200
    assert version.sections.get(key="purpose").revision == 2


def test_a_priority_is_added_and_removed_by_program(client, version, team):
    client.force_login(team.editor)
    sent = {"code": "P1", "title": "Machining", "kind": "sector", "status": "current"}
    add = reverse("api:make_move", args=["plan", version.pk, "add_priority"])
    remove = reverse("api:make_move", args=["plan", version.pk, "remove_priority"])
    assert client.post(add, sent, content_type="application/json").status_code == 200
    again = client.post(add, sent, content_type="application/json")
    assert (again.status_code, again.json()["code"][0]["message"]) == (
        400,
        "Another priority of this plan has the code “P1”",
    )
    one = version.priorities.get()
    assert client.post(remove, {"priority": one.pk}, content_type="application/json").status_code == 200
    assert not version.priorities.exists()


def test_a_submission_by_program_gives_every_reason(client, version, team):
    client.force_login(team.lead)
    answer = client.post(reverse("api:make_move", args=["plan", version.pk, "submit"]), {}, "application/json")
    assert answer.status_code == 409
    assert {"rule", "reason", "source", "force", "explainable"} == set(answer.json()["unmet"][0])
    version.refresh_from_db()
    assert version.state == VersionState.DRAFTING


def test_an_authoritys_own_system_gives_its_statement(client, area, version, team):
    statement = factory.requested(version, factory.mayoral_authority(area.area), by=team.editor)
    _, signatory = factory.authority_people(statement)
    client.force_login(signatory)
    address = reverse("api:make_move", args=["statement", statement.pk, "give"])
    sent = {"engaged": "yes", "had_opportunity": "yes", "signatory_name": "N", "signatory_role": "R"}
    assert client.post(address, {}, "application/json").status_code == 400
    assert client.post(address, sent, "application/json").status_code == 200
    assert client.get(one("statement", statement)).json()["engaged"] is True
    assert AuthorityStatement.objects.get().signatory_name == "N"


def test_a_program_may_not_say_that_a_plan_is_approved(client, area, team):
    version = factory.rendered(area, by=team.lead)
    client.force_login(team.officer)
    answer = client.post(reverse("api:make_move", args=["plan", version.pk, "approve"]), {}, "application/json")
    assert answer.status_code == 403
    version.refresh_from_db()
    assert version.state == VersionState.SUBMITTED
