"""What a table with one row a customer and no days says, in lines for a person."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.retention import sentences, spoken_numbers
from tellback.retention.answer import State
from tellback.retention.landmark_table import LandmarkTable
from tellback.show.terminal import counted, paragraph, strong
from tellback.stats.verdict import Verdict

WHEN = "Where they had complained"
BY_DAYS = "Counted by time as a customer, where they had complained"


def lines(table: LandmarkTable) -> Iterator[str]:
    """Each ratio, plain and adjusted, and what all of it is true on condition of."""
    yield strong("Do customers who complain stay? What this table says")
    yield from map(paragraph, said(table))
    for caveat in table.caveats:
        yield paragraph(caveat)
    if table.set_aside:
        yield paragraph(f"{counted(table.set_aside, 'row')} set aside: no yes, no or number where one was needed.")


def said(table: LandmarkTable) -> Iterator[str]:
    """A sentence for each ratio that there is; of the last one that is adjusted, what would explain it away."""
    others = f"the others ({counted(table.others, 'customer')}, {table.others_left:,} left)"
    alike = f"others alike in {spoken_numbers.listed(table.adjusted_for)}"
    rows = (
        (WHEN, others, table.raw),
        (WHEN, alike, table.adjusted),
        (BY_DAYS, others, table.hazard),
        (BY_DAYS, alike, table.hazard_adjusted),
    )
    for when, against, ratio in rows:
        if ratio:
            yield sentences.ratio(_state(table, ratio), when, against)
    if table.e_value and sentences.side(table.adjusted or table.raw) in {"more", "less"}:
        yield sentences.hidden_cause(table.e_value)


def _state(table: LandmarkTable, ratio: Verdict) -> State:
    return State("complained", "complained", table.complained, table.complained_left, None, None, ratio)
