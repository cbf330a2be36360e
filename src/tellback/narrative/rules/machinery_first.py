"""The solution begins with what is inside instead of what the customer does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.passage import Role
from tellback.narrative.rule import Group, Rule

_MACHINERY = re.compile(
    r"\b(?:(?:is |are )?(?:built|based|running|runs|sits) on (?:top of )?|powered by |leverag(?:es|ing) |"
    r"under the hood|"
    r"architectur\w+|micro-?services?|back-?ends?|middleware|orchestrat\w+|kubernetes|serverless|event-driven|"
    r"block-?chain|machine[- ]learning|neural net\w*|large language models?|LLMs?|vector (?:database|store|search)|"
    r"embeddings?|algorithms?|data (?:lake|pipeline|model)s?|ontolog(?:y|ies)|schemas?|graph database|REST API|GraphQL|"
    r"cloud-native|multi-tenant|distributed system)",
    re.IGNORECASE,
)
_MADE_OF = re.compile(
    r"\b(?:consists? of|compris(?:es?|ed of)|(?:is |are )?(?:composed|made up) of|combines?|integrates?|uses?|"
    r"utili[sz]es?|contains?|implements?|wraps?|extends?|exposes?|"
    r"is an? (?:[\w-]+ ){0,4}?(?:library|framework|plug-?in|SDK|API|package|module|construct|engine|pipeline|"
    r"specification|protocol|repository|database|dataset|toolkit|extension|wrapper|layer|"
    r"collection of|set of|suite of|series of))(?!\w)",
    re.IGNORECASE,
)
_CUSTOMER = re.compile(
    r"\b(?:you|your|customers?|users?|teams?|people|owners?|anyone|everyone|practitioners?|developers?|engineers?|"
    r"analysts?|scientists?|members?|students?|parents?|patients?|managers?|families|companies|firms?|shops?)\b",
    re.IGNORECASE,
)


def check(draft: Draft) -> Iterator[Finding]:
    """Machinery in the first sentence of the solution, before any customer."""
    passage = next(draft.having(Role.SOLUTION), None)
    if passage is None or passage.confidence < draft.limit(rule, "sureness") or not passage.sentences:
        return
    first = passage.sentences[0].span
    own = draft.wording.own
    named = [match.span() for match in re.finditer(re.escape(draft.product or "\n"), own[: first.end])]
    found = _MACHINERY.finditer(own, first.start, first.end)
    machinery = next((each for each in found if not any(a <= each.start() < b for a, b in named)), None)
    customer = _CUSTOMER.search(own, first.start, first.end)
    machinery = machinery or (None if customer else _MADE_OF.search(own, first.start, first.end))
    if machinery and not (customer and customer.start() < machinery.start()):
        told = f"Begin with what the customer does and gets; “{machinery[0].strip()}” can come later, or in the FAQ."
        yield Finding(draft.span(machinery.start(), machinery.start() + len(machinery[0].rstrip())), told)


rule = Rule("machinery-first", Group.CUSTOMER, Tier.CONSIDER, check, {"sureness": 0.35})
