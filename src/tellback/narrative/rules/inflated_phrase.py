"""Several words where one says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Fix, Tier
from tellback.narrative.rule import Group, Rule
from tellback.narrative.wording import Lexicon


@dataclass(frozen=True, slots=True)
class Twin:
    """What says the same in fewer words; `safe` whatever stands around it, `strict` where only a PR/FAQ lacks room."""

    short: str
    safe: bool
    strict: bool


def _twins() -> Mapping[str, Twin]:
    lines = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    found = filter(None, (re.fullmatch(r"([^#=]+) = (.*?)(?:  ([!?]+))?", line) for line in lines))
    return {each[1]: Twin(each[2], "?" not in (each[3] or ""), "!" in (each[3] or "")) for each in found}


TWINS = _twins()
PHRASES = Lexicon(*TWINS)
THROAT = Lexicon(
    "it is (?:important|worth|interesting|useful) (?:to (?:note|mention|remember|point out)|noting|mentioning) that",
    "it should be (?:noted|mentioned|pointed out) that",
    "please note that",
    "needless to say",
    "it goes without saying that",
    "as a matter of fact",
    "the fact of the matter is(?: that)?",
    "at the end of the day",
    "when all is said and done",
    "for all intents and purposes",
    "it is (?:our|my) (?:belief|view|understanding) that",
    "it turns out that",
    "it has been (?:shown|found|observed|determined) that",
    "as (?:mentioned|noted|stated|discussed|described) (?:above|before|earlier|previously)",
    "the (?:key|main|important) (?:thing|point|takeaway) (?:here )?is that",
    "what this means is(?: that)?",
    "in today['’]s (?:fast-paced|modern|digital|ever-changing|competitive) (?:world|age|era|landscape)",
)


def check(draft: Draft) -> Iterator[Finding]:
    """Each phrase with a short twin, and each run-up that says nothing."""
    for match in PHRASES.found(draft.wording):
        said, phrase = draft.wording.said(match), " ".join(match[0].split())
        twin = TWINS[phrase]
        if twin.strict and not draft.prfaq.questions:
            continue
        if phrase == "whether or not" and said[0] == "W":
            continue
        span = draft.span(*match.span())
        short = twin.short.capitalize() if said[0].isupper() else twin.short
        fix = Fix(span, short, safe=twin.safe)
        yield Finding(span, f"Say “{short}” for “{said}”.", fix=fix)
    for match in THROAT.found(draft.wording):
        span = draft.span(*match.span())
        yield Finding(span, f"Drop “{draft.wording.said(match)}” and begin with what you have to say.")


def _words() -> Mapping[str, str]:
    return {phrase: twin.short for phrase, twin in TWINS.items()} | dict.fromkeys(THROAT.phrases, "")


rule = Rule("inflated-phrase", Group.WORDING, Tier.CONSIDER, check, words=_words())
