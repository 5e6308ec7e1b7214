"""The history: append-only, hash-linked, and guarded by the database."""

import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import Error, connection, transaction

from lifecycle import history, triggers
from lifecycle.models import Actor, Chain, Entry, EntryText, HeadWitness
from tests.conftest import triggers_lifted

pytestmark = pytest.mark.django_db

KEPT = "recorded_at, effective_on, actor_id, workflow, record_id, move, source_state, target_state, payload"
COPY = (
    f"INSERT INTO lifecycle_entry (chain_id, sequence, {KEPT}, previous_digest, digest)"
    f" SELECT chain_id, {{sequence}}, {KEPT}, {{previous}}, 'x' FROM lifecycle_entry WHERE sequence = 3"
)


@pytest.fixture
def actor():
    return Actor.objects.create(name="Case officer")


@pytest.fixture
def chain(actor):
    chain = Chain.objects.create(title="Lancashire")
    for number in range(3):
        append(chain, actor, note=f"Because of {number}")
    return Chain.objects.get(pk=chain.pk)


def append(chain, actor, *, note):
    return history.append(
        history.lock(chain),
        workflow="plan",
        record_id=7,
        move="submit",
        source="drafting",
        target="submitted",
        actor_id=actor.pk,
        effective_on=date(2022, 6, 28),
        facts={"due": date(2023, 2, 28)},
        texts={"note": note},
    )


def faults(chain):
    return list(history.faults_of(Chain.objects.get(pk=chain.pk)))


def run_sql(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_entries_are_numbered_and_each_holds_the_hash_of_the_one_before(chain):
    entries = list(Entry.objects.filter(chain=chain).order_by("sequence"))
    assert [entry.sequence for entry in entries] == [1, 2, 3]
    assert [entry.previous_digest for entry in entries] == ["", entries[0].digest, entries[1].digest]
    assert (chain.length, chain.head) == (3, entries[2].digest)
    assert faults(chain) == []


def test_a_payload_holds_no_name_and_no_reason_but_their_digest(chain):
    entry = Entry.objects.filter(chain=chain).first()
    held = json.loads(entry.payload)
    assert "Because" not in entry.payload
    assert "Case officer" not in entry.payload
    text = entry.texts.get()
    assert held["texts"]["note"] == history.salted_digest(text.salt, "Because of 0")
    assert held["facts"] == {"due": "2023-02-28"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE lifecycle_entry SET move = 'approve'",
        "DELETE FROM lifecycle_entry WHERE sequence = 3",
        COPY.format(sequence=5, previous="digest"),
        COPY.format(sequence=4, previous="'forged'"),
    ],
)
def test_the_database_refuses_what_is_not_the_next_link(chain, statement):
    with pytest.raises(Error, match="append-only"):
        run_sql(statement)
    assert faults(chain) == []


@pytest.mark.postgres
def test_postgresql_refuses_to_truncate_the_history(chain):
    run_sql("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(Error, match="append-only"):
        run_sql("TRUNCATE lifecycle_entry CASCADE")


@pytest.mark.parametrize("verb", ["update", "delete", "bulk_create", "create"])
def test_the_manager_of_entries_refuses_to_write(chain, verb):
    with pytest.raises(TypeError, match="append-only"):
        getattr(Entry.objects, verb)()


def test_a_redacted_text_leaves_the_chain_whole(chain):
    text = EntryText.objects.filter(entry__chain=chain).first()
    text.text, text.erased_at = "", "2022-07-01T00:00Z"
    text.save()
    assert faults(chain) == []


def test_an_altered_text_is_seen(chain):
    EntryText.objects.filter(entry__chain=chain, entry__sequence=2).update(text="For another reason")
    assert faults(chain) == [f"Entry 2 of chain {chain.pk}: the text 'note' was altered."]


@pytest.mark.parametrize(
    ("statement", "seen"),
    [
        ("UPDATE lifecycle_entry SET payload = REPLACE(payload, 'submit', 'approve') WHERE sequence = 2", "its hash"),
        ("UPDATE lifecycle_entry SET move = 'approve' WHERE sequence = 2", "but its payload says 'submit'"),
        ("DELETE FROM lifecycle_entry WHERE sequence = 2", "entry 2 is missing"),
        ("DELETE FROM lifecycle_entry WHERE sequence = 3", "ends at entry 2, but its head says 3"),
    ],
)
def test_what_was_done_behind_the_triggers_is_seen(chain, statement, seen):
    EntryText.objects.all().delete()
    with triggers_lifted():
        run_sql(statement)
    assert any(seen in fault for fault in faults(chain))
    with pytest.raises(CommandError):
        call_command("verify_history")


def test_a_tail_cut_off_together_with_the_head_is_seen_by_the_witness(chain, actor):
    assert history.witness_heads() == 1
    assert history.witness_heads() == 0
    second = Entry.objects.get(chain=chain, sequence=2)
    EntryText.objects.all().delete()
    with triggers_lifted():
        run_sql("DELETE FROM lifecycle_entry WHERE sequence = 3")
    Chain.objects.filter(pk=chain.pk).update(length=2, head=second.digest)
    assert len(faults(chain)) == 1
    assert "no longer holds entry 3" in faults(chain)[0]
    assert HeadWitness.objects.get().length == 3


def test_verify_history_says_how_many_chains_are_whole(chain, capsys):
    call_command("verify_history")
    assert "1 chains checked" in capsys.readouterr().out


def test_verify_history_fails_where_a_trigger_is_missing(chain, capsys):
    with triggers_lifted():
        assert "lifecycle_entry_no_update" in triggers.missing()
        with pytest.raises(CommandError):
            call_command("verify_history")
    assert triggers.missing() == []
