"""A story in which things are done and nobody does them."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule
from tellback.narrative.wording import Lexicon

_STATES = (
    "(?!advanced|based|committed|complicated|concerned|confused|dedicated|delighted|deprecated|distributed|detailed|"
    "embarrassed|excited|experienced|expected|honou?red|indeed|interested|involved|likely|limited|located|need|"
    "outdated|pleased|proposed|related|required|scared|seed|sophisticated|speed|supposed|surprised|thrilled|tired|"
    "unexpected|unlimited|unrelated|unsupported|untouched|unused|unchanged|used to|worried)"
)
_DONE = (
    r"(?:[a-z]{2,}ed|begun|bought|broken|brought|built|caught|chosen|cut|done|drawn|driven|felt|found|given|gone|grown|"
    r"held|hidden|kept|known|laid|led|left|lost|made|meant|met|paid|put|read|said|seen|sent|set|shown|sold|spent|split|"
    r"spoken|stolen|struck|taken|taught|thrown|told|thought|understood|won|worn|written|run)"
)
_ADVERB = r"(?:not |now |also |still |already |only |never |always |often |[a-z]+ly ){0,2}"
PASSIVE = Lexicon(rf"is|are|was|were|be|been|being {_ADVERB}{_STATES}{_DONE}")


def check(draft: Draft) -> Iterator[Finding]:
    """The first passive of a story in which too many sentences have one."""
    found = {}
    for match in PASSIVE.found(draft.wording):
        sentence = draft.wording.sentence(match.start())
        if sentence:
            found.setdefault(sentence.span.start, match)
    share = 100 * len(found) / max(1, len(draft.sentences))
    if len(found) >= draft.limit(rule, "uses") and share > draft.limit(rule, "percent"):
        first = found[min(found)]
        told = f"{len(found)} of {len(draft.sentences)} sentences are passive, here “{draft.wording.said(first)}”"
        yield Finding(draft.span(*first.span()), f"Say who does it: {told}.")


rule = Rule("passive-voice", Group.WORDING, Tier.CONSIDER, check, {"percent": 20, "uses": 4})
