"""The workspace a page works in."""

from __future__ import annotations

from threading import Lock
from typing import Annotated

from fastapi import Depends, Path, Request
from fastapi.concurrency import run_in_threadpool

from tellback.model.base import Embedder
from tellback.workspace.workspace import Workspace

_opening = Lock()


async def here(request: Request) -> Workspace:
    """The workspace this server was started for, its store open; two first visitors open it once.

    Every page asks for it: once the store is open no thread is woken for that.
    """
    workspace: Workspace = request.app.state.workspace
    if "store" not in vars(workspace):
        await run_in_threadpool(_open, workspace)
    return workspace


def _open(workspace: Workspace) -> None:
    with _opening:
        assert workspace.store


def model_of(workspace: Workspace) -> Embedder:
    """The model, loaded once however many ask at once."""
    with _opening:
        return workspace.model


Here = Annotated[Workspace, Depends(here)]
Number = Annotated[int, Path(ge=1, lt=1 << 53)]
"""A row of the store, in an address."""
