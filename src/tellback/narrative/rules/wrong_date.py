"""Before the launch the date lies ahead, after it behind."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.day import days
from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule


def check(draft: Draft) -> Iterator[Finding]:
    """A launch date on the wrong side of today. A month or quarter counts as past when it is over."""
    first = next(iter(draft.prfaq.passages), None)
    where = draft.prfaq.dateline or next(iter(first.sentences if first else ()), None)
    day = next(days(where.text), None) if where else None
    if where is None or day is None:
        return
    named = where.text[day.start : day.end]
    span = draft.span(where.span.start + day.start, where.span.start + day.end)
    if draft.stage == "launched" and day.first > draft.today:
        yield Finding(span, f"“{named}” is still to come, but the stage is “launched”: correct one of the two.")
    elif draft.stage != "launched" and day.last < draft.today:
        yield Finding(
            span, f"“{named}” is past, but the stage is “{draft.stage}”: move the date, or set the stage to launched."
        )


rule = Rule("wrong-date", Group.STRUCTURE, Tier.SHOULD, check)
