"""The stopping picture, drawn: a chart for each measure, one bar a version, and its numbers as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tellback.audience.across_lines import between
from tellback.audience.rounds import RATING, Picture
from tellback.show.estimates import Estimate, bars
from tellback.show.terminal import counted

TITLES = {
    "excites": "Sentences that excite",
    "confuses": "Sentences that confuse",
    "doubts": "Sentences that are doubted",
    RATING: "How much they would want it",
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart, and for each version its name, readers, interval and best estimate in words."""

    measure: str
    title: str
    chart: dict[str, Any]
    rows: tuple[tuple[str, str, str, str], ...]


def drawn(picture: Picture) -> Iterator[Drawn]:
    """A chart for each measure that is known of any version that may be shown."""
    shown = [each for each in picture.rounds if each.readers is not None]
    for at, (measure, title) in enumerate(TITLES.items()):
        told = [(each, each.measured[at]) for each in shown]
        if not any(found.stands.known for _, found in told):
            continue
        rows = [Estimate(each.version, counted(found.stands.n, "reader"), found.stands) for each, found in told]
        said = "; ".join(f"{each.version} {between(found) or 'not known'}" for each, found in told)
        axis, form = (
            ("mean rating, 1 to 5", ".1f") if measure == RATING else ("share of the sentences a reader reached", ".0%")
        )
        table = tuple(
            (each.version, str(found.stands.n), between(found) or "–", _point(measure, found.stands.estimate))
            for each, found in told
        )
        yield Drawn(measure, title, bars(rows, f"{title}, by version: {said}.", axis, form), table)


def _point(measure: str, estimate: float | None) -> str:
    if estimate is None:
        return "–"
    return f"{estimate:.1f}" if measure == RATING else f"{100 * estimate:.0f} %"
