"""Who sees which designations, and what the department's overview shows."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import Organisation
from accounts.roles import AUDITOR, CASE_OFFICER, ERB_VIEWER, NATIONAL, PROVIDER_LEAD, ScopeKind
from accounts.services import end_role, scope_of
from designations import selectors, services
from designations.models import Designation
from lifecycle import clock
from lifecycle.models import Edition
from tests.factories import designations as make
from tests.factories.accounts import held_by, holder, organisation, person

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 1)


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


def test_national_roles_see_every_designation_and_bodies_their_own():
    mine, other = make.proposed(), make.designated()
    viewer = holder(ERB_VIEWER, mine.scope)
    for role in NATIONAL:
        assert set(selectors.designations_seen_by(holder(role))) == {mine, other}
    assert list(selectors.designations_seen_by(viewer)) == [mine]
    provider = scope_of(organisation(kind=Organisation.Kind.PROVIDER), ScopeKind.PROVIDER)
    for stranger in (AnonymousUser(), person(), holder(PROVIDER_LEAD, provider)):
        assert not selectors.designations_seen_by(stranger).exists()


def test_a_body_no_longer_sees_a_designation_when_the_role_has_ended():
    record = make.proposed()
    viewer = holder(ERB_VIEWER, record.scope)
    assert selectors.designations_seen_by(viewer).exists()
    end_role(held_by(viewer)[0], by=holder(CASE_OFFICER), note="Left.")
    assert not selectors.designations_seen_by(viewer).exists()


def test_proposals_begin_below_plan_areas_and_for_national_roles_only():
    whole = make.area()
    part = make.area(parent=whole)
    record = make.proposed()
    seen = selectors.areas_open_to(holder(AUDITOR))
    assert whole in seen
    assert part not in seen
    assert not selectors.areas_open_to(holder(ERB_VIEWER, record.scope)).exists()


def test_the_register_shows_designations_and_no_proposals():
    make.proposed(), make.notified()
    withdrawn = make.agreed()
    services.withdraw_proposal(withdrawn, by=holder(CASE_OFFICER), note="Asked for.")
    shown = {make.designated(), make.adopted()}
    assert set(selectors.public_designations()) == shown


def test_a_designation_is_in_force_from_its_effective_date_until_the_day_before_it_ended():
    record = make.adopted(effective_on=date(2025, 10, 1))
    Designation.objects.filter(pk=record.pk).update(ended_on=date(2027, 4, 1))
    assert selectors.designation_of(record.area, date(2025, 9, 30)) is None
    assert selectors.designation_of(record.area, date(2025, 10, 1)) == record
    assert selectors.designation_of(record.area, date(2027, 3, 31)) == record
    assert selectors.designation_of(record.area, date(2027, 4, 1)) is None
    assert selectors.designation_of(make.area(), date(2027, 3, 31)) is None


def test_only_the_newest_revision_of_an_edition_is_offered():
    old = make.edition()
    newest = Edition.objects.get(pk=old.pk)
    newest.pk, newest.revision = None, old.revision + 1
    newest.save()
    assert [edition.code for edition in selectors.editions_on_offer()] == ["2025-11", "2022-08"]
    assert old not in selectors.editions_on_offer()


def row_of(area):
    return next(row for row in selectors.national_overview(TODAY) if row.area == area)


def test_the_overview_shows_each_area_with_its_body_state_and_next_deadline():
    none, part = make.area("Cornwall"), make.area(parent=make.area("London"))
    ended = make.area("Solent", valid_to=date(2025, 9, 29))
    proposed = make.proposed()
    now = make.designated(effective_on=TODAY + timedelta(days=1))
    with clock.at(TODAY - timedelta(days=60)):
        late = make.designated(effective_on=TODAY - timedelta(days=30))
    rows = {row.area: row for row in selectors.national_overview(TODAY)}
    assert not {part, ended} & rows.keys()
    assert (rows[none].designation, rows[none].body, rows[none].state) == (None, None, "No body designated")
    assert (rows[proposed.area].foremost, rows[proposed.area].state) == (proposed, "Proposed")
    assert rows[proposed.area].designation is None
    assert rows[now.area].state == "Designated from 2 March 2027"
    assert (rows[late.area].body, rows[late.area].state) == (late.body, "Designated")
    due = rows[late.area].deadline
    assert (due.clock, due.due_on, due.late) == ("delivery_plan", TODAY - timedelta(days=2), True)


def test_the_overview_shows_the_designation_in_force_before_the_one_that_follows_it():
    old = make.adopted()
    Designation.objects.filter(pk=old.pk).update(ended_on=date(2027, 4, 1))
    new = make.designated(where=old.area, effective_on=date(2027, 4, 1))
    third = make.proposed(where=old.area)
    row = row_of(old.area)
    assert (row.designation, row.proposals) == (old, (third,))
    later = next(row for row in selectors.national_overview(date(2027, 4, 1)) if row.area == old.area)
    assert later.designation == new


def test_the_overview_takes_as_many_queries_for_many_areas_as_for_one(django_assert_num_queries):
    make.designated()
    for areas in (1, 4):
        for _ in range(areas):
            make.designated()
            make.proposed()
        with django_assert_num_queries(3):
            for row in selectors.national_overview(TODAY):
                assert row.body
                assert row.state
