"""A promise of an effect, and nothing that makes one believe it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.plain import plain
from tellback.narrative.proof import backed
from tellback.narrative.rule import Group, Rule

_EFFECT = re.compile(
    r"\b(?:reduc(?:e|es|ing)|cuts?(?! (?:an?|the) (?:new )?(?:release|branch|version))|saves? (?!the day|changes)|"
    r"eliminat(?:e|es|ing)|increases?|improves? (?!over)(?=\w)|boosts?|doubles?|halves|speeds? up|shortens?|lowers?|"
    r"prevents?|guarantees? (?:that|you)|accelerat(?:e|es|ing)|(?:far|much|even|\d+ ?(?:x|times)) \w+er|"
    r"(?:faster|cheaper|easier|safer|better|more \w+|fewer|less \w+) than|easier than ever|no longer (?:have|need)|"
    r"half the|twice (?:as|the)|never (?:have|need))\b"
    r"|\b(?:in|within|under|only|by|takes?) (?:about |just |less than )?(?:\d[\d.,]*|two|three|four|five|ten)[ -]?"
    r"(?:%|percent|seconds?|minutes?|hours?|days?|weeks?)(?!\w)",
    re.IGNORECASE,
)


def check(draft: Draft) -> Iterator[Finding]:
    """Each promise of an effect without link, footnote, bracket, note on evidence or marked opinion."""
    source, own = draft.prfaq.source, draft.wording.own
    tier = Tier.CONSIDER if draft.stage == "hypothesis" else Tier.SHOULD
    for claim in draft.prfaq.claims:
        said = _EFFECT.search(own, claim.span.start, claim.span.end)
        if said and not backed(source, claim.span):
            told = f"Show what makes you sure of “{' '.join(said[0].split())}”: a link, or a note on the evidence."
            better = f"{plain(claim.text)} <!-- evidence: what you saw, {draft.today:%Y-%m} -->"
            yield Finding(claim.span, told, better, tier=tier)


rule = Rule("unsupported-claim", Group.WORDING, Tier.CONSIDER, check)
