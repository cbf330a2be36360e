"""The pages of narrative: the story with its evidence, and what changed between its versions."""

from __future__ import annotations

from fastapi import APIRouter

from tellback.narrative.pages import story

router = APIRouter()
for room in (story,):
    router.include_router(room.router)
