"""When there is no answer, and why: what too few customers, or too little known of them, cannot carry."""

from __future__ import annotations

from dataclasses import replace

from tellback.retention.standing import Standing
from tellback.stats.verdict import Verdict

FEWEST, FEW = 5, 20
"""Fewer who left: no ratio; fewer: a ratio held by a prior. Source: simulation, coverage 96-99 % from 5 on."""

HEAVY_COMPLAIN, LIGHT_LEAVE = 2.5, 1 / 0.6
"""How many times as often those who use much complain, and those who use little leave, in the plan's simulation."""
USAGE_ALONE = HEAVY_COMPLAIN * LIGHT_LEAVE / (HEAVY_COMPLAIN + LIGHT_LEAVE - 1)
"""By how much such a difference in use can at most move a ratio when it is not adjusted for: a factor of 1.3.

Source: the bounding factor of Ding and VanderWeele (2016), Epidemiology 27:368-377.
"""
UNADJUSTED = "how much customers use the product is not known, and it is tied to complaining and to leaving"


def too_few(left: int, against: int) -> str:
    """Why so few who left after a complaint, or of those they are compared with, carry no ratio; "" if they do."""
    if left < FEWEST:
        return f"{left} left, and a ratio needs at least {FEWEST}"
    if against < FEWEST:
        return f"{against} of those to compare with left, and a ratio needs at least {FEWEST}"
    return ""


def by_prior(left: int, against: int) -> bool:
    """Whether so few left that a ratio leans on a prior."""
    return FEWEST <= min(left, against) < FEW


def unadjusted(ratio: Verdict) -> Verdict:
    """The ratio where usage is unknown: none, unless even a large difference in use could not explain it.

    A ratio is kept whose whole interval lies beyond what usage alone could do; where the interval holds 1, usage might
    as well hide a difference, so nothing is said then.
    """
    if ratio.low is None or ratio.high is None:
        return ratio
    if ratio.low > USAGE_ALONE or ratio.high < 1 / USAGE_ALONE:
        return replace(ratio, caveat=f"not adjusted: {UNADJUSTED}; that alone would not explain this")
    return Verdict(
        None, None, None, ratio.n, ratio.method, f"{UNADJUSTED}: that alone could make, or hide, a difference"
    )


def caveats(*, usage_known: bool, usage_dated: bool) -> tuple[str, ...]:
    """What a reader of the ratios must know of usage."""
    if not usage_known:
        return (f"Not adjusted for usage: {UNADJUSTED}.",)
    if not usage_dated:
        return ("It is not known when usage was measured; measured after a customer left, it would mislead.",)
    return ()


def not_recorded(standing: Standing) -> str:
    """What must be known of customers and complaints before there can be any answer; "" where it is."""
    if not standing.customers:
        return "No customers are known. Bring in a roster: tellback customers FILE."
    if not standing.complaints:
        return "No complaints are known. Bring in what customers say: tellback import FILE."
    missing = [
        f"--{name} DAY (the data suggest {proposed})" if proposed else f"--{name} DAY"
        for name, given, proposed in (
            ("churn-from", standing.churn_from, standing.proposed_churn_from),
            ("complaints-from", standing.complaints_from, standing.proposed_complaints_from),
        )
        if not given
    ]
    if missing:
        return (
            "It is not known since when everybody who left, and every complaint, is recorded; counted from another"
            " day, those who stayed long would look as if complaining had kept them."
            f" Say so: tellback churn {' '.join(missing)}"
        )
    return ""


def not_watched(standing: Standing) -> str:
    """Why there is nobody whose staying was watched; "" where there is."""
    if standing.spells:
        return ""
    if standing.undated:
        return (
            f"Of {standing.undated:,} customers it is not known since when they are customers. Without the first day"
            " there is no telling how long anybody stayed. Bring in a roster with it."
        )
    if not standing.joined:
        return "No complaint belongs to any customer. See what did not join, and why."
    return "Nobody was a customer after the first day from which both leaving and complaints are recorded."
