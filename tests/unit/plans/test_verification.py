"""What was frozen is checked against the history: an altered snapshot, and an altered or lost PDF, are found."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from plans.models import Snapshot
from plans.selectors.snapshots import rendering_of
from plans.verification import faults_of_snapshots
from tests.factories import plans as factory

pytestmark = pytest.mark.usefixtures("reference_data", "editions")


@pytest.fixture
def version():
    designation = factory.designated()
    return factory.rendered(designation, by=factory.team(designation).lead)


def alter(table, column, value):
    """Change a row behind the back of the models."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = %s", [value])


def test_what_is_as_it_was_frozen_has_no_fault(version):
    assert list(faults_of_snapshots()) == []
    call_command("verify_history")


def test_a_snapshot_that_was_altered_is_found_even_where_its_own_digest_was_altered_with_it(version, capsys):
    alter("plans_snapshot", "content", "{}")
    alter("plans_snapshot", "sha256", "0" * 64)

    assert list(faults_of_snapshots()) == [f"Snapshot 1 of plan version {version.pk} is not what was submitted."]
    with pytest.raises(CommandError, match="1 faults"):
        call_command("verify_history")
    assert "is not what was submitted" in capsys.readouterr().err
    assert Snapshot.objects.get().data == {}


@pytest.mark.parametrize("spoil", ["alter", "lose"])
def test_a_pdf_that_was_altered_or_lost_is_found(version, spoil):
    file = rendering_of(version).file
    if spoil == "lose":
        file.storage.delete(file.name)
    else:
        with file.storage.open(file.name, "wb") as opened:
            opened.write(b"%PDF-1.7 another")

    assert list(faults_of_snapshots()) == [f"The PDF of snapshot 1 of plan version {version.pk} was altered or lost."]
