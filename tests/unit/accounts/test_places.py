"""Who sees the people of which place, what is found, and when the access review is due."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts import selectors, services
from accounts.models import AccessReview
from accounts.roles import ADMINISTRATOR, ERB_EDITOR, ERB_LEAD, ERB_VIEWER, NATIONAL, PROVIDER_LEAD
from lifecycle import clock, engine
from lifecycle.selectors import entries_of
from tests.factories.accounts import held_by, holder, invited, looks_after, person, reviewed
from tests.factories.places import body_place, provider_place

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 1)


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


@pytest.fixture
def place():
    return body_place(name="Chamber of Somewhere")


def found(who, **asked):
    return [row.title for row in selectors.places_found(who, **asked)]


def test_people_see_the_places_they_act_in_and_the_department_and_administrators_every_one(place):
    provider = provider_place(name="A college")
    lead = holder(ERB_LEAD, place)
    both = holder(PROVIDER_LEAD, provider, holder(ERB_VIEWER, place))
    assert found(lead) == ["Chamber of Somewhere"]
    assert found(both) == ["A college", "Chamber of Somewhere"]
    for role in (*NATIONAL, ADMINISTRATOR):
        assert found(holder(role)) == ["A college", "Chamber of Somewhere", "England"]
    for stranger in (AnonymousUser(), person()):
        assert found(stranger) == []


def test_an_administrator_of_access_sees_no_work_of_the_department():
    assert not selectors.is_national(holder(ADMINISTRATOR))


def test_a_person_whose_role_ended_sees_their_own_role_and_no_longer_the_place(place):
    lead, editor = holder(ERB_LEAD, place), holder(ERB_EDITOR, place)
    services.end_role(held_by(editor)[0], by=lead, note="Left.")
    assert found(editor) == []
    assert list(selectors.roles_seen_by(editor)) == held_by(editor)
    assert held_by(lead)[0] not in selectors.roles_seen_by(editor)
    assert not selectors.invitations_seen_by(editor).exists()


def test_places_are_found_by_name_person_address_kind_and_what_is_due(place):
    provider = provider_place(name="A college")
    ada = holder(ERB_LEAD, place, person("Ada Lovelace"))
    who = holder(ADMINISTRATOR)
    assert found(who, words="somewhere") == found(who, words="lovelace") == [place.title]
    assert found(who, words=ada.email) == [place.title]
    assert found(who, kind="provider") == ["A college"]
    assert found(who, words="%") == []
    holder(PROVIDER_LEAD, provider)
    reviewed(provider)
    assert found(who, due=True) == [place.title, "England"]


def test_each_place_says_how_many_act_there_and_are_invited(place):
    holder(ERB_VIEWER, place, holder(ERB_LEAD, place))
    holder(ERB_EDITOR, place)
    services.withdraw(invited(place), by=looks_after(place))
    invited(place)
    row = selectors.places_found(holder(ADMINISTRATOR), words="Chamber").get()
    assert (row.people, row.invited) == (2, 1)


def test_a_review_is_due_a_year_after_the_last_one_or_after_the_first_role(place):
    services.give_role(person(), role=ERB_LEAD, scope=place, organisation=place.organisation)
    who = holder(ADMINISTRATOR)

    def due_on():
        return selectors.review_due(selectors.places_seen_by(who).get(pk=place.pk))

    assert due_on() == date(2028, 3, 1)
    with clock.at(date(2028, 2, 29)):
        assert place.title not in found(who, due=True)
    with clock.at(date(2028, 3, 1)):
        assert place.title in found(who, due=True)
        reviewed(place)
        assert due_on() == date(2029, 3, 1)
        assert place.title not in found(who, due=True)


def test_a_place_without_people_has_nothing_to_review(place):
    assert selectors.review_due(selectors.places_seen_by(holder(ADMINISTRATOR)).get(pk=place.pk)) is None
    with pytest.raises(engine.NotPossible) as refusal:
        services.confirm_access(services.new_review(place), by=looks_after(place), kept=[])
    assert refusal.value.reasons == [f"Nobody holds a role in {place}."]


def test_a_review_keeps_what_is_confirmed_and_ends_the_rest(place):
    lead, editor, viewer = (holder(role, place) for role in (ERB_LEAD, ERB_EDITOR, ERB_VIEWER))
    kept = [held_by(lead)[0], held_by(editor)[0]]
    services.confirm_access(services.new_review(place), by=lead, kept=kept)
    review = AccessReview.objects.get()
    assert (review.reviewed_on, review.ended, set(review.kept.all())) == (TODAY, 1, set(kept))
    assert entries_of(review)[0].chain == place.chain
    ended = held_by(viewer)[0]
    assert not ended.in_effect
    assert ended.ended_by.texts.get(name="note").text == "It was not confirmed in the access review."


def test_a_review_that_would_end_the_last_lead_ends_nobody():
    place = provider_place()
    lead = held_by(holder(PROVIDER_LEAD, place))[0]
    other = held_by(holder("provider_contributor", place))[0]
    with pytest.raises(engine.NotPossible):
        services.confirm_access(services.new_review(place), by=looks_after(place), kept=[])
    assert not AccessReview.objects.exists()
    assert selectors.roles_now(place).filter(pk__in=[lead.pk, other.pk]).count() == 2


def test_an_editor_reviews_nobody(place):
    editor = holder(ERB_EDITOR, place)
    with pytest.raises(engine.NotAllowed):
        services.confirm_access(services.new_review(place), by=editor, kept=[])
    with clock.at(TODAY + timedelta(days=1)):
        assert selectors.holds(editor, ERB_EDITOR, [place])
