"""For colleagues: nothing is sold, but somebody has to keep it running."""

from __future__ import annotations

from tellback.narrative.finding import Tier
from tellback.narrative.profile import Profile

profile = Profile(
    "internal-tool",
    "product",
    "Internal tool",
    "BMAD-METHOD, bmad-prfaq, Press release and Internal FAQ: for internal tools ask how to take part, not how to get "
    "it, for the maintenance burden instead of unit economics, for stakeholders instead of a competitive moat",
    tiers={
        "vague-call-to-action": Tier.CONSIDER,
        "no-rivals": None,
        "unanswered-price": None,
        "unanswered-market": None,
        "unanswered-unit-economics": None,
        "unanswered-sensitivity": None,
        "unanswered-rivals-reply": None,
        "unanswered-cannibalisation": None,
    },
)
