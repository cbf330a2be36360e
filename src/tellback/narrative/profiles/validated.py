"""Customers were asked: what is still assumed has to be said to be so, or be gone."""

from __future__ import annotations

from tellback.narrative.finding import Tier
from tellback.narrative.profile import Profile

profile = Profile(
    "validated",
    "stage",
    "Validated",
    "punt-labs/prfaq, Four risks, stage calibration: interviews and prototypes stand behind problem and solution, and "
    "demand that is only inferred is a warning; the customer's quote stays imagined",
    tiers={
        "open-assumption": Tier.SHOULD,
        "fictional-quote": None,
        "unsupported-claim": Tier.SHOULD,
        "unanswered-demand": Tier.MUST,
    },
)
