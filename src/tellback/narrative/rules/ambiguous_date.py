"""A date or a time that two readers read differently."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule
from tellback.narrative.wording import Lexicon

_MONTHS = "|".join(f"{number}|{number:02}" for number in range(1, 13)).replace("10|10|11|11|12|12", "10|11|12")
_DAY = Lexicon(rf"{_MONTHS}/\d{{1,2}}/(?:(?:19|20)\d\d|\d\d)(?!/|\.\d)")
_SHORT_DAY = Lexicon(r"on|by|until (?P<one>\d{1,2}/\d{1,2})(?!/|%)")
_ZONE = r"\(?(?:utc|gmt|ces?t|[ecmp][sd]?t|bst|ist|jst)\b|in the (?:morning|afternoon|evening)"
_TIME = Lexicon(
    r"at|from|until|till|by (?P<hour>\d{1,2}):[0-5]\d(?![\d:])"
    rf"(?!\s*(?:[ap]\.?m\b|h\b|hours|o['’]clock|{_ZONE}))"
)


def check(draft: Draft) -> Iterator[Finding]:
    """Dates in figures whose day may be a month, and clock times before noon without am, pm or a zone."""
    own = draft.wording.own
    days = [(match.start(), match.end()) for match in _DAY.found(draft.wording)]
    days += [(match.start("one"), match.end()) for match in _SHORT_DAY.found(draft.wording)]
    for start, end in days:
        first, second = own[start:end].split("/")[:2]
        if (
            1 <= int(first) <= 12
            and 1 <= int(second) <= 12
            and int(first) != int(second)
            and own[start - 1] not in "./-"
        ):
            yield Finding(draft.span(start, end), f"Write the month as a word: “{own[start:end]}” can be two days.")
    for match in _TIME.found(draft.wording):
        if int(match["hour"]) <= 12:
            span = draft.span(match.start("hour"), match.end())
            yield Finding(span, f"Add am or pm and the time zone to “{span.of(draft.prose)}”.")


rule = Rule("ambiguous-date", Group.WORDING, Tier.SHOULD, check)
