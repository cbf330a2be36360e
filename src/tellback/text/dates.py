"""Dates as exports write them, brought to ISO 8601 in UTC. What is ambiguous is never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone

DAY_FIRST = "day first"
MONTH_FIRST = "month first"

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("jan january januar janvier enero", "feb february februar février febrero", "mar march märz mars marzo"),
            *("apr april avril abril", "may mai mayo", "jun june juni juin junio", "jul july juli juillet julio"),
            *("aug august août agosto", "sep sept september septembre septiembre", "oct october oktober okt octobre"),
            *("nov november novembre noviembre", "dec december dezember dez décembre diciembre"),
        ),
        1,
    )
    for name in names.split()
}
_CLOCK = re.compile(r"[ T,]\s*(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*([AaPp])?\.?[Mm]?\.?")
_ZONE = re.compile(r"(?:GMT|UTC|Z)?\s*([+-])(\d\d):?(\d\d)\b|\b(GMT|UTC)\b|(?<=\d)\s*(Z)\b")
_YEAR_FIRST = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=\D|$)")
_NUMBERS = re.compile(r"\s*(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?=\D|$)")
_DAY_MONTH = re.compile(
    r"\s*(?:[^\W\d]{2,10}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\.?[-/ ]+([^\W\d]{3,})\.?,?[-/ ]+(\d{4}|\d\d)\b"
)
_MONTH_DAY = re.compile(r"\s*(?:[^\W\d]{2,10}\.?,?\s+)?([^\W\d]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{3}|\.\d{6})?)?(Z|[+-]\d\d:\d\d)")
_EPOCH = re.compile(r"\s*(\d{10}|\d{13}|\d{16}|\d{19})(?:\.\d+)?\s*")
_EARLIEST, _LATEST = 788_918_400, 4_102_444_800


def order_of(values: Iterable[str]) -> str | None:
    """Which of day and month comes first: "" where it does not matter, None where these dates do not tell."""
    swapped = straight = seen = False
    for value in values:
        found = _NUMBERS.match(value)
        if found and found[2] != ".":
            seen = True
            straight = straight or int(found[1]) > 12
            swapped = swapped or int(found[3]) > 12
    if not seen:
        return ""
    return None if straight == swapped else DAY_FIRST if straight else MONTH_FIRST


def read_date(value: str, order: str | None = "") -> str:
    """ISO 8601 in UTC, a bare date where no time is given, nothing where it cannot be read for certain.

    Times without a zone are taken as UTC. `order` is what `order_of` says of the whole column.
    """
    if found := _EPOCH.fullmatch(value):
        return _from_epoch(found[1])
    try:
        if _ISO.fullmatch(value):
            return _utc(datetime.fromisoformat(value))
        day, end = _day(value, order)
        return _with_clock(day, value[end:])
    except (ValueError, OverflowError):
        return ""


def is_naive(value: str) -> bool:
    """Whether a date gives a time and no zone."""
    return bool(_CLOCK.search(value)) and not _ZONE.search(value[10:])


def _from_epoch(digits: str) -> str:
    seconds = int(digits[:10])
    if not _EARLIEST < seconds < _LATEST:
        return ""
    return _utc(datetime.fromtimestamp(seconds, UTC))


def _day(value: str, order: str | None) -> tuple[date, int]:
    if found := _YEAR_FIRST.match(value):
        return date(int(found[1]), int(found[2]), int(found[3])), found.end()
    if found := _NUMBERS.match(value):
        first, second, year = int(found[1]), int(found[3]), _century(found[4])
        if found[2] == "." or order == DAY_FIRST:
            return date(year, second, first), found.end()
        if order == MONTH_FIRST:
            return date(year, first, second), found.end()
    elif (found := _DAY_MONTH.match(value)) and found[2].casefold() in _MONTHS:
        return date(_century(found[3]), _MONTHS[found[2].casefold()], int(found[1])), found.end()
    elif (found := _MONTH_DAY.match(value)) and found[1].casefold() in _MONTHS:
        return date(int(found[3]), _MONTHS[found[1].casefold()], int(found[2])), found.end()
    raise ValueError(value)


def _century(year: str) -> int:
    return int(year) + (2000 if len(year) == 2 else 0)


def _with_clock(day: date, rest: str) -> str:
    clock = _CLOCK.match(rest)
    if not clock:
        if rest.strip(" ,T"):
            raise ValueError(rest)
        return day.isoformat()
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if half := (clock[4] or "").casefold():
        hour = hour % 12 + (12 if half == "p" else 0)
    moment = datetime(day.year, day.month, day.day, hour, minute, min(second, 59), tzinfo=_zone(rest))
    return _utc(moment)


def _zone(rest: str) -> timezone:
    found = _ZONE.search(rest)
    if not found or not found[1]:
        return UTC
    away = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return timezone(away if found[1] == "+" else -away)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")[:19] + "Z"
