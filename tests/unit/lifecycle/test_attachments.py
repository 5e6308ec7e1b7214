"""Files given with a move: part of its history entry, stored where nobody can guess, and checked with the chain."""

import json
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from accounts.roles import CASE_OFFICER
from designations import services
from designations.models import DesignationTest
from lifecycle import attachments, clock, history
from lifecycle.engine import NotPossible
from lifecycle.models import Attachment, Entry
from lifecycle.selectors import entries_of, files_of
from tests.factories import designations as make
from tests.factories import files
from tests.factories.accounts import holder

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    return make.proposed()


def give(record, *given):
    """Record a finding with files."""
    facts = {"test": DesignationTest.Test.BODY_CORPORATE, "finding": DesignationTest.Finding.MET, "evidence": "Seen."}
    return services.record_test(record, by=holder(CASE_OFFICER), attached=given, **facts)


def faults(record):
    return list(history.faults_of(record.chain.__class__.objects.get(pk=record.chain.pk)))


def test_the_payload_of_an_entry_holds_the_digest_of_each_of_its_files(record):
    letter, sheet = files.checked(), files.checked("members.csv", b"a,1\n", scanned=True)
    entry = give(record, letter, sheet)
    kept = {one.name: one for one in entry.attachments.all()}
    assert json.loads(entry.payload)["facts"]["attachments"] == [letter.sha256, sheet.sha256]
    assert kept["letter.pdf"].file.read() == files.PDF
    assert [kept[name].get_scan_display() for name in ("letter.pdf", "members.csv")] == [
        "Not scanned for viruses",
        "Scanned, no virus found",
    ]
    assert faults(record) == []


def test_an_entry_without_files_says_nothing_of_them(record):
    assert "attachments" not in json.loads(give(record).payload)["facts"]
    assert faults(record) == []


def test_a_file_is_stored_under_a_name_that_tells_nothing_and_differs_each_time(record):
    first, second = (give(record, files.checked()).attachments.get().file.name for _ in range(2))
    assert first != second
    for name in (first, second):
        assert name.startswith("attachments/")
        assert "letter" not in name
        assert len(name) >= len("attachments/") + 32


def test_a_file_altered_in_the_store_or_lost_from_it_is_seen(record):
    attachment = give(record, files.checked()).attachments.get()
    name = attachment.file.name
    default_storage.delete(name)
    lost = [f"Entry 2 of chain {record.chain.pk}: the file 'letter.pdf' was altered or lost."]
    assert faults(record) == lost
    default_storage.save(name, ContentFile(b"%PDF-forged"))
    assert faults(record) == lost


def test_a_file_row_added_or_taken_away_is_seen(record):
    attachment = give(record, files.checked()).attachments.get()
    seen = [f"Entry 2 of chain {record.chain.pk} does not have the files that its payload names."]
    Attachment.objects.all().delete()
    assert faults(record) == seen
    attachment.save(force_insert=True)
    assert faults(record) == []
    attachment.pk = None
    attachment.save()
    assert faults(record) == seen


def test_a_refused_move_stores_no_file(record):
    agreed = make.agreed()
    with pytest.raises(NotPossible):
        give(agreed, files.checked())
    assert Attachment.objects.count() == 0
    assert not default_storage.exists("attachments")


def test_a_file_left_by_a_transaction_that_was_undone_is_deleted_after_a_day_and_no_other(record):
    kept = give(record, files.checked()).attachments.get()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        left = give(record, files.checked()).attachments.get().file.name
        raise ZeroDivisionError
    assert (attachments.remove_unreferenced(), default_storage.exists(left)) == (0, True)
    with clock.at(clock.now() + timedelta(days=2)):
        assert attachments.remove_unreferenced() == 1
    assert (default_storage.exists(left), default_storage.exists(kept.file.name)) == (False, True)


def test_there_is_nothing_to_delete_where_nothing_was_ever_stored(db):
    assert attachments.remove_unreferenced() == 0


def test_the_files_of_the_newest_of_some_moves_are_found(record):
    assert files_of(record, "record_test") == []
    give(record, files.checked("old.pdf"))
    give(record, files.checked("new.pdf"))
    assert [one.name for one in files_of(record, "record_test")] == ["new.pdf"]
    assert entries_of(record).count() == 3


@pytest.mark.parametrize("change", [{"size": 0}, {"name": ""}, {"sha256": ""}, {"scan": "maybe"}])
def test_an_impossible_file_is_refused_by_the_database(record, change):
    give(record)
    fields = {"name": "a.pdf", "file": "x", "sha256": "0" * 64, "media_type": "application/pdf", "size": 1}
    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.objects.create(**(fields | {"entry": Entry.objects.latest("pk"), "scan": "clean"} | change))
