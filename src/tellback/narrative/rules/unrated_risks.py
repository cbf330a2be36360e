"""A risk table that rates everything low, or not at all, was filled in, not thought about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule

# it begins with a plain line break, put before the text for the first line: `^` would be tried at every character
_TABLE = re.compile(r"\n(?P<rows>(?:[ \t]*\|.*\|[ \t\r]*(?:\n|\Z)){3,})")
_RATE = re.compile(r"rat(?:e|ing)|level|likel|probab|impact|sever|score|high", re.IGNORECASE)
_WHY = re.compile(r"evidence|why|reason|because|based on|support|source|proof", re.IGNORECASE)
_LOW = re.compile(r"\W*(?:very )?(?:low|minimal|small|none|green|1)\W*", re.IGNORECASE)
_NOTHING = re.compile(r"[\W_]*(?:tb[dc]|todo|n/?a)?[\W_]*", re.IGNORECASE)
_FOUR = ("value", "usability", "feasibility", "viability")


@dataclass(frozen=True, slots=True)
class _Row:
    start: int
    end: int
    cells: tuple[str, ...]


def check(draft: Draft) -> Iterator[Finding]:
    """Rows of a risk table without rating or evidence, a table in which all is low, one of the four risks left out."""
    if "risk" not in draft.wording.places and "risks" not in draft.wording.places and "|" not in draft.prfaq.source:
        return
    for table in _TABLE.finditer("\n" + draft.prfaq.source):
        rows = list(_rows(table))
        head = [cell.lower() for cell in rows[0].cells]
        rating = next((at for at, cell in enumerate(head) if at and _RATE.search(cell)), None)
        if rating is not None and any("risk" in cell for cell in head):
            why = next((at for at, cell in enumerate(head) if at not in {0, rating} and _WHY.search(cell)), None)
            yield from _judged(draft, rows, rating, why)


def _rows(table: re.Match[str]) -> Iterator[_Row]:
    at = table.start()
    for line in table["rows"].splitlines(keepends=True):
        if not re.fullmatch(r"[\s|:-]+", line):
            cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
            yield _Row(at + len(line) - len(line.lstrip()), at + len(line.rstrip()), cells)
        at += len(line)


def _judged(draft: Draft, rows: list[_Row], rating: int, why: int | None) -> Iterator[Finding]:
    head, *risks = rows
    ratings = [row.cells[rating] if rating < len(row.cells) else "" for row in risks]
    for row, given in zip(risks, ratings, strict=True):
        if _NOTHING.fullmatch(given):
            yield Finding(draft.span(row.start, row.end), f"Rate the risk “{row.cells[0]}”.")
        elif why is not None and _NOTHING.fullmatch(row.cells[why] if why < len(row.cells) else ""):
            yield Finding(draft.span(row.start, row.end), f"Say what the rating “{given}” rests on.")
    if len(risks) > 1 and all(_LOW.fullmatch(given) for given in ratings):
        yield Finding(
            draft.span(head.start, head.end), "Find the risk that is not low: a plan without one is not true."
        )
    names = " ".join(row.cells[0].lower() for row in risks)
    missing = [name for name in _FOUR if name not in names]
    if 0 < len(missing) < 3:
        yield Finding(draft.span(head.start, head.end), f"Rate the risk to {' and '.join(missing)}, too.")


rule = Rule("unrated-risks", Group.STRUCTURE, Tier.SHOULD, check)
