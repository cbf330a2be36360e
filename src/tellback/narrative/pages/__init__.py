"""The pages of narrative: the story with its evidence, and what changed between its versions."""

from __future__ import annotations

from fastapi import APIRouter

from tellback.narrative.pages import begin, changes, rules, story, write

router = APIRouter()
for room in (story, write, rules, changes, begin):
    router.include_router(room.router)
