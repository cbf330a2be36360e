"""A promise without exception, and without anything to show for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.passage import Role
from tellback.narrative.proof import backed
from tellback.narrative.rule import Group, Rule
from tellback.narrative.wording import Lexicon

ABSOLUTES = Lexicon(
    "never|guaranteed|perfectly|infallible|bulletproof|foolproof",
    "always(?! (?:been|had|happy|looking|welcome|glad|open|love))",
    "completely|entirely(?! (?:different|new|optional|separate|remove|static|done|in))",
    r"100\s?(?:%|percent)(?! of)",
    "guarantee|guarantees (?:that|you|your)",
    "every single",
    "without exception",
    "no matter (?:what|how|where|which)",
    "zero (?:risk|downtime|errors?|effort|cost|configuration|hassle|data loss)",
    "no (?:risk|downtime|errors?|hassle|data loss)",
    "nothing (?:ever|can)",
    "regardless of(?! (?:which|whether|what|how))",
)
FLAT = Lexicon(
    "the (?:first and )?only (?:platform|tool|service|product|solution|app|company|provider|place|system|library|one)",
    "anywhere|anytime|instantly|forever|totally|flawlessly",
    "everything (?:you|they|one|we) needs?",
    "eliminate|eliminates|eliminating (?:all|any|every|the need)",
    "without ever",
    "anyone|everyone|anybody|everybody can",
    "nobody|no one (?:has|needs|will|can)",
    "in no time",
)
"""Absolutes that only a press release or a promise is held to."""
_WHO = re.compile(
    r"\b(?:you|your|customers?|users?|teams?|people|owners?|anyone|everyone|nobody|families|firms?|companies|we|our)\b",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"\b(?:almost|nearly|not|rarely|hardly|n['’]t|new|different|optional|to|which|that|that are|recommend|as|an?|"
    r"the|stable|just as you|ha[sd]|you have|you['’]ve|they have|functionality)\s+$",
    re.IGNORECASE,
)


def check(draft: Draft) -> Iterator[Finding]:
    """Absolutes that bring no evidence: in promises that speak of somebody, and anywhere in what a PR/FAQ offers."""
    claims = {claim.span.start for claim in draft.prfaq.claims}
    offers = [passage.span for role in (Role.SUMMARY, Role.SOLUTION) for passage in draft.having(role)]
    own = draft.wording.own
    flat = {match.start(): match for match in FLAT.found(draft.wording) if draft.pitch.holds(match.start())}
    for match in (flat | {match.start(): match for match in ABSOLUTES.found(draft.wording)}).values():
        at = match.start()
        sentence = draft.wording.sentence(at)
        if sentence is None:
            continue
        promised = sentence.span.start in claims
        if not promised and not (draft.pitch.holds(at) and any(span.start <= at < span.end for span in offers)):
            continue
        spoken = at in flat or _WHO.search(sentence.text)
        limited = _LIMITED.search(own[max(0, at - 16) : at])
        if spoken and not limited and not backed(draft.prfaq.source, sentence.span):
            words = draft.wording.said(match)
            yield Finding(draft.span(*match.span()), f"Show that “{words}” is true, or say when it is not.")


rule = Rule("bare-absolute", Group.WORDING, Tier.SHOULD, check)
