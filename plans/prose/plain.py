"""The plain form of a document, as people type it into a text box.

A blank line parts paragraphs, "# " begins a heading, "- " begins a point of a list, and a line that begins with two
spaces goes on with the point above it. A line that should begin with one of these signs itself is written with a
backslash before it.
"""

import re

from plans.prose.documents import Document, lines

HEADING, POINT, MORE = "# ", "- ", "  "
_SIGN = re.compile(r"\\|# |- |(#|-)$")


def from_plain_text(text: str) -> Document:
    """Return the document that a text in the plain form describes."""
    blocks: list[Document] = []
    for chunk in re.split(r"\n[^\S\n]*\n", text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)):
        _read_chunk(chunk, blocks)
    return {"type": "doc", "content": blocks}


def _read_chunk(chunk: str, blocks: list[Document]) -> None:
    """Read the lines between two blank ones: headings, points, and the paragraphs among them."""
    open_block: Document | None = None
    for line in chunk.split("\n"):
        said = line.strip()
        if not said:
            continue
        if said.startswith(HEADING):
            blocks.append({"type": "heading", "attrs": {"level": 1}, "content": _inline(said[2:].strip())})
            open_block = None
        elif said.startswith(POINT):
            open_block = _read_point(said[2:].strip(), open_block, blocks)
        elif open_block and (open_block["type"] == "paragraph" or line.startswith(MORE)):
            _last_paragraph(open_block)["content"] += [{"type": "hard_break"}, *_inline(_unescaped(said))]
        else:
            open_block = {"type": "paragraph", "content": _inline(_unescaped(said))}
            blocks.append(open_block)


def _read_point(said: str, open_block: Document | None, blocks: list[Document]) -> Document:
    item = {"type": "list_item", "content": [{"type": "paragraph", "content": _inline(said)}]}
    if open_block and open_block["type"] == "bullet_list":
        open_block["content"].append(item)
        return open_block
    blocks.append({"type": "bullet_list", "content": [item]})
    return blocks[-1]


def _last_paragraph(block: Document) -> Document:
    if block["type"] == "paragraph":
        return block
    paragraph: Document = block["content"][-1]["content"][-1]
    return paragraph


def _inline(text: str) -> list[Document]:
    return [{"type": "text", "text": text}] if text else []


def _unescaped(line: str) -> str:
    return line[1:] if line.startswith("\\") and _SIGN.match(line[1:]) else line


def _escaped(line: str) -> str:
    return f"\\{line}" if _SIGN.match(line) else line


def to_plain_text(doc: Document) -> str:
    """Return the plain form of a document."""
    return "\n\n".join(_plain_block(block) for block in doc.get("content", []))


def _plain_block(block: Document) -> str:
    if block["type"] == "heading":
        return HEADING + " ".join(lines(block))
    if block["type"] == "bullet_list":
        return "\n".join(_plain_point(item) for item in block["content"])
    return "\n".join(_escaped(line) for line in lines(block))


def _plain_point(item: Document) -> str:
    first, *more = [line for paragraph in item["content"] for line in lines(paragraph)] or [""]
    return "\n".join([POINT + first, *(MORE + _escaped(line) for line in more)])
