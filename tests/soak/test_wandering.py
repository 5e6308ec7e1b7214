"""Many people wander through the portal by seed; whatever they send, it answers well and its history stays whole.

`SOAK_SEEDS` names the seeds (`1,2,3`), `SOAK_STEPS` how many steps each takes. A failure names
the seed that repeats it.
"""

import os
from collections import Counter
from random import Random

import pytest
from django.db import transaction
from django.test import override_settings

from accounts.models import User
from accounts.selectors import demonstration_people
from designations.loading import load_terms
from lifecycle import history, jobs
from lifecycle.models import Chain, Entry, Job, Record
from lifecycle.services import load_editions
from lifecycle.workflow import tables
from lsip_portal.demonstration import load as demonstration
from tests.soak.wanderer import Wanderer

pytestmark = pytest.mark.django_db
SEEDS = [int(seed) for seed in os.environ.get("SOAK_SEEDS", "1,2,3,4,5").split(",")]
STEPS = int(os.environ.get("SOAK_STEPS", "400"))
AREAS = ("lancashire", "greater-manchester", "cumbria")


@pytest.fixture(scope="module")
def world(_reference_of_module, django_db_blocker, tmp_path_factory):
    """The demonstration of three areas, at three points of a plan's life."""
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media), transaction.atomic():
        load_editions()
        load_terms()
        demonstration.load(lambda name: None, AREAS)
        yield media
        transaction.set_rollback(True)


def do_waiting_jobs():
    for job in Job.objects.filter(status=Job.Status.QUEUED):
        jobs.perform(job.pk)


def faults():
    """Return what is wrong with any history, and every record whose state its table does not know."""
    broken = [fault for chain in Chain.objects.all() for fault in history.faults_of(chain)]
    for model in Record.__subclasses__():
        known = set(tables()[model.workflow_name].states.values)
        broken += [f"{model.__name__} {row.pk}: {row.state}" for row in model.objects.all() if row.state not in known]
    return broken


def clocks_that_run_twice():
    """Return the clocks that run more than once in a history."""
    running = Counter(
        (chain.pk, duty.clock) for chain in Chain.objects.all() for duty in chain.deadlines.filter(closed_by=None)
    )
    return [clock for clock, count in running.items() if count > 1]


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_people_send_the_portal_answers_and_its_history_stays_whole(world, seed, settings):
    settings.MEDIA_ROOT = world
    random, people = Random(seed), list(demonstration_people())
    before = Entry.objects.count()
    wanderers = [Wanderer(person, seed) for person in people]
    for step in range(STEPS):
        random.choice(wanderers).step()
        if step % 100 == 99:
            do_waiting_jobs()
    answers = sum((one.answers for one in wanderers), Counter())
    moves = Counter(Entry.objects.filter(pk__gt=0).values_list("workflow", "move")[before:])
    print(f"\nseed {seed}: {STEPS} steps by {len(people)} people, answers {dict(sorted(answers.items()))}")
    print(
        f"  {Entry.objects.count() - before} moves: {', '.join(f'{w}.{m} {n}' for (w, m), n in sorted(moves.items()))}"
    )
    assert faults() == []
    assert clocks_that_run_twice() == []
    assert User.objects.filter(is_superuser=True).count() == 0
