"""Charts as plain geometry, drawn as SVG by templates/kit/charts.html; the numbers always stand in a table beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, BOTTOM, LEFT, TOP = 640, 240, 28, 32, 12
FILLS = 6  # as many as the style sheet has; what goes beyond shares the last one


@dataclass(frozen=True)
class Segment:
    """One part of a bar: which series it belongs to, and its box."""

    series: int
    y: float
    height: float


@dataclass(frozen=True)
class Bar:
    """A bar of parts that stand on one another, with its label below and its total above."""

    x: float
    width: float
    label: str
    total: int
    top: float
    segments: tuple[Segment, ...]

    @property
    def middle(self) -> float:
        """Where its label and its total are centred."""
        return self.x + self.width / 2


@dataclass(frozen=True)
class StackedBars:
    """Bars side by side on a canvas of `width` by `height` units, and the names of what is stacked."""

    series: tuple[str, ...]
    bars: tuple[Bar, ...]
    width: int = WIDTH
    height: int = HEIGHT
    base: int = HEIGHT - BOTTOM

    @property
    def legend(self) -> list[tuple[str, int]]:
        """The name of each series with the number of its fill."""
        return [(name, min(number, FILLS - 1)) for number, name in enumerate(self.series)]


def stacked_bars(labels: Sequence[str], series: Sequence[str], values: Sequence[Mapping[str, int]]) -> StackedBars:
    """Draw a bar for each label from what each series counts for it."""
    tallest = max((sum(one.values()) for one in values), default=0) or 1
    unit = (HEIGHT - BOTTOM - TOP - 14) / tallest
    step = (WIDTH - LEFT) / max(1, len(labels))
    bars = [
        _bar(LEFT + number * step + step * 0.15, step * 0.7, label, [one.get(name, 0) for name in series], unit)
        for number, (label, one) in enumerate(zip(labels, values, strict=True))
    ]
    return StackedBars(tuple(series), tuple(bars))


def _bar(x: float, width: float, label: str, counts: Sequence[int], unit: float) -> Bar:
    top, segments = float(HEIGHT - BOTTOM), []
    for series, count in enumerate(counts):
        if count:
            top -= count * unit
            segments.append(Segment(min(series, FILLS - 1), round(top, 1), round(count * unit, 1)))
    return Bar(round(x, 1), round(width, 1), label, sum(counts), round(top, 1), tuple(segments))
