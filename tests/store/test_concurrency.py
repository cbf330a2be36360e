"""A page is read and a click is kept while an import runs in another program."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from tellback.store.base import Store

ROWS, AT_ONCE = 20_000, 500
IMPORT = f"""
import sys
from tellback.feedback.message import Message
from tellback.feedback.queries.messages import land
from tellback.store.opening import open_store
store = open_store(sys.argv[1])
for first in range(0, {ROWS}, {AT_ONCE}):
    with store.transaction():
        numbers = range(first, first + {AT_ONCE})
        said = [Message("desk", str(n), f"Message {{n}}: the calendar crashes.") for n in numbers]
        land(store, said)
        store.execute("update imports set rows_read = :n", n=first + {AT_ONCE})
store.close()
"""


@pytest.mark.slow
def test_readers_and_writers_never_find_the_store_locked(store: Store, address: str) -> None:
    columns = "source, location, started_at, mapping"
    store.execute(f"insert into imports ({columns}) values ('desk', 'a.csv', '', '{{}}')")
    importer = subprocess.Popen([sys.executable, "-c", IMPORT, address])
    waits: list[float] = []
    seen = [0]
    while importer.poll() is None:
        began = time.perf_counter()
        store.execute("insert into erased_authors (mark) values (:mark)", mark=f"click {len(waits)}")
        waits.append(time.perf_counter() - began)
        with store.transaction():
            rows = store.query("select count(*) as n from messages")[0]["n"]
            store.find_words("messages", "calendar", 20)
        seen.append(rows)
        time.sleep(0.02)
    assert importer.returncode == 0
    assert all(rows % AT_ONCE == 0 for rows in seen), "a reader saw half a transaction"
    assert seen == sorted(seen)
    assert max(waits) < 5
    assert store.query("select count(*) as n from messages") == [{"n": ROWS}]
    assert store.query("select rows_read from imports") == [{"rows_read": ROWS}]
    assert store.query("select count(*) as n from erased_authors") == [{"n": len(waits)}]
