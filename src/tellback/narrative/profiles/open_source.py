"""Free for all: the price is known, and the question is who keeps it alive."""

from __future__ import annotations

from tellback.narrative.finding import Tier
from tellback.narrative.profile import Profile

profile = Profile(
    "open-source",
    "product",
    "Open source",
    "BMAD-METHOD, bmad-prfaq, Press release and Internal FAQ: for open source a community member speaks as the "
    "customer; ask for the maintenance burden instead of unit economics, contributors instead of a moat",
    tiers={
        "unanswered-price": Tier.CONSIDER,
        "unanswered-market": None,
        "unanswered-unit-economics": None,
        "unanswered-sensitivity": None,
        "unanswered-rivals-reply": None,
        "unanswered-cannibalisation": None,
    },
)
