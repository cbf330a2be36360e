"""Many readers at once, over HTTP, who say things, say them twice, and say them again when no answer came."""

from __future__ import annotations

import asyncio
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2

from tellback.audience.mark import Kind
from tellback.audience.queries import ballots
from tellback.show.serve import HOST
from tellback.store.base import Store

PATIENCE = 0.05  # seconds before what had no answer is sent again


@dataclass
class Reader:
    """One of the crowd: how many marks they make by their seed, and what became of it.

    `pause` is how long they think between two marks, in seconds; `kept` holds what the server has acknowledged, by key;
    `seconds` is how long the answer to each mark took, `tries` how often something had to be sent again,
    `errors` how often because the server failed, rather than that the line was down.
    """

    link: str
    seed: int
    marks: int
    pause: float = 0.0
    kept: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    standing: dict[int, tuple[str, str]] = field(default_factory=dict)
    reached: int = -1
    seconds: list[float] = field(default_factory=list)
    asked: int = 0
    tries: int = 0
    errors: int = 0
    seat: tuple[int, int] = (0, 0)
    turned_away: bool = False

    async def read(self, browser: httpx2.AsyncClient) -> None:
        """Open the link, some of them twice, mark, undo and finish."""
        chance = random.Random(self.seed)
        page = await self._open(browser, twice=chance.random() < 0.3)
        if self.turned_away:
            return
        shown = [int(at) for at in re.findall(r'data-at="(\d+)"', page)]
        for at in sorted(chance.sample(shown, min(self.marks, len(shown)))):
            await asyncio.sleep(self.pause * chance.uniform(0.5, 1.5))
            await self._mark(browser, at, chance)
        await self._ask(browser, "POST", "/reached.json", sentence=str(shown[-1]))
        self.reached = shown[-1]
        await self._ask(browser, "POST", "/questions", sentence=f"It is {self.seed}", rating="4")
        page = (await self._ask(browser, "GET", "")).text
        reader, invitation = re.findall(r"reader (\d+) of invitation (\d+)", page)[0]
        self.seat = (int(invitation), int(reader))

    async def _open(self, browser: httpx2.AsyncClient, twice: bool) -> str:
        first = await self._ask(browser, "GET", "")
        if first.status_code == httpx2.codes.GONE:
            self.turned_away = True
            return ""
        key = {"key": found[0]} if (found := re.findall(r'name="key" value="([^"]+)"', first.text)) else {}
        come = [self._ask(browser, "POST", "/begin", **key) for _ in range(1 + twice)]
        answers = await asyncio.gather(*come)
        self.turned_away = any(answer.status_code == httpx2.codes.GONE for answer in answers)
        return (await self._ask(browser, "GET", "")).text

    async def _mark(self, browser: httpx2.AsyncClient, at: int, chance: random.Random) -> None:
        kind, note = str(chance.choice(list(Kind))), f"because of {at}, says {self.seed}" * (chance.random() < 0.5)
        key = f"{self.seed}-{at}"
        began = time.perf_counter()
        await self._say(browser, key, at, kind, note)
        self.seconds.append(time.perf_counter() - began)
        self.standing[at] = (kind, note)
        if chance.random() < 0.2:
            await asyncio.gather(*(self._say(browser, key, at, kind, note) for _ in range(2)))
        if chance.random() < 0.1:
            await self._say(browser, f"{key}-undone", at, "undo", "")
            self.standing.pop(at)

    async def _say(self, browser: httpx2.AsyncClient, key: str, at: int, kind: str, note: str) -> None:
        answer = await self._ask(browser, "POST", "/mark.json", sentence=str(at), kind=kind, note=note, key=key)
        assert answer.status_code == httpx2.codes.OK, answer.text
        self.kept[key] = (at, "" if kind == "undo" else kind, note)

    async def _ask(self, browser: httpx2.AsyncClient, method: str, path: str, **form: str) -> httpx2.Response:
        """Ask until there is an answer, with a new token where the server was started again."""
        while True:
            self.asked += 1
            headers = {"x-tellback-token": browser.headers.get("x-kept-token", "")}
            try:
                answer = await browser.request(method, self.link + path, data=form or None, headers=headers)
            except httpx2.TransportError:
                self.tries += 1
                await asyncio.sleep(PATIENCE)
                continue
            if token := re.findall(r'name="token" value="([^"]+)"', answer.text):
                browser.headers["x-kept-token"] = token[0]
            if answer.status_code == httpx2.codes.FORBIDDEN:
                self.tries += 1
                await self._ask(browser, "GET", "")
            elif answer.status_code >= httpx2.codes.INTERNAL_SERVER_ERROR:
                self.tries += 1
                self.errors += 1
                await asyncio.sleep(PATIENCE)
            else:
                return answer


async def all_read(address: str, crowd: Sequence[Reader]) -> None:
    """Let everybody read at once, each with a browser of their own."""
    limits = httpx2.Limits(max_connections=None, max_keepalive_connections=None)
    line = httpx2.AsyncHTTPTransport(limits=limits)
    browsers = [httpx2.AsyncClient(base_url=address, transport=line, follow_redirects=False, timeout=30) for _ in crowd]
    await asyncio.gather(*(each.read(browser) for each, browser in zip(crowd, browsers, strict=True)))
    await line.aclose()


def assert_kept(store: Store, crowd: Sequence[Reader]) -> None:
    """Every mark that was acknowledged is there once, nothing else is, and nobody has two ballots."""
    let_in = [each for each in crowd if not each.turned_away]
    assert len({each.seat for each in let_in}) == len(let_in)
    [counted] = store.query("select count(*) as n from reading_ballots")
    assert counted["n"] == len(let_in)
    for each in let_in:
        ballot = ballots.ballot_of(store, *each.seat)
        assert ballot
        assert ballot.finished_at
        rows = store.query("select key, sentence, kind, note from reading_marks where ballot_id = :id", id=ballot.id)
        found = {row["key"]: (row["sentence"], row["kind"], row["note"]) for row in rows}
        assert len(found) == len(rows)
        assert found == each.kept
        stands = {mark.sentence: (str(mark.kind), mark.note) for mark in ballots.marks(store, ballot.id)}
        assert stands == each.standing
        assert ballots.reached(store, ballot.id) == each.reached
        assert f"It is {each.seed}" in ballots.answers(store, ballot.id).values()


class Serving:
    """`tellback serve` in a process of its own, on one port, that may be killed and started again."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.address = f"http://{HOST}:{port}"
        self._start()

    @property
    def pid(self) -> int:
        return self._child.pid

    def kill_and_start_again(self) -> None:
        """Kill -9."""
        self._child.kill()
        self._child.communicate()
        self._start()

    def stop(self) -> str:
        """What it said on its way."""
        self._child.terminate()
        return self._child.communicate(timeout=30)[1]

    def _start(self) -> None:
        command = (sys.executable, "-m", "tellback", "serve", "--no-open", "--port", str(self.port))
        streams: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        self._child = subprocess.Popen(command, cwd=self.folder, **streams)
        assert self._child.stdout
        assert "answers at" in self._child.stdout.readline()


@contextmanager
def serving(folder: Path, port: int) -> Iterator[Serving]:
    """A server for as long as the block lasts."""
    server = Serving(folder, port)
    try:
        yield server
    finally:
        server.stop()
