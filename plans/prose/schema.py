"""The schema of the documents, and the check that everything stored has passed.

The content rules are permissive on purpose: two valid edits may merge into a document that a strict schema would cut
down. Whether a section is complete is a rule of submission, not of the schema.
"""

import re
from collections.abc import Mapping
from typing import Any

from prosemirror.model import Node, Schema

from plans.prose.documents import Document, texts

SCHEMA_VERSION = 1
MOST_CHARACTERS = 100_000
DEEPEST = 8
# What no database or PDF can hold: control characters but for tab, and halves of surrogate pairs.
_UNSTORABLE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class ProseError(ValueError):
    """A document does not fit the schema; the message says where and why."""


def _check_level(level: object) -> None:
    if isinstance(level, bool) or level not in (1, 2, 3):
        raise ValueError("the level of a heading must be 1, 2 or 3")


SCHEMA: Schema[Any, Any] = Schema(
    {
        "nodes": {
            "doc": {"content": "block*"},
            "paragraph": {"content": "inline*", "group": "block"},
            "heading": {
                "content": "inline*",
                "group": "block",
                "attrs": {"level": {"default": 1, "validate": _check_level}},
            },
            "bullet_list": {"content": "list_item+", "group": "block"},
            "list_item": {"content": "paragraph+"},
            "text": {"group": "inline"},
            "hard_break": {"inline": True, "group": "inline"},
        },
        "marks": {},
    }
)


def validate(value: object) -> Document:
    """Return a document that fits the schema, in its canonical form.

    Raises:
        ProseError: if it does not fit; the message says where and why.
    """
    node = _shaped(value, depth=0, place="The document")
    if node["type"] != "doc":
        raise ProseError("The document must be a node of type “doc”.")
    if sum(len(text) for text in texts(node)) > MOST_CHARACTERS:
        raise ProseError(f"The text must be {MOST_CHARACTERS:,} characters or fewer.")
    try:
        checked = Node.from_json(SCHEMA, node)
        checked.check()
    except ValueError as error:
        raise ProseError(f"The document does not fit the schema: {error}.") from error
    return {"content": [], **checked.to_json()}


def _shaped(value: object, *, depth: int, place: str) -> Document:
    """Return a value that is a tree of nodes, which the schema's own check takes for granted, or refuse it."""
    if not isinstance(value, dict) or not isinstance(value.get("type"), str):
        raise ProseError(f"{place} must be a node with a type.")
    if depth > DEEPEST:
        raise ProseError(f"The document is more than {DEEPEST} levels deep.")
    _check_keys(value, place)
    content = value.get("content", [])
    if not isinstance(content, list):
        raise ProseError(f"{place} must hold a list of nodes.")
    for number, child in enumerate(content, start=1):
        _shaped(child, depth=depth + 1, place=f"Node {number} of a {value['type']}")
    return value


def _check_keys(node: Mapping[str, Any], place: str) -> None:
    """Refuse a node with anything that would be dropped in silence, and a text that cannot be stored."""
    is_text = node["type"] == "text"
    if unknown := set(node) - {"type", "text" if is_text else "content", "attrs"}:
        raise ProseError(f"{place} holds what the schema does not know: {', '.join(sorted(map(str, unknown)))}.")
    attributes = node.get("attrs") or {}
    if not isinstance(attributes, dict) or set(attributes) - ({"level"} if node["type"] == "heading" else set()):
        raise ProseError(f"{place} holds attributes that the schema does not know.")
    if is_text and not (isinstance(node.get("text"), str) and node["text"]):
        raise ProseError(f"{place} is a text without characters.")
    if is_text and _UNSTORABLE.search(node["text"]):
        raise ProseError(f"{place} holds a control character or a line feed.")
