"""The pages of feedback: themes, questions, messages, and taking more of them in."""

from __future__ import annotations

from fastapi import APIRouter

from tellback.feedback.pages import imports, messages, questions, themes

router = APIRouter()
for room in (themes, questions, messages, imports):
    router.include_router(room.router)
