"""Import 100,000 messages from a CSV file into each store, then the same file again.

Each store is measured in a process of its own; memory is what the import adds to the peak, its libraries loaded.
"""

from __future__ import annotations

import csv
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROWS = 100_000
VOCABULARY = """the calendar search folder message list toolbar sync account password attachment font window reply draft
archive filter stops crashes opens hides works loads returns disappears freezes since after before during every morning
update version week slow fast broken great again never always please thanks why how cannot find my our your"""
WORDS = VOCABULARY.split()


def write(path: Path, rows: int) -> None:
    """Invented messages of 26 words on average, from 20,000 people over two years."""
    chance = random.Random(7)
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(("id", "created_at", "email", "plan", "rating", "title", "text"))
        for number in range(rows):
            title, text = (" ".join(chance.choices(WORDS, k=chance.randint(*span))) for span in ((3, 8), (4, 48)))
            day = f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}T{chance.randint(0, 23):02}:15:00Z"
            person = f"p{chance.randint(1, 20_000)}@example.com"
            out.writerow(
                (f"t{number}", day, person, chance.choice(("solo", "team")), chance.randint(1, 5), title, text)
            )


def measure(file: str, address: str) -> None:
    """Import twice; a JSON line for each."""
    from tellback.feedback.intake import intake
    from tellback.feedback.recognise import recognise
    from tellback.store.opening import open_store

    store = open_store(address)
    before = peak()
    for deed in ("import", "the same again"):
        wall, cpu = time.perf_counter(), time.process_time()
        done = intake(store, recognise(file))
        seconds, cpu = time.perf_counter() - wall, time.process_time() - cpu
        counts = f"{done.added:,} new, {done.changed:,} changed, {done.unchanged:,} unchanged"
        line = {"table": "Import 100,000 messages from CSV", "store": store.dialect, "deed": deed, "rows": counts}
        told = {"rows a second": done.read / seconds, "seconds": seconds, "CPU s of the importer": cpu}
        print(json.dumps({**line, **told, "MB more at the peak": peak() - before}), flush=True)


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    from throwaway import running

    with tempfile.TemporaryDirectory() as folder, running() as server:
        file = Path(folder) / "messages.csv"
        write(file, ROWS)
        addresses = (f"{folder}/tellback.db", server.bare())
        return max(
            subprocess.run([sys.executable, __file__, str(file), at], check=False).returncode for at in addresses
        )


if __name__ == "__main__":
    sys.exit(measure(*sys.argv[1:]) if len(sys.argv) > 1 else main())
