"""Which hard questions a story answers, of those it has to."""

from __future__ import annotations

from dataclasses import dataclass

from tellback.narrative.answered import Answered
from tellback.narrative.check import found_by, rules, runs
from tellback.narrative.draft import Draft
from tellback.narrative.rule import Group


@dataclass(frozen=True, slots=True)
class Coverage:
    """The questions with the sentence that answers each, and those that stay open."""

    answered: tuple[Answered, ...]
    open: tuple[Answered, ...]

    @property
    def total(self) -> int:
        """How many this story has to answer."""
        return len(self.answered) + len(self.open)


def coverage(draft: Draft) -> Coverage:
    """The hard questions whose rules are on for a story; colleagues' questions count where it has an internal FAQ."""
    told, answered = draft.as_read, list[Answered]()
    open_ = list[Answered]()
    for rule in rules():
        if rule.group is Group.QUESTIONS and runs(rule, told):
            question = told.answers[rule.name.removeprefix("unanswered-")]
            if question.sentence:
                answered.append(question)
            elif any(found_by(rule, told)):
                open_.append(question)
    return Coverage(tuple(answered), tuple(open_))
