"""How values become the text or the markup that the GOV.UK macros take."""

from collections.abc import Mapping
from typing import Any


def content(value: Any) -> dict[str, Any]:
    """Return markup as `html` and anything else as `text`, which the macros escape."""
    return {"html": value} if hasattr(value, "__html__") else {"text": str(value)}


def combined(options: Mapping[str, Any], others: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options of a macro with others added; what is given later wins."""
    return {**options, **others}
