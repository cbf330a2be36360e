"""Which column holds what: recognised by name and content, corrected by a person, kept for the next time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from tellback.errors import UnknownColumns
from tellback.feedback.headers import FIELDS, OF_STAFF, ROW_NUMBERS, WORDS_ABOUT_WORDS, is_question, rank
from tellback.feedback.source import Columns
from tellback.text.dates import DAY_FIRST, MONTH_FIRST, is_naive, order_of
from tellback.text.header import normal
from tellback.text.profile import Profile, profiles
from tellback.text.record import Record
from tellback.text.values import read_money, scale_of

AND = " + "
OPTIONS = ("dates", "scale")
PAIRS = (("pros", "cons"), ("like", "dislike"), ("likes", "dislikes"), ("positives", "negatives"))

Table = Mapping[str, Profile]


def guess(sample: Sequence[Record]) -> Columns:
    """The likeliest columns of a sample, each with its reason; the text may be empty where nothing looks like words."""
    table = profiles(sample)
    found: dict[str, tuple[str, str]] = {}
    unsure = list(_texts(table, found))
    for field in FIELDS[1:]:
        taken = {name for column, _ in found.values() for name in _split(column, table)}
        free = [profile for profile in table.values() if profile.name not in taken and profile.cells]
        if best := _best(field, free):
            found[field] = best
    fields = {field: found.get(field, ("", ""))[0] for field in FIELDS if field in found or field == "external_id"}
    why = {field: reason for field, (_, reason) in found.items()}
    if "external_id" not in found:
        why["external_id"] = "no column is different in every row: author, date and words stand in for it"
    return Columns(fields, why, tuple(unsure))


def settle(sample: Sequence[Record], kept: Mapping[str, str], given: Mapping[str, str]) -> Columns:
    """What a person gave, else what was kept from the last import, else the guess.

    Raises UnknownColumns where a given field or column is unknown, or where no column holds words.
    """
    table = profiles(sample)
    _check(given, table)
    old = {field: column for field, column in kept.items() if _present(column, table) and field not in given}
    columns = guess(sample)
    fields = {**columns.fields, **_chosen(old), **_chosen(given)}
    why = {
        **columns.why,
        **dict.fromkeys(_chosen(old), "kept in tellback.toml"),
        **dict.fromkeys(_chosen(given), "given"),
    }
    unsure = columns.unsure if "text" not in given and "text" not in old else ()
    if not fields.get("text") and not fields.get("title"):
        raise UnknownColumns(_no_words(table))
    options = {**kept, **given}
    settled = Columns(fields, why, unsure, options.get("dates", ""), options.get("scale", ""))
    return _read_well(settled, table)


def columns_of(column: str, names: Iterable[str]) -> list[str]:
    """The columns a mapping names: one, or several joined by ` + `."""
    return _split(column, set(names))


def _texts(table: Table, found: dict[str, tuple[str, str]]) -> Iterable[str]:
    """Put the column or columns with customers' words into `found`; what a person should look at."""
    wordy = [profile for profile in table.values() if _may_be_text(profile)]
    several = _pair(wordy) or [p for p in wordy if is_question(p.name) and p.distinct >= 0.5 and not _is_plain(p)]
    if several:
        share = max(profile.filled for profile in several)
        why = "questions with answers in people's own words" if len(several) > 1 else "a question answered in words"
        found["text"] = (AND.join(p.name for p in several), f"{why}, filled in up to {share:.0%} of rows")
        return
    scored = sorted(((_text_score(profile), profile) for profile in wordy), key=lambda pair: -pair[0])
    if scored:
        score, best = scored[0]
        found["text"] = (best.name, f"{best.sentences:.0%} of its filled rows hold a sentence")
        if not _named_like_words(best.name):
            yield f"text ← {best.name} is a guess by content alone"
        for other, rival in scored[1:2]:
            if score - other < 0.3:
                yield f"`{rival.name}` holds sentences too: --map text={_quoted(rival.name)} takes it instead"


def _may_be_text(profile: Profile) -> bool:
    if _is_plain(profile) or rank("title", profile.name) == 1.0:
        return False
    if rank("text", profile.name) >= 0.75 or is_question(profile.name):
        return (profile.words >= 1.5 and profile.kinds > 1) or profile.sentences > 0.2
    return profile.sentences >= 0.3 and profile.words >= 3 and rank("title", profile.name) == 0


def _is_plain(profile: Profile) -> bool:
    """Dates, addresses and links are no sentences, however many words they seem to have."""
    return not profile.cells or max(profile.dates, profile.emails, profile.links) > 0.5


def _text_score(profile: Profile) -> float:
    named = 2 * rank("text", profile.name) or 1.0 * _named_like_words(profile.name)
    return named + profile.sentences + 0.5 * profile.distinct + min(profile.words, 30) / 60 + 0.2 * profile.filled


def _named_like_words(name: str) -> bool:
    return rank("text", name) > 0 or bool(WORDS_ABOUT_WORDS & set(normal(name).split()))


def _pair(wordy: list[Profile]) -> list[Profile]:
    """Praise and complaint asked apart, as G2 does."""
    for one, other in PAIRS:
        for first in wordy:
            for second in wordy:
                if one in normal(first.name).split() and other in normal(second.name).split():
                    return [first, second, *(p for p in wordy if p not in (first, second) and is_question(p.name))]
    return []


