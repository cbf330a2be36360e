"""Do customers who complain stay? 10,000 to 1,000,000 customers with 0.74 complaints each, in each store, and the model
alone beside lifelines' CoxTimeVaryingFitter and surpyval's CoxPH on the same episodes.

The peers are handed the episodes; making them is counted for tellback alone, importing a library for nobody. Each runs
in a process of its own, for ten minutes at most. Memory is the peak of that process, its libraries and (for the model)
the customers loaded; what a PostgreSQL server spends is not counted.
"""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

SIZES = (10_000, 100_000, 1_000_000)
ORIGIN, WINDOW, LIMIT = 738_000, 730, 600
SEED, AT_ONCE = 11, 20_000
STORES = "Do customers who complain stay? From the store to both answers"
MODEL = "The model alone: unanswered, answered, heavy use"


def people(size: int):
    """Customers (number, start, stop, left, heavy) and complaints (customer, day, answered) as arrays.

    They leave at 6, 3, 1.5 % a month by tenure, heavy users less; complaints have no effect.
    """
    import numpy as np

    dice = np.random.default_rng(SEED)
    start = dice.integers(-WINDOW, WINDOW, size)
    heavy = dice.random(size) < 0.4
    spent, (first, second, third) = dice.exponential(size=size) / np.where(heavy, 0.6, 1.0) * 30.4, (0.06, 0.03, 0.015)
    early, late = first * 90, first * 90 + second * 275
    rest = np.where(spent < late, 90 + (spent - early) / second, 365 + (spent - late) / third)
    stays = np.ceil(np.where(spent < early, spent / first, rest)).astype(np.int64)
    stop = np.minimum(start + stays, WINDOW)
    lived = stop - start
    often = dice.poisson(lived * np.where(heavy, 2.5, 1.0) * 0.74 * size / (lived * np.where(heavy, 2.5, 1.0)).sum())
    who = np.repeat(np.arange(size), often)
    day = start[who] + 1 + (dice.random(len(who)) * lived[who]).astype(np.int64)
    reply = np.where(dice.random(len(who)) < 0.6, day + dice.integers(1, 15, len(who)), WINDOW + 1)
    answered = np.where(reply <= WINDOW, reply + ORIGIN, 0)
    left = (start + stays <= WINDOW).astype(np.int8)
    return (np.arange(1, size + 1), start + ORIGIN, stop + ORIGIN, left, heavy), (who + 1, day + ORIGIN, answered)


def fill(address: str, size: int) -> None:
    """Land them in a store as a roster and an import would."""
    from tellback.store.opening import open_store

    (_number, start, stop, left, heavy), (who, day, answered) = people(size)
    iso = [date.fromordinal(each).isoformat() for each in range(ORIGIN - WINDOW, ORIGIN + 2 * WINDOW)]
    iso_of = dict(zip(range(ORIGIN - WINDOW, ORIGIN + 2 * WINDOW), iso, strict=True)) | {0: ""}
    began, ended, said, replied = ([iso_of[int(each)] for each in days] for days in (start, stop, day, answered))
    store = open_store(address)

    def land(table: str, rows: Iterator[dict[str, object]]) -> None:
        chunk: list[dict[str, object]] = []
        for row in rows:
            chunk.append(row)
            if len(chunk) == AT_ONCE:
                insert(store, table, chunk)
                chunk = []
        if chunk:
            insert(store, table, chunk)

    each = range(size)
    land("customers", ({"id": at + 1, "external_id": f"c{at + 1}", "since": began[at]} for at in each))
    land("customer_keys", ({"kind": "id", "key": f"c{at + 1}", "customer_id": at + 1} for at in each))
    paid = {"roster": "stripe", "plan": "", "revenue": 9.0, "currency": "EUR", "decided_at": ""}
    land("subscriptions", (
        paid | {"external_id": f"s{at}", "customer_id": at + 1, "started_at": began[at]}
        | {"ended_at": ended[at] if left[at] else "", "ending": "left" if left[at] else ""} for at in each
    ))  # fmt: skip
    used = {"kind": "usage", "name": "use", "until": "", "score": None, "scale": ""}
    land("signs", (
        used | {"customer_id": at + 1, "day": began[at], "level": "heavy" if heavy[at] else "light"} for at in each
    ))  # fmt: skip
    blank = dict.fromkeys(("title", "company", "plan", "scale", "locale", "url"), "")
    wrote = blank | {"source": "desk", "text": "Search is terrible.", "revenue": None, "rating": None, "extra": "{}"}
    land("messages", (
        wrote | {"external_id": str(at), "said_at": said[at], "author": f"c{who[at]}", "answered_at": replied[at]}
        for at in range(len(who))
    ))  # fmt: skip
    about = {"start_at": 0, "end_at": 19, "language": "en", "stance": "complaint", "sureness": 0.9, "weight": 1.0}
    land("passages", (about | {"message_id": at + 1} for at in range(len(who))))
    store.execute(
        "insert into rosters (source, location, roster, started_at, mapping, fingerprint, newest)"
        " values ('billing', 'billing.csv', 'stripe', :day, '', '', :day)",
        day=iso_of[ORIGIN + WINDOW],
    )
    store.execute("analyze")
    store.close()


