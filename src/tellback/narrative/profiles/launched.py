"""It is on sale: the date is past, quotes are real, nothing is assumed."""

from __future__ import annotations

from tellback.narrative.finding import Tier
from tellback.narrative.profile import Profile

profile = Profile(
    "launched",
    "stage",
    "Launched",
    "punt-labs/prfaq, Press release structure: a ship-day release uses today's date and requires real customer "
    "testimonials; Four risks, growth stage: demand is measured, not claimed",
    tiers={
        "open-assumption": Tier.MUST,
        "fictional-quote": Tier.MUST,
        "wrong-date": Tier.MUST,
        "unsupported-claim": Tier.SHOULD,
        "unanswered-demand": Tier.MUST,
    },
)
