"""Free for all: the price is known, and the question is who keeps it alive."""

from __future__ import annotations

from tellback.narrative.finding import Tier
from tellback.narrative.profile import Profile

profile = Profile(
    "open-source",
    "product",
    "Open source",
    "BMAD-METHOD, bmad-prfaq, Press release and Internal FAQ: how to take part instead of how to buy, sustainability "
    "and contributors instead of a competitive moat, a community member's quote is a customer's",
    tiers={
        "missing-boilerplate": None,
        "no-dateline": Tier.CONSIDER,
        "missing-quote": Tier.CONSIDER,
        "unanswered-price": Tier.CONSIDER,
        "unanswered-market": None,
        "unanswered-unit-economics": None,
        "unanswered-sensitivity": None,
        "unanswered-rivals-reply": None,
        "unanswered-cannibalisation": None,
    },
)
