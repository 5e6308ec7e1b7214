"""The page of all areas: for those who read the country, sorted, narrowed, downloaded, and by API."""

import csv
import io
import zipfile
from datetime import date, timedelta

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from accounts.roles import AUDITOR, CASE_OFFICER, ERB_LEAD
from lifecycle import clock
from lsip_portal.kit.spreadsheets import xlsx_of
from tests.factories import accounts, delivery
from tests.pages.delivery_steps import visit
from tests.unit.kit.drawing import words

pytestmark = pytest.mark.django_db

LATE = delivery.EFFECTIVE + timedelta(days=35)  # a week after the delivery plan was due


@pytest.fixture
def late(editions):
    """A designation whose delivery plan is a week late."""
    with clock.at(delivery.EFFECTIVE):
        return delivery.designated()


@pytest.fixture
def punctual(editions):
    """A designation that began four weeks later, with nothing late."""
    return delivery.designated(LATE - timedelta(days=7))


@pytest.fixture
def held(late, punctual):
    """The two areas by what they are here."""
    return {"late": late.area.name, "punctual": punctual.area.name}


@pytest.fixture
def officer():
    with clock.at(delivery.EFFECTIVE):
        return accounts.holder(CASE_OFFICER)


@pytest.fixture(autouse=True)
def _today(late, punctual, officer):
    with clock.at(LATE):
        yield


def names(page):
    """Return the areas of the list, in their order."""
    return [words(link) for link in page.all("tbody")[0].findall(".//th/a")]


def nation(client, person, query=""):
    return visit(client, person, f"{reverse('nation')}?{query}")


@pytest.mark.clause("G-4.3-3")
def test_the_department_sees_each_area_with_its_state_its_next_date_and_its_risk_the_worst_first(
    client, officer, late, punctual
):
    page = nation(client, officer)

    assert names(page)[:2] == [late.area.name, punctual.area.name]
    assert "3 points" in page.words  # two for being late and one for the week
    assert "7 days late" in page.words
    assert late.body.name in page.words


SORTED = {
    "risk": ("Risk", "descending"),
    "-risk": ("Risk", "ascending"),
    "due": ("Next deadline", "ascending"),
    "-due": ("Next deadline", "descending"),
}


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("risk", ["late", "punctual"]), ("-risk", ["punctual", "late"]), ("due", ["late", "punctual"]),
     ("-due", ["punctual", "late"])],
)  # fmt: skip
def test_each_head_sorts_the_list_and_says_how_it_is_sorted(client, officer, held, sort, expected):
    page = nation(client, officer, f"sort={sort}")

    found = [name for name in names(page) if name in held.values()]
    assert found == [held[one] for one in expected]
    heads = {words(head).rstrip(" ▲▼"): head.get("aria-sort") for head in page.all("thead")[0].findall(".//th")}
    column, said = SORTED[sort]
    assert heads[column] == said
    assert [state for head, state in heads.items() if head != column] == ["none"] * 5


@pytest.mark.parametrize(
    ("query", "shown"),
    [("lateness=late", ["late"]), ("lateness=due", ["punctual"]), ("stage=planning", ["late", "punctual"]),
     ("stage=in-force", []), ("risk=high", [])],
)  # fmt: skip
def test_the_list_can_be_narrowed(client, officer, held, query, shown):
    page = nation(client, officer, query)
    found = names(page) if shown else []
    assert [key for key, name in held.items() if name in found] == shown
    assert ("No area matches" in page.words) is (not shown)


def test_the_words_of_an_area_or_a_body_find_it(client, officer, late, punctual):
    assert names(nation(client, officer, f"q={late.body.name}")) == [late.area.name]


@pytest.mark.parametrize(
    "query", ["sort=colour", "stage=nowhere", "risk=9", "week=tomorrow", "lateness=%00", "q=" + "x" * 101]
)
def test_what_cannot_be_asked_for_is_said_and_the_areas_stay(client, officer, late, query):
    page = nation(client, officer, query)
    assert page.status == 422
    assert page.refusals
    assert late.area.name in page.words
    assert client.get(f"{reverse('nation_file', args=['csv'])}?{query}").status_code == 422
    assert client.get(f"{reverse('api:nation-list')}?{query}").status_code == 400


