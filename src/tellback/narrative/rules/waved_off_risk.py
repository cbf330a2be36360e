"""A risk that is called small without a reason is a risk nobody has looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule
from tellback.narrative.wording import Lexicon

_SMALL = (
    r"(?:minimal|negligible|insignificant|very low|low|very small|small|tiny|unlikely|manageable|limited|acceptable)"
)
_WAVED = Lexicon(
    rf"risk|risks|danger|dangers (?:here )?(?:is|are|seems?|remains?|will be) (?:very |quite |pretty )?{_SMALL}",
    "minimal|negligible|insignificant (?:risks?|dangers?|downsides?|drawbacks?)",
    "low|little|zero|no|without (?:real |significant |serious |known |major |additional |any )?(?:risks?|dangers?)",
    "little to no risks?",
    "is|are (?:very |highly |extremely |most )?unlikely(?! to)",
    "unlikely (?:to|that \\w+ will) (?:fail|break|happen|go wrong|be a problem|be an issue|matter)",
    "nothing (?:can|could|will) (?:really )?go wrong",
)
_REASON = re.compile(
    r"\d|\b(?:because|since|as long as|if|unless|so that|therefore|thanks to|due to|by \w+ing)\b|:", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(?:reduces?|keeps?|minimi[sz]es?|limits?|lowers?|with|at|has|have|for|are|is) (?:an? |the )?$", re.IGNORECASE
)


def check(draft: Draft) -> Iterator[Finding]:
    """Each risk that is waved off in a sentence without a number or a reason."""
    last = None
    for match in _WAVED.found(draft.wording):
        sentence = draft.wording.sentence(match.start())
        if sentence and sentence != last and not _REASON.search(sentence.text):
            last = sentence
            said = draft.wording.said(match)
            yield Finding(draft.span(*match.span()), f"Say why, or how small: “{said}” waves the risk off.")


rule = Rule("waved-off-risk", Group.ANSWERS, Tier.SHOULD, check)
