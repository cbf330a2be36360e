"""A market of billions from a report says nothing about whom you can reach."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.phrases import KINDS
from tellback.narrative.rule import Group, Rule
from tellback.narrative.wording import Lexicon

_SUM = r"\s?\d[\d.,]*\s?(?:m|mn|b|bn|t|million|billion|trillion)\b"
_SPELLED = r"[\d.,]* (?:million|billion|trillion) (?:dollars|euros|pounds)"
_BIG = rf"(?:us)?[$€£¥]{_SUM}|\d{_SPELLED}"
_MARKET = Lexicon(
    rf"market|industry|sector|tam (?:[^.?!]{{0,60}} )?(?:{_BIG})",
    rf"global|worldwide|total (?:[^.?!]{{0,60}} )(?:{_BIG})",
)
_WORTH = re.compile(
    rf"[$€£¥\d](?:(?<=[$€£¥]){_SUM}|(?<=\d){_SPELLED})[ -](?:a year )?(?:\w+ ){{0,3}}"
    r"(?:market|industry|sector|opportunity)\b"
)
_COUNTED = re.compile(rf"\d[\d.,]*k? (?:\w+ ){{0,3}}(?:{KINDS['WHO']})\b", re.IGNORECASE)


def check(draft: Draft) -> Iterator[Finding]:
    """Each sentence with a market in millions or more and no count of customers."""
    found = [*_MARKET.found(draft.wording), *_WORTH.finditer(draft.wording.small)]
    for at in sorted({sentence.span for match in found if (sentence := draft.wording.sentence(match.start()))}):
        if not _COUNTED.search(at.of(draft.prfaq.source)):
            yield Finding(at, "Build the market from below: how many customers you can reach, times what each pays.")


rule = Rule("top-down-market", Group.ANSWERS, Tier.SHOULD, check)
