"""The words of refusals: how a field is named inside a sentence, in the style of the GOV.UK error messages."""

from dataclasses import dataclass


def lower_first(text: str) -> str:
    """Lower the first letter, unless the first word is an abbreviation: "Effective date", but "ERB"."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


@dataclass(frozen=True)
class Wording:
    """The label of a field, and what it asks for as it stands after "Enter" or "Select"."""

    label: str
    what: str

    @classmethod
    def of(cls, label: str, what: str = "") -> "Wording":
        """Word a field from its label; a question is quoted unless `what` says what it asks for."""
        if what:
            return cls(label, what)
        return cls(label, f"an answer to “{label}”" if label.endswith("?") else f"the {lower_first(label)}")

    @property
    def subject(self) -> str:
        """Return the field as the subject of a sentence: "Effective date", "Answer to “What will change?”"."""
        if not self.label.endswith("?"):
            return self.label
        return f"Answer to “{self.label}”" if self.what.startswith("an answer to “") else upper_first(self.what)


def upper_first(text: str) -> str:
    """Raise the first letter and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def literal(text: str) -> str:
    """Protect percent signs in a message that Django will format with parameters."""
    return text.replace("%", "%%")
