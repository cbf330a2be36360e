"""A day, month or quarter that a text names."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = re.compile(
    rf"\b(?:{_MONTH.format('m1')}(?:\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?)?,?\s+(?P<y1>(?:19|20)\d\d)"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?{_MONTH.format('m2')},?\s+(?P<y2>(?:19|20)\d\d)"
    r"|(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)|Q(?P<q4>[1-4])\s+(?P<y4>(?:19|20)\d\d))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Day:
    """`first` and `last` are the same for a day, and the ends of it for a month or a quarter."""

    first: date
    last: date
    start: int
    end: int


def days(text: str) -> Iterator[Day]:
    """The days, months and quarters with a year that a text names, in order; what is no date is left out."""
    for match in _DAY.finditer(text):
        try:
            yield Day(*_ends(match), match.start(), match.end())
        except ValueError:
            continue


def _ends(match: re.Match[str]) -> tuple[date, date]:
    year = int(match["y1"] or match["y2"] or match["y3"] or match["y4"])
    if match["q4"]:
        until = 3 * int(match["q4"])
        return date(year, until - 2, 1), date(year, until, monthrange(year, until)[1])
    name = match["m1"] or match["m2"]
    month = 1 + _MONTHS.index(name[:3].lower()) if name else int(match["m3"])
    day = match["d1"] or match["d2"] or match["d3"]
    if day:
        return date(year, month, int(day)), date(year, month, int(day))
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])
