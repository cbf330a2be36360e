"""Runs every benchmark beside its peer and writes what each printed into RESULTS.md.

A benchmark is a program in this folder that prints JSON objects, one a line: `table` names the table it belongs to,
the other keys are its columns. What was measured last stays in results.jsonl, so that some can be run alone.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
KEPT = HERE / "results.jsonl"
PAGE = HERE / "RESULTS.md"
ALL = (
    "intake",
    "enrich",
    "search",
    "polarity",
    "linking",
    "faq",
    "stability",
    "themes",
    "thunderbird",
    "align",
    "announcements",
    "check",
    "questions",
    "rules",
    "churn",
    "upworthy",
    "reading",
)
PACKAGES = ("numpy", "scipy", "scikit-learn", "pyarrow", "wordllama", "onnxruntime", "usearch", "graspologic-native")

HOW_TO_READ = """Made by `make bench` (`bench/run NAME` for one). Read ratios, not absolutes: CPU seconds are user +
system of the process and its children; `load` is the machine's when the benchmark began. A benchmark without a table
here has not been measured for this page yet.
"""

Line = dict[str, object]


def main() -> int:
    names = sys.argv[1:] or ALL
    kept = [json.loads(line) for line in KEPT.read_text().splitlines()] if KEPT.is_file() else []
    failed = []
    for name in names:
        print(f"── {name}", file=sys.stderr, flush=True)
        lines = measure(name)
        if lines is None:
            failed.append(name)
            continue
        again = {(line["bench"], line["table"]) for line in lines}
        kept = [line for line in kept if line["bench"] != name and (line["bench"], line["table"]) not in again] + lines
        kept.sort(key=lambda line: ALL.index(str(line["bench"])))
        KEPT.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in kept))
        PAGE.write_text(page(kept))
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return bool(failed)


def measure(name: str) -> list[Line] | None:
    """The lines a benchmark prints, with its name, the day and the load at its start; `themes:Banking77` is a part."""
    load = f"{os.getloadavg()[0]:.1f}"
    name, *part = name.split(":")
    script = HERE / name / "run.py" if (HERE / name).is_dir() else HERE / f"{name}.py"
    done = subprocess.run([sys.executable, str(script), *part], stdout=subprocess.PIPE, text=True, check=False)
    sys.stderr.write(done.stdout)
    if done.returncode:
        return None
    day = datetime.now(UTC).date().isoformat()
    printed = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return [{"bench": name, "day": day, "load": load, **line} for line in printed]


def page(lines: list[Line]) -> str:
    """RESULTS.md: one table for each `table`, in the order of the benchmarks."""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    parts = [
        "# Results\n",
        HOW_TO_READ,
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}; {versions}.\n",
    ]
    for title in dict.fromkeys(str(line["table"]) for line in lines):
        rows = [line for line in lines if line["table"] == title]
        parts += [f"## {title}\n", f"`bench/run {rows[0]['bench']}`, {rows[0]['day']}, load {rows[0]['load']}\n"]
        parts += [*table(rows), ""]
    return "\n".join(parts)


def table(rows: list[Line]) -> list[str]:
    columns = list(dict.fromkeys(key for row in rows for key in row if key not in {"bench", "day", "load", "table"}))
    body = ["| " + " | ".join(shown(row.get(column)) for column in columns) + " |" for row in rows]
    return ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns), *body]


def shown(value: object) -> str:
    if value is None:
        return ""
    return (
        f"{value:.3g}"
        if isinstance(value, float) and abs(value) < 100
        else f"{value:,.0f}"
        if isinstance(value, (int, float))
        else str(value)
    )


if __name__ == "__main__":
    sys.exit(main())
