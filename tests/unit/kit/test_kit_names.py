"""Shows that names in capitals are made readable, and others are left alone."""

import csv

import pytest

from lsip_portal.kit.names import display_name
from reference.loading.catalogue import DATA


@pytest.mark.parametrize(
    ("published", "written"),
    [
        ("BLACKBURN COLLEGE", "Blackburn College"),
        ("THE WKCIC GROUP", "The WKCIC Group"),
        ("UNIVERSITY OF CENTRAL LANCASHIRE", "University of Central Lancashire"),
        ("MK COLLEGE", "MK College"),
        ("BOLTON FE COLLEGE", "Bolton FE College"),
        ("SILVERSTONE UTC LTD", "Silverstone UTC Ltd"),
        ("BPP HOLDINGS PLC", "BPP Holdings plc"),
        ("ST HELENS COLLEGE", "St Helens College"),
        ("KING EDWARD VI COLLEGE", "King Edward VI College"),
        ("ACTIVATE LEARNING (UK) LIMITED", "Activate Learning (UK) Limited"),
        ("YMCA TRAINING", "YMCA Training"),
        ("KING'S COLLEGE LONDON", "King's College London"),
        ("NEWCASTLE-UNDER-LYME", "Newcastle-under-Lyme"),
        ("MCARTHUR DEAN", "McArthur Dean"),
        ("T2 GROUP", "T2 Group"),
        ("IN-COMM TRAINING", "In-Comm Training"),
        ("Already Written By HAND", "Already Written By HAND"),
        ("", ""),
        ("<B>BOLD</B>", "<B>Bold</B>"),
    ],
)
def test_a_name_in_capitals_is_written_to_be_read(published, written):
    assert display_name(published) == written


def test_no_published_name_loses_a_letter_and_writing_it_twice_changes_nothing():
    with (DATA / "providers.csv").open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    assert len(names) > 2000
    for name in names:
        assert display_name(name).upper() == name.upper()
        assert display_name(display_name(name)) == display_name(name)
