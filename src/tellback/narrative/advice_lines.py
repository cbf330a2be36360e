"""What a language model made, on the terminal: always under its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellback.narrative.challenge import Challenge
from tellback.narrative.plain import plain
from tellback.narrative.suggest import Suggestion
from tellback.show.terminal import counted, faint, paragraph, strong


def challenge_lines(challenge: Challenge) -> Iterator[str]:
    """The questions, each with the sentence it attacks and where that stands."""
    yield strong(paragraph(f"{challenge.path}: questions made by a machine ({challenge.made_by}), not by a reader"))
    for number, each in enumerate(challenge.questions, 1):
        yield ""
        yield paragraph(each.question, indent=4, first=f"{number}. ")
        if each.span:
            place = f"{challenge.path}:{each.span.line}:{each.span.column}: "
            yield faint(paragraph(f"“{plain(each.quote)}”", indent=4, first=place))
    if challenge.dropped:
        yield ""
        yield faint(paragraph(f"{counted(challenge.dropped, 'quote')} left out: the story does not say so."))


def suggestion_lines(suggestions: Sequence[Suggestion]) -> Iterator[str]:
    """What stands there, and what the model would write; nothing was changed."""
    for each in suggestions:
        yield strong(paragraph(f"{each.path}:{each.span.line}:{each.span.column}: {each.rule}"))
        yield paragraph(plain(each.text), indent=4, first="Now: ")
        yield paragraph(each.suggested, indent=4, first=f"Written by a machine ({each.made_by}): ")
    yield faint(paragraph("Nothing was written to the file. What stands in [brackets] is assumed."))
