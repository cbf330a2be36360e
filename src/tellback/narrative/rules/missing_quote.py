"""A spokesperson says why it was built, a customer what has changed: a press release needs both."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule
from tellback.narrative.speaker import from_inside


def check(draft: Draft) -> Iterator[Finding]:
    """Quotes that all come from inside, or all from outside. Where there is no quote at all, missing-part says so."""
    quotes = draft.prfaq.quotes
    inside = [from_inside(quote, draft.prfaq) for quote in quotes]
    if quotes and all(one is True for one in inside):
        yield Finding(
            quotes[-1].span,
            "Add a customer's quote: what it was like before, and what is different now, in their words.",
        )
    elif quotes and all(one is False for one in inside):
        yield Finding(quotes[-1].span, "Add a quote of somebody from your side: why you built it, and for whom.")


rule = Rule("missing-quote", Group.STRUCTURE, Tier.SHOULD, check)