def _best(field: str, free: list[Profile]) -> tuple[str, str] | None:
    """The column that fits best by name among those whose content allows it; then by content alone."""
    fits, reason = _FITS[field]
    named = sorted((p for p in free if _rank(field, p)), key=lambda p: -_rank(field, p))
    for profile in named:
        if fits(profile):
            return profile.name, reason(profile)
    if field == "said_at" and len(dated := [p for p in free if _may_be_day(p)]) == 1:
        return dated[0].name, reason(dated[0])
    if field == "author" and len(people := [p for p in free if p.emails > 0.8 and not _of_staff(p)]) == 1:
        return people[0].name, reason(people[0])
    return None


def _may_be_day(profile: Profile) -> bool:
    return profile.dates > 0.95 and not _numeric(profile) and not rank("answered_at", profile.name)


def _rank(field: str, profile: Profile) -> float:
    if field == "author" and _of_staff(profile):
        return 0.0
    if field == "rating" and "likely" in profile.name.casefold() and "recommend" in profile.name.casefold():
        return 1.0
    return rank(field, profile.name)


def _of_staff(profile: Profile) -> bool:
    return bool(OF_STAFF & set(normal(profile.name).split()))


def _numeric(profile: Profile) -> bool:
    return profile.share(str.isdecimal) > 0.5


NEARLY_ALL = 0.95
"""An export may hold the same ticket twice; a column named like an id is one all the same."""


def _is_key(profile: Profile) -> bool:
    numbered = normal(profile.name) in ROW_NUMBERS and profile.counts_rows
    return profile.filled > 0.95 and profile.distinct > NEARLY_ALL and profile.words < 12 and not numbered


_FITS: Mapping[str, tuple[Callable[[Profile], bool], Callable[[Profile], str]]] = {
    "title": (lambda p: p.words >= 1.2 and p.kinds > 1, lambda p: f"{p.words:.0f} words on average"),
    "external_id": (
        _is_key,
        lambda p: f"different in {'every row' if p.distinct == 1.0 else f'{p.distinct:.0%} of the rows'}",
    ),
    "said_at": (lambda p: p.dates >= 0.8, lambda p: f"{p.dates:.0%} are dates"),
    "answered_at": (lambda p: p.dates >= 0.8, lambda p: f"{p.filled:.0%} of the rows have a date"),
    "author": (lambda p: p.words < 5 and p.kinds > 1, lambda p: f"{p.kinds} people in {len(p.cells)} rows looked at"),
    "company": (lambda p: p.words < 8 and p.kinds > 1, lambda p: f"{p.kinds} companies"),
    "plan": (
        lambda p: p.kinds <= 30 and (p.kinds == 1 or p.distinct < 0.5 or p.rows < 50),
        lambda p: f"{p.kinds} different values",
    ),
    "revenue": (lambda p: p.share(lambda c: read_money(c) is not None) > 0.9, lambda _: "amounts"),
    "rating": (lambda p: p.ratings > 0.9, lambda p: f"numbers on a scale of {scale_of(p.cells, p.name) or '?'}"),
    "locale": (lambda p: p.words < 3, lambda p: f"{p.kinds} languages"),
    "url": (lambda p: p.links > 0.8, lambda _: "web addresses"),
}


def _read_well(columns: Columns, table: Table) -> Columns:
    """Settle the order of day and month and the scale of the rating."""
    dates = table.get(columns.fields.get("said_at", ""))
    answers = table.get(columns.fields.get("answered_at", ""))
    rating = table.get(columns.fields.get("rating", ""))
    written = [cell for column in (dates, answers) if column for cell in column.cells]
    order = columns.dates or order_of(written)
    scale = columns.scale or (scale_of(rating.cells, rating.name) if rating else "")
    if dates and dates.share(is_naive) > 0.5:
        unsure = (*columns.unsure, f"`{dates.name}` names no time zone: taken as UTC")
        return replace(columns, dates=order, scale=scale, unsure=unsure)
    return replace(columns, dates=order, scale=scale)


def _check(given: Mapping[str, str], table: Table) -> None:
    for field, column in given.items():
        if field not in FIELDS and field not in OPTIONS:
            near = get_close_matches(field, FIELDS, 1)
            hint = f"Did you mean {near[0]}?" if near else f"Known are: {', '.join(FIELDS)}."
            raise UnknownColumns(f"`{field}` is not a field. {hint}")
        if field == "dates" and column not in {DAY_FIRST, MONTH_FIRST}:
            raise UnknownColumns(f'Dates are read "{DAY_FIRST}" or "{MONTH_FIRST}", not "{column}".')
        if field in FIELDS and column and not _present(column, table):
            near = get_close_matches(column, table, 1)
            hint = f"Did you mean `{near[0]}`? " if near else ""
            raise UnknownColumns(f"There is no column `{column}`. {hint}The columns are: {', '.join(table)}.")


def _present(column: str, table: Table) -> bool:
    return all(name in table for name in _split(column, table))


def _split(column: str, names: Iterable[str]) -> list[str]:
    if not column:
        return []
    return [column] if column in names else column.split(AND)


def _chosen(mapping: Mapping[str, str]) -> dict[str, str]:
    return {field: column for field, column in mapping.items() if field in FIELDS}


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _no_words(table: Table) -> str:
    wordiest = max(table.values(), key=lambda profile: profile.words, default=None)
    example = _quoted(wordiest.name) if wordiest else "COLUMN"
    listed = ", ".join(f"`{name}`" for name in table)
    return f"No column looks like customers' words. Say which one with --map text={example}. The columns are: {listed}."
