"""What a statistic may say: estimate, interval, n, method, and what it cannot say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """An estimate with its 95 % interval. `estimate` is None where the data cannot tell yet; `caveat` says why."""

    estimate: float | None
    low: float | None
    high: float | None
    n: int
    method: str
    caveat: str = ""

    @property
    def known(self) -> bool:
        """Whether the data can say anything."""
        return self.estimate is not None
