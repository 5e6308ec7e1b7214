"""What a body hears in November 2022, and what follows from it, day by day."""

from datetime import date

import pytest

from accounts.models import Organisation
from engagement import selectors, services
from engagement.models import EngagementRecord, Need
from engagement.services import Party
from lifecycle import clock
from lifecycle.engine import NotPossible
from lifecycle.selectors import entries_of
from reference.models import Area, Level, Occupation, Pathway, Provider
from tests.factories import engagement as make
from tests.factories.accounts import organisation
from tests.factories.designations import designated
from tests.reference_fixture import (  # noqa: F401
    _reference_of_module,
    _reference_tables,
    reference_data,
    reference_folder,
)

pytestmark = pytest.mark.usefixtures("reference_data")


@pytest.fixture
def lancashire():
    """A body designated for Lancashire with effect from 31 May 2022, by a notice of 16 May."""
    with clock.at(date(2022, 5, 16)):
        chamber = organisation(Organisation.Kind.BODY, name="A chamber of commerce")
        return designated(where=Area.objects.get(slug="lancashire"), body=chamber, effective_on=date(2022, 5, 31))


@pytest.fixture
def editor(lancashire):
    return make.editor_of(lancashire)


def round_table(lancashire, editor, held_on):
    record = services.new_engagement(lancashire)
    college = Provider.objects.get(name="BLACKPOOL AND THE FYLDE COLLEGE")
    services.record_engagement(
        record,
        by=editor,
        parties=[
            Party("Fylde Fabrications", "employer", "small", "Owner", named=True),
            Party(college, role="Principal"),
        ],
        title="Round table on welding",
        held_on=held_on,
        stage=EngagementRecord.Stage.A,
        method=EngagementRecord.Method.ROUNDTABLE,
        depth=EngagementRecord.Depth.IN_DEPTH,
        hard_to_fill=EngagementRecord.HardToFill.YES,
        hard_to_fill_why="Few people weld aluminium.",
        environment_discussed=True,
        environment_what="Lighter trailers use less fuel.",
    )
    return record


def test_an_employer_and_a_provider_are_heard_and_a_need_follows(lancashire, editor):
    with clock.at(date(2022, 11, 9)):
        with pytest.raises(NotPossible, match="not possible yet") as refusal:
            round_table(lancashire, editor, date(2022, 11, 10))
        assert refusal.value.reasons == [
            "10 November 2022 has not come yet. Record the engagement once it has been held."
        ]
        assert selectors.engagement_counts(lancashire).records == 0

    with clock.at(date(2022, 11, 10)):
        record = round_table(lancashire, editor, date(2022, 11, 10))
    counts = selectors.engagement_counts(lancashire)
    assert [(group.label, group.count) for group in counts.groups if group.count] == [
        ("Employers", 1),
        ("Providers", 1),
    ]
    assert counts.unheard == ["Authorities", "Other stakeholders"]

    with clock.at(date(2022, 11, 14)):
        pathway = Pathway.objects.get(name="Engineering, Manufacturing, Process & Control")
        need = services.new_need(lancashire)
        services.record_need(
            need,
            by=editor,
            heard_in=[record],
            occupations=[Occupation.objects.get(code="5213")],
            skill="Weld thin aluminium sheet to the standard for road vehicles",
            route=pathway.route,
            pathway=pathway,
            level_from=Level.objects.get(key="2"),
            level_to=Level.objects.get(key="3"),
            when_needed=Need.WhenNeeded.NOW,
            people=6,
        )
    assert list(selectors.needs_of(lancashire)) == [need]
    assert [str(occupation) for occupation in need.occupations.all()] == ["5213 Welding trades"]
    [evidence] = selectors.evidence_of(need)
    assert {str(row.organisation) for row in evidence.record.participations.all()} == {
        "Fylde Fabrications", "BLACKPOOL AND THE FYLDE COLLEGE",
    }  # fmt: skip

    [recorded] = entries_of(need)
    assert (recorded.move, recorded.actor, recorded.effective_on) == ("record", editor.actor, date(2022, 11, 14))
    assert recorded.chain == lancashire.chain


@pytest.mark.clause("G-1.7-2", "A-1(1)-1", "A-1(3)-1", "A-4(1)-4")
def test_the_college_that_was_heard_is_asked_for_its_facts_before_a_duty_shows(lancashire, editor):
    with clock.at(date(2022, 11, 10)):
        round_table(lancashire, editor, date(2022, 11, 10))
    college = Organisation.objects.get(name="BLACKPOOL AND THE FYLDE COLLEGE")
    today = date(2022, 11, 21)
    assert selectors.duties_of(college, today) == []

    with clock.at(today):
        make.provision(college, lancashire.area, title="Welding level 2", since=date(2022, 9, 1))
        [status] = selectors.duties_of(college, today)
        assert status.reason == (
            "Not known yet: its type is not known. "
            "Published data suggest “Further education college”; the provider confirms it."
        )
        make.describe(college, "fe_college")
        [status] = selectors.duties_of(college, today)
        assert status.reason.startswith("Not known yet: nobody has decided yet whether its provision is material")
        make.decision(lancashire, college)

    [status] = selectors.duties_of(college, today)
    assert (status.subject, status.tasks[0].citation) == (True, "Act s.1(3); guidance 3.4.1")
    [before] = selectors.duties_of(college, date(2022, 11, 20))
    assert before.subject is None
    make.provision(college, lancashire.area, title="Brazing", since=date(2021, 9, 1))
    [before_the_act] = selectors.duties_of(college, date(2022, 6, 27))
    assert before_the_act.reason == (
        "Not subject to the duties: its type is Further education college. "
        "The duties do not reach this type on 27 June 2022."
    )
