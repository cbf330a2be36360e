"""For colleagues: nobody is won as a customer, but somebody has to keep it running."""

from __future__ import annotations

from tellback.narrative.finding import Tier
from tellback.narrative.profile import Profile

profile = Profile(
    "internal-tool",
    "product",
    "Internal tool",
    "BMAD-METHOD, bmad-prfaq, Internal FAQ: for internal tools ask for the maintenance burden instead of unit "
    "economics, for the adoption strategy instead of customer acquisition",
    tiers={
        "missing-boilerplate": None,
        "no-dateline": Tier.CONSIDER,
        "vague-call-to-action": Tier.CONSIDER,
        "unanswered-price": None,
        "unanswered-market": None,
        "unanswered-unit-economics": None,
        "unanswered-sensitivity": None,
        "unanswered-rivals-reply": None,
        "unanswered-cannibalisation": None,
        "unanswered-shutdown": None,
        "no-rivals": None,
    },
)
