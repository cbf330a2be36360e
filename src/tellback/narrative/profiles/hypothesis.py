"""Nothing is known yet: the riskiest assumption and its test count, not the evidence."""

from __future__ import annotations

from tellback.narrative.profile import Profile

profile = Profile(
    "hypothesis",
    "stage",
    "Hypothesis",
    "punt-labs/prfaq, Four risks and Press release structure, stage calibration: claims may be inferred and quotes "
    "imagined where they can be tested; Calbucci marks what is assumed with [square brackets]",
    tiers={"open-assumption": None, "fictional-quote": None},
)
