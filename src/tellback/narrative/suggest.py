"""Have a language model rewrite the sentence of a finding; nothing is written to the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellback.errors import NotFound
from tellback.model.advisor import Advisor
from tellback.narrative.bracket import bracket
from tellback.narrative.check import check
from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding
from tellback.narrative.passage import Sentence
from tellback.narrative.remark import about
from tellback.text.nearest import hint
from tellback.text.span import Span

TASK = """\
Rewrite one sentence of a press release so that the editor's objection no longer holds. Change as little as possible and
keep its meaning, its language and its Markdown. Add no fact: whatever you must assume stands in [square brackets].
Answer with the sentence alone."""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """The sentence as it should read."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A sentence of the story, and what the model named would write for it; numbers it adds stand in brackets."""

    rule: str
    path: str
    span: Span
    text: str
    suggested: str
    made_by: str


def suggest(advisor: Advisor, draft: Draft, rule: str, line: int) -> tuple[Suggestion, ...]:
    """A rewrite for every sentence of a line that a rule finds something in.

    The model is told the sentence, its paragraph and the rule's page, never what customers wrote. Raises NotFound where
    the rule finds no sentence there, AdvisorFailed.
    """
    found = check(draft)
    sentences = _sentences(draft, [each for each in found if each.rule == rule and each.span.line == line])
    if not sentences:
        known = [f"{each.rule}:{each.span.line}" for each in found if _sentences(draft, [each])]
        asked = f"{rule}:{line}"
        raise NotFound(f"{draft.prfaq.path}: {asked} is no finding in a sentence. {hint(asked, known)}".strip())
    return tuple(_suggestion(advisor, draft, rule, sentence) for sentence in sentences)


def _sentences(draft: Draft, found: Sequence[Finding]) -> tuple[Sentence, ...]:
    spans = [each.span for each in found]
    return tuple(
        each
        for each in draft.prfaq.wording
        if any(each.span.start < span.end and span.start < each.span.end for span in spans)
    )


def _suggestion(advisor: Advisor, draft: Draft, rule: str, sentence: Sentence) -> Suggestion:
    around = "\n".join(_around(draft, sentence))
    told = (
        f"The editor's objection, {rule}:\n{about(rule)}\n\nThe paragraph:\n{around}\n\nThe sentence:\n{sentence.text}"
    )
    made = bracket(advisor.answer(TASK, told, Rewrite).sentence, around + sentence.text)
    return Suggestion(rule, draft.prfaq.path, sentence.span, sentence.text, made, advisor.name)


def _around(draft: Draft, sentence: Sentence) -> Iterator[str]:
    prfaq = draft.prfaq
    for passage in (*prfaq.passages, *(each for question in prfaq.questions for each in question.passages)):
        if sentence in passage.sentences:
            yield passage.text
