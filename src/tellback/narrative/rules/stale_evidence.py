"""Evidence from another time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.proof import notes
from tellback.narrative.rule import Group, Rule

_CITED = re.compile(
    r"\b(?:survey|study|poll|census|interviews?|research)\b[^.\n]{0,30}?\b(?:of|in|from|\() ?(?P<year>20\d\d)\b"
    r"|\b(?P<ahead>20\d\d) (?:\w+ ){0,2}?(?:survey|study|poll|census|interviews?)\b"
)


def check(draft: Draft) -> Iterator[Finding]:
    """Each note on evidence, and each survey that is cited with its year, older than the limit."""
    most = int(draft.limit(rule, "months"))
    for note in notes(draft.prfaq.source):
        months = _months(note.when, draft.today) if note.when else 0
        if months > most:
            span = draft.span(note.start, note.end)
            yield Finding(span, f"Look again whether “{note.what}” still holds: it is {months} months old.")
    for match in _CITED.finditer(draft.wording.own):
        months = _months(date(int(match["year"] or match["ahead"]), 12, 31), draft.today)
        if months > most:
            span = draft.span(*match.span())
            yield Finding(span, f"Find a newer source for “{match[0]}”: it is at least {months} months old.")


def _months(then: date, today: date) -> int:
    return 12 * (today.year - then.year) + today.month - then.month - (today.day < then.day)


rule = Rule("stale-evidence", Group.WORDING, Tier.SHOULD, check, {"months": 12})
