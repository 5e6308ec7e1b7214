"""Who may read what of engagement and needs, and how it is counted."""

import pytest

from accounts.models import Organisation
from accounts.roles import AUDITOR, AUTHORITY_OFFICER, CASE_OFFICER, ERB_VIEWER, ScopeKind
from accounts.services import scope_of
from engagement import selectors
from engagement.services import Party
from tests.factories import engagement as make
from tests.factories.accounts import holder, organisation, person
from tests.factories.designations import designated

pytestmark = pytest.mark.django_db
Kind = Organisation.Kind


@pytest.fixture
def designation(editions):
    return designated()


@pytest.fixture
def parties():
    """An employer, a provider and an authority."""
    return [Party(make.employer()), Party(make.provider()), Party(organisation(Kind.AUTHORITY))]


@pytest.fixture
def record(designation, parties):
    return make.engagement(designation, parties=parties)


def officer_of(authority):
    return holder(AUTHORITY_OFFICER, scope_of(authority, ScopeKind.AUTHORITY))


def reads(who, record):
    """Return whether somebody sees a record, and whether in full."""
    return selectors.engagement_seen_by(who).filter(pk=record.pk).exists(), selectors.reads_in_full(who, record)


def test_the_body_and_the_department_read_everything(designation, record):
    viewer = holder(ERB_VIEWER, designation.scope)
    for who in (make.editor_of(designation), viewer, holder(CASE_OFFICER), holder(AUDITOR)):
        assert reads(who, record) == (True, True)


def test_whoever_took_part_reads_the_outline(parties, record):
    lead, officer = make.lead_of(parties[1].who), officer_of(parties[2].who)
    assert [reads(who, record) for who in (lead, officer)] == [(True, False)] * 2
    strangers = (make.lead_of(make.provider()), officer_of(organisation(Kind.AUTHORITY)), person())
    assert [reads(who, record) for who in strangers] == [(False, False)] * 3


def test_another_body_reads_the_outline_of_what_served_its_area(record):
    neighbour = designated()
    editor = make.editor_of(neighbour)
    assert reads(editor, record) == (False, False)
    record.areas.add(neighbour.area)
    assert reads(editor, record) == (True, False)
    assert list(selectors.engagement_of(neighbour)) == [record]


def test_a_record_is_listed_once_though_many_conditions_hold(designation, parties, record):
    record.areas.add(designation.area, designated().area)
    both = make.editor_of(designation)
    holder("provider_lead", scope_of(parties[1].who, ScopeKind.PROVIDER), both)
    assert list(selectors.engagement_seen_by(both)) == [record]
    assert list(selectors.engagement_of(designation)) == [record]


def test_needs_are_read_by_their_body_and_the_department(designation, parties, record):
    need = make.need(designation, heard_in=[record])
    for who in (make.editor_of(designation), holder(CASE_OFFICER)):
        assert list(selectors.needs_seen_by(who)) == [need]
    for who in (make.editor_of(designated()), make.lead_of(parties[1].who), person()):
        assert not selectors.needs_seen_by(who).exists()


@pytest.mark.clause("G-3.1-2")
def test_figures_count_organisations_once_and_withdrawn_records_not_at_all(designation):
    small, large = make.employer(size_band="small"), make.employer(size_band="large")
    college = make.provider()
    make.engagement(designation, parties=[Party(small), Party(college)], method="roundtable", depth="active")
    make.engagement(designation, parties=[Party(small), Party(large)], stage="b")
    withdrawn = make.engagement(designation, parties=[Party(organisation(Kind.AUTHORITY))])
    counts = selectors.engagement_counts(designation)
    assert {group.label: group.count for group in counts.groups} == {
        "Employers": 2, "Providers": 1, "Authorities": 1, "Other stakeholders": 0,
    }  # fmt: skip
    assert counts.unheard == ["Other stakeholders"]
    make.withdraw(withdrawn)
    counts = selectors.engagement_counts(designation)
    assert counts.records == 2
    assert counts.unheard == ["Authorities", "Other stakeholders"]
    assert [tally.count for tally in counts.stages] == [1, 1, 0, 0, 0]
    assert [tally.count for tally in counts.methods] == [1, 1, 0, 0, 0, 0]
    assert [tally.count for tally in counts.depths] == [0, 1, 1]
    assert [tally.count for tally in counts.sizes] == [0, 1, 0, 1, 0]


def test_an_event_for_two_areas_stands_in_each_and_is_one_record(designation):
    neighbour = designated()
    shared = make.engagement(designation, areas=[neighbour.area])
    assert [selectors.engagement_counts(one).records for one in (designation, neighbour)] == [1, 1]
    assert [row.heard for row in selectors.engagement_listed_for(neighbour)] == [1]
    make.withdraw(shared)
    assert list(selectors.engagement_listed_for(designation)) == [shared]
    assert not selectors.engagement_listed_for(neighbour).exists()


def test_the_figures_cost_the_same_however_much_was_heard(designation, django_assert_num_queries):
    make.engagement(designation)
    with django_assert_num_queries(6):
        selectors.engagement_counts(designation)
    for _ in range(5):
        make.engagement(designation)
    with django_assert_num_queries(6):
        selectors.engagement_counts(designation)


def test_a_body_chooses_among_the_organisations_it_has_heard(designation, parties, record):
    elsewhere = make.engagement(parties=[Party("Somebody else's partner")])
    stranger = elsewhere.participations.get().organisation
    make.engagement(designation, parties=[Party("Jobcentre Plus")])
    assert list(selectors.employers_open_to(record)) == [parties[0].who]
    offered = set(selectors.others_open_to(record).values_list("name", flat=True))
    assert {"Jobcentre Plus", parties[2].who.name, designation.body.name} <= offered
    assert stranger.name not in offered
    assert parties[1].who.provider in selectors.providers_near(designation)


def test_only_other_areas_can_be_served_too(designation, record):
    neighbour, ended = designated().area, designated().area
    ended.valid_to = record.held_on
    ended.save()
    offered = selectors.other_areas(record, record.held_on)
    assert neighbour in offered and designation.area not in offered and ended not in offered
    record.areas.add(ended)
    assert ended in selectors.other_areas(record, record.held_on)
