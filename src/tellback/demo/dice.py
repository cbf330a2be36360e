"""Chance that falls the same way on every machine and every Python: only `random()` is guaranteed to repeat."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, exp, log, pi, sqrt
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Seeded dice. Equal seeds give equal throws."""

    def __init__(self, *seed: object) -> None:
        self._throw = Random("/".join(map(str, seed))).random  # noqa: S311

    def share(self) -> float:
        """A number from 0 to below 1."""
        return self._throw()

    def chance(self, probability: float) -> bool:
        """Whether something of this probability happens."""
        return self._throw() < probability

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self._throw() * (high - low + 1))

    def pick(self, things: Sequence[T]) -> T:
        """One of them, all equally likely."""
        return things[int(self._throw() * len(things))]

    def weighted(self, things: Sequence[T], weights: Sequence[float]) -> T:
        """One of them, each as likely as its weight says."""
        left = self._throw() * sum(weights)
        for thing, weight in zip(things, weights, strict=True):
            left -= weight
            if left < 0:
                return thing
        return things[-1]

    def spread(self, middle: float, sigma: float) -> float:
        """A log-normal number whose median is `middle`."""
        normal = sqrt(-2 * log(1 - self._throw())) * cos(2 * pi * self._throw())
        return middle * exp(sigma * normal)
