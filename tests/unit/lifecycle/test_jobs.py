"""Long work: the row is the truth."""

from datetime import timedelta

import pytest

from lifecycle import clock, jobs, wiring
from lifecycle.models import Actor, Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def nudged(monkeypatch):
    """Catch the nudges that a broker would carry."""
    sent = []
    monkeypatch.setattr("lifecycle.tasks.work.delay", sent.append)
    return sent


@pytest.fixture
def work(monkeypatch):
    """Let the job "count" do what a test wants."""
    doing = {}
    monkeypatch.setattr(wiring, "job", lambda kind: doing[kind])
    return doing


@pytest.fixture
def job(nudged, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return jobs.request("count", by_actor=Actor.objects.create(name="A").pk, arguments={"upto": 3})


def lost(job):
    """Let the worker of a job have died four minutes ago."""
    Job.objects.filter(pk=job.pk).update(status=Job.Status.RUNNING, heartbeat_at=clock.now() - timedelta(minutes=4))


def test_asking_for_work_nudges_a_worker_after_the_commit(job, nudged):
    assert nudged == [job.pk]
    assert job.status == Job.Status.QUEUED


def test_work_is_done_once_with_its_arguments_and_progress(job, work):
    seen = []

    def count(progress, *, upto):
        for step in range(1, upto + 1):
            progress.step(step, upto)
            seen.append(step)

    work["count"] = count
    done = jobs.perform(job.pk)
    assert jobs.perform(job.pk) is None
    assert seen == [1, 2, 3]
    assert (done.status, done.progress, done.total, done.attempts) == (Job.Status.DONE, 3, 3, 1)
    assert done.finished


def test_a_failure_is_recorded_raised_and_can_be_tried_again(job, work, nudged, django_capture_on_commit_callbacks):
    def fail(progress, *, upto):
        raise ValueError("the disk is full")

    work["count"] = fail
    with pytest.raises(ValueError, match="the disk is full"):
        jobs.perform(job.pk)
    job.refresh_from_db()
    assert (job.status, job.error) == (Job.Status.FAILED, "ValueError: the disk is full")
    with django_capture_on_commit_callbacks(execute=True):
        jobs.retry(job)
    work["count"] = lambda progress, *, upto: progress.step(upto, upto)
    assert nudged == [job.pk, job.pk]
    assert jobs.perform(job.pk).status == Job.Status.DONE


def test_a_running_job_stops_at_its_next_step_when_asked(job, work):
    steps = []

    def count(progress, *, upto):
        for step in range(1, upto + 1):
            steps.append(step)
            jobs.cancel(job)
            progress.step(step, upto)

    work["count"] = count
    assert jobs.perform(job.pk).status == Job.Status.CANCELLED
    assert steps == [1]


def test_a_waiting_job_is_cancelled_at_once(job, work):
    jobs.cancel(job)
    assert jobs.perform(job.pk) is None
    assert Job.objects.get().status == Job.Status.CANCELLED


def test_a_job_whose_worker_was_killed_is_found_and_done_by_another(job, work, nudged):
    lost(job)
    assert jobs.requeue_lost() == 1
    assert nudged == [job.pk, job.pk]
    work["count"] = lambda progress, *, upto: None
    assert jobs.perform(job.pk).status == Job.Status.DONE


def test_a_job_that_a_worker_holds_is_left_to_it(job, work):
    Job.objects.filter(pk=job.pk).update(status=Job.Status.RUNNING, heartbeat_at=clock.now())
    assert jobs.requeue_lost() == 0
    assert jobs.perform(job.pk) is None


def test_a_job_lost_three_times_fails_and_says_so(job):
    lost(job)
    Job.objects.filter(pk=job.pk).update(attempts=3)
    assert jobs.requeue_lost() == 0
    job.refresh_from_db()
    assert job.status == Job.Status.FAILED
    assert "three times" in job.error


def test_a_waiting_job_whose_message_was_lost_is_nudged_after_a_while(job, nudged):
    assert jobs.requeue_lost() == 0
    with clock.at(clock.now() + timedelta(minutes=1)):
        assert jobs.requeue_lost() == 1
    assert nudged == [job.pk, job.pk]
