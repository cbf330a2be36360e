"""The main job on real data: a Thunderbird 115 PR/FAQ against 27,594 questions its users asked.

Makes a fresh workspace, imports the questions twice, and asks for the story, the themes and the open questions, all
through the command line, as a person would. Prints JSON lines; ends with 1 where something is not as it should be.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DATA = Path(os.environ.get("TELLBACK_DATA", HERE.parents[2] / "shared" / "data")) / "thunderbird"
QUESTIONS = DATA / "questions_dev.parquet"
ROWS = 27_594
REDESIGN = "new look of version 115"
"""What a person would search for; the theme most of what is found belongs to is the theme about the redesign."""


def main() -> int:
    if not QUESTIONS.is_file():
        print(f"no data at {QUESTIONS}; set TELLBACK_DATA", file=sys.stderr)
        return 1
    models = sys.argv[1:] or ["built-in"]
    return max(_held(model) for model in models)


def _held(model: str) -> int:
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        for name in ("prfaq.md", "tellback.toml"):
            shutil.copy(HERE / name, here / name)
        with (here / "tellback.toml").open("a", encoding="utf-8") as settings:
            settings.write(f'model = "{model}"\n')
        found, steps = {}, {}
        for step, command in _COMMANDS.items():
            found[step], steps[step] = _run(here, command)
        flaws = _flaws(found)
        for step, cost in steps.items():
            print(json.dumps({"table": "Thunderbird 115", "model": model, "step": step, **cost}))
        print(json.dumps({"table": "Thunderbird 115: what was found", "model": model, **_told(found)}))
    for flaw in flaws:
        print(flaw, file=sys.stderr)
    return bool(flaws)


_COMMANDS = {
    "import": ["import", str(QUESTIONS), "--source", "support questions", "--json"],
    "import again": ["import", str(QUESTIONS), "--source", "support questions", "--json"],
    "story": ["story", "--json"],
    "themes": ["themes", "--json"],
    "questions": ["questions", "--json"],
    "search": ["search", REDESIGN, "--limit", "200", "--json"],
}


def _run(folder: Path, words: list[str]) -> tuple[Any, dict[str, float]]:
    """What a command printed, and what it cost: seconds, CPU seconds, and the highest memory of any so far (MB)."""
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "tellback", *words]
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in {0, 1}:
        raise SystemExit(f"tellback {' '.join(words)} ended with {done.returncode}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    cost = {"seconds": round(time.monotonic() - began, 1), "CPU s": round(cpu, 1), "peak MB": after.ru_maxrss // 1024}
    return json.loads(done.stdout), cost


def _told(found: dict[str, Any]) -> dict[str, object]:
    themes, claims = found["themes"]["themes"], _claims(found["story"])
    redesign = _redesign(found)
    return {
        "rows": found["import"]["read"],
        "added": found["import"]["added"],
        "changed the second time": found["import again"]["changed"],
        "themes": len(themes),
        "promises": len(claims),
        "promises with quotes": sum(bool(_words(claim)) for claim in claims),
        "open questions": len(found["questions"]["open"]),
        "redesign theme": redesign["theme"]["name"],
        "it peaks in": _peak(redesign),
        "its share then": _share(redesign, _peak(redesign)),
        "and in July 2023": _share(redesign, "2023-07"),
    }


def _flaws(found: dict[str, Any]) -> list[str]:
    told = _told(found)
    checks = {
        f"{told['rows']} rows read, not {ROWS}": told["rows"] == ROWS,
        f"{told['changed the second time']} rows changed the second time": told["changed the second time"] == 0,
        "the second time rows were added": found["import again"]["added"] == 0,
        "fewer than 10 themes": int(str(told["themes"])) >= 10,
        "no promise has quotes": int(str(told["promises with quotes"])) > 0,
        "no open question": int(str(told["open questions"])) > 0,
        f"the redesign peaks in {told['it peaks in']}": told["it peaks in"] == "2023-10",
    }
    return [flaw for flaw, good in checks.items() if not good]


def _claims(story: Any) -> list[Any]:
    stories = story if isinstance(story, list) else story.get("stories", [story])
    return [claim for one in stories for claim in one["claims"]]


def _words(claim: Any) -> list[Any]:
    return [word for evidence in claim["evidence"] for word in evidence["words"] if evidence["relation"] != "near"]


def _redesign(found: dict[str, Any]) -> Any:
    """The theme about the redesign: the one most of what a search for it finds belongs to."""
    [(most, _)] = Counter(one["theme"] for one in found["search"]["found"] if one["theme"]).most_common(1)
    return next(theme for theme in found["themes"]["themes"] if theme["theme"]["id"] == most)


def _peak(theme: Any) -> str:
    months = [month["month"] for month in theme["months"] if month["of"] >= 100]
    return str(max(months, key=lambda month: _share(theme, month)))


def _share(theme: Any, month: str) -> float:
    found = next(one for one in theme["months"] if one["month"] == month)
    return round(found["messages"] / found["of"], 3)


if __name__ == "__main__":
    sys.exit(main())
