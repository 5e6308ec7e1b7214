"""What submission freezes, and the PDF made from it: hashes that hold, jobs that fail in sight and can be retried."""

import hashlib
import json

import pytest

from lifecycle import history, jobs
from lifecycle.engine import NotAllowed, NotPossible, options, run
from lifecycle.models import Job
from lifecycle.selectors import entries_of, facts_of
from plans.content import content_of, frozen
from plans.models import Snapshot, VersionState
from plans.selectors.snapshots import latest_snapshot, ready_for_decision, rendering_of
from plans.services import parts, rendering
from plans.services import plan as planning
from tests.factories import plans as factory


@pytest.fixture
def version(area, team):
    """A plan that was submitted; its PDF is asked for."""
    return factory.submitted(area, by=team.lead)


def changed(version, move):
    """What the newest entry of a move says was changed."""
    return facts_of(entries_of(version).filter(move=move).first())["changed"]


@pytest.mark.clause("G-3.1-5")
def test_submission_freezes_the_content_with_its_sha256_in_the_history(version):
    snapshot = latest_snapshot(version)
    assert hashlib.sha256(snapshot.content.encode()).hexdigest() == snapshot.sha256
    assert changed(version, "submit") == {"snapshot": 1, "sha256": snapshot.sha256}
    assert snapshot.entry == entries_of(version).get(move="submit")
    version.chain.refresh_from_db()
    assert list(history.faults_of(version.chain)) == []


def test_the_same_content_always_gives_the_same_hash(version):
    once, again = content_of(version), json.loads(json.dumps(content_of(version)))
    assert frozen(once) == frozen(again) == frozen(dict(reversed(once.items())))


def test_the_snapshot_holds_every_fact_resolved(version, area, team):
    data = latest_snapshot(version).data
    assert data["about"]["body"] == area.body.name
    assert data["about"]["edition"]["code"] == "2022-08"
    assert data["about"]["parties"][0] | {"since": ""} == {
        "name": area.body.name, "part": "Lead", "must_sign": True, "since": "", "until": None,
    }  # fmt: skip
    assert [part["key"] for part in data["parts"]] == ["priorities", "forward", "delivering", "annex"]
    assert data["parts"][0]["sections"][0]["content"]["type"] == "doc"
    (priority,) = data["priorities"]
    assert priority["levels"] == "Levels 3 to 5"
    assert priority["occupations"] == [{"code": "5221", "title": "Metal machining setters and setter-operators"}]
    assert (priority["employers"], priority["engagements"]) == (1, 1)
    assert priority["changes"][0]["actions"] == ["A1"]
    assert data["actions"][0]["due_on"] == "2024-09-01"
    assert data["needs"][0]["skill"] == "Setting machine tools"


def test_what_is_edited_later_leaves_the_snapshot_as_it_was(version, team):
    before = latest_snapshot(version).content
    planning.take_back(version, by=team.lead, note="A typing error.")
    parts.edit_priority(version, by=team.lead, priority=version.priorities.get(), title="Another title")
    assert latest_snapshot(version).content == before
    planning.submit(version, by=team.lead)
    assert [one.number for one in version.snapshots.all()] == [2, 1]
    assert latest_snapshot(version).content != before


def test_a_snapshot_can_be_neither_changed_nor_removed(version):
    for attempt in (
        lambda: Snapshot.objects.update(content="{}"),
        lambda: Snapshot.objects.all().delete(),
        lambda: Snapshot.objects.bulk_update([], ["content"]),
    ):
        with pytest.raises(TypeError, match="frozen"):
            attempt()
    assert latest_snapshot(version) is not None


def test_while_submitted_nothing_can_be_edited(version, team):
    with pytest.raises(NotPossible, match="the state is now “Submitted”"):
        factory.write(version, by=team.lead)
    with pytest.raises(NotPossible):
        factory.priority(version, by=team.lead, code="P9", needs=[])
    assert version.priorities.count() == 1


def test_the_file_and_its_sha256_are_kept_once(version, team):
    wanted = rendering_of(version)
    assert not ready_for_decision(version)
    pdf = b"%PDF-1.7 the file"
    assert rendering.record_rendering(wanted, pdf, by=team.lead) is not None
    assert rendering.record_rendering(wanted, b"another", by=team.lead) is None
    version.refresh_from_db()
    made = rendering_of(version)
    assert ready_for_decision(version)
    assert made.file.read() == pdf
    assert made.sha256 == hashlib.sha256(pdf).hexdigest()
    assert changed(version, "rendered") == {"snapshot": 1, "pdf_sha256": made.sha256}


def test_nobody_can_say_by_hand_that_the_pdf_was_made(version, team):
    with pytest.raises(NotAllowed):
        run(version, "rendered", by=team.lead)
    assert not ready_for_decision(version)


def test_a_job_that_fails_is_seen_and_can_be_retried(version, team, monkeypatch):
    job = rendering_of(version).job
    monkeypatch.setattr("plans.printing.render_to_string", lambda *args: 1 / 0)
    assert not can_be_made_again(version, team)
    with pytest.raises(ZeroDivisionError):
        jobs.perform(job.pk)
    job.refresh_from_db()
    assert (job.status, job.error) == (Job.Status.FAILED, "ZeroDivisionError: division by zero")
    assert can_be_made_again(version, team)
    rendering.render_again(version, by=team.editor)
    job.refresh_from_db()
    assert job.status == Job.Status.QUEUED
    monkeypatch.setattr("plans.printing.render_to_string", lambda *args: "<title>Plan</title>")
    jobs.perform(job.pk)
    assert rendering_of(version).made


def can_be_made_again(version, team):
    """Whether the editor can ask for the PDF again."""
    return next(option for option in options(version, team.editor) if option.move.name == "render_again").possible


def test_a_submission_taken_back_stops_the_job_and_no_file_is_kept_for_it(version, team):
    wanted = rendering_of(version)
    planning.take_back(version, by=team.lead, note="Too early.")
    wanted.job.refresh_from_db()
    assert wanted.job.status == Job.Status.CANCELLED
    with pytest.raises(jobs.Cancelled):
        rendering.record_rendering(wanted, b"late", by=team.lead)
    planning.submit(version, by=team.lead)
    with pytest.raises(jobs.Cancelled):
        rendering.record_rendering(wanted, b"late", by=team.lead)
    assert not rendering_of(version).made


def test_a_plan_is_not_approved_before_its_pdf_is_made(version, team):
    with pytest.raises(NotPossible) as refusal:
        planning.approve_version(version, by=team.officer)
    assert refusal.value.reasons == ["The PDF of what was submitted has not been made yet."]
    rendering.record_rendering(rendering_of(version), b"%PDF", by=team.lead)
    planning.approve_version(version, by=team.officer)
    assert version.state == VersionState.APPROVED
