"""Evidence from another time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.proof import notes
from tellback.narrative.rule import Group, Rule
from tellback.narrative.wording import Lexicon

_STUDY = "survey|surveys|study|studies|poll|census|interview|interviews"
_YEARS = "|".join(map(str, range(2000, 2100)))
_YEAR = re.compile(r"20\d\d")
_CITED = Lexicon(
    rf"{_STUDY}|research[^.\n]{{0,30}}?\b(?:of|in|from) 20\d\d",
    rf"{_YEARS} (?:\w+ ){{0,2}}?(?:{_STUDY})",
)


def check(draft: Draft) -> Iterator[Finding]:
    """Each note on evidence, and each survey that is cited with its year, older than the limit."""
    most = int(draft.limit(rule, "months"))
    for note in notes(draft.prfaq.source):
        months = _months(note.when, draft.today) if note.when else 0
        if months > most:
            span = draft.span(note.start, note.end)
            yield Finding(span, f"Look again whether “{note.what}” still holds: it is {months} months old.")
    for match in _CITED.found(draft.wording):
        year = int(next(iter(_YEAR.findall(match[0]))))
        months = _months(date(year, 12, 31), draft.today)
        if months > most:
            span = draft.span(*match.span())
            yield Finding(
                span, f"Find a newer source for “{draft.wording.said(match)}”: it is at least {months} months old."
            )


def _months(then: date, today: date) -> int:
    return 12 * (today.year - then.year) + today.month - then.month - (today.day < then.day)


rule = Rule("stale-evidence", Group.WORDING, Tier.SHOULD, check, {"months": 12})
