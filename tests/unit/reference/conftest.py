"""The reference data for the tests of this folder."""

from tests.reference_fixture import (  # noqa: F401
    _reference_of_module,
    _reference_tables,
    committed_reference_data,
    reference_data,
    reference_everything,
    reference_folder,
)
