"""The pages of docs/ that are written from the code, so that they cannot say anything else than it does."""

from pathlib import Path

from lsip_portal.documentation import clauses, deadlines, glossary, workflows

DOCS = Path(__file__).resolve().parents[2] / "docs"


def pages() -> dict[Path, str]:
    """Return every generated page by its path."""
    written = {
        DOCS / "deadlines.md": deadlines.page(),
        DOCS / "clauses.md": clauses.page(DOCS.parent),
        DOCS / "glossary.md": glossary.page(DOCS.parent),
    }
    return written | {DOCS / "workflows" / name: text for name, text in workflows.pages().items()}


def stale() -> list[Path]:
    """Return the generated pages that differ from what the code says, and those that it no longer writes."""
    wanted = pages()
    changed = [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    return changed + [path for path in (DOCS / "workflows").glob("*.md") if path not in wanted]


def write() -> list[Path]:
    """Write the pages that are stale and return them."""
    wanted = pages()
    found = stale()
    for path in found:
        if path not in wanted:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path], "utf-8")
    return found
