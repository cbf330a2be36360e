"""The pages of audience: for the author, and for those who read."""

from __future__ import annotations

from fastapi import APIRouter

from tellback.audience.pages import across, foresight, heat, invitations, predictions, reading, taking, verdict

router = APIRouter()
for room in (
    across,
    foresight,
    heat,
    invitations,
    predictions,
    reading,
    taking,
    verdict,
):
    router.include_router(room.router)
