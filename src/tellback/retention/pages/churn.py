"""Do customers who complain stay? The answer, how sure it is, and what is refused."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from tellback.show.html import page
from tellback.workspace.pages import Here

router = APIRouter()


@router.get("/churn")
def churn(request: Request, here: Here) -> Response:
    """Whether those who complain stay, as far as the data can say."""
    return page(request, "no_churn.html", here=here)
