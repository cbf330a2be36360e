"""A press release with its FAQ, as read from one Markdown file."""

from __future__ import annotations

from dataclasses import dataclass, field

from tellback.narrative.claim import Claim, Standing
from tellback.narrative.passage import Passage, Quote, Sentence
from tellback.narrative.question import Circle, Question
from tellback.narrative.variable import Filled, Use, Variable


@dataclass(frozen=True, slots=True)
class PRFAQ:
    """The story. `source` is the file's text to the byte; every span points into it.

    Texts say what is read: where the file has `{{price}}`, they have its value.
    """

    path: str
    source: str = field(metadata={"json": False})
    headline: Sentence | None = None
    subheading: Sentence | None = None
    dateline: Sentence | None = None
    passages: tuple[Passage, ...] = ()
    quotes: tuple[Quote, ...] = ()
    questions: tuple[Question, ...] = ()
    marked: tuple[Claim, ...] = ()
    variables: tuple[Variable, ...] = ()
    uses: tuple[Use, ...] = ()
    filled: Filled = field(default=Filled("", "", ()), metadata={"json": False})

    def words(self, start: int, end: int) -> str:
        """What is read between two offsets of the file."""
        return self.filled.words(start, end)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence that can be a promise, in order: the titles, the paragraphs, the answers."""
        inner = [*self.passages, *(passage for question in self.questions for passage in question.passages)]
        by_start = {sentence.span: sentence for passage in inner for sentence in passage.sentences}
        titles = (title for title in (self.headline, self.subheading) if title)
        return tuple(sorted((by_start | {title.span: title for title in titles}).values(), key=lambda each: each.span))

    @property
    def wording(self) -> tuple[Sentence, ...]:
        """Every sentence and every question of the FAQ, in order: what versions are compared by."""
        asked = {question.span: Sentence(question.text, question.span) for question in self.questions}
        found = asked | {sentence.span: sentence for sentence in self.sentences}
        return tuple(sorted(found.values(), key=lambda each: each.span))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The promises that count: proposed or confirmed, not dropped."""
        return tuple(claim for claim in self.marked if claim.standing is not Standing.DROPPED)

    @property
    def external(self) -> tuple[Question, ...]:
        """The questions customers ask."""
        return tuple(question for question in self.questions if question.circle is Circle.EXTERNAL)

    @property
    def internal(self) -> tuple[Question, ...]:
        """The questions colleagues ask."""
        return tuple(question for question in self.questions if question.circle is Circle.INTERNAL)
