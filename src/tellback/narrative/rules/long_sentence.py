"""A sentence that nobody can say in one breath."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule

_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\w.,]*")
_LIST = re.compile(r"\b(?:\w[\w'’-]*+(?: \w[\w'’-]*+){0,2}+, ){2,}(?:and |or )?\w[\w'’-]*")
_ASIDE = re.compile(r"\([^()]*\)")
_REST = re.compile(r"[;:]\s|\s[–—-]{1,3}\s|—|\n\s*\n|(?<=[.!?…])[\"”’)]*\s")
_LETTERS = 4.5


def check(draft: Draft) -> Iterator[Finding]:
    """Sentences with too many words between two rests; enumerations and asides in brackets are not counted."""
    most = int(draft.limit(rule, "words"))
    own = draft.wording.own
    for sentence in draft.sentences:
        if sentence.span.end - sentence.span.start < _LETTERS * most:
            continue
        text = own[sentence.span.start : sentence.span.end]
        if len(text.split()) > most:
            parts = _REST.split(_LIST.sub(" ", _ASIDE.sub(" ", text)))
            counted = max(len(_WORD.findall(part)) for part in parts)
            if counted > most:
                yield Finding(sentence.span, f"Make two sentences of this one: {counted} words come in one breath.")


rule = Rule("long-sentence", Group.WORDING, Tier.CONSIDER, check, {"words": 30})
