"""The pages of audience: for the author, and for those who read."""

from __future__ import annotations

from fastapi import APIRouter

from tellback.audience.pages import heat, invitations, predictions, reading

router = APIRouter()
for room in (
    heat,
    invitations,
    predictions,
    reading,
):
    router.include_router(room.router)
