"""Words that sound like a statement and leave it open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule
from tellback.narrative.wording import Lexicon, rationed

NEVER = Lexicon(
    r"up to \d[\d.,]*\s?(?:%|percent|x\b|times)",
    r"as much as \d[\d.,]*\s?(?:%|percent|x\b|times)",
    r"as many as \d[\d.,]*\s?(?:%|percent)",
    "some|many (?:people|experts|analysts|customers|users) (?:say|believe|think|argue|agree|feel)",
    "experts (?:say|agree|believe)",
    "studies|research (?:show|shows|suggest|suggests|have shown|has shown)",
    "it is (?:widely |generally |commonly )?(?:believed|thought|said|known|accepted|agreed|felt)",
    "it['’]s (?:widely|generally|commonly) (?:believed|thought|known|accepted)",
    "a growing number of",
    "an increasing number of",
    "countless|myriad|untold",
    "a myriad of",
    "virtually all|every|any|no|everyone|nothing|always",
    "a wide (?:range|variety|array) of",
    "a (?:whole )?host of",
    "a multitude of",
)
RATIONED = {
    "Say how much": Lexicon(
        "significant|significantly|substantial|substantially|considerable|considerably",
        "dramatic|dramatically|drastically|highly|extremely|incredibly|greatly|vastly",
    ),
    "Say how many, or which": Lexicon("various|several|numerous", "many(?! (?:more|years|thanks|ways|cases))"),
    "Say how often, or when not": Lexicon("generally|typically|usually|often|frequently|mostly|largely"),
    "Say how far it is true, or drop it": Lexicon(
        "quite|fairly|relatively|somewhat|reasonably|basically|essentially|virtually",
        "very(?! same)",
        "rather(?! than)",
    ),
    "Say how long it takes, or drop it": Lexicon("easily|effortlessly|quickly|simply"),
}
_ASKED = re.compile(r"\b(?:how|too|so|as|not|n[o’']t)\s+$", re.IGNORECASE)


def check(draft: Draft) -> Iterator[Finding]:
    """Each phrase that leaves open how much or who says so, and words that are fine now and then, used too often."""
    for match in NEVER.found(draft.wording):
        said = " ".join(match[0].split())
        yield Finding(draft.span(*match.span()), f"Say how many, how much or who in place of “{said}”.")
    ration, floor = draft.limit(rule, "per-1000-words"), draft.limit(rule, "uses")
    own = draft.wording.own
    for advice, words in RATIONED.items():
        stated = (
            match
            for match in words.found(draft.wording)
            if not _ASKED.search(own[max(0, match.start() - 5) : match.start()])
        )
        for match, uses in rationed(stated, draft.wording.count, ration, floor):
            said = f"{advice}: “{match[0].lower()}” stands here {uses} times."
            yield Finding(draft.span(*match.span()), said, tier=Tier.CONSIDER)


rule = Rule(
    "weasel-words",
    Group.WORDING,
    Tier.SHOULD,
    check,
    {"per-1000-words": 2, "uses": 2},
    words=dict.fromkeys(NEVER.phrases, ""),
)