def test_the_duties_of_the_next_twelve_weeks_stand_by_week_and_each_week_leads_to_its_areas(
    client, officer, late, punctual
):
    page = nation(client, officer)
    weeks = page.all("tbody")[1].findall(".//tr")
    due = {words(row[0]): words(row[-1]) for row in weeks}

    # The delivery plan of the one falls due on 26 July 2022, and the first report of the other on 12 July.
    assert len(weeks) == 12
    assert due["25 July 2022"] == "1"
    assert due["11 July 2022"] == "1"
    assert page.all(class_="portal-chart")
    assert names(nation(client, officer, "week=2022-07-25")) == [punctual.area.name]
    assert names(nation(client, officer, "week=2022-07-13")) == [late.area.name]


def test_the_working_of_an_area_says_each_point(client, officer, late, punctual):
    page = visit(client, officer, reverse("area_risk", args=[late.area.slug]))
    assert "Delivery plan is 7 days late. 3" in page.words
    assert "All together 5" in page.words  # and one for the policy, one for the register
    assert "more for each whole week" in page.words
    assert visit(client, officer, reverse("area_risk", args=["nowhere"])).status == 404


def test_only_those_who_read_the_whole_country_get_the_pages_the_files_and_the_api(client, late, punctual):
    lead = accounts.holder(ERB_LEAD, late.scope)
    auditor = accounts.holder(AUDITOR)
    addresses = [
        reverse("nation"),
        reverse("nation_file", args=["xlsx"]),
        reverse("area_risk", args=[late.area.slug]),
        reverse("api:nation-list"),
        reverse("api:nation-detail", args=[late.area.slug]),
    ]
    for person, status in ((lead, 404), (auditor, 200)):
        client.force_login(person)
        assert [client.get(address).status_code for address in addresses] == [status] * len(addresses)


def test_what_is_downloaded_holds_what_is_shown_in_its_order(client, officer, late, punctual):
    client.force_login(officer)
    text = client.get(reverse("nation_file", args=["csv"]), {"sort": "-risk", "stage": "planning"}).content.decode()
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    book = load_workbook(io.BytesIO(client.get(reverse("nation_file", args=["xlsx"]), {"sort": "due"}).content))
    sheet = list(book.active.values)

    assert [row["Area"] for row in rows] == [punctual.area.name, late.area.name]
    assert rows[1]["Days late"] == "7"
    named = dict(zip(sheet[0], next(row for row in sheet if row[0] == late.area.name), strict=True))
    assert named["Due on"].date() == date(2022, 6, 28)
    assert named["Risk score"] == 5
    assert client.get(reverse("nation_file", args=["exe"])).status_code == 404


def test_a_name_that_looks_like_a_formula_is_text_in_the_workbook():
    held = xlsx_of("Areas", ["Area", "Score"], [["=HYPERLINK(1)", 3], ["bell\x07", None]])
    sheet = load_workbook(io.BytesIO(held)).active
    assert [cell.value for cell in sheet["A"]] == ["Area", "'=HYPERLINK(1)", "bell"]
    assert [cell.data_type for cell in sheet["A"]] == ["s"] * 3
    assert sheet["B2"].value == 3
    assert "<f>" not in zipfile.ZipFile(io.BytesIO(held)).read("xl/worksheets/sheet1.xml").decode()


def test_the_api_gives_the_score_with_its_working(client, officer, late):
    client.force_login(officer)
    found = client.get(reverse("api:nation-detail", args=[late.area.slug])).json()
    assert found["score"] == sum(line["points"] for line in found["working"]) == 5
    assert found["lateness"] == "late"
    assert found["due_on"] == "2022-06-28"
    listed = client.get(reverse("api:nation-list"), {"lateness": "late"}).json()
    assert [one["area"] for one in listed] == [late.area.slug]


def test_the_home_of_the_department_leads_to_the_worst_area(client, officer, late, punctual):
    page = visit(client, officer, reverse("home"))
    links = page.all(class_="govuk-task-list__link")
    assert links[0].get("href") == reverse("area_risk", args=[late.area.slug])
    assert "Delivery plan is 7 days late." in page.words


def test_the_page_asks_no_more_of_the_database_as_areas_are_added(client, officer, django_assert_max_num_queries):
    client.force_login(officer)

    def count():
        with django_assert_max_num_queries(60) as asked:
            client.get(reverse("nation"))
        return len(asked)

    count()
    before = count()
    for _ in range(3):
        delivery.designated()
    assert count() == before
