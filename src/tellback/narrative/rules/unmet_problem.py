"""The solution solves another problem than the one that was told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.passage import Role, Sentence
from tellback.narrative.plain import plain
from tellback.narrative.rule import Group, Rule

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tellback.model.base import Embedder

_ANSWERS = (Role.SUMMARY, Role.SOLUTION, Role.HOW_IT_WORKS, Role.QUOTE)


def check(draft: Draft) -> Iterator[Finding]:
    """The problem's first sentence, where what follows is about something else: the cosine between the mean directions
    of the problem's sentences and of those that answer it is below `likeness`.
    """
    sure = draft.limit(rule, "sureness")
    problem = [
        each for passage in draft.having(Role.PROBLEM) if passage.confidence >= sure for each in passage.sentences
    ]
    answers = [each for role in _ANSWERS for passage in draft.having(role) for each in passage.sentences]
    if draft.model is None or not problem or not answers:
        return
    model = draft.model()
    if float(_middle(problem, model) @ _middle(answers, model)) < draft.limit(rule, "likeness"):
        told = "Say in the solution what becomes of this problem: nothing there takes it up."
        yield Finding(problem[0].span, told)


def _middle(sentences: list[Sentence], model: Embedder) -> NDArray[np.floating]:
    import numpy as np

    mean = model.embed([plain(sentence.text) for sentence in sentences]).mean(axis=0)
    return mean / max(1e-9, float(np.linalg.norm(mean)))


rule = Rule(
    "unmet-problem", Group.CUSTOMER, Tier.CONSIDER, check, {"sureness": 0.45, "likeness": 0.3}, reads_meaning=True
)
