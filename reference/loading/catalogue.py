"""The list of the reference files, each described in the words of a Data Package (Table Schema), in loading order."""

import hashlib
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "data"
DESCRIPTIONS = ("places", "authorities", "classifications", "law", "provision", "labour_market")


@dataclass(frozen=True)
class Source:
    """One file of reference data with its description."""

    name: str
    theme: str
    path: Path
    title: str
    publisher: str
    licence: str
    source: str
    version: str
    caveats: str
    periods: tuple[str, ...]
    schema: dict[str, Any]

    @property
    def columns(self) -> list[str]:
        """The columns that the file must have, in order."""
        return [field["name"] for field in self.schema["fields"]]

    @property
    def digest(self) -> str:
        """The SHA-256 of the file and of its description, so that a change to either loads it again."""
        described = json.dumps(
            [self.theme, self.title, self.publisher, self.licence, self.source, self.version, self.caveats, self.schema]
        )
        content = self.path.read_bytes() if self.path.exists() else b""
        return hashlib.sha256(described.encode() + content).hexdigest()

    def descriptor(self) -> dict[str, Any]:
        """Return the file as a resource of a Data Package."""
        return {"name": self.name, "path": self.path.name, "encoding": "utf-8", "schema": self.schema}


def read_catalogue(folder: Path = DATA) -> list[Source]:
    """Return every file of a folder of reference data, in the order in which they are stored."""
    sources: list[Source] = []
    for name in DESCRIPTIONS:
        described = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
        sources += [_source(folder, described["theme"], entry) for entry in described["resource"]]
    return sources


def _source(folder: Path, theme: str, entry: dict[str, Any]) -> Source:
    facts = {
        key: entry[key] for key in ("name", "title", "publisher", "licence", "source", "version", "caveats", "schema")
    }
    return Source(theme=theme, path=folder / entry["path"], periods=tuple(entry["periods"]), **facts)
