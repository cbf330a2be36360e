"""Have a language model draft a press release from the five answers, for the writer to tear apart."""

from __future__ import annotations

from dataclasses import dataclass

from tellback.model.advisor import Advisor
from tellback.narrative.bracket import bracket
from tellback.narrative.brief import Brief

TASK = """\
Draft the press release of a PR/FAQ in the manner of Amazon's Working Backwards from a writer's five answers.
Write plain prose in the language of the answers, from the customer's side, short sentences, no hype, no jargon.
Use only facts from the answers. What you have to assume (names, numbers, dates, places) stands in [square brackets].
The problem does not mention the product. The headline is one sentence with a verb and the customer's benefit."""


@dataclass(frozen=True, slots=True)
class PressRelease:
    """The parts of a press release, each one paragraph or line."""

    headline: str
    subheading: str
    summary: str
    problem: str
    solution: str
    company_quote: str
    how_it_works: str
    customer_quote: str
    call_to_action: str


@dataclass(frozen=True, slots=True)
class Composed:
    """A drafted story in Markdown, and the model that wrote it."""

    text: str
    made_by: str


def compose(advisor: Advisor, brief: Brief) -> Composed:
    """A draft that says on top that a machine wrote it; numbers that no answer holds stand in brackets.

    Raises AdvisorFailed.
    """
    made = advisor.answer(TASK, brief.text, PressRelease)
    parts = [getattr(made, name) for name in PressRelease.__slots__]
    headline, subheading, *paragraphs = (" ".join(bracket(part, brief.text).split()) for part in parts)
    top = f"<!-- Machine-written by {advisor.name}: make it yours. What stands in [brackets] is assumed. -->"
    text = "\n\n".join([top, f"# {headline}", f"_{subheading}_", *paragraphs])
    return Composed(f"{text}\n", advisor.name)
