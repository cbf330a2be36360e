"""Which of the changed sentences readers now mark more, or less: no more of them than can be said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import hypot
from typing import TYPE_CHECKING

from tellback.stats.betting import EACH, FEWEST, difference, log_wealth, paired, too_few
from tellback.stats.intervals import wilson
from tellback.stats.shrink import likely_differences
from tellback.stats.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tellback.stats.readers import Readers

    Array = NDArray[np.float64]

FALSE = 0.1  # of the flags raised, how many may be false


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """A sentence whose text changed: whether each reader who reached it marked it (1) or not (0), before and after."""

    before: Readers
    after: Readers


@dataclass(frozen=True, slots=True)
class Flag:
    """By how much more readers mark a sentence than they did, and whether that may be pointed out."""

    more: Verdict
    raised: bool


def flags_at_close(changes: Sequence[Change]) -> list[Flag]:
    """Flags of the sentences whose text changed, once all readers are through; of those raised one in ten may be false.
    Only to be asked once, when the session is closed: for a session that is open there is `flags_so_far`.

    Source: Benjamini and Hochberg (1995), JRSS B 57:289-300, on Fisher's exact test; intervals of
    Newcombe (1998), Statistics in Medicine 17:873-890. Pooled estimates raise no flags: they are drawn together, so
    that chance is drawn with them. But they are what is printed of a flag that was raised.
    """
    found = [newcombe(change) for change in changes]
    flags = judged(found, [fisher(change) for change in changes])
    likely = likely_differences([(change.before.scores, change.after.scores) for change in changes])
    return [replace(flag, more=_drawn(flag.more, towards)) for flag, towards in zip(flags, likely, strict=True)]


def flags_so_far(changes: Sequence[Change]) -> list[Flag]:
    """Flags of the sentences whose text changed, however often they are looked at while readers come: fewer are raised
    than at the close. Source: Wang and Ramdas (2022), JRSS B 84:822-852 (e-BH)."""
    found = [difference(change.before, change.after) for change in changes]
    return judged(found, [fair(paired(change.before, change.after)) for change in changes])


def _drawn(found: Verdict, likely: float) -> Verdict:
    """With the likely estimate as far as it is inside the interval: what was pointed out for being large is smaller."""
    if found.low is None or found.high is None:
        return found
    return replace(found, estimate=min(max(likely, found.low), found.high))


def judged(found: Sequence[Verdict], chances: Sequence[float]) -> list[Flag]:
    """A flag where its chance passes among those that can be judged at all, and its interval leaves no doubt."""
    known = [each.known for each in found]
    passed = iter(raised([chance for chance, is_known in zip(chances, known, strict=True) if is_known]))
    return [Flag(each, each.known and next(passed) and not (each.low or 0) <= 0 <= (each.high or 0)) for each in found]


def raised(chances: Sequence[float], false: float = FALSE) -> list[bool]:
    """Benjamini and Hochberg's choice: of those raised so many may be `false`; where nothing is to be found, so often
    anything is raised at all."""
    ordered = sorted(chances)
    passing = [chance for rank, chance in enumerate(ordered, start=1) if chance <= false * rank / len(ordered)]
    return [chance <= max(passing, default=-1.0) for chance in chances]


def newcombe(change: Change) -> Verdict:
    """The difference of two shares with Newcombe's interval."""
    fewest = min(len(change.before), len(change.after))
    if fewest < FEWEST:
        return too_few(fewest, EACH)
    sides = [
        (float(side.scores.mean()), *wilson(side.scores.sum(), len(side))) for side in (change.before, change.after)
    ]
    (was, was_low, was_high), (now, now_low, now_high) = sides
    low, high = now - was - hypot(now - now_low, was_high - was), now - was + hypot(now_high - now, was - was_low)
    return Verdict(now - was, low, high, len(change.before) + len(change.after), "Newcombe 95 %")


def fisher(change: Change) -> float:
    """How rare so great a difference is where there is none."""
    from scipy.stats import hypergeom

    old, new = len(change.before), len(change.after)
    hits = round(float(change.after.scores.sum()))
    at = hypergeom(old + new, hits + round(float(change.before.scores.sum())), new)
    return min(1.0, 2 * min(float(at.cdf(hits)), float(at.sf(hits - 1))))


def fair(pairs: Array) -> float:
    """How rare it is that a wager against no difference ever does so well where there is none."""
    import numpy as np

    values, counts = np.unique(pairs, return_counts=True)
    return min(1.0, float(np.exp(-log_wealth(values, counts.astype(float), np.array([0.5]))[0])))
