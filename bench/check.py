"""How fast the checker reads, beside proselint on the same text in the same run.

The long text is the prose of all announcements, twice, some 300,000 words; each side reads it in a process of its own.
The short one is a PR/FAQ of some 3,000 words, put together from real ones, through the command line from start to end.
proselint needs .bench/ (bench/peer-venv proselint) and is given prose without Markdown, as it wants it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

HERE = Path(__file__).parent
DATA = Path(os.environ.get("TELLBACK_DATA") or HERE.parents[1] / "shared" / "data")
PEER = HERE.parent / ".bench" / "bin" / "python"
FRONT = re.compile(r"\A(---|\+\+\+)\n.*?^\1\n", re.DOTALL | re.MULTILINE)
WORD = re.compile(r"\w[\w'’-]*")
TIMES = 5


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        long, short, prose = (Path(folder, name) for name in ("long.md", "short.md", "prose.txt"))
        posts = [FRONT.sub("", path.read_text()) for path in sorted((DATA / "announcements").rglob("*.md"))]
        long.write_text("\n\n".join(posts * 2))
        short.write_text(prfaq())
        whole(long, prose)
        start_to_end(short, prose)


def prfaq() -> str:
    """One real PR/FAQ, and questions of others until there are 3,000 words."""
    texts = [path.read_text() for path in sorted((DATA / "prfaqs").glob("*.md"), reverse=True)]
    parts = [texts[0]] + [text.partition("# FAQ")[2] for text in texts[1:]]
    while len(WORD.findall("\n\n".join(parts[:-1]))) > 3000:
        parts.pop()
    return "\n\n".join(parts)


def whole(long: Path, prose: Path) -> None:
    """Words a second on one core."""
    read = [asked(sys.executable, str(HERE / "check.py"), str(long), str(prose)) for _ in range(TIMES)]
    ours = sorted(read, key=lambda each: each["rules"])[TIMES // 2]
    best = min(each["rules"] for each in read)
    count = len(WORD.findall(prose.read_text()))
    rows = [("tellback, all rules that need no model, best run", best, ours)]
    rows += [("tellback, all rules that need no model, middle run", ours["rules"], ours)]
    rows += [("tellback, parsing counted", ours["rules"] + ours["parse"], ours)]
    if PEER.exists():
        theirs = asked(str(PEER), str(HERE / "proselint_peer.py"), str(prose))
        rows.append((str(theirs["version"]), theirs["cpu"], theirs))
    last = rows[-1][1]
    for name, seconds, found in rows:
        line = {"by": name, "words a second": round(count / seconds), "times proselint": round(last / seconds, 1)}
        line |= {"CPU s": round(seconds, 2), "found": found["found"], "peak MB": round(found["peak"])}
        print(json.dumps({"table": f"Check, {count:,} words of announcements on one core", **line}), flush=True)


def start_to_end(short: Path, prose: Path) -> None:
    """Seconds from the command to its answer, once by the clock and once as user and system together."""
    count = len(WORD.findall(short.read_text()))
    check = [sys.executable, "-m", "tellback", "check", str(short)]
    runs = [("tellback check --fast", [*check, "--fast"]), ("tellback check", check)]
    if PEER.exists():
        asked(sys.executable, str(HERE / "check.py"), str(short), str(prose))
        runs.append(("proselint check", [str(PEER), "-m", "proselint", "check", str(prose)]))
    for name, command in runs:
        timed(command, short.parent)
        runs_ = [timed(command, short.parent) for _ in range(TIMES)]
        walls, cpus = [sorted(each) for each in zip(*[each[:2] for each in runs_], strict=True)]
        line = {"by": name, "best s": round(walls[0], 2), "middle s": round(walls[TIMES // 2], 2)}
        line |= {"best CPU s": round(cpus[0], 2), "middle CPU s": round(cpus[TIMES // 2], 2)}
        line |= {"lines said": runs_[0][2], "peak MB of any": round(getrusage(RUSAGE_CHILDREN).ru_maxrss / 1024)}
        print(json.dumps({"table": f"Check of a PR/FAQ of {count:,} words, start-up counted", **line}), flush=True)


def timed(command: list[str], folder: Path) -> tuple[float, float, int]:
    """Seconds by the clock, seconds of CPU, and how many lines it says.

    Bytecode may be kept, beside the text: installed programs have it, whatever is set where this runs.
    """
    ready = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    ready["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
    before, began = getrusage(RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False, cwd=folder, env=ready)
    wall, after = time.perf_counter() - began, getrusage(RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, len(done.stdout.splitlines())


def asked(*command: str) -> dict[str, float]:
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def ours(text: str, prose: str) -> None:
    """What tellback finds in the text, in this process; leaves the text's sentences in `prose`."""
    from tellback.narrative.check import check, rules
    from tellback.narrative.draft import Draft
    from tellback.narrative.parse import parse
    from tellback.narrative.plain import plain

    using = [rule for rule in rules() if not rule.reads_meaning]
    began = time.process_time()
    story = parse(Path(text).read_text())
    parsed = time.process_time()
    found = check(Draft(story), using)
    done = time.process_time()
    peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    Path(prose).write_text("\n".join(plain(sentence.text) for sentence in story.sentences))
    print(json.dumps({"parse": parsed - began, "rules": done - parsed, "found": len(found), "peak": peak}))


if __name__ == "__main__":
    ours(*sys.argv[1:]) if len(sys.argv) > 1 else main()
