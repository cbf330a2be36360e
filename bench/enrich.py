"""How fast messages are read: cut into passages, embedded and judged, on real support questions.

The built-in model reads all of them, MiniLM every 28th; each in a process of its own, so that memory is its own.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

DATA = Path(os.environ.get("TELLBACK_DATA") or Path(__file__).parents[2] / "shared" / "data") / "thunderbird"
EVERY = {"built-in": 1, "minilm": 28}
AT_ONCE = 1000


def measure(name: str) -> None:
    """Print one line of figures; training the judge and loading the model are told apart from the reading."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from tellback.feedback.enrich import enrich
    from tellback.feedback.train import judge_for
    from tellback.model.base import open_model

    columns = ["id", "title", "text", "locale"]
    rows = pq.read_table(DATA / "questions_dev.parquet", columns=columns).to_pylist()[:: EVERY[name]]
    began = time.process_time()
    model = open_model(name)
    judge = judge_for(model)
    ready = time.process_time()
    wall = time.perf_counter()
    passages = weighed = 0
    for at in range(0, len(rows), AT_ONCE):
        part = rows[at : at + AT_ONCE]
        batch = {
            "id": [row["id"] for row in part],
            "revision": [1] * len(part),
            "text": ["\n".join(filter(None, (row["title"], row["text"]))) for row in part],
            "title_end": [len(row["title"] or "") if row["text"] else 0 for row in part],
            "locale": [row["locale"] for row in part],
        }
        found = enrich(pa.RecordBatch.from_pydict(batch), model, judge)
        passages, weighed = passages + found.num_rows, weighed + found["vector"].is_valid().sum().as_py()
    seconds = time.process_time() - ready
    row = {
        "table": "reading messages",
        "model": name,
        "messages": len(rows),
        "passages": passages,
        "that weigh": weighed,
        "messages / CPU s": round(len(rows) / seconds),
        "passages / CPU s": round(weighed / seconds),
        "CPU s": round(seconds, 1),
        "wall s": round(time.perf_counter() - wall, 1),
        "ready after CPU s": round(ready - began, 1),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(row))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1])
    else:
        for model in EVERY:
            subprocess.run([sys.executable, __file__, model], check=True)
