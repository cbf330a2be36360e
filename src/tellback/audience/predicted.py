"""Which of the checker's rules find what readers then doubt or do not understand, as far as that can be said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tellback.stats.flags import Flag

LITTLE = 0.1
"""A difference in shares of sentences that is not worth a rule: ten of a hundred."""


class Answer(StrEnum):
    """What may be said of a rule."""

    PREDICTS = "predicts"
    OPPOSITE = "predicts the opposite"
    NOTHING = "does not show"
    CANNOT_TELL = "cannot tell"
    TOO_FEW = "too few"


@dataclass(frozen=True, slots=True)
class RulePredicts:
    """A rule against the readers. `sentences` is how many it found that readers reached, a sentence that stayed through
    several versions counted once; `more` by how much a reader doubts or is confused by a larger share of these than of
    the others in the same part of the story. `off`: it is switched off in tellback.toml.
    """

    rule: str
    why: str
    sentences: int
    more: Flag
    answer: Answer
    words: str
    off: bool = False


@dataclass(frozen=True, slots=True)
class Predictions:
    """Every rule that found a sentence which readers reached, and those that are switched off; those that predict
    first, then by name. `versions` are those that were read, in order; `readers` are all who count.
    """

    narrative: str
    versions: tuple[str, ...]
    readers: int
    rules: tuple[RulePredicts, ...]


def answer(found: Flag) -> Answer:
    """What may be said of a rule."""
    more = found.more
    if more.low is None or more.high is None:
        return Answer.TOO_FEW
    if found.raised:
        return Answer.PREDICTS if more.low > 0 else Answer.OPPOSITE
    return Answer.NOTHING if more.high <= LITTLE else Answer.CANNOT_TELL


def words(found: Flag) -> str:
    """The same in a sentence that is true of the numbers."""
    more, said = found.more, answer(found)
    if said is Answer.TOO_FEW:
        return f"Too few to say: it {more.caveat.partition(':')[0]}."
    between = f"between {_of_100(more.low)} and {_of_100(more.high)}"
    if (more.low or 0) > 0:
        low, high = round(100 * (more.low or 0)), round(100 * (more.high or 0))
        between = f"between {low} and {high} more" if low else f"more, up to {high}"
    if said is Answer.PREDICTS:
        return f"Readers doubt or do not understand such sentences more often: of a hundred, {between} than of others."
    if said is Answer.OPPOSITE:
        return f"Readers mark such sentences less often than others: of a hundred, {between}."
    if said is Answer.NOTHING:
        return f"Readers hardly mark such sentences more often than others, if at all: of a hundred, {between}."
    if (more.low or 0) > 0 or (more.high or 0) < 0:
        return (
            f"Cannot tell: taken alone, of a hundred such sentences {between} than of others, but among all these"
            " rules that may be chance."
        )
    return f"Cannot tell: of a hundred such sentences, anything {between} than of others would fit."


def _of_100(share: float | None) -> str:
    n = round(100 * (share or 0))
    return f"{abs(n)} {'fewer' if n < 0 else 'more'}" if n else "as many"
