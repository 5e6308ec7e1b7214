"""Who sees delivery plans and progress reports, by page and by API alike, and what the API says of them."""

from datetime import date

import pytest

from accounts.roles import AUDITOR, ERB_LEAD, PROVIDER_LEAD
from accounts.services import scope_of
from lifecycle import clock
from plans.selectors.delivery import delivery_plans_seen_by, progress_reports_seen_by
from tests.factories import accounts
from tests.factories import delivery as factory


@pytest.fixture
def plan(area, team):
    """A submitted delivery plan."""
    return factory.submitted_plan(area, by=team.lead)


@pytest.fixture
def report(area, team, plan):
    """A submitted progress report."""
    return factory.submitted_report(area, by=team.lead)


def sees(person):
    return [len(seen_by(person)) for seen_by in (delivery_plans_seen_by, progress_reports_seen_by)]


@pytest.mark.parametrize("who", ["lead", "editor", "viewer", "officer", "decider"])
def test_the_erb_and_the_department_see_plan_and_report(report, team, who):
    assert sees(getattr(team, who)) == [1, 1]


def test_an_auditor_sees_them_too(report):
    assert sees(accounts.holder(AUDITOR)) == [1, 1]


def test_others_see_nothing(report):
    other = factory.designated()
    provider = accounts.organisation("provider")
    strangers = [
        accounts.holder(ERB_LEAD, other.scope),
        accounts.holder(PROVIDER_LEAD, scope_of(provider, PROVIDER_LEAD.scope)),
        accounts.person(),
    ]
    assert [sees(person) for person in strangers] == [[0, 0]] * 3


def test_the_api_gives_amounts_as_text_and_says_what_is_a_demonstration(client, editions):
    area = factory.designated(demonstration=True)
    team = factory.team(area)
    with clock.at(date(2022, 6, 28)):
        plan = factory.approved_plan(area, by=team.lead, officer=team.officer)
    client.force_login(team.viewer)

    body = client.get(f"/api/v1/delivery-plans/{plan.pk}/").json()

    assert body["state"] == "approved"
    assert (body["develop_estimate"], body["estimate"], body["approved"]) == ("120000.00", "160000.00", "160000.00")
    assert [row["title"] for row in body["packages"]] == ["Hear employers", "Agree changes", "First review"]
    assert [(row["due_on"], row["standing"]) for row in body["milestones"]][:1] == [("2022-07-08", "late")]
    assert [(row["estimate"], row["approved"]) for row in body["funding_lines"]] == [
        ("120000.00", "120000.00"),
        ("40000.00", "40000.00"),
    ]
    assert (body["risks"][0]["score"], body["targets"][0]["planned"]) == (6, 40)
    assert body["submitted_on"] == "2022-06-28"
    assert body["demonstration"] is True


@pytest.mark.parametrize(("day", "late"), [(date(2022, 7, 12), False), (date(2022, 7, 13), True)])
def test_the_api_says_whether_a_report_came_late(client, team, plan, day, late):
    with clock.at(day):
        report = factory.submitted_report(plan.designation, by=team.lead)
    client.force_login(team.officer)

    [found] = client.get("/api/v1/progress-reports/").json()["results"]

    assert (found["id"], found["due_on"], found["late"]) == (report.pk, "2022-07-12", late)
    assert (found["rating"], found["demonstration"]) == ("green", False)


@pytest.mark.parametrize("address", ["delivery-plans", "progress-reports"])
def test_the_api_hides_what_a_person_may_not_see_and_changes_nothing(client, report, plan, team, address):
    pk = plan.pk if address == "delivery-plans" else report.pk
    client.force_login(accounts.holder(ERB_LEAD, factory.designated().scope))
    assert client.get(f"/api/v1/{address}/{pk}/").status_code == 404
    assert client.get(f"/api/v1/{address}/").json()["count"] == 0

    client.force_login(team.lead)
    assert client.get(f"/api/v1/{address}/{pk}/").status_code == 200
    assert client.delete(f"/api/v1/{address}/{pk}/").status_code == 405


def test_a_program_changes_one_text_and_leaves_the_others(client, area, team):
    plan = factory.draft_plan(area, by=team.editor, **factory.PLAN)
    client.force_login(team.editor)
    address = f"/api/v1/delivery-plan/{plan.pk}/moves/write/"

    answer = client.post(address, {"revision": 1, "providers": "A weekly call."}, content_type="application/json")
    stale = client.post(address, {"revision": 1, "providers": "A letter."}, content_type="application/json")
    blind = client.post(address, {"providers": "A letter."}, content_type="application/json")

    assert (answer.status_code, stale.status_code, blind.status_code) == (200, 409, 400)
    assert stale.json()["unmet"][0]["rule"] == "it_was_written_from_the_newest_text"
    plan.refresh_from_db()
    assert (plan.providers, plan.employers) == ("A weekly call.", factory.PLAN["employers"])
