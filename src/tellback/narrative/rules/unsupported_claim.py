"""A promise of an effect, and nothing that makes one believe it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.passage import Role, Sentence
from tellback.narrative.plain import plain
from tellback.narrative.proof import backed
from tellback.narrative.rule import Group, Rule
from tellback.narrative.wording import Wording
from tellback.text.span import Span

_EFFECT = re.compile(
    r"\b(?:reduc(?:e|es|ing)|cuts?(?!\s+(?:an?|the)\s+(?:new\s+)?(?:release|branch|version)\b)|"
    r"saves? (?!the day|changes)|eliminat(?:e|es|ing)|boosts?|doubles? (?!each)|halves (?=the|your|their)|"
    r"speeds? up|shortens?|accelerat(?:e|es|ing)|(?:faster|cheaper|safer) than|half the|twice (?:as|the))\b"
    r"|\b(?:in|within|under|only|by|takes?) (?:about |just |less than )?(?:\d[\d.,]*|two|three|four|five|ten)[ -]?"
    r"(?:%|percent|seconds?|minutes?|hours?|days?|weeks?)(?!\w)",
)
_MILDER = re.compile(
    r"\b(?:increases|improves? (?!over)(?=\w)|lowers|prevents|guarantees? (?:that|you)|"
    r"(?:far|much|even|\d+ ?(?:x|times)) \w+er|"
    r"(?:easier|better|more (?!so\b)\w+|fewer|less \w+) than|"
    r"easier than ever|no longer (?:have|need)|never (?:have|need))\b",
)
_HOPED = re.compile(
    r"\b(?:should|hopefully|may|might|goals?|planning|try|tries|trying|efforts? to|work to|"
    r"how we|help us|filtered|can improve|in order to|"
    r"to (?:reduce|cut|save|eliminate|boost|speed|shorten|accelerate)|"
    r"from \d[\w.]*(?: \w+)? to \d)\b",
    re.IGNORECASE,
)
_STATISTIC = re.compile(
    r"(?=[\d$€£oftn])(?:"
    r"\b\d[\d.,]*(?: ?%| percent\b)|"
    r"\b(?:\d[\d.,]*|one|two|three|four|nine) (?:out of|in) (?:\d+|two|three|four|five|ten)\b|"
    r"[$€£]\d[\d.,]*[- ]?(?:billion|million|bn|m\b)|\b\d[\d.,]* (?:billion|million)\b|"
    r"\b(?:two|three|four|five)[- ](?:thirds|quarters|fifths)\b|\b\d+(?:\.\d+)?(?:x|-fold)(?!\w))"
)
_NUMBER = re.compile(r"\d|\b(?:one|two|three|four|five|nine)")
_OURS = re.compile(
    r"\b(?:will|would|could|should|target\w*|goal|aim\w*|expect\w*|estimat\w*|assum\w*|if|plan\w*|price\w*|fees?|"
    r"costs?|discount\w*|tax|vat|commission|budget|invest\w*|margin|measur\w+|metrics?|success\w*|threshold|SLA|uptime|"
    r"at least|example|default\w*|suppos\w+|equals?|e\.g|100 ?%)|\?$",
    re.IGNORECASE,
)


def check(draft: Draft) -> Iterator[Finding]:
    """Each promise of an effect and each statistic without link, footnote, bracket, note or marked opinion."""
    source, small = draft.prfaq.source, draft.wording.small
    tier = Tier.CONSIDER if draft.stage == "hypothesis" else Tier.SHOULD
    for claim in draft.prfaq.claims:
        said = _EFFECT.search(small, claim.span.start, claim.span.end)
        if said is None and draft.prfaq.questions:
            said = _MILDER.search(small, claim.span.start, claim.span.end)
        if said and not _HOPED.search(claim.text) and not backed(source, claim.span):
            yield _unbacked(draft, claim.span, claim.text, said, tier)
    promised = {claim.span.start for claim in draft.prfaq.claims}
    for sentence in _of_the_world(draft):
        if sentence.span.start in promised:
            continue
        said = _STATISTIC.search(small, sentence.span.start, sentence.span.end)
        if said and not _OURS.search(sentence.text) and not backed(source, sentence.span):
            yield _unbacked(draft, sentence.span, sentence.text, said, tier)


def _unbacked(draft: Draft, span: Span, text: str, said: re.Match[str], tier: Tier) -> Finding:
    words = " ".join(draft.wording.own[said.start() : said.end()].split())
    told = f"Show what makes you sure of “{words}”: a link, or a note on the evidence."
    return Finding(span, told, f"{plain(text)} <!-- evidence: what you saw, {draft.today:%Y-%m} -->", tier=tier)


def _of_the_world(draft: Draft) -> Iterator[Sentence]:
    """The sentences of a PR/FAQ in which a number may say how things are."""
    if draft.prfaq.questions:
        numbered = draft.wording.holding(_numbers(draft.wording))
        passages = [*draft.prfaq.passages, *(each for asked in draft.prfaq.questions for each in asked.passages)]
        sentences = (sentence for each in passages if each.role is not Role.QUOTE for sentence in each.sentences)
        yield from (sentence for sentence in sentences if sentence.span.start in numbered)


def _numbers(wording: Wording) -> Iterator[int]:
    return (at for word, places in wording.places.items() if _NUMBER.search(word) for at in places)


rule = Rule("unsupported-claim", Group.WORDING, Tier.CONSIDER, check)
