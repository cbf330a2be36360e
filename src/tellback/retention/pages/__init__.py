"""The pages of retention: whether those who complain stay, who went silent, and who the customers are."""

from __future__ import annotations

from fastapi import APIRouter

from tellback.retention.pages import churn, customers, silent

router = APIRouter()
for room in (churn, customers, silent):
    router.include_router(room.router)
