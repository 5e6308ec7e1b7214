"""Loading outside any transaction of a test, as the command does it."""

import pytest
from django.db import connection

from reference import selectors
from reference.models import Dataset
from reference.services import load_reference


@pytest.mark.django_db(transaction=True)
def test_what_was_loaded_is_committed_and_found_by_the_next_run(committed_reference_data, reference_folder):
    assert not connection.in_atomic_block
    assert selectors.area_by_slug("lancashire").name == "Lancashire"
    assert not any(file.changed for file in load_reference(reference_folder))
    connection.close()
    assert Dataset.objects.count() == 34


@pytest.mark.django_db
def test_a_test_that_does_not_ask_finds_no_reference_data():
    assert not Dataset.objects.exists()
