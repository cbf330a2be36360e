"""What every sentence about a comparison is made of, so that it is true of its numbers and hard to quote wrongly.

The interval stands before the best estimate, the readers beside it. A winner is named only where the verdict names one:
it has no caveat, and its interval leaves no difference out. Nothing is said as a lift, a score or a chance of being
better. The rules: STATISTICS, sections 5 and 6, kept by the tests of what is said of choices, impressions and readers.
"""

from __future__ import annotations

from typing import Literal

from tellback.audience.resonance import Resonance
from tellback.stats.verdict import Verdict
from tellback.text.spoken_shares import of_hundred, percent

Side = Literal["newer", "older", "neither"]


def side(verdict: Verdict, even: float = 0.5) -> Side:
    """Which version is ahead, or by a flag or a measure has more, as far as may be said."""
    if verdict.estimate is None or verdict.low is None or verdict.high is None or verdict.caveat:
        return "neither"
    if verdict.low > even:
        return "newer"
    return "older" if verdict.high < even else "neither"


def names(found: Resonance, ahead: Side) -> tuple[str, str]:
    """The version that is ahead, and the other."""
    return (found.newer, found.older) if ahead == "newer" else (found.older, found.newer)


def share(verdict: Verdict, ahead: Side) -> str:
    """The winner's share: the interval, then the best estimate."""
    low, point, high = verdict.low or 0.0, verdict.estimate or 0.0, verdict.high or 0.0
    if ahead == "older":
        low, point, high = 1 - high, 1 - point, 1 - low
    return f"between {percent(low)} and {percent(high)}, best estimate {percent(point)},"


def why(verdict: Verdict) -> str:
    """The caveat as a sentence."""
    caveat = verdict.caveat or "cannot tell"
    return ended(caveat[0].upper() + caveat[1:])


def ended(text: str) -> str:
    """With one full stop."""
    return text.rstrip(".") + "."


def fits(verdict: Verdict, what: str, even: float = 0.5) -> str:
    """What the interval leaves open; one that leaves no difference out names nothing because it is one of many."""
    low, high = verdict.low or 0.0, verdict.high or 0.0
    begins = "Taken alone, between" if low > even or high < even else "Anything between"
    return f"{begins} {percent(low)} and {percent(high)} {what} fits"


def distance(verdict: Verdict) -> str:
    """How far from no difference, the nearer end first."""
    ends = sorted((of_hundred(end), abs(end)) for end in (verdict.low or 0.0, verdict.high or 0.0))
    (near, _), (far, _) = sorted(ends, key=lambda end: end[1])
    return f"between {near} and {far}, best estimate {of_hundred(verdict.estimate or 0.0)},"


def lower(text: str) -> str:
    """As it goes on within a sentence."""
    return text[0].lower() + text[1:]
