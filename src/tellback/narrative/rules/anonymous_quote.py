"""Words count when somebody stands behind them, with a name and a role."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule
from tellback.narrative.speaker import speaker


def check(draft: Draft) -> Iterator[Finding]:
    """Quotes of nobody, of a role without a name, of a name that stands for any, or of a name alone."""
    for quote in draft.prfaq.quotes:
        who = speaker(quote.speaker)
        if not quote.speaker:
            yield Finding(quote.span, "Say who says this: name, role and organisation.")
        elif not who.name:
            yield Finding(quote.span, f"Give “{who.role}” a name: the reader has to see a person.")
        elif who.made_up:
            yield Finding(quote.span, f"“{quote.speaker}” stands for anybody: think of a person, and name them.")
        elif not who.role:
            yield Finding(quote.span, f"Say what {who.name} does, and where.", tier=Tier.CONSIDER)


rule = Rule("anonymous-quote", Group.QUOTES, Tier.SHOULD, check)
