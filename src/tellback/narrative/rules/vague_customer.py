"""The story is for everybody, so nobody sees himself in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.passage import Role
from tellback.narrative.rule import Group, Rule
from tellback.text.span import Span

_ANYBODY = (
    r"(?:users|customers|consumers|clients|businesses|companies|enterprises|organi[sz]ations|individuals|people|everyone|"
    r"everybody|anyone|anybody|stakeholders)"
)
_BARE = re.compile(
    r"(?:^|\b(?:the|to|for|of|with|by|helps?|helping|enabl(?:es?|ing)|allow(?:s|ing)?|lets?|letting|empower(?:s|ing)?|all|"
    r"our|many|its|gives?|giving|makes?|serves?|as|any|so|that)\s+)"
    rf"(?P<who>{_ANYBODY})\b(?!\s+(?:who|that|in|with|of|from|at|whose|using|running|working|like|such|on|under|over|"
    r"between|without|across)\b|[’'-])",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    rf"\b(?!(?:the|to|for|of|with|by|and|or|all|our|many|its|any|as|that|helps?|lets?|their|these|those|most|more|when|"
    rf"new|potential|modern|different|other|various|several|existing|current|future|individual|multiple|real|"
    rf"enables?|allows?|empowers?|gives?|makes?|where|if|while|because|which|so|but|between)\b)[\w-]+ {_ANYBODY}\b"
    r"|\b(?:developers?|engineers?|practitioners?|scientists?|analysts?|designers?|managers?|owners?|teachers?|students?|"
    r"parents?|patients?|nurses?|doctors?|bakers?|farmers?|drivers?|writers?|readers?|authors?|researchers?|operators?|"
    r"administrators?|admins|maintainers?|contributors?|founders?|freelancers?|accountants?|lawyers?|sellers?|buyers?|"
    r"shoppers?|travell?ers?|speakers?|organi[sz]ers?|teams?|firms?|families|shops?|schools?|hospitals?|members?|"
    r"employees|employers?|households?|travelers?|gamers?|creators?|marketers?|recruiters?|tenants?|landlords?)\b",
    re.IGNORECASE,
)


def check(draft: Draft) -> Iterator[Finding]:
    """The first bare "users" or "businesses" of a title or summary that names nobody in particular."""
    titles = [title.span for title in (draft.prfaq.headline, draft.prfaq.subheading) if title]
    summary = [
        passage.span for passage in draft.having(Role.SUMMARY) if passage.confidence >= draft.limit(rule, "sureness")
    ]
    yield from _first_bare(draft, titles) or _first_bare(draft, [*titles, *summary[:1]])


def _first_bare(draft: Draft, spans: list[Span]) -> list[Finding]:
    own = draft.wording.own
    if any(_SOMEBODY.search(own, span.start, span.end) for span in spans):
        return []
    for span in spans:
        found = _BARE.search(own, span.start, span.end)
        if found:
            told = f"Say which “{found['who']}”: name the one group that needs this most."
            return [Finding(draft.span(*found.span("who")), told)]
    return []


rule = Rule("vague-customer", Group.CUSTOMER, Tier.SHOULD, check, {"sureness": 0.6})
