"""Two negatives that the reader has to undo."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule
from tellback.narrative.wording import Lexicon

_UN = (
    r"un(?:available|aware|certain|clear|comfortable|common|familiar|fair|friendly|happy|heard[ -]of|important|likely|"
    r"necessary|needed|usual|popular|pleasant|predictable|productive|reasonable|related|reliable|stable|supported|"
    r"wanted|welcome|willing)"
)
_IN = (
    r"in(?:accurate|compatible|complete|consistent|convenient|correct|effective|efficient|frequent(?:ly)?|significant|"
    r"sensitive|valid|visible)|im(?:possible|probable|practical|perfect)|ir(?:relevant|regular)|il(?:legal|logical)|"
    r"dis(?:similar|satisfied|honest)"
)
_NOT = r"(?:(?:a|an|at all|entirely|exactly|so|that|very|totally|necessarily) )?"
DOUBLE = Lexicon(
    f"not {_NOT}(?:{_UN}|{_IN}|without|unlike)",
    f"isn't|isn’t|aren't|aren’t|wasn't|wasn’t {_NOT}(?:{_UN}|{_IN})",
    f"never (?:{_UN}|{_IN}|without|fails? to)",
    "cannot|can't|can’t not",
    "no lack of",
)


def check(draft: Draft) -> Iterator[Finding]:
    """Each pair of negatives."""
    for match in DOUBLE.found(draft.wording):
        words = draft.wording.said(match)
        yield Finding(draft.span(*match.span()), f"Say it without the double negative “{words}”.")


rule = Rule("double-negative", Group.WORDING, Tier.CONSIDER, check)
