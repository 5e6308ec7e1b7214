"""From the 38 areas to the 39: what the plans of areas that were divided or joined hand on, up to a published plan."""

import pytest
from django.urls import reverse

from accounts.roles import ERB_EDITOR
from designations import calendar
from lifecycle import clock
from plans.selectors.carrying import earlier_plans, places_between
from plans.selectors.statements import statements_wanted
from plans.services.carrying import carry_forward
from reference.models import Area, AreaSuccession
from tests.factories import carrying as factory
from tests.factories import plans
from tests.factories.accounts import holder
from tests.pages.delivery_steps import visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]
CHANGED = factory.CHANGED


def area(slug):
    return Area.objects.get(slug=slug)


def draft_for(slug):
    """Designate a body for an area of 2025 from the day of the change, and begin its plan under the new edition."""
    record, team = factory.successor(area(slug), under="2025-11")
    return plans.draft(record, by=team.editor, **factory.PERIOD), team


def names(districts):
    return {district.name for district in districts}


@pytest.fixture
def before():
    """The plans of Enterprise M3 and the Solent, published in 2023; both areas ended on 29 September 2025."""
    return {slug: factory.published_plan(where=area(slug)) for slug in ("enterprise-m3", "solent")}


def answers_to(origin, concerns, part=""):
    """Return the answers of a person for every priority of a plan, with what comes along."""
    sent = {}
    for one in origin.priorities.all():
        actions = {action.pk for change in one.changes.all() for action in change.actions.all()}
        sent |= {f"concerns-{one.pk}": concerns, f"part-{one.pk}": part, f"actions-{one.pk}": list(actions)}
        sent[f"needs-{one.pk}"] = [need.pk for need in one.needs.all()]
    return sent


def test_an_area_made_from_two_others_brings_both_of_their_plans_forward_into_one_that_is_published(client, before):
    m3, solent = before["enterprise-m3"], before["solent"]
    origins = AreaSuccession.objects.filter(successor__slug="hampshire-and-the-solent")
    assert {one.predecessor.slug for one in origins} == set(before)
    with clock.at(CHANGED):
        calendar.keep()
        draft, team = draft_for("hampshire-and-the-solent")
        assert {plan.version for plan in earlier_plans(draft)} == {m3, solent}
        assert {"Guildford", "Woking"} <= names(places_between(m3, draft).left)
        assert names(places_between(solent, draft).left) == set()
        page = f"{reverse('bring_forward', args=[draft.pk])}?look=yes&plan={m3.pk}&plan={solent.pk}"
        sent = answers_to(m3, "part", "The districts of north Hampshire") | answers_to(solent, "whole")
        assert "Check what you bring forward" in visit(client, team.editor, page, sent).words
        assert client.post(page, sent | {"confirmed": "yes"}).status_code == 302
    brought = draft.priorities.order_by("position")
    assert len({one.code for one in brought}) == 4
    assert {(one.came_from.code, one.came_from.version_id) for one in brought} == {
        (code, version.pk) for code in ("P1", "P2") for version in (m3, solent)
    }
    with clock.at(CHANGED.replace(year=2026)):
        plans.write(draft, by=team.lead)
        for authority in statements_wanted(draft):
            _, signatory = plans.authority_people(plans.requested(draft, authority, by=team.editor))
            plans.give(draft.statements.get(authority=authority), by=signatory)
        plans.hand_in(draft, by=team.lead, decider=team.officer)
        client.logout()
        html = client.get(reverse("public_plan", kwargs=draft.address)).content.decode()
        assert html.count("Enterprise M3 local skills improvement plan, 2023 to 2026, version 1") >= 6
        assert "The districts of north Hampshire" in html
        for origin in before.values():
            earlier = client.get(reverse("public_plan", kwargs=origin.address)).content.decode()
            assert reverse("public_plan", kwargs=draft.address) in earlier


def test_an_area_that_was_divided_hands_its_plan_on_to_both_of_its_successors(before):
    origin = before["enterprise-m3"]
    with clock.at(CHANGED):
        calendar.keep()
        copies = []
        for slug in ("surrey", "hampshire-and-the-solent"):
            draft, team = draft_for(slug)
            change = factory.Change(origin, draft, team)
            factory.bring(change, "P1")
            copies.append(draft.priorities.get())
    assert [one.came_from for one in copies] == [origin.priorities.get(code="P1")] * 2
    needs = [one.needs.get() for one in copies]
    assert needs[0] != needs[1]
    assert needs[0].came_from == needs[1].came_from


def test_an_area_that_took_nothing_over_is_offered_nothing(client, before):
    with clock.at(CHANGED):
        draft, team = draft_for("greater-lincolnshire")
        assert earlier_plans(draft) == []
        page = visit(client, team.editor, reverse("bring_forward", args=[draft.pk]))
    assert (page.status, "There is no earlier plan" in page.words) == (409, True)


def test_a_body_that_is_designated_again_for_the_same_area_goes_on_with_its_priorities(client, editions):
    with clock.at(CHANGED):
        origin = factory.published_plan()
        record, team = factory.successor(origin.designation.area)
        calendar.keep()
        draft = plans.draft(record, by=team.editor, **factory.PERIOD)
        assert places_between(origin, draft).unchanged
        chosen = [factory.choose(one) for one in origin.priorities.all()]
        carry_forward(draft, by=holder(ERB_EDITOR, record.scope), chosen=chosen)
        plans.write(draft, by=team.lead)
        plans.hand_in(draft, by=team.lead, decider=team.officer)
        html = client.get(reverse("public_plan", kwargs=draft.address)).content.decode()
    assert html.count(f"P1, {origin.plan}, version 1") == 1
