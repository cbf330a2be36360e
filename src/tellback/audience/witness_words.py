"""What may be said of the readers themselves: how steady they are, who is left out, who was given which version."""

from __future__ import annotations

from tellback.audience.heard import ERASED
from tellback.audience.resonance import Resonance
from tellback.audience.verdict_words import ended
from tellback.show.terminal import counted
from tellback.stats.ratio_alarm import EXPECTED
from tellback.stats.verdict import Verdict
from tellback.text.spoken_shares import percent


def reliability(verdict: Verdict | None) -> str:
    """How far readers agree with themselves."""
    if verdict is None:
        return "Nobody was asked about a passage twice, so it is not known how steady their choices are."
    if verdict.low is None or verdict.high is None or verdict.estimate is None:
        return f"How steady choices are cannot be said yet: {ended(verdict.caveat)}"
    low, point, high = (percent(at) for at in (verdict.low, verdict.estimate, verdict.high))
    steady = "" if verdict.low > 0.5 else " That may be no more than guessing gives: take what they chose with care."
    return (
        f"Asked about a passage a second time, between {low} and {high} of readers say the same, best estimate {point}"
        f" ({counted(verdict.n, 'reader')}).{steady}"
    )


def left_out(found: Resonance) -> str:
    """How many readers do not count."""
    rules = [each for each in found.left_out if each.reason != ERASED]
    older, newer = sum(each.older for each in rules), sum(each.newer for each in rules)
    erased = sum(each.older + each.newer for each in found.left_out if each.reason == ERASED)
    gone = f" What {counted(erased, 'reader')} said is erased." if erased else ""
    if not older + newer:
        return f"No reader is left out by a rule.{gone}"
    return (
        f"{counted(older + newer, 'reader')} {'is' if older + newer == 1 else 'are'} left out by rules that were fixed"
        f" before anybody read: {older:,} who read {found.older}, {newer:,} who read {found.newer}.{gone}"
    )


def shared_out(found: Resonance) -> str:
    """Whether the two versions went to readers as planned."""
    if found.sharing.alarm:
        return found.sharing.alarm
    if not sum(found.sharing.counts):
        return "Nobody was given one of the two versions by chance."
    older, newer = found.sharing.counts
    counts = f"{older:,} finished {found.older} and {newer:,} {found.newer}"
    fair = "too few to see whether that is as planned" if min(found.sharing.planned) < EXPECTED else "as planned"
    return f"Of readers who were given one of both versions by chance, {counts}: {fair}."
