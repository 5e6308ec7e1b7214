"""Names that are published in capitals, written so that they can be read."""

import re

# What stays in capitals though it has a vowel; letters without one, such as BPP, MK or NHS, stay so of themselves.
# fmt: off
INITIALS = frozenset([
    "AAT", "ACCA", "BCA", "CIC", "CITB", "EEF", "FE", "GTA", "HE", "HTA", "IT", "ITEC", "JGA", "LSE", "LTE", "QA",
    "TTE", "UAL", "UCL", "UK", "USA", "UTC", "WKCIC", "YMCA", "YWCA",
])
# fmt: on
SMALL = frozenset(["a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "under", "upon", "with"])
WRITTEN = {"LTD": "Ltd", "LTD.": "Ltd.", "PLC": "plc", "CO": "Co", "ST": "St", "DR": "Dr", "MR": "Mr", "MRS": "Mrs"}
ROMAN = re.compile(r"[IVX]{2,4}")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*\.?", re.UNICODE)


def display_name(name: str) -> str:
    """Write a name that is in capitals only in capitals and small letters: "BLACKBURN COLLEGE" as "Blackburn College".

    A name with any small letter is left as it is, so that nothing that somebody wrote on purpose is changed.
    """
    if name != name.upper():
        return name
    first = WORD.search(name)
    begins = first.start() if first else 0
    return WORD.sub(lambda found: _written(found[0], begins=found.start() == begins), name)


def _written(word: str, *, begins: bool) -> str:
    """Write one word; the first of a name never begins small."""
    if word in WRITTEN:
        return WRITTEN[word]
    letters = re.sub(r"\W", "", word)
    if (
        letters in INITIALS
        or ROMAN.fullmatch(letters)
        or not re.search(r"[AEIOUY]", letters)
        or re.search(r"\d", letters)
    ):
        return word
    small = word.lower()
    if small in SMALL and not begins:
        return small
    return "Mc" + word[2:].capitalize() if small.startswith("mc") and len(small) > 3 else small[0].upper() + small[1:]
