"""Look at the columns of a file: which kind of roster it is, and which column holds what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from tellback.errors import UnknownColumns
from tellback.people.roster import Columns, Roster
from tellback.plugins import find
from tellback.text.dates import DAY_FIRST, MONTH_FIRST, order_of
from tellback.text.header import normal
from tellback.text.record import Record

OPTIONS = ("dates", "roster")


def recognise(
    sample: Sequence[Record], kept: Mapping[str, str] | None = None, given: Mapping[str, str] | None = None
) -> tuple[Roster, Columns]:
    """The roster that reads these rows, and its columns: those given, else kept, else recognised by their names.

    An empty column, given or kept, says that the file has none.

    Raises UnknownColumns where no roster finds what it needs, or where a given field or column is unknown.
    """
    kept, given = kept or {}, given or {}
    names = tuple(dict.fromkeys(name for record in sample for name in record.cells))
    roster = roster_of(names, given.get("roster", "") or kept.get("roster", ""), {*kept, *given})
    _check(roster, names, given)
    old = {name: column for name, column in kept.items() if name in roster.fields and (not column or column in names)}
    new = {name: column for name, column in given.items() if name in roster.fields}
    guessed = by_name(roster, [name for name in names if name not in {*old.values(), *new.values()}])
    fields = {**guessed, **old, **new}
    why = {**dict.fromkeys(guessed, "by its name"), **dict.fromkeys(old, "kept in tellback.toml")}
    why |= dict.fromkeys(new, "given")
    dates = given.get("dates") or kept.get("dates") or order_of(_dated(roster, fields, sample))
    return roster, Columns(fields, why, tuple(_doubts(roster, fields, dates)), dates)


def roster_of(names: Sequence[str], wanted: str = "", mapped: Iterable[str] = ()) -> Roster:
    """The roster of a name, or that is surest of the columns. Raises UnknownColumns."""
    known: tuple[Roster, ...] = find("people.rosters")
    if wanted:
        for roster in known:
            if roster.name == wanted:
                return roster
        raise UnknownColumns(f"`{wanted}` is no kind of roster. Known are: {', '.join(each.name for each in known)}.")
    best = max(known, key=lambda roster: roster.recognises(names))
    if best.recognises(names) > 0:
        return best
    fitting = [roster for roster in known if {*mapped} - {*OPTIONS} & {*roster.fields}]
    if fitting:
        return next((roster for roster in fitting if roster.name == "table"), fitting[0])
    raise UnknownColumns(
        "No column says which customer a row is about, and since or until when. Name them: --map id=COLUMN"
        f" --map since=COLUMN --map left=COLUMN. The columns are: {', '.join(names)}."
    )


def by_name(roster: Roster, names: Sequence[str]) -> dict[str, str]:
    """For each field the column whose name fits best; a column serves one field."""
    spelt = {normal(name.rpartition(".")[2] if name.startswith("data.") else name): name for name in reversed(names)}
    found: dict[str, str] = {}
    for field, headers in roster.fields.items():
        column = next((spelt[each] for each in headers if each in spelt and spelt[each] not in found.values()), "")
        if column:
            found[field] = column
    return found


def share_of(names: Sequence[str], *needed: Iterable[str]) -> float:
    """The share of the needed columns that are there; each may be spelt in several ways."""
    there = {normal(name) for name in names}
    return sum(1 for ways in needed if there & {*ways}) / len(needed)


def _dated(roster: Roster, fields: Mapping[str, str], sample: Sequence[Record]) -> Iterable[str]:
    columns = {column for name, column in fields.items() if name in roster.fields and name in DATED}
    return (record.cells.get(column, "") for column in sorted(columns) for record in sample)


DATED = {"since", "started", "left", "ended", "decided", "day", "until", "created", "trial_end", "period"}
"""Fields that hold days, whatever the roster."""


def _doubts(roster: Roster, fields: Mapping[str, str], dates: str | None) -> Iterable[str]:
    if dates is None:
        yield f'The dates do not tell day from month: --map dates="{DAY_FIRST}" or --map dates="{MONTH_FIRST}"'
    if "left" in roster.fields and not fields.get("left"):
        yield "No column says when a customer left: everybody counts as still there. --map left=COLUMN"
    if "usage" in roster.fields and fields.get("usage"):
        yield f"`{fields['usage']}` has no day: it may have been measured after a customer left"


def _check(roster: Roster, names: Sequence[str], given: Mapping[str, str]) -> None:
    for field, column in given.items():
        if field not in roster.fields and field not in OPTIONS:
            near = get_close_matches(field, roster.fields, 1)
            hint = f"Did you mean {near[0]}?" if near else f"Known are: {', '.join(roster.fields)}."
            raise UnknownColumns(f"`{field}` is not a field of {roster.name}. {hint}")
        if field == "dates" and column not in {DAY_FIRST, MONTH_FIRST}:
            raise UnknownColumns(f'Dates are read "{DAY_FIRST}" or "{MONTH_FIRST}", not "{column}".')
        if field in roster.fields and column and column not in names:
            near = get_close_matches(column, names, 1)
            hint = f"Did you mean `{near[0]}`? " if near else ""
            raise UnknownColumns(f"There is no column `{column}`. {hint}The columns are: {', '.join(names)}.")
