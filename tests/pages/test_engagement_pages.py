"""The pages of engagement, as people use them, with what they type wrong."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.models import Organisation
from accounts.roles import AUDITOR, CASE_OFFICER, ERB_VIEWER
from engagement.models import EngagementRecord
from engagement.services import Party
from lifecycle import clock
from lifecycle.selectors import entries_of
from reference.models import Route
from tests.factories import engagement as make
from tests.factories.accounts import holder, organisation, person
from tests.factories.designations import designated
from tests.pages.delivery_steps import HOSTILE, move, visit
from tests.pages.engagement_steps import begin, chosen, interview
from tests.reference_fixture import (  # noqa: F401
    _reference_of_module,
    _reference_tables,
    reference_data,
    reference_folder,
)

pytestmark = pytest.mark.usefixtures("reference_data")


@pytest.fixture
def designation():
    return designated()


@pytest.fixture
def editor(designation):
    return make.editor_of(designation)


# Reading


def test_the_list_shows_figures_records_and_what_can_be_done(client, designation, editor):
    record = make.engagement(designation)
    page = visit(client, editor, reverse("engagement_list", args=[designation.pk]))
    assert "1 engagement recorded." in page.words
    assert "Nobody was heard yet of these groups: providers, authorities, other stakeholders." in page.words
    assert page.buttons == {"Record an engagement": True}
    assert record.get_absolute_url() in [link.get("href") for link in page.all("a")]


def test_a_long_list_is_shown_in_pages_at_the_same_cost(client, designation, editor, django_assert_max_num_queries):
    for number in range(26):
        make.engagement(designation, title=f"Interview {number}")
    address = reverse("engagement_list", args=[designation.pk])
    client.force_login(editor)
    with django_assert_max_num_queries(30):
        first = visit(client, editor, address)
    second = visit(client, editor, f"{address}?page=2")
    assert "Interview 25" in first.words and "Interview 0" not in first.words
    assert "Interview 0" in second.words and "Interview 25" not in second.words
    assert visit(client, editor, f"{address}?page=nonsense").status == 200


@pytest.mark.parametrize("name", ["engagement_list", "needs_list"])
def test_the_lists_are_for_the_body_and_the_department(client, designation, name):
    address = reverse(name, args=[designation.pk])
    for role in (CASE_OFFICER, AUDITOR):
        page = visit(client, holder(role), address)
        assert page.status == 200 and set(page.buttons) <= {"Show the needs on this route"}
    assert visit(client, holder(ERB_VIEWER, designation.scope), address).status == 200
    for stranger in (make.editor_of(designated()), make.lead_of(make.provider()), person()):
        assert visit(client, stranger, address).status == 404


def test_somebody_elses_record_and_need_are_not_found(client, designation, editor):
    record = make.engagement(designation)
    need = make.need(designation, heard_in=[record])
    stranger = make.editor_of(designated())
    addresses = [record.get_absolute_url(), need.get_absolute_url(), move(record, "amend"), move(need, "withdraw")]
    assert [visit(client, stranger, address).status for address in addresses] == [404] * 4
    assert [visit(client, editor, address).status for address in addresses] == [200] * 4
    assert visit(client, stranger, move(record, "amend"), interview()).status == 404


def test_a_provider_sees_that_it_took_part_and_not_the_notes(client, designation):
    college = make.provider()
    record = make.engagement(
        designation,
        parties=[Party(college), Party("Secret Ltd", "employer")],
        notes="Said in confidence",
        title="Round table",
    )
    lead = make.lead_of(college)
    page = visit(client, lead, record.get_absolute_url())
    assert "Round table" in page.words and "Interview" in page.words
    assert "Said in confidence" not in page.html and "Secret Ltd" not in page.html
    assert page.buttons == {}
    told = client.get(f"/api/v1/engagement/{record.pk}/").json()
    assert told["title"] == "Round table"
    assert not {"notes", "participations", "depth", "hard_to_fill_why"} & set(told)
    for answer in (client.get(move(record, "amend")), client.post(move(record, "amend"), {"once": str(uuid.uuid4())})):
        assert answer.status_code == 403
        assert "Secret Ltd" not in answer.content.decode()


def test_a_page_about_what_is_invented_says_so(client):
    designation = designated(demonstration=True)
    editor, need = make.editor_of(designation), make.need(designation)
    record = need.heard_in.get()
    lists = [reverse(name, args=[designation.pk]) for name in ("engagement_list", "needs_list")]
    for address in (*lists, record.get_absolute_url(), need.get_absolute_url()):
        page = visit(client, editor, address)
        assert [label for label in page.all(class_="portal-demonstration-label")], address
    assert client.get(f"/api/v1/engagement/{record.pk}/").json()["demonstration"] is True


# Recording an engagement


@pytest.mark.clause("G-AnnexC-1")
def test_the_form_offers_the_fifteen_routes_and_what_is_known_near_by(client, designation, editor):
    known = make.engagement(designation).participations.get().organisation
    stranger = make.employer("Heard by others")
    page = visit(client, editor, begin("engagement", designation))
    assert len(page.one("select", name="routes").findall("option")) == 15
    employers = [option.get("value") for option in page.one("select", name="employers").findall("option")]
    assert str(known.pk) in employers and str(stranger.pk) not in employers


def test_an_engagement_sent_twice_counts_once(client, designation, editor):
    client.force_login(editor)
    form = interview(once=str(uuid.uuid4()))
    answers = [client.post(begin("engagement", designation), form) for _ in range(2)]
    record = EngagementRecord.objects.get()
    assert [answer.url for answer in answers] == [record.get_absolute_url()] * 2
    assert entries_of(record).count() == 1
    assert str(record.participations.get()) == "Acme Ltd (employer)"


def test_everybody_who_can_be_chosen_takes_part(client, designation, editor):
    make.engagement(designation, parties=[Party("Baker", "employer"), Party("Jobcentre Plus")])
    baker, jobcentre = Organisation.objects.get(name="Baker"), Organisation.objects.get(name="Jobcentre Plus")
    near, far = make.published_provider(main_area=designation.area), make.published_provider()
    picked = {
        "employers": [baker.pk], "providers": [near.pk], "ukprn": far.ukprn, "others": [jobcentre.pk],
        "new_other": "A trade union", "named": "yes", "routes": [Route.objects.get(name="Digital").pk],
    }  # fmt: skip
    client.force_login(editor)
    client.post(begin("engagement", designation), interview(title="Round table", **picked))
    record = EngagementRecord.objects.get(title="Round table")
    assert {str(row) for row in record.participations.all()} == {
        "Baker (employer)", "Acme Ltd (employer)", f"{near.name} (provider)", f"{far.name} (provider)",
        "Jobcentre Plus (other stakeholder)", "A trade union (other stakeholder)",
    }  # fmt: skip
    assert all(row.named for row in record.participations.all())
    assert [route.name for route in record.routes.all()] == ["Digital"]


@pytest.mark.parametrize(
    ("typed", "field", "refusal"),
    [
        ({"title": ""}, "title", "Enter the title"),
        ({"title": "x" * 201}, "title", "Title must be 200 characters or fewer"),
        ({"title": "a\x00b"}, "title", "Title must not include control characters"),
        ({"held_on-month": "13"}, "held_on-month", "Date must be a real date"),
        ({"held_on-year": ""}, "held_on-year", "Date must include a year"),
        ({"method": "telepathy"}, "method", "Method must be one of the options"),
        ({"depth": ""}, "depth", "Select the depth"),
        ({"stage": ["z"]}, "stage", "Stage must be one of the options"),
        ({"employers": ["999999"]}, "employers", "Employers must be one of the options"),
        ({"employers": ["1 OR 1=1"]}, "employers", "Employers must be one of the options"),
        ({"new_employer_size": ""}, "new_employer_size", "Select the size of the new employer"),
        ({"ukprn": "12345678"}, "ukprn", "No provider has the UKPRN “12345678”"),
        ({"ukprn": "²²²"}, "ukprn", "No provider has the UKPRN “²²²”"),
        ({"named": "perhaps"}, "named", "must be one of the options"),
        (
            {"hard_to_fill": "no", "hard_to_fill_why": "Pay"},
            "hard_to_fill_why",
            "vacancies are not said to be hard to fill",
        ),
        ({"environment_what": "Heat pumps"}, "environment_what", "the answer before it is no"),
        ({"notes": "x" * 10001}, "notes", "Notes must be 10,000 characters or fewer"),
    ],
)
def test_what_is_typed_wrong_is_refused_beside_its_field_and_kept(client, designation, typed, field, refusal):
    page = visit(client, make.editor_of(designation), begin("engagement", designation), interview(**typed))
    assert page.status == 422
    assert refusal in page.refusals[field]
    assert page.fields["new_employer"] == "Acme Ltd"
    assert not EngagementRecord.objects.exists()
    assert visit_and_record(client, designation).status_code == 302


def visit_and_record(client, designation):
    return client.post(begin("engagement", designation), interview())


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"new_employer": ""}, "Say who took part"),
        ({"hard_to_fill": "yes"}, "Say why the vacancies are hard to fill."),
        ({"environment_discussed": "yes"}, "Say what was discussed about net zero"),
    ],
)
def test_a_rule_that_is_not_met_is_shown_with_its_source(client, designation, editor, typed, reason):
    page = visit(client, editor, begin("engagement", designation), interview(**typed))
    assert page.status == 409
    assert reason in page.words and "Portal rule" in page.words
    assert page.fields["title"] == "Interview about welding"
    assert not EngagementRecord.objects.exists()


def test_a_day_ahead_is_refused_and_a_day_past_is_not(client, designation, editor):
    ahead = clock.today() + timedelta(days=1)
    typed = {"held_on-day": ahead.day, "held_on-month": ahead.month, "held_on-year": ahead.year}
    page = visit(client, editor, begin("engagement", designation), interview(**typed))
    assert (page.status, list(page.refusals)) == (422, ["held_on-day"])
    assert visit_and_record(client, designation).status_code == 302


def test_hostile_text_is_shown_as_text(client, designation, editor):
    client.force_login(editor)
    client.post(
        begin("engagement", designation), interview(title="<b>Bold</b>", notes=HOSTILE, new_employer="<i>Acme</i>")
    )
    record = EngagementRecord.objects.get()
    for address in (
        record.get_absolute_url(),
        reverse("engagement_list", args=[designation.pk]),
        move(record, "amend"),
    ):
        page = visit(client, editor, address)
        assert "<b>Bold</b>" in page.words
        assert not page.all("b") and not page.all("i")
        assert not [script for script in page.all("script") if "alert" in (script.text or "")]
    assert "{{ 7 * 7 }}" in visit(client, editor, record.get_absolute_url()).words


def test_nobody_else_records_for_a_body(client, designation):
    for who, status in ((holder(CASE_OFFICER), 403), (make.editor_of(designated()), 404)):
        assert visit(client, who, begin("engagement", designation), interview()).status == status
    assert not EngagementRecord.objects.exists()
    assert visit(client, make.editor_of(designation), begin("engagement", designation)).status == 200


# Changing and withdrawing


def test_the_form_of_a_change_shows_what_is_recorded(client, designation, editor):
    college, council = make.provider(), organisation(Organisation.Kind.AUTHORITY)
    record = make.engagement(designation, parties=[Party("Acme Ltd", "employer"), Party(college), Party(council)])
    page = visit(client, editor, move(record, "amend"))
    assert page.fields["title"] == record.title
    found = {name: chosen(page, name) for name in ("employers", "providers", "others")}
    acme = record.participations.get(capacity="employer").organisation
    assert found == {"employers": [str(acme.pk)], "providers": [str(college.provider_id)], "others": [str(council.pk)]}
    client.post(move(record, "amend"), interview(title="Corrected", employers=[acme.pk], new_employer=""))
    record.refresh_from_db()
    assert record.title == "Corrected"
    assert [str(row) for row in record.participations.all()] == ["Acme Ltd (employer)"]


def test_who_took_part_is_described_one_by_one(client, designation, editor):
    record = make.engagement(designation, parties=[Party("Acme Ltd", "employer")])
    row = record.participations.get()
    address = move(record, "describe")
    assert address in [link.get("href") for link in visit(client, editor, record.get_absolute_url()).all("a")]
    page = visit(client, editor, address, {"participation": row.pk, "capacity": "employer", "named": ""})
    assert page.refusals == {"named": "Select whether it agreed to be named"}
    stranger = make.engagement(designation).participations.get()
    page = visit(client, editor, address, {"participation": stranger.pk, "capacity": "employer", "named": "yes"})
    assert "participation" in page.refusals
    described = {
        "participation": row.pk,
        "capacity": "employer",
        "size_band": "large",
        "role": "Director",
        "named": "yes",
    }
    client.post(address, described)
    row.refresh_from_db()
    assert (row.size_band, row.role, row.named) == ("large", "Director", True)


def test_a_record_under_a_need_cannot_be_withdrawn_and_the_page_says_why(client, designation, editor):
    record = make.engagement(designation)
    need = make.need(designation, heard_in=[record])
    page = visit(client, editor, record.get_absolute_url())
    assert page.buttons["Withdraw the record"] is False
    assert "was heard nowhere else" in page.words
    assert visit(client, editor, move(record, "withdraw"), {"note": "Twice"}).status == 409
    make.withdraw(need)
    assert visit(client, editor, move(record, "withdraw"), {"note": ""}).refusals == {"note": "Enter the reason"}
    assert client.post(move(record, "withdraw"), {"note": "Twice"}).status_code == 302
    page = visit(client, editor, record.get_absolute_url())
    assert page.buttons == {} and "Twice" in page.words


# The API


def test_the_api_gives_a_person_what_the_pages_give(client, designation, editor):
    need = make.need(designation, level_from=None, people=4)
    record = need.heard_in.get()
    client.force_login(editor)
    told = client.get("/api/v1/engagement/").json()["results"]
    assert [one["id"] for one in told] == [record.pk]
    assert told[0]["participations"][0]["capacity"] == "employer"
    told = client.get(f"/api/v1/needs/{need.pk}/").json()
    assert (told["skill"], told["heard_in"], told["people"]) == ("Weld aluminium", [record.pk], 4)
    client.force_login(make.editor_of(designated()))
    assert client.get("/api/v1/needs/").json()["results"] == []
    assert client.get(f"/api/v1/engagement/{record.pk}/").status_code == 404


def test_the_api_records_with_the_fields_of_the_page(client, designation, editor):
    client.force_login(editor)
    body = {
        "title": "Survey", "held_on": clock.today().isoformat(), "method": "survey", "depth": "reached", "stage": "b",
        "new_employer": "Acme Ltd", "new_employer_size": "unknown", "named": False, "hard_to_fill": "no",
        "environment_discussed": True, "environment_what": "Heat pumps",
    }  # fmt: skip
    address = f"/api/v1/engagement/begin/{designation.pk}/record/"
    refused = client.post(address, body | {"title": ""}, content_type="application/json")
    assert (refused.status_code, list(refused.json())) == (400, ["title"])
    assert client.post(address, body, content_type="application/json").status_code == 201
    record = EngagementRecord.objects.get()
    assert (record.environment_discussed, record.hard_to_fill) == (True, "no")
