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
    "countless|myriad|untold(?! (?:contributors|volunteers|people|hours|thanks))",
    "a myriad of",
    "virtually all|every|any|no|everyone|nothing|always",
    "a wide (?:range|variety|array) of",
    r"a (?:whole )?host of(?! \[)",
    "a multitude of",
    "all (?:kinds|sorts|manner) of",
    "a plethora of",
)
AMOUNTS = {
    "Say how much": Lexicon(
        "significant|significantly|substantial|substantially|considerable|considerably",
        "dramatic|dramatically|drastically|highly|extremely|incredibly|greatly|vastly",
    ),
    "Say how many, or which": Lexicon("various|several|numerous", "many(?! (?:more|years|thanks|ways|cases))"),
}
SQUISHY = Lexicon(
    "a (?:large |great |small |good |limited )?number of(?! the)",
    "a (?:great |good )?deal of",
    "a (?:large |rich |great )?variety of",
    "a lot of|lots of",
    "a (?:broad|full|whole|large|vast|diverse) (?:range|variety|array|spectrum|set|selection) of",
    "a range of",
    "can|could help (?:you|your|them|teams|customers|users|to)",
    "aims|aim|strives|strive|seeks|seek to",
    "designed|intended|meant to (?:help|be|make|give|support)",
    "help|helps|helping to",
    "and (?:so (?:on|forth)|much more|many more|many others)",
    "some (?:people|users|customers|teams|companies|organi[sz]ations|extent)",
    "most (?:people|users|customers|teams|companies|organi[sz]ations|developers)",
    "arguably|potentially|hopefully|increasingly|primarily|mainly",
    "as (?:much|little|many|soon|quickly|easily) as possible",
    "tremendous|enormous|massive|meaningful|meaningfully|noticeably|noticeable",
)
"""Words that leave it open where a sentence is read for what it commits to."""
RATIONED = {
    "Say how often, or when not": Lexicon("generally|typically|usually|often|frequently|mostly|largely"),
    "Say how far it is true": Lexicon(
        "quite|fairly|relatively|somewhat|basically|essentially|virtually",
        "very(?! same)",
        "rather(?!,? than)",
    ),
    "Say how long it takes": Lexicon("easily|effortlessly|quickly|simply"),
}
_ASKED = re.compile(r"\b(?:how|too|so|as|not|n[o’']t|would|this|that)\s+$", re.IGNORECASE)


def check(draft: Draft) -> Iterator[Finding]:
    """Each phrase that leaves open how much or who says so, and words that are fine now and then, used too often.

    Amounts are no more fine in a PR/FAQ; of its press release and its promises, neither are the others.
    """
    pitch = draft.pitch
    phrases = [match for match in SQUISHY.found(draft.wording) if pitch.holds(match.start())]
    for match in (*NEVER.found(draft.wording), *phrases):
        said = draft.wording.said(match)
        yield Finding(draft.span(*match.span()), f"Say how many, how much or who in place of “{said}”.")
    ration, floor = draft.limit(rule, "per-1000-words"), draft.limit(rule, "uses")
    for advice, words in (*AMOUNTS.items(), *RATIONED.items()):
        strict = bool(draft.prfaq.questions) and advice in AMOUNTS
        others = list[re.Match[str]]()
        for match in _stated(words, draft):
            if strict or pitch.holds(match.start()):
                yield Finding(draft.span(*match.span()), f"{advice}, in place of “{draft.wording.said(match)}”.")
            else:
                others.append(match)
        for match, uses in rationed(others, draft.wording.count, ration, floor):
            said = f"{advice}: “{match[0]}” stands here {uses} times."
            yield Finding(draft.span(*match.span()), said, tier=Tier.CONSIDER)


def _stated(words: Lexicon, draft: Draft) -> Iterator[re.Match[str]]:
    """What is said, not asked or denied."""
    own = draft.wording.own
    return (
        match
        for match in words.found(draft.wording)
        if not _ASKED.search(own[max(0, match.start() - 7) : match.start()])
    )


rule = Rule(
    "weasel-words",
    Group.WORDING,
    Tier.SHOULD,
    check,
    {"per-1000-words": 2, "uses": 2},
    words=dict.fromkeys(NEVER.phrases, ""),
)
