"""Whether the readers were shared out as planned: where they were not, nothing else may be believed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

RARE = 0.001
EXPECTED = 5.0


@dataclass(frozen=True, slots=True)
class Sharing:
    """How many readers each version got, and how many it would have got as planned."""

    counts: tuple[int, ...]
    planned: tuple[float, ...]
    alarm: str = ""
    """What is wrong, or nothing; said once in a thousand sessions that are in order."""


def check_sharing(counts: Sequence[int], weights: Sequence[float] | None = None) -> Sharing:
    """Raise the alarm where readers cannot have been shared out among versions by the planned `weights` (equal ones
    unless said). With fewer than five expected anywhere there is no saying.

    Source: Pearson's chi-square at 0.1 %; Fabijan et al. (2019), KDD, 2156-2164, on why nothing else may be read then.
    """
    from scipy.stats import chi2

    shares = list(weights or [1] * len(counts))
    planned = tuple(sum(counts) * share / sum(shares) for share in shares)
    if len(counts) < 2 or min(planned) < EXPECTED:
        return Sharing(tuple(counts), planned)
    off = sum((count - plan) ** 2 / plan for count, plan in zip(counts, planned, strict=True))
    if off <= chi2.isf(RARE, len(counts) - 1):
        return Sharing(tuple(counts), planned)
    got, meant = (", ".join(f"{round(each):,}" for each in row) for row in (counts, planned))
    return Sharing(
        tuple(counts),
        planned,
        f"Readers were not shared out as planned: {got} came where about {meant} should have. Do not compare these "
        "versions; find out first why some readers never got, or never finished, one of them.",
    )
