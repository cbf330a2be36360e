"""The story as a checker reads it: parsed once, and what several rules ask of it found once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from tellback.narrative.allow import Allowance, allowances
from tellback.narrative.answered import Answered, hard_questions
from tellback.narrative.finding import Tier
from tellback.narrative.heard import NOTHING, Heard
from tellback.narrative.passage import Passage, Role, Sentence
from tellback.narrative.pitch import Pitch
from tellback.narrative.product import product
from tellback.narrative.profile import Profile
from tellback.narrative.wording import Wording, blank
from tellback.text.language import by_small_words
from tellback.text.span import Lines, Span

if TYPE_CHECKING:
    from tellback.model.base import Embedder
    from tellback.narrative.prfaq import PRFAQ
    from tellback.narrative.rule import Rule

_WORD = re.compile(r"\w[\w'’-]*")
_NOT_PROSE = re.compile(
    r"<!--.*?-->|!\[[^\]\n]*\]|\](?:\[[^\]\n]*\]|\((?:[^()\s]|\([^()\s]*\))*(?:\s\"[^\"]*\")?\))"
    r"|```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|`[^`\n]+`|https?://\S+|</?\w[^<>]*>",
    re.DOTALL,
)
PLAIN = Profile("default", "stack", "the rules as they come", "")


@dataclass(frozen=True)
class Draft:
    """`profile` holds limits and tiers; `stage` is hypothesis, validated or launched; `model` is there for rules that
    read meaning, and loaded only when one asks. `tiers` are the writer's own: they win over all, None switches off.
    `hear` asks the customers, once a rule wants to know.
    """

    prfaq: PRFAQ
    profile: Profile = PLAIN
    stage: str = "hypothesis"
    today: date = field(default_factory=lambda: datetime.now(UTC).date())
    model: Callable[[], Embedder] | None = None
    tiers: Mapping[str, Tier | None] = field(default_factory=dict)
    hear: Callable[[PRFAQ], Heard] | None = None

    @cached_property
    def as_read(self) -> Draft:
        """The same draft, of the text as it is read: what rules are shown. It is this one where no variable is used."""
        filled = self.prfaq.filled
        if not filled.places or self.prfaq.source is filled.text:
            return self
        return replace(self, prfaq=replace(filled.as_read(self.prfaq), source=filled.text))

    def tier(self, rule: Rule) -> Tier | None:
        """How much a rule's findings matter here; None where the rule is off."""
        return self.tiers.get(rule.name, self.profile.tiers.get(rule.name, rule.tier))

    def limit(self, rule: Rule, name: str) -> float:
        """A number of a rule's: the profile's, or else its own."""
        return self.profile.limits.get(f"{rule.name}.{name}", rule.limits[name])

    @cached_property
    def prose(self) -> str:
        """The source with blanks for all that is not prose (comments, code, addresses, tags): offsets are the same."""
        source = _NOT_PROSE.sub(_blanked, self.prfaq.source)
        kept: list[str] = []
        last = 0
        for sentence in self.sentences:
            start, end = sentence.span.start, sentence.span.end
            kept += (blank(source[last:start]), source[max(last, start) : end])
            last = max(last, end)
        return "".join([*kept, blank(source[last:])])

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in order."""
        return self.prfaq.sentences

    @cached_property
    def wording(self) -> Wording:
        """What the story says in its own voice, by word: `Lexicon.found(draft.wording)`."""
        quoted = [*self.prfaq.quotes, *(passage for passage in self.prfaq.passages if passage.role is Role.QUOTE)]
        return Wording(self.prose, self.sentences, [(each.span.start, each.span.end) for each in quoted])

    @cached_property
    def pitch(self) -> Pitch:
        """Where every word counts."""
        return Pitch(self.prfaq)

    @cached_property
    def allowances(self) -> tuple[Allowance, ...]:
        """What comments in the file allow."""
        return allowances(self.prfaq, self.lines)

    @cached_property
    def product(self) -> str:
        """What the product is called, where that is sure."""
        return product(self.prfaq)

    @cached_property
    def lines(self) -> Lines:
        """Where lines begin."""
        return Lines(self.prfaq.source)

    def span(self, start: int, end: int) -> Span:
        """The span between two offsets of the source."""
        return self.lines.span(start, end)

    @cached_property
    def top(self) -> Span:
        """Where a finding about the whole press release stands: its headline, or else the first sentence or line."""
        first = self.prfaq.headline or next(iter(self.sentences), None)
        return first.span if first else self.span(0, self.prfaq.source.find("\n") % (len(self.prfaq.source) + 1))

    def having(self, role: Role, sure: float = 0) -> Iterator[Passage]:
        """The paragraphs of the press release that play a role, as far as we are that sure."""
        return (each for each in self.prfaq.passages if each.role is role and each.confidence >= sure)

    @cached_property
    def english(self) -> bool:
        """Whether rules that know English words may speak. A text too odd to tell counts as English."""
        return by_small_words(self.prose[:2000]) in {"en", ""}

    @cached_property
    def answers(self) -> Mapping[str, Answered]:
        """The hard questions by their names in the catalogue, each with the sentence that answers it, if one does."""
        return {answered.intent: answered for answered in hard_questions(self.prfaq)}

    @cached_property
    def heard(self) -> Heard:
        """What customers say of the story: nothing where nobody was heard."""
        return self.hear(self.prfaq) if self.hear else NOTHING

    @cached_property
    def press_words(self) -> int:
        """How many words the press release has, titles included and its boilerplate left out."""
        titles = (title.text for title in (self.prfaq.headline, self.prfaq.subheading) if title)
        paragraphs = (passage.text for passage in self.prfaq.passages if passage.role is not Role.BOILERPLATE)
        return words("\n".join((*titles, *paragraphs)))

    @cached_property
    def faq_words(self) -> int:
        """How many words the questions and their answers have."""
        return sum(words(question.text) + words(question.answer) for question in self.prfaq.questions)


def _blanked(match: re.Match[str]) -> str:
    text = match[0]
    return "]" + blank(text[1:]) if text[0] == "]" else blank(text)


def words(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))
