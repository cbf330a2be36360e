"""The figures that every dashboard shows and nobody should: reckoned only to say by how much they mislead."""

from __future__ import annotations

from tellback.retention.answer import Refused
from tellback.retention.compared import Compared, complained
from tellback.retention.hazard import ratios
from tellback.retention.pattern import few_levels, patterns
from tellback.retention.second import ever
from tellback.stats.ratios import risk_ratio

IMMORTAL = (
    "Whoever complained once is counted as a complainer from the first day on. But to complain a customer must still be"
    " there: all the time before the complaint is time in which they could not have left. A complaint with no effect at"
    " all then looks as if it kept customers; in simulations it looks as if they left {times} as often."
)
SHARE = IMMORTAL.format(times="half") + (
    " Customers who stay longer also have more time to complain. Counted from the day of the complaint instead, the"
    " answer is the one above."
)
EVER = IMMORTAL.format(times="a third") + (
    " A model does not mend this, however much it adjusts for: the complaint must count only from the day on which it"
    " was made."
)


def naive(compared: Compared) -> tuple[Refused, ...]:
    """What "ever complained" would say of the same customers, with why it is wrong; nothing where few complained."""
    fixed = patterns(few_levels(ever(compared.watch, compared.lived)))
    spoke = complained(fixed)
    left = [int(fixed.table.left[spoke == at].sum()) for at in (0, 1)]
    people = [int((spoke == at)[fixed.of].sum()) for at in (0, 1)]
    if min(people) < compared.k or min(left) == 0:
        return ()
    share = risk_ratio(left[1], people[1], left[0], people[0])
    hazard = ratios(fixed, spoke, 1).verdicts[0]
    return (
        Refused(
            "share", "share of customers lost: those who ever complained against the others", share.estimate, SHARE
        ),
        Refused("ever", "rate of leaving: those who ever complained against the others", hazard.estimate, EVER),
    )
