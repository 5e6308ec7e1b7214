"""Which officer looks after which area, who covers, and who is told: by page and by API."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts import services as people
from accounts.roles import ADMINISTRATOR, ASSESSOR, CASE_OFFICER, ERB_LEAD
from approvals.caseload import selectors, services
from approvals.models import Assignment, Cover
from lifecycle import clock
from lifecycle.engine import NotPossible, run
from lifecycle.models import Message
from lsip_portal.nation.officers import areas_of, caseload_of
from lsip_portal.nation.standings import standings
from tests.factories import accounts, delivery
from tests.pages.delivery_steps import move, visit

pytestmark = pytest.mark.django_db

TODAY = delivery.EFFECTIVE + timedelta(days=7)


@pytest.fixture(autouse=True)
def _today(editions):
    with clock.at(TODAY):
        yield


@pytest.fixture
def designation():
    return delivery.designated()


@pytest.fixture
def officer():
    return accounts.holder(CASE_OFFICER, who=accounts.person("Officer of the north"))


@pytest.fixture
def other():
    return accounts.holder(CASE_OFFICER, who=accounts.person("Officer of the south"))


@pytest.fixture
def assigned(designation, officer):
    assignment = services.new_assignment(designation.area)
    services.assign(assignment, by=officer, officer=officer)
    return assignment


def assign_page(designation):
    return reverse("begin", args=["assignment", designation.area.pk, "assign"])


def cover(officer, by, since=TODAY, until=TODAY):
    record = services.new_cover(officer)
    services.arrange(record, by=officer, covering=by, since=since, until=until)
    return record


def test_an_area_is_given_to_an_officer_who_is_told_and_stands_in_the_list(client, designation, officer, other):
    before = visit(client, officer, reverse("officers"))
    assert "Give it an officer" in before.words

    visit(client, officer, assign_page(designation), {"officer": other.pk})

    assert [one.officer for one in selectors.assignments_now()] == [other]
    assert Message.objects.filter(actor_id=other.actor_id, subject__contains=designation.area.name).exists()
    assert "Officer of the south" in visit(client, officer, reverse("nation")).words
    assert designation.area.name in visit(client, officer, f"{reverse('nation')}?officer={other.pk}").words
    assert "No area matches" in visit(client, officer, f"{reverse('nation')}?officer={officer.pk}").words


def test_an_area_with_an_officer_is_not_given_to_a_second_one(client, designation, assigned, officer, other):
    page = visit(client, officer, assign_page(designation), {"officer": other.pk})
    assert page.status == 409
    assert "Officer of the north looks after this area. Hand it over instead." in page.words
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(area=designation.area, officer=other, since=TODAY, state="held", chain=assigned.chain)


@pytest.mark.parametrize("sent", ["", "999999", "<script>"])
def test_only_a_case_officer_can_be_chosen(client, designation, officer, sent):
    assessor = accounts.holder(ASSESSOR)
    for choice in (sent, assessor.pk):
        page = visit(client, officer, assign_page(designation), {"officer": choice})
        assert page.status == 422
        assert "officer" in page.refusals
    assert not Assignment.objects.exists()


def test_an_area_is_handed_over_with_the_reason_and_both_officers_are_told(client, assigned, officer, other):
    address = move(assigned, "hand_over")
    assert visit(client, officer, address, {"officer": other.pk, "note": ""}).refusals == {"note": "Enter the reason"}

    visit(client, officer, address, {"officer": other.pk, "note": "I work on the south now."})

    assigned.refresh_from_db()
    assert (assigned.state, assigned.until) == ("ended", TODAY)
    following = selectors.assignment_of(assigned.area)
    assert following.officer == other
    assert "I work on the south now." in visit(client, other, assigned.get_absolute_url()).words
    assert "Area taken over" in visit(client, other, following.get_absolute_url()).words


def test_who_is_no_case_officer_any_more_leaves_the_area_to_all_and_to_whoever_is_given_it_next(
    client, designation, assigned, officer, other
):
    held = officer.roles_held.get(role=CASE_OFFICER.name)
    people.end_role(held, by=accounts.holder(ADMINISTRATOR), note="Moved to another department.")

    assert not selectors.assignments_now().exists()
    assert designation.area.name in visit(client, other, reverse("officers")).words
    visit(client, other, assign_page(designation), {"officer": other.pk})

    assigned.refresh_from_db()
    assert assigned.state == "ended"
    assert selectors.assignment_of(designation.area).officer == other


def test_the_officer_of_an_area_is_told_of_it_instead_of_every_case_officer(designation, assigned, officer, other):
    team = delivery.team(designation)  # with a case officer of no area
    before = Message.objects.count()
    delivery.submitted_plan(designation, by=team.lead)

    told = set(Message.objects.order_by("pk")[before:].values_list("actor", flat=True))
    assert officer.actor_id in told
    assert not {other.actor_id, team.officer.actor_id} & told


def test_whoever_covers_has_the_areas_and_is_told_on_those_days_alone(designation, assigned, officer, other):
    cover(officer, other, TODAY + timedelta(days=1), TODAY + timedelta(days=3))
    on = {}
    for day in range(5):
        with clock.at(TODAY + timedelta(days=day)):
            everything = standings(other, clock.today())
            areas = areas_of(caseload_of(other, clock.today()), everything)
            told = selectors.holders(CASE_OFFICER, [designation.scope])
            on[day] = ([one.row.area for one in areas] == [designation.area], other in told)
            assert officer in told
    assert on == {day: (day in (1, 2, 3),) * 2 for day in range(5)}


def test_cover_is_arranged_on_the_page_of_the_officer_and_can_be_cancelled(client, assigned, officer, other):
    address = reverse("begin", args=["cover", officer.pk, "arrange"])
    days = {"since": "2022-06-20", "until": "2022-06-24"}
    visit(client, officer, address, {"covering": other.pk, **days})

    page = visit(client, officer, reverse("officer", args=[officer.pk]))
    assert "Officer of the south covers for Officer of the north from 20 June 2022 to 24 June 2022." in page.words
    visit(client, other, move(Cover.objects.get(), "cancel"), {})
    assert "No cover is arranged." in visit(client, officer, reverse("officer", args=[officer.pk])).words


def test_days_the_wrong_way_round_are_refused_beside_the_field_and_nothing_typed_is_lost(client, officer, other):
    address = reverse("begin", args=["cover", officer.pk, "arrange"])
    typed = {"since-day": "24", "since-month": "6", "since-year": "2022"}
    typed |= {"until-day": "20", "until-month": "6", "until-year": "2022"}
    page = visit(client, officer, address, {"covering": other.pk, **typed})
    assert page.status == 422
    assert "The last day must be the same as or after the first day" in page.refusals.values()
    assert page.fields["since-day"] == "24"


@pytest.mark.parametrize(
    ("since", "until", "reason"),
    [
        (date(2022, 6, 1), date(2022, 6, 2), "has passed"),
        (date(2022, 6, 24), date(2022, 6, 20), "is before the first one"),
        (date(2022, 6, 12), date(2022, 6, 30), "Choose other days, or cancel that first."),
    ],
)
def test_days_that_cannot_be_covered_are_refused_with_the_reason(officer, other, since, until, reason):
    cover(officer, other, date(2022, 6, 10), date(2022, 6, 12))
    with pytest.raises(NotPossible) as refused:
        cover(officer, accounts.holder(CASE_OFFICER), since, until)
    assert any(reason in one for one in refused.value.reasons)


def test_nobody_covers_for_themselves_and_only_case_officers_cover(officer):
    for by in (officer, accounts.holder(ASSESSOR)):
        with pytest.raises(NotPossible):
            cover(officer, by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Cover.objects.create(
            officer=officer, by=officer, since=TODAY, until=TODAY, state="arranged", chain=services.nation().chain
        )


def test_a_cover_that_is_over_stays_as_it_was(officer, other):
    record = cover(officer, other)
    with clock.at(TODAY + timedelta(days=1)), pytest.raises(NotPossible):
        run(record, "cancel", by=officer)


def test_the_pages_and_the_api_are_the_departments(client, designation, assigned, officer, other):
    record = cover(officer, other)
    addresses = [
        reverse("officers"),
        reverse("officer", args=[officer.pk]),
        reverse("assignment", args=[assigned.pk]),
        reverse("api:assignment-detail", args=[assigned.pk]),
        reverse("api:cover-detail", args=[record.pk]),
    ]
    for person, status in ((accounts.holder(ERB_LEAD, designation.scope), 404), (accounts.holder(ASSESSOR), 200)):
        client.force_login(person)
        assert [client.get(address).status_code for address in addresses] == [status] * len(addresses)
    assert client.get(addresses[3]).json()["officer"] == str(officer)
