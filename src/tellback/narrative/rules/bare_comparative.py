"""A comparison with nothing to compare."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.proof import backed
from tellback.narrative.rule import Group, Rule
from tellback.narrative.wording import Lexicon, Wording

_MORE = (
    r"(?:accurate|accurately|affordable|affordably|convenient|conveniently|cost-effective|economical|effective|"
    r"effectively|efficient|efficiently|engaging|flexible|intelligent|intuitive|lightweight|performant|powerful|"
    r"precise|precisely|productive|productively|reliable|reliably|robust|scalable|secure|securely|seamless|"
    r"sustainable|transparent|user-friendly)"
)
COMPARATIVES = Lexicon(
    "faster|cheaper|quicker|smoother|safer|smarter|leaner|simpler|easier|happier|healthier|richer|greener",
    r"a|is|are|be (?:\w+ )?better",
    r"makes|make (?:it|them|\w+ \w+) better",
    f"more {_MORE}",
    "less (?:time|money|effort|work|paperwork|hassle|code|energy|memory|space)",
    "fewer (?:errors|mistakes|steps|clicks|calls|bugs|failures|meetings)",
)
_THING = (
    r"(?:\w+ )?(?:performance|visibility|productivity|efficiency|quality|security|accuracy|reliability|flexibility|"
    r"control|experience|experiences|satisfaction|engagement|transparency|collaboration|adoption|speed|trust|costs?|"
    r"risks?|effort|time|errors|complexity|overhead|outcomes|results|insights?|understanding|value|awareness|usability|"
    r"maintainability|consistency|productivity|decisions)"
)
GROWN = Lexicon(
    f"improved|enhanced|increased|greater|reduced|higher|lower|deeper|broader|stronger|better|fewer {_THING}",
)
_BASE = re.compile(
    r"\d|%|\b(?:than|alternatives? to|twice|half|double|triple|tenfold|compared|comparison|relative|versus|vs|instead|"
    r"unlike|previous|previously|before|earlier|used to|no longer|wanted|as (?:fast|cheap|easy|good|simple)|\w+ times|"
    r"ever|how\s+(?:it|they|this|we|you)|the \w+er)\b",
    re.IGNORECASE,
)
_SHOWN = re.compile(r"easier|simpler|(?:\w+ )*better|more flexible", re.IGNORECASE)
_SET = re.compile(
    r"\b(?:the|no|any|much of a|or|even|how much|is no|know|known|get|understand|suited|idea|to|can|will|could) $",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\s+(?:yet|off|known|the|understand\w*|and (?:better|faster|cheaper)|half)\b|\s*-", re.IGNORECASE
)


def check(draft: Draft) -> Iterator[Finding]:
    """Comparatives that name neither what is compared nor by how much: in promises, titles and a PR/FAQ's pitch."""
    wording = draft.wording
    found = {match.start(): match for match in GROWN.found(wording) if draft.pitch.holds(match.start())}
    found |= {match.start(): match for match in COMPARATIVES.found(wording)}
    promised = {claim.span.start for claim in draft.prfaq.claims}
    told = set[int]()
    for match in found.values():
        start = match.end() - len("better") if match[0].endswith("better") else match.start()
        if start not in told and _offered(match, draft, promised) and not _compared(match, wording):
            told.add(start)
            words = " ".join(wording.own[start : match.end()].split())
            yield Finding(draft.span(start, match.end()), f"Say “{words}” than what, or by how much.")


def _offered(match: re.Match[str], draft: Draft, promised: Container[int]) -> bool:
    """Whether it stands where it is held to: what is easier in a post's promise is shown by the post."""
    sentence = draft.wording.sentence(match.start())
    if sentence is None:
        return False
    titles = (title.span for title in (draft.prfaq.headline, draft.prfaq.subheading) if title)
    if backed(draft.prfaq.source, sentence.span):
        return False
    if draft.pitch.holds(match.start()) or sentence.span in titles:
        return True
    return sentence.span.start in promised and not _SHOWN.fullmatch(match[0])


def _compared(match: re.Match[str], wording: Wording) -> bool:
    """Whether the words around it say with what, or make it no comparison."""
    own = wording.own
    if _BASE.search(wording.around(match.start())) or _GOES_ON.match(own, match.end()):
        return True
    return bool(_SET.search(own[max(0, match.start() - 14) : match.start()]))


rule = Rule("bare-comparative", Group.WORDING, Tier.SHOULD, check)
