"""The HTML of a document: written here, with every character escaped, and never taken from a browser."""

from markupsafe import Markup, escape

from plans.prose.documents import Document, lines


def to_html(doc: Document, *, below: int = 3) -> Markup:
    """Return a document as HTML, every character escaped; its headings rank below level `below` of the page."""
    return Markup("\n").join(_html_block(block, below) for block in doc.get("content", []))


def _html_block(block: Document, below: int) -> Markup:
    if block["type"] == "heading":
        level = min(below + int(block.get("attrs", {}).get("level", 1)), 6)
        return Markup('<h{0} class="govuk-heading-s">{1}</h{0}>').format(level, _html_inline(block))
    if block["type"] == "bullet_list":
        points = Markup("").join(_html_point(item) for item in block["content"])
        return Markup('<ul class="govuk-list govuk-list--bullet">{}</ul>').format(points)
    return Markup('<p class="govuk-body">{}</p>').format(_html_inline(block))


def _html_point(item: Document) -> Markup:
    return Markup("<li>{}</li>").format(Markup("<br>").join(_html_inline(part) for part in item["content"]))


def _html_inline(block: Document) -> Markup:
    return Markup("<br>").join(escape(line) for line in lines(block))
