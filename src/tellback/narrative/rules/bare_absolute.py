"""A promise without exception, and without anything to show for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.proof import backed
from tellback.narrative.rule import Group, Rule
from tellback.narrative.wording import Lexicon

ABSOLUTES = Lexicon(
    "always|never|guaranteed|completely|entirely|perfectly|infallible|bulletproof|foolproof",
    r"100\s?(?:%|percent)",
    "guarantee|guarantees (?:that|you|your)",
    "every single",
    "without exception",
    "no matter (?:what|how|where|which)",
    "zero (?:risk|downtime|errors?|effort|cost|configuration|hassle|data loss)",
    "no (?:risk|downtime|errors?|hassle|data loss)",
    "nothing (?:ever|can)",
    "regardless of",
)
_WHO = re.compile(
    r"\b(?:you|your|customers?|users?|teams?|people|owners?|anyone|everyone|nobody|families|firms?|companies|we|our)\b",
    re.IGNORECASE,
)
_LIMITED = re.compile(r"\b(?:almost|nearly|not|rarely|hardly|n['’]t|new|different|optional)\s+$", re.IGNORECASE)


def check(draft: Draft) -> Iterator[Finding]:
    """Absolutes in promises that bring no evidence."""
    claims = {claim.span.start: claim for claim in draft.prfaq.claims}
    own = draft.wording.own
    for match in ABSOLUTES.found(draft.wording):
        sentence = draft.wording.sentence(match.start())
        if sentence is None or sentence.span.start not in claims or backed(draft.prfaq.source, sentence.span):
            continue
        if _WHO.search(sentence.text) and not _LIMITED.search(own[max(0, match.start() - 12) : match.start()]):
            words = " ".join(match[0].split())
            yield Finding(draft.span(*match.span()), f"Show that “{words}” is true, or say when it is not.")


rule = Rule("bare-absolute", Group.WORDING, Tier.SHOULD, check)
