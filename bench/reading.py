"""A hundred readers at once through the real pages of `tellback serve`, over HTTP on this machine.

Sixty have a link of their own, forty share one. Each begins, marks 25 sentences of the demo's story, half of them with
a note, answers and finishes; a fifth of the marks is sent twice more under its key. With a mark every four seconds each
goes faster than anybody reads, with one a second far faster; without a pause the server is asked for all it can do. How
long a mark takes is what its reader waits for: the answer holds everything that stands on their ballot.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import world
from crowd import Reader, all_read, assert_kept, serving
from tellback.audience.invitation import Audience
from tellback.audience.invite import Wanted, invite
from tellback.demo.versions import VERSIONS, text_of
from tellback.show.serve import listen
from tellback.store.opening import open_store
from throwaway import running

EACH, OPEN, MARKS = 60, 40, 25
PAUSES = {"a mark every 4 s each": 4.0, "a mark a second each": 1.0, "no pause": 0.0}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, running() as server:
        for pace, pause in PAUSES.items():
            for kind in ("sqlite", "postgres"):
                address = server.bare() if kind == "postgres" else str(Path(folder) / f"{pause}.db")
                line = measure(Path(folder) / f"{kind}-{pause}", address, pause)
                told = {"table": "A hundred readers at once, over HTTP", "store": kind, "pace": pace}
                print(json.dumps({**told, **line}), flush=True)


def measure(folder: Path, address: str, pause: float) -> dict[str, object]:
    """One crowd on one store; raises where anything that was acknowledged is not there."""
    here = world.found(folder, "Larkpost", text_of(VERSIONS[-1]))
    (folder / "tellback.toml").write_text(f"name = 'Larkpost'\nstore = '{address}'\n", encoding="utf-8")
    links = [*invite(here, Wanted(Audience.EXECUTIVES, EACH)).links]
    links += invite(here, Wanted(Audience.CUSTOMERS, OPEN, open=True)).links * OPEN
    everybody = [Reader(link, seed, MARKS, pause) for seed, link in enumerate(links)]
    with listen(0) as listening:
        port: int = listening.getsockname()[1]
    began = time.perf_counter()
    with serving(folder, port) as server:
        asyncio.run(all_read(server.address, everybody))
        wall = time.perf_counter() - began
        cpu, memory = used(server.pid)
    store = open_store(address)
    assert_kept(store, everybody)
    store.close()
    here.close()
    waited = sorted(seconds for each in everybody for seconds in each.seconds)
    asked = sum(each.asked for each in everybody)
    return {
        "marks": len(waited),
        "requests a second": asked / wall,
        **{f"p{share} of a mark (ms)": 1000 * waited[len(waited) * share // 100] for share in (50, 95, 99)},
        "CPU ms of the server a request": 1000 * cpu / asked,
        "MB of the server at its peak": memory,
        "lost or doubled": 0,
    }


def used(pid: int) -> tuple[float, float]:
    """CPU seconds of a process, and its memory at the peak in MB."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    peak = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmHWM"))
    return (int(fields[11]) + int(fields[12])) / 100, int(peak.split()[1]) / 1024


if __name__ == "__main__":
    main()
