"""The product is called what it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule

_WORDS = """
3d adapter agent agents ai algorithm analytics api app application assistant automation backend blockchain bot broker
chain chatbot cli client cloud cluster code compiler connector console container copilot core data database deep device
digital driver edge embedding engine enterprise etl experience extension framework gateway generative genai gpt graph
hub iaas index infrastructure integration interface iot kernel kit kubernetes lake language layer learning library llm
machine manager mesh microservice microservices middleware ml mobile model models module native network neural next
nlp node online ontology open orchestrator paas parser pipeline platform plugin portal processor protocol proxy quantum
query registry rest runtime saas sdk search semantic server serverless service services smart software solution sql
stack storage store stream streaming suite support system systems technology tool toolkit tools ui vector virtual web
widget wizard workflow wrapper 2.0 2 3 pro plus x
"""
TECHNOLOGY = frozenset(_WORDS.split())
"""Words for what a thing is made of or what kind of program it is: no name has only these."""


def check(draft: Draft) -> Iterator[Finding]:
    """The product's name where it first stands, when it says only what it is made of."""
    words = re.findall(r"[\w.]+", draft.product.lower())
    if not words or not all(word in TECHNOLOGY for word in words):
        return
    found = re.search(rf"(?<!\w){re.escape(draft.product)}(?!\w)", draft.prose)
    if found:
        told = f"Give it a name that says what the customer gets: “{draft.product}” says what it is made of."
        yield Finding(draft.span(*found.span()), told)


rule = Rule("technology-name", Group.CUSTOMER, Tier.CONSIDER, check)
