"""What customers ask, as it is told on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.feedback.asked import OpenQuestion, Questions
from tellback.people.redact import redact
from tellback.show.terminal import counted, faint, paragraph, strong

QUOTES = 2
NEAR = 0.3
"""Below this closeness the FAQ holds nothing worth naming beside an open question."""


def asked_lines(found: Questions) -> Iterator[str]:
    """Open questions in customers' words, most people first, then the FAQ's questions that customers ask."""
    if not found.messages:
        yield "Nobody has asked anything yet. Import messages first: tellback import FILE"
        return
    yield faint(f"{counted(found.people, 'person', 'people')} ask in {counted(found.messages, 'message')}")
    yield ""
    yield strong("The FAQ leaves open" if found.open else "The FAQ answers all that is asked.")
    for question in found.open:
        yield from _open(question)
    if found.answered:
        yield ""
        yield strong("The FAQ answers, and customers ask all the same")
    for answered in found.answered:
        yield paragraph(redact(answered.text), first=_people(answered.people))


def _open(question: OpenQuestion) -> Iterator[str]:
    yield paragraph(f"“{redact(question.text)}”", first=_people(question.people))
    since = f"since {question.since}" if question.since else ""
    near = f"nearest in the FAQ: {question.nearest}" if question.nearest and question.closeness >= NEAR else ""
    if since or near:
        yield faint(paragraph("; ".join(filter(None, (since, near))), indent=8))
    for word in [word for word in question.words if word.text != question.text][:QUOTES]:
        yield faint(paragraph(f"“{redact(word.text)}”", indent=8))


def _people(number: int) -> str:
    return f"{number:>6,}  "
