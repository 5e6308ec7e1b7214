"""The writing of a plan in dates, as the law and the guidance mean it."""

from datetime import date

import pytest

from lifecycle import clock
from lifecycle.engine import NotPossible
from lifecycle.models import Deadline, Message
from lifecycle.selectors import entries_of
from plans.models import VersionState
from plans.selectors.overview import changed_since
from plans.selectors.snapshots import latest_snapshot
from plans.selectors.versions import versions_seen_by
from plans.services import parts, statements
from plans.services import plan as planning
from plans.services.sections import write_section
from tests.factories import plans as factory


def due(designation, name):
    """The open deadline of a clock, or none."""
    return Deadline.objects.filter(chain=designation.chain, clock=name, closed_by=None).first()


def test_a_plan_is_written_in_nine_months_and_submitted_with_the_authoritys_statement(editions):
    area = factory.designated()  # in force on 31 May 2022
    team = factory.team(area)
    authority = factory.mayoral_authority(area.area)

    with clock.at(date(2022, 9, 1)):
        assert due(area, "plan_ready").due_on == date(2023, 2, 28)  # the last day of February
        version = factory.draft(area, by=team.editor)
        heard = factory.need(area, by=team.editor, skill="Maintaining robots")

    with clock.at(date(2022, 11, 15)):
        one = factory.priority(version, by=team.editor, code="AME1", needs=[heard])
        factory.action(version, factory.change(version, one, by=team.editor), by=team.editor)
        factory.write(version, by=team.editor)

    with clock.at(date(2022, 12, 1)):
        statement = factory.requested(version, authority, by=team.editor, reply_by=date(2023, 1, 15))
        officer, signatory = factory.authority_people(statement)
        assert version in versions_seen_by(officer)
        with pytest.raises(NotPossible) as refusal:
            planning.submit(version, by=team.lead)
        assert refusal.value.reasons == [
            f"The statement of {authority} is not there yet. If it will not come, record what you tried and when."
        ]

    with clock.at(date(2023, 1, 16)):  # the day after an answer was wanted
        statements.record_silence(statement, by=team.editor, note="E-mails on 5 and 16 January 2023.")

    with clock.at(date(2023, 1, 20)):  # the authority answers after all
        factory.give(statement, by=signatory, views="More on retrofit.")
        assert changed_since(statement) == []

    with clock.at(date(2023, 2, 27)):  # the text changes after the statement, which stays valid and shows it
        write_section(version, by=team.editor, section="review", revision=1, text="Yearly.")
        assert changed_since(statement) == ["Managing delivery and review"]

    with clock.at(date(2023, 2, 28)):  # the last day
        assert not due(area, "plan_ready").late
        planning.submit(version, by=team.lead)
        assert version.state == VersionState.SUBMITTED
        assert due(area, "plan_ready") is None
        assert due(area, "progress_report") is None
        frozen = latest_snapshot(version).data
        assert frozen["about"]["as_of"] == "2023-02-28"
        assert frozen["statements"][0]["views"] == "More on retrofit."
        assert frozen["statements"][0]["given_on"] == "2023-01-20"
        told = Message.objects.filter(entry__workflow="plan", entry__move="submit")
        assert {team.officer.actor, officer.actor, signatory.actor} <= {message.actor for message in told}

    with clock.at(date(2023, 3, 2)):  # a mistake is found before the department begins
        planning.take_back(version, by=team.lead, note="The roadmap lacks an action.")
        parts.edit_action(version, by=team.editor, action=version.actions.get(), target="60")
        planning.submit(version, by=team.lead)
        assert [one.number for one in version.snapshots.all()] == [2, 1]
        moves = [entry.move for entry in entries_of(version)[:4]]
        assert moves == ["submit", "edit_action", "take_back", "submit"]
        assert Deadline.objects.get(chain=area.chain, clock="plan_ready").closed_on == date(2023, 2, 28)
