"""Intervals for shares."""

from __future__ import annotations

from math import sqrt

from tellback.stats.verdict import Verdict

Z95 = 1.959963984540054


def share(hits: int, n: int, fewest: int = 1) -> Verdict:
    """The share `hits / n` with Wilson's 95 % interval; unknown below `fewest`.

    Source: Wilson (1927), JASA 22:209-212, without continuity correction.
    """
    method = "Wilson 95 %"
    if n < fewest or n == 0:
        return Verdict(None, None, None, n, method, f"needs at least {max(fewest, 1)}, has {n}")
    return Verdict(hits / n, *wilson(hits, n), n, method)


def wilson(hits: float, n: int) -> tuple[float, float]:
    """Wilson's 95 % interval of the share `hits / n`, where `n` is above 0."""
    estimate, square = hits / n, Z95 * Z95
    centre = (estimate + square / (2 * n)) / (1 + square / n)
    half = Z95 * sqrt(estimate * (1 - estimate) / n + square / (4 * n * n)) / (1 + square / n)
    return max(0.0, centre - half), min(1.0, centre + half)


def rate(events: int, time: float, fewest: int = 1) -> Verdict:
    """The rate `events / time` with Byar's 95 % interval for a Poisson count; unknown below `fewest`.

    Source: Breslow and Day (1987), Statistical Methods in Cancer Research II, page 69.
    """
    method = "Byar 95 %"
    if events < fewest or time <= 0:
        return Verdict(None, None, None, events, method, f"needs at least {max(fewest, 1)}, has {events}")
    above = events + 1
    low = events * (1 - 1 / (9 * events) - Z95 / (3 * sqrt(events))) ** 3
    high = above * (1 - 1 / (9 * above) + Z95 / (3 * sqrt(above))) ** 3
    return Verdict(events / time, low / time, high / time, events, method)
