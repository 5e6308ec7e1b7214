"""The pages and the API of departures from the guidance: what is typed, what is refused, who reads what."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.roles import AUDITOR, CASE_OFFICER, ERB_LEAD, ERB_VIEWER
from designations.models import Departure
from lifecycle import clock
from tests.factories import departures as factory
from tests.factories import designations as make
from tests.factories import plans, removals
from tests.factories.accounts import holder
from tests.pages.designation_steps import page, sign_in, typed

pytestmark = pytest.mark.django_db
TODAY = date(2023, 3, 6)
NUMBERS = ["4.2", "6.1", "8.1"]
HOSTILE = "<script>alert('x')</script> & “quotes”"


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


@pytest.fixture
def designation(editions):
    return plans.designated(where=make.area("Kent"))


@pytest.fixture
def lead(designation):
    return holder(ERB_LEAD, designation.scope)


def log_at(designation):
    return reverse("begin", args=["departure", designation.pk, "log"])


def move_of(record, move):
    return reverse("move", args=["departure", record.pk, move])


def answers(designation, **facts):
    given = {"edition": designation.edition.pk, "paragraph": "5.1", "instead": HOSTILE, "reason": "Nobody answers."}
    return given | typed("since", TODAY) | facts


@pytest.mark.clause("G-1.4-1")
def test_a_body_logs_a_departure_with_its_reason_and_the_department_reads_it(client, designation, lead):
    sign_in(client, lead)
    assert page(client.get(log_at(designation))).one("input", type="radio", checked="").get("value") == str(
        designation.edition.pk
    )
    made = client.post(log_at(designation), answers(designation))
    shown = page(client.get(made.url))
    assert "&lt;script&gt;" in shown.html
    assert HOSTILE not in shown.html
    for who in (lead, holder(ERB_VIEWER, designation.scope), holder(CASE_OFFICER), holder(AUDITOR)):
        sign_in(client, who)
        assert "Nobody answers." in page(client.get(made.url)).text("main")
        assert "Paragraph 5.1" in page(client.get(reverse("departures", args=[designation.pk]))).text("main")
    assert "Kent" in page(client.get(reverse("departures_log"))).text("table")


WRONG = [
    (
        {"edition": "", "paragraph": " ", "instead": "", "reason": ""},
        ["Select the edition of the guidance", "Enter the paragraph", "Enter what you do instead",
         "Enter why you depart from the guidance"],
    ),
    ({"edition": "0"}, ["Edition of the guidance must be one of the options"]),
    ({"paragraph": "4" * 61}, ["Paragraph must be 60 characters or fewer"]),
    ({"reason": "x" * 4001}, ["Why must be 4,000 characters or fewer"]),
    ({"since-day": "", "since-month": "", "since-year": ""}, ["Enter the first day"]),
    ({"since-month": "13"}, ["First day must be a real date"]),
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(client, designation, lead, wrong):
    sent, said = wrong
    drawn = page(sign_in(client, lead).post(log_at(designation), answers(designation) | sent), 422)
    assert [text for text, _ in drawn.errors()] == said
    if "instead" not in sent:
        assert drawn.text("textarea", name="instead") == HOSTILE
    assert not Departure.objects.exists()


def test_a_last_day_before_the_first_is_refused_in_words_and_nothing_typed_is_lost(client, designation, lead):
    sent = answers(designation) | typed("until", date(2023, 3, 5))
    drawn = page(sign_in(client, lead).post(log_at(designation), sent), 409)
    assert "The last day, 5 March 2023, is before the first, 6 March 2023." in drawn.text("main")
    assert drawn.text("textarea", name="reason") == "Nobody answers."
    assert client.post(log_at(designation), sent | typed("until", TODAY)).status_code == 302


def test_a_revision_begins_with_what_is_logged_and_keeps_it_readable(client, designation, lead):
    record = factory.departure(designation, by=lead, reason="First reason.")
    form = page(sign_in(client, lead).get(move_of(record, "revise")))
    assert form.text("textarea", name="reason") == "First reason."
    assert form.one("input", name="since-day").get("value") == "6"
    sent = answers(designation, reason="Second reason.")
    assert page(client.post(move_of(record, "revise"), sent), 422).errors() == [
        ("Enter what changes, and why", "#id_note")
    ]
    client.post(move_of(record, "revise"), sent | {"note": "We know more."})
    shown = page(client.get(record.get_absolute_url())).text("main")
    now, before = shown.split("What was said before")
    assert "Second reason." in now
    assert "First reason." in before
    assert client.post(move_of(record, "end"), typed("until", date(2023, 4, 1))).status_code == 302
    assert "until 1 April 2023" in page(client.get(record.get_absolute_url())).text("main")


def test_the_department_narrows_the_log_by_area_and_standing_on_the_page_and_in_the_table(client, designation, lead):
    other = plans.designated(where=make.area("Essex"))
    factory.departure(designation, by=lead, paragraph="4.2")
    factory.departure(other, paragraph="6.1", since=date(2023, 4, 1))
    factory.departure(other, paragraph="8.1", since=date(2023, 1, 1), until=date(2023, 3, 5))
    sign_in(client, holder(CASE_OFFICER))

    def rows(**asked):
        table = page(client.get(reverse("departures_log"), asked)).text("main")
        file = client.get(reverse("departures_csv"), asked).content.decode()
        found = [number for number in NUMBERS if f"Paragraph {number}" in table]
        assert found == [number for number in NUMBERS if f",{number}," in file]
        return found

    assert rows() == NUMBERS
    assert rows(area=other.area.slug) == ["6.1", "8.1"]
    assert rows(standing="in_force") == ["4.2"]
    assert rows(area=other.area.slug, standing="over") == ["8.1"]
    assert rows(area=designation.area.slug, standing="over") == []
    wrong = page(client.get(reverse("departures_log"), {"standing": "sideways"}), 422)
    assert [text for text, _ in wrong.errors()] == ["Where it stands must be one of the options"]


def test_the_log_is_paged_and_takes_no_more_queries_for_more_entries(
    client, designation, lead, django_assert_max_num_queries
):
    sign_in(client, holder(CASE_OFFICER))
    for number in range(27):
        factory.departure(designation, by=lead, paragraph=f"7.{number}")
    client.get(reverse("departures_log"))
    with django_assert_max_num_queries(16):
        answer = client.get(reverse("departures_log"), {"page": 2, "area": designation.area.slug})
    shown = page(answer)
    assert shown.text("main").count("Paragraph 7.") == 2
    assert f"?area={designation.area.slug}&standing=&page=1" in [link.get("href") for link in shown.all("a")]


def test_departures_are_read_by_those_concerned_alone(client, designation, lead):
    record = factory.departure(designation, by=lead)
    own = [record.get_absolute_url(), reverse("departures", args=[designation.pk])]
    sign_in(client, holder(ERB_LEAD, plans.designated().scope))
    assert [client.get(address).status_code for address in own] == [404, 404]
    assert client.get("/api/v1/departures/").json()["count"] == 0
    sign_in(client, lead)
    assert [client.get(address).status_code for address in own] == [200, 200]
    assert [client.get(reverse(name)).status_code for name in ("departures_log", "departures_csv")] == [404, 404]
    row = client.get(f"/api/v1/departures/{record.pk}/").json()
    assert (row["area"], row["edition"], row["standing"]) == (designation.area.slug, "2022-08", "in_force")
    client.logout()
    assert client.get("/api/v1/departures/").status_code == 401


def test_a_program_logs_a_departure_and_reads_every_reason_for_a_refusal(client, designation, lead):
    sign_in(client, lead)
    address = reverse("api:begin", args=["departure", designation.pk, "log"])
    sent = answers(designation)
    refused = client.post(address, sent | typed("since", date(2022, 1, 1)), content_type="application/json")
    assert (refused.status_code, refused.json()["unmet"][0]["rule"]) == (409, "the_edition_had_been_issued")
    assert client.post(address, sent, content_type="application/json").status_code == 201
    assert Departure.objects.get().instead == HOSTILE


@pytest.mark.clause("A-3(1)-2")
def test_the_ground_of_no_regard_to_guidance_shows_the_logged_departures_with_their_reasons(client, designation, lead):
    factory.departure(designation, by=lead, paragraph="4.2", reason="The website is being replaced.")
    withdrawn = factory.departure(designation, by=lead, paragraph="9.9")
    sign_in(client, lead).post(move_of(withdrawn, "withdraw"), {"note": "Logged twice."})
    record = removals.proposed(designation)
    address = reverse("move", args=["removal", record.pk, "record_ground"])
    form = page(sign_in(client, holder(CASE_OFFICER)).get(address)).text("main")
    assert "The website is being replaced." in form
    assert "9.9" not in form
    given = {"ground": "guidance", "facts": "No register.", "paragraph": "4.2", "stated_cause": "Its website."}
    client.post(address, given)
    shown = page(client.get(record.get_absolute_url())).text("main")
    assert "Departures that the body logged: Paragraph 4.2" in shown
    assert "The website is being replaced." in shown
    other = removals.proposed(plans.designated())
    without = page(client.get(reverse("move", args=["removal", other.pk, "record_ground"]))).text("main")
    assert "The body logged no departure from the guidance." in without
