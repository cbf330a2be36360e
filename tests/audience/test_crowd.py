"""A hundred readers through the real pages at once, of a server that is killed, too."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest

import world
from crowd import Reader, Serving, all_read, assert_kept, serving
from tellback.audience.invitation import Audience
from tellback.audience.invite import Wanted, invite
from tellback.demo.versions import VERSIONS, text_of
from tellback.show.serve import listen
from tellback.store.base import Store
from tellback.workspace.workspace import Workspace

pytestmark = pytest.mark.slow

EACH, OPEN, LATE = 60, 40, 5
MARKS = 8


@pytest.fixture
def folder(tmp_path: Path, address: str) -> Path:
    """A workspace on each kind of store, with the demo's story."""
    folder = world.found(tmp_path / "read", "Larkpost", text_of(VERSIONS[-1])).folder
    (folder / "tellback.toml").write_text(f"name = 'Larkpost'\nstore = '{address}'\n", encoding="utf-8")
    return folder


def crowd(folder: Path, pause: float) -> list[Reader]:
    """Sixty with a link of their own, and forty-five who share a link that lets forty in."""
    here = Workspace(folder)
    links = [
        *invite(here, Wanted(Audience.EXECUTIVES, EACH)).links,
        *invite(here, Wanted(Audience.CUSTOMERS, OPEN, open=True)).links * (OPEN + LATE),
    ]
    here.close()
    return [Reader(link, seed, MARKS, pause) for seed, link in enumerate(links)]


def free_port() -> int:
    with listen(0) as listening:
        port: int = listening.getsockname()[1]
    return port


def test_a_hundred_readers_at_once_lose_nothing_and_double_nothing(folder: Path, store: Store) -> None:
    everybody = crowd(folder, pause=0)
    with serving(folder, free_port()) as server:
        asyncio.run(all_read(server.address, everybody))
    assert sum(each.turned_away for each in everybody) == LATE
    assert sum(each.errors for each in everybody) == 0
    assert_kept(store, everybody)


def test_what_was_acknowledged_outlives_a_server_that_is_killed(folder: Path, store: Store) -> None:
    everybody = crowd(folder, pause=0.5)

    async def read_while_it_is_killed(server: Serving) -> None:
        reading = asyncio.create_task(all_read(server.address, everybody))
        for _ in range(3):
            await asyncio.sleep(random.uniform(0.5, 2.5))
            await asyncio.to_thread(server.kill_and_start_again)
        await reading

    with serving(folder, free_port()) as server:
        asyncio.run(read_while_it_is_killed(server))
    assert sum(each.tries for each in everybody) > 0, "no kill fell into the reading"
    assert_kept(store, everybody)
