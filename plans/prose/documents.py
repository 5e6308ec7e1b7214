"""Looking into a document: its texts, lines and words."""

from collections.abc import Iterator, Mapping
from typing import Any

Document = dict[str, Any]


def empty() -> Document:
    """Return a document without text."""
    return {"type": "doc", "content": []}


def is_empty(doc: Document) -> bool:
    """Say whether a document holds no words."""
    return not any(text.strip() for text in texts(doc))


def words(doc: Document) -> int:
    """Return how many words a document holds."""
    return sum(len(line.split()) for block in _leaves(doc) for line in lines(block))


def texts(node: Mapping[str, Any]) -> Iterator[str]:
    """Yield the text of a node and of everything below it, in order."""
    if node.get("type") == "text":
        yield str(node.get("text", ""))
    for child in node.get("content", []):
        yield from texts(child)


def lines(block: Document) -> list[str]:
    """Return the lines of a paragraph or heading, parted at its line breaks."""
    found = [""]
    for node in block.get("content", []):
        if node["type"] == "hard_break":
            found.append("")
        else:
            found[-1] += node["text"]
    return found


def _leaves(node: Document) -> Iterator[Document]:
    """Yield the paragraphs and headings of a document, in order."""
    if node["type"] in {"paragraph", "heading"}:
        yield node
        return
    for child in node.get("content", []):
        yield from _leaves(child)
