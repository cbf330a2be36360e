"""“Only one per cent of the market” is arithmetic: no customer is won by a percentage."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule
from tellback.narrative.wording import Lexicon

_PART = (
    r"(?: (?:just|only|even|about|around|a mere|as little as))*(?: (?:\d[\d.]*|an?|one|two|three|four|five|half an?))"
    r"\s*(?:%|percent|per cent)(?: (?:share|slice))? of "
    r"(?:the |this |that |our |its )?(?:\w+ ){0,3}?(?:market|industry|sector|tam)"
)
_SHARE = Lexicon(
    rf"capture|capturing|captures|get|gets|getting|win|winning|take|taking|reach|reaching|need|have|with|at{_PART}",
)


def check(draft: Draft) -> Iterator[Finding]:
    """Each revenue that is a share of a market."""
    for match in _SHARE.found(draft.wording):
        said = draft.wording.said(match)
        yield Finding(draft.span(*match.span()), f"Say who buys first, and why, instead of “{said}”.")


rule = Rule("market-share-revenue", Group.ANSWERS, Tier.SHOULD, check)
