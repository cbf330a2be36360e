"""Which of two wordings readers would rather read on from, and how many readers it takes to say so."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from math import ceil, lgamma, log, pi
from typing import TYPE_CHECKING

from tellback.stats.betting import ENOUGH, FEWEST, against_half

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellback.stats.verdict import Verdict

MOST = 4000  # readers a plan looks ahead


@dataclass(frozen=True, slots=True)
class Choices:
    """How many readers of both wordings chose the new one, how many the old one, and how many said neither."""

    new: int
    old: int
    neither: int = 0


def preferences(asked: Sequence[Choices]) -> list[Verdict]:
    """For each changed passage the share of readers who prefer the new wording, neither counting as half for each:
    above 1/2 where the new one is ahead. The intervals hold however often they are looked at; the estimates are pooled
    over the passages towards an even split, because what is noticed for being large is smaller than it looks."""
    import numpy as np

    return against_half([np.repeat([1.0, 0.0, 0.5], [each.new, each.old, each.neither]) for each in asked])


def log_evidence(new: int, old: int) -> float:
    """The logarithm of the e-value against an even split: the likelihood of the choices where any split may be, by a
    Beta(1/2, 1/2) prior, over their likelihood where it is even. At 20 or more a winner may be named at any moment,
    wrongly in no more than 5 % of comparisons without one.

    Source: Robbins (1970), Annals of Mathematical Statistics 41:1397-1409; Ramdas and others (2023), Statistical
    Science 38:576-601. (The other E-value, of hidden causes, is in `ratios`.)
    """
    n = new + old
    return lgamma(new + 0.5) + lgamma(old + 0.5) - lgamma(n + 1) - log(pi) + n * log(2)


def smallest_split(readers: int) -> tuple[int, int] | None:
    """The most even split of so many readers that would name a winner, if any does."""
    ahead = ceil(readers / 2) + bisect_left(
        range(ceil(readers / 2), readers + 1), ENOUGH, key=lambda new: log_evidence(new, readers - new)
    )
    return (ahead, readers - ahead) if FEWEST <= readers >= ahead else None


def readers_needed(share: float, chance: float = 0.8) -> int | None:
    """Readers of both wordings after whom a winner has been named with this chance, when a `share` of all readers
    prefers one of them; None where more than `MOST` would be needed. Exact."""
    for readers, named in enumerate(chances_of_winner(share), start=1):
        if named >= chance:
            return readers
    return None


def pairs_needed(before: float, after: float, chance: float = 0.8) -> int | None:
    """Readers of each version after whom a difference has been seen with this chance, when a share `before` of the
    readers of one and a share `after` of the readers of the other do something. Pairs who do the same tell nothing."""
    ahead, behind = after * (1 - before), before * (1 - after)
    telling = readers_needed(ahead / (ahead + behind), chance) if ahead + behind else None
    return ceil(telling / (ahead + behind)) if telling else None


def chances_of_winner(share: float, readers: int = MOST) -> Iterator[float]:
    """For 1, 2, 3 … readers the chance that a winner has been named by then, somebody looking after every reader."""
    import numpy as np

    going = np.array([1.0])  # the chances of 0, 1, 2 … choices of the new wording, no winner named so far
    for so_far in range(1, readers + 1):
        going = np.append(going * (1 - share), 0.0) + np.append(0.0, going * share)
        if split := smallest_split(so_far):
            going[split[0] :] = going[: split[1] + 1] = 0.0
        yield 1 - float(going.sum())
