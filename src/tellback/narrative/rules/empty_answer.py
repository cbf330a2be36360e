"""A question without an answer tells readers that nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.plain import plain
from tellback.narrative.rule import Group, Rule

_EMPTY = re.compile(
    r"\W*(?:(?:answer|this is|still)? ?(?:tb[acd]|todo|to ?do|fixme|xx+|wip|pending|n/?a|"
    r"(?:to be|yet to be) (?:determined|decided|defined|confirmed|announced|written|added|done)|coming soon|stay tuned|"
    r"lorem ipsum.*|placeholder|(?:your |the )?answer(?: goes)?(?: here)?|we(?:['’]ll| will) "
    r"(?:figure it out|see)))?\W*",
    re.IGNORECASE | re.DOTALL,
)


def check(draft: Draft) -> Iterator[Finding]:
    """Each question with nothing behind it, or with a word that only holds the place."""
    for question in draft.prfaq.questions:
        answer = plain(question.answer)
        if not _EMPTY.fullmatch(answer) or "![" in question.answer or "```" in question.answer:
            continue
        if question.answer_span and answer.strip(" .-_"):
            yield Finding(
                question.answer_span, f"Answer this, or put your guess in [square brackets]: “{answer}” says nothing."
            )
        else:
            yield Finding(question.span, "Answer this question, or put your guess in [square brackets].")


rule = Rule("empty-answer", Group.STRUCTURE, Tier.MUST, check)
