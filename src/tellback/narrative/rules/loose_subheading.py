"""The subheading says in one sentence who gets which benefit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.plain import plain
from tellback.narrative.rule import Group, Rule
from tellback.text.sentences import sentences

_SOMEBODY = re.compile(
    r"\b(?:you|your|yours|we|our|us|who|whoever|any(?:one|body)|every(?:one|body)|people|persons?|kids|children|clients?|"
    r"customers?|users?|members?|guests?|patients?|students?|parents?|nurses?|couples?|famil(?:y|ies)|households?|"
    r"firms?|compan(?:y|ies)|business(?:es)?|shops?|stores?|schools?|hospitals?|cit(?:y|ies)|teams?|organi[sz]ations?|"
    r"enterprises?|communit(?:y|ies)|groups?|offices?|sites|industry|staff|"
    r"\w+(?:ers|ors|ists|ians|ants|ees|men|women|kids|folks?|heads|parents))\b",
    re.IGNORECASE,
)


def check(draft: Draft) -> Iterator[Finding]:
    """A subheading that is missing, runs on, or names nobody who benefits."""
    title = draft.prfaq.subheading
    if title is None:
        if draft.prfaq.passages:
            yield Finding(draft.top, "Add a subheading: one sentence with who benefits, and how.", tier=Tier.CONSIDER)
        return
    text = plain(title.text)
    count = sum(1 for _ in sentences(text))
    if count > draft.limit(rule, "sentences"):
        yield Finding(title.span, f"Make the subheading one sentence; it has {count}.")
    elif draft.english and not _SOMEBODY.search(text):
        yield Finding(title.span, "Name who benefits: the subheading speaks of no customer.")


rule = Rule("loose-subheading", Group.STRUCTURE, Tier.SHOULD, check, {"sentences": 1})
