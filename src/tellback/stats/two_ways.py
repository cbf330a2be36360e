"""Whether readers mark some sentences more than others, where neither these readers nor these sentences are all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import hypot, sqrt
from typing import TYPE_CHECKING

from tellback.stats.betting import FEWEST, interval, too_few
from tellback.stats.flags import fair, judged
from tellback.stats.shrink import shrunk
from tellback.stats.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tellback.stats.flags import Flag

    Array = NDArray[np.float64]

FEWEST_SENTENCES = 3
SHUFFLES = 999
STEPS = 401
STRICTER = 2  # than `flags.FALSE`
USUAL = 0.2  # scale of what differences there are: twenty of a hundred sentences
METHOD = "over readers and over sentences, 95 %; over readers valid however often it is looked at"


@dataclass(frozen=True, slots=True, eq=False)
class Marked:
    """Who marked what. `marks` and `reached` (1 or 0) have shape (readers, sentences). `group` is 1 for the sentences
    that are compared with the others, `parts` says in which part of the story each stands, both of shape (sentences,):
    only sentences of one part are compared.
    """

    marks: Array
    reached: Array
    parts: NDArray[np.integer]
    group: Array


@dataclass(frozen=True, slots=True)
class Found:
    """A difference, how rare it is where there is none, and its standard error."""

    more: Verdict
    chance: float = 1.0
    error: float = 0.0


def more_marked(groups: Sequence[Marked]) -> list[Flag]:
    """For each group of sentences by how much a reader marks a larger share of these than of the others in the same
    part, from -1 to 1; and whether that may be pointed out: one in twenty of those that are may be false, and where
    there is nothing to find, no more than one report in twenty points at anything. The reader is the unit, and the
    sentence is another: a few sentences may confuse for reasons of their own. `n` counts readers. Estimates are pooled
    over the groups towards no difference.
    """
    found = [one_group(marked) for marked in groups]
    known = [each for each in found if each.more.known]
    likely = iter(_pooled(known))
    verdicts = [replace(each.more, estimate=next(likely)) if each.more.known else each.more for each in found]
    return judged(verdicts, [min(1.0, each.chance * STRICTER) for each in found])


def one_group(marked: Marked) -> Found:
    """One group's difference. The interval over readers (`betting.interval`) and the one over sentences are joined by
    squares, as of two independent causes: whatever chance there is in a single mark is in both, so it is too wide
    rather than too narrow.

    Sources: Zou and Donner (2008), Statistics in Medicine 27:1693-1702, for the joining; Owen (2007), Annals of Applied
    Statistics 1:386-411, on why readers alone, or sentences alone, are not enough.
    """
    import numpy as np

    each = by_reader(marked.marks, marked, marked.group[:, None])[:, 0]
    each = each[~np.isnan(each)]
    sentences = int(marked.group[(marked.reached > 0).any(axis=0)].sum())
    if len(each) < FEWEST or sentences < FEWEST_SENTENCES:
        return Found(_refused(len(each), sentences))
    middle, (low, high) = float(each.mean()), interval((each + 1) / 2)
    over_readers = (2 * low - 1, 2 * high - 1)
    over_sentences, chance, spread = _shuffled(marked, middle)
    low, high = (
        middle + side * hypot(over_readers[at] - middle, over_sentences[at] - middle) for at, side in enumerate((-1, 1))
    )
    error = sqrt(float(each.var(ddof=1)) / len(each) + spread**2)
    more = Verdict(middle, max(low, -1.0), min(high, 1.0), len(each), METHOD)
    return Found(more, max(chance, fair((each + 1) / 2)), error)


def by_reader(marks: Array, marked: Marked, groups: Array) -> Array:
    """For several groups, shape (sentences, groups), each reader's share marked of the group less that of the others,
    part by part, a part weighing as many sentences of the group as were reached there; shape (readers, groups), NaN
    where there is nothing to compare.
    """
    import numpy as np

    more, weight = (np.zeros((len(marks), groups.shape[1])) for _ in range(2))
    for part in np.unique(marked.parts):
        here = marked.parts == part
        said, seen, inside = marks[:, here], marked.reached[:, here], groups[here]
        of_these, of_others = seen @ inside, seen @ (1 - inside)
        both = (of_these > 0) & (of_others > 0)
        shares = said @ inside / np.maximum(of_these, 1) - said @ (1 - inside) / np.maximum(of_others, 1)
        more += np.where(both, of_these * shares, 0.0)
        weight += np.where(both, of_these, 0.0)
    return np.where(weight > 0, more / np.maximum(weight, 1), np.nan)


def _shuffled(marked: Marked, middle: float) -> tuple[tuple[float, float], float, float]:
    """The differences that the sentences do not rule out, at 95 %; how rare one so large is where the group were any
    sentences of its parts; and the spread of such groups. It holds for three sentences, too: of so few, hardly
    anything can be said, and the interval shows it.

    Source: Fisher's randomisation test; its interval for a constant shift as in Rosenbaum (2002), Statistical Science
    17:286-327.
    """
    import numpy as np

    dice = np.random.default_rng(len(marked.group))
    drawn = np.repeat(marked.group[:, None], SHUFFLES, axis=1)
    for part in np.unique(marked.parts):
        here = marked.parts == part
        drawn[here] = dice.permuted(drawn[here], axis=0)
    by_chance = _mean(by_reader(marked.marks, marked, drawn))
    overlap = _mean(by_reader(marked.reached * marked.group, marked, drawn))
    tried = np.linspace(-1, 1, STEPS)[:, None]
    rare = 1 + (np.abs(by_chance - tried * overlap) >= np.abs(middle - tried) - 1e-12).sum(axis=1)
    stands = np.append(tried[rare > (SHUFFLES + 1) / 20, 0], middle)
    chance = (1 + int((np.abs(by_chance) >= abs(middle) - 1e-12).sum())) / (SHUFFLES + 1)
    return (float(stands.min()), float(stands.max())), chance, float(by_chance.std())


def _mean(each: Array) -> Array:
    """The mean over those readers of whom something can be compared; 0 where there is none."""
    import numpy as np

    some = ~np.isnan(each)
    mean: Array = np.where(some, each, 0.0).sum(axis=0) / np.maximum(some.sum(axis=0), 1)
    return mean


def _refused(readers: int, sentences: int) -> Verdict:
    if readers < FEWEST:
        return replace(too_few(readers), method=METHOD)
    why = f"needs at least {FEWEST_SENTENCES} sentences, has {sentences}"
    return Verdict(None, None, None, readers, METHOD, why)


def _pooled(found: Sequence[Found]) -> list[float]:
    import numpy as np

    if not found:
        return []
    ends = [(each.more.estimate or 0.0, each.more.low or 0.0, each.more.high or 0.0) for each in found]
    errors = np.array([max(each.error, 1e-6) for each in found])
    drawn = shrunk(np.array([middle for middle, _, _ in ends]), errors, USUAL)
    return [min(max(float(each), low), high) for each, (_, low, high) in zip(drawn, ends, strict=True)]
