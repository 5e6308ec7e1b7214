"""The reference data for the tests of this folder."""

from tests.reference_fixture import _reference_preloaded, reference_data, reference_folder  # noqa: F401