def insert(store, table: str, rows: list[dict[str, object]]) -> None:
    names = tuple(rows[0])
    store.many(f"insert into {table} ({', '.join(names)}) values ({', '.join(f':{name}' for name in names)})", rows)


def answer(address: str, size: int) -> None:
    """Both answers from a store; a JSON line."""
    from tellback.people.lives import lives
    from tellback.retention.churn import judge
    from tellback.retention.join import join
    from tellback.retention.unhappy import signs
    from tellback.store.opening import open_store
    from tellback.workspace.settings import RetentionSettings

    days = [date.fromordinal(ORIGIN + shift).isoformat() for shift in (0, -WINDOW, WINDOW)]
    ask = RetentionSettings(*days)
    store = open_store(address)
    wall, cpu = time.perf_counter(), time.process_time()
    found = lives(store, ask.until)
    heard = join(store, found)
    seen = signs(store)
    reading = time.process_time() - cpu
    said = judge(found, heard, seen, ask)
    told = {"seconds": time.perf_counter() - wall, "CPU s": time.process_time() - cpu, "of these reading": reading}
    assert not said.everybody.refusal
    unanswered, answered = (f"{state.ratio.estimate:.3f}" for state in said.everybody.answered)
    ratios = {"complaints": said.standing.complaints, "unanswered": unanswered, "answered": answered}
    print(json.dumps({"table": STORES, "store": store.dialect, "customers": size, **told, "MB": peak(), **ratios}))


def model(by: str, size: int) -> None:
    """Coefficients of one model by one library; a JSON line."""
    import numpy as np

    from tellback.retention.exposure import ANSWERED, UNANSWERED, episodes, watch
    from tellback.retention.heard import Heard

    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    from simulated import lives_of

    (number, start, stop, left, heavy), (who, day, answered) = people(size)
    lives = lives_of(number, start, stop, left, usage=heavy)
    heard = Heard(who, day.astype(np.int32), answered.astype(np.int32))
    importlib.import_module(LIBRARY[by])
    wall, cpu = time.perf_counter(), time.process_time()
    found = episodes(watch(lives, ORIGIN, 0), heard)
    if by != "tellback":
        rows = np.column_stack([found.reply == UNANSWERED, found.reply == ANSWERED, found.usage == 1]).astype(float)
        wall, cpu = time.perf_counter(), time.process_time()
    coefficients = BY[by](found, None if by == "tellback" else rows)
    told = {"seconds": time.perf_counter() - wall, "CPU s": time.process_time() - cpu, "MB": peak()}
    line = {"table": MODEL, "by": by, "customers": size, "episodes": len(found), **told}
    print(
        json.dumps(
            line | dict(zip(("unanswered", "answered", "heavy"), map("{:.4f}".format, coefficients), strict=True))
        )
    )


def by_tellback(found, _rows):
    import numpy as np

    from tellback.stats.cox import cox
    from tellback.stats.risk import risk_table

    pattern = found.reply * 2 + found.usage
    held = np.arange(6)
    design = np.column_stack([held // 2 == 1, held // 2 == 2, held % 2 == 1]).astype(float)
    return cox(risk_table(found.start, found.stop, found.ending, pattern, 6), design).coefficients


def by_lifelines(found, rows):
    import pandas as pd
    from lifelines import CoxTimeVaryingFitter

    table = pd.DataFrame(rows, columns=["unanswered", "answered", "heavy"])
    table = table.assign(id=found.spell, start=found.start, stop=found.stop, event=found.ending == 1)
    fit = CoxTimeVaryingFitter().fit(table, id_col="id", event_col="event", start_col="start", stop_col="stop")
    return fit.params_[["unanswered", "answered", "heavy"]]


def by_surpyval(found, rows):
    from surpyval import CoxPH

    return CoxPH.fit_tvc(found.spell, found.start, found.stop, (found.ending != 1).astype(int), rows).beta


LIBRARY = {"tellback": "tellback.stats.cox", "lifelines": "lifelines", "surpyval": "surpyval"}
BY = {"tellback": by_tellback, "lifelines": by_lifelines, "surpyval": by_surpyval}


def peak() -> float:
    """Of this program alone: `getrusage` would count what the one that started it had held."""
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024


def run(*asked: object) -> int:
    """A part in a process of its own; where it does not end in time, a line that says so."""
    try:
        return subprocess.run([sys.executable, __file__, *map(str, asked)], check=False, timeout=LIMIT).returncode
    except subprocess.TimeoutExpired:
        by, size = asked[1:]
        print(
            json.dumps({"table": MODEL, "by": by, "customers": size, "note": "not ended after ten minutes"}), flush=True
        )
        return 0


def main() -> int:
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    from throwaway import running

    with tempfile.TemporaryDirectory() as folder, running() as server:
        for size in SIZES:
            for address in (f"{folder}/{size}.db", server.bare()):
                fill(address, size)
                if run("answer", address, size):
                    return 1
    return max(run("model", by, size) for by in BY for size in SIZES)


if __name__ == "__main__":
    parts = {"answer": answer, "model": model}
    sys.exit(parts[sys.argv[1]](sys.argv[2], int(sys.argv[3])) if len(sys.argv) > 1 else main())
