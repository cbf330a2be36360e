"""Many features stand where one benefit should."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.passage import Role
from tellback.narrative.rule import Group, Rule
from tellback.text.span import Span

_NOT = r"(?!(?:which|who|where|when|but|so|because|including|regarding|such|with|while|as|if|from|that|for|to)\b)"
_ITEM = rf"{_NOT}[\w’'/+-]+(?:[ \n]{_NOT}[\w’'/+-]+){{0,3}}"
_LIST = re.compile(rf"\b{_ITEM},\s+{_ITEM},\s+{_ITEM},?\s+(?:and|or|&)\s+{_ITEM}|\b(?:{_ITEM},\s+){{4,}}{_ITEM}")
_ITS = re.compile(
    r"\b(?:such as|including|across|lets?|enabl(?:es?|ing)|allow(?:s|ing)?|helps?|manag(?:es?|ing)|"
    r"track(?:s|ing)?|covers?|handles?|creat(?:es?|ing)|with|for)\b:?",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b\w+(?:ers|ors|ists|ians|ants|ees|men|women)\b.*\b\w+(?:ers|ors|ists|ians|ants|ees|men|women)\b|\b(?:people|teams?)\b",
    re.IGNORECASE | re.DOTALL,
)
_OFFER = re.compile(
    r"\b(?:provid(?:es?|ing)|offer(?:s|ing)?|includ(?:es?|ing)|featur(?:es?|ing)|support(?:s|ing)?|comes? with|"
    r"combin(?:es?|ing)|delivers?|brings?|has|gives?|adds?|contains?)\b",
    re.IGNORECASE,
)


def check(draft: Draft) -> Iterator[Finding]:
    """An enumeration of four or more things that the product has, in a title, the summary or the solution."""
    for span in _places(draft):
        own = draft.wording.own
        offer = _OFFER.search(own, span.start, span.end)
        if offer is None and draft.prfaq.questions:
            offer = _ITS.search(own, span.start, span.end)
        found = _LIST.search(own, offer.end(), span.end) if offer else None
        if found and not _PEOPLE.search(found[0]):
            told = "Choose the one benefit that all of these add up to, and leave the list to the FAQ."
            yield Finding(draft.span(*found.span()), told)
            return


def _places(draft: Draft) -> Iterator[Span]:
    for title in (draft.prfaq.headline, draft.prfaq.subheading):
        if title:
            yield title.span
    for role in (Role.SUMMARY, Role.SOLUTION):
        for passage in draft.having(role):
            yield from (sentence.span for sentence in passage.sentences)


rule = Rule("feature-list", Group.CUSTOMER, Tier.CONSIDER, check)
