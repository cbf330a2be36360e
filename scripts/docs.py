"""Make the pages that come from the code, or with --check fail where they are stale."""

from __future__ import annotations

import json
import re
import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tellback.narrative.explain import Explained

ROOT = Path(__file__).parent.parent
HOW_OFTEN = """Made by `make bench` on ten real PR/FAQs, against a key that two readers made and a third settled:
[how](../bench/labels/prfaqs.md). Precision is the share of a rule's findings that the key holds, recall the share of
the key's sure findings that the rule makes, each with Wilson's 95 % interval.
"""


def reference() -> str:
    """The command-line reference, one section a command."""
    from tellback.cli import tellback

    context = click.Context(tellback, info_name="tellback", max_content_width=100)
    parts = ["# Commands\n", "Made by `make docs` from the commands themselves.\n"]
    for name in sorted(tellback.commands):
        inner = click.Context(tellback.commands[name], parent=context, info_name=name, max_content_width=100)
        parts += [f"## tellback {name}\n", "```text", tellback.commands[name].get_help(inner), "```\n"]
    return "\n".join(parts)


def rule_pages() -> str:
    """Every rule: a table a group, then the pages themselves."""
    from tellback.narrative.explain import shelf
    from tellback.narrative.prepare import profiles

    parts = ["# Rules\n", "Made by `make docs` from the rules' own pages, which are their tests, too.\n"]
    parts += ["What `tellback check` looks for. How to choose a profile, set a tier or let a sentence be:"]
    parts += ["[checking](checking.md).\n", "| profile | kind | what it is | source |", "|---|---|---|---|"]
    parts += [f"| {each.name} | {each.kind} | {each.title} | {each.source} |" for each in profiles().values()]
    for group, rules in groupby(shelf(), key=lambda rule: rule.group):
        parts += [f"\n## {group[0].upper()}{group[1:]}\n", "| rule | tier | limits | profiles that differ | |"]
        parts += ["|---|---|---|---|---|", *map(_row, rules)]
    parts += ["\n---\n", *(_demoted(rule.page) for rule in shelf())]
    return "\n".join(parts)


def _row(rule: Explained) -> str:
    limits = ", ".join(f"{name} {value:g}" for name, value in rule.limits.items())
    differ = "; ".join(f"{name}: {said}" for name, said in rule.profiles.items())
    cells = [f"[{rule.name}](#{rule.name})", rule.tier or "off", limits, differ, rule.why]
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _demoted(page: str) -> str:
    """A page as a part of a larger one: its headings two levels down, those in examples left alone."""
    fence, lines = "", list[str]()
    for line in page.splitlines():
        mark = re.match(r"`{3,}", line)
        if mark and (not fence or line == fence):
            fence = "" if fence else mark[0]
        lines.append(f"##{line}" if line.startswith("#") and not fence else line)
    return "\n".join(lines) + "\n"


def how_often_right() -> str:
    """The measured precision and recall of each rule, as bench/run wrote them down."""
    kept = (ROOT / "bench" / "results.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, kept) if row["bench"] == "rules" and "fired" in row]
    parts = ["# How often a rule is right\n", HOW_OFTEN]
    parts += ["| rule | findings | right | precision | in the key | found | recall |", f"|{'---|' * 7}"]
    for row in rows:
        cells = [row[name] for name in ("rule", "fired", "right", "precision", "labelled", "found", "recall")]
        parts.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(parts) + "\n"


def main() -> int:
    """Write, or compare."""
    stale = []
    for name, make in (("commands.md", reference), ("rules.md", rule_pages), ("how-often-right.md", how_often_right)):
        page, fresh = ROOT / "docs" / name, make()
        if "--check" not in sys.argv:
            page.write_text(fresh, encoding="utf-8")
        elif not page.is_file() or page.read_text(encoding="utf-8") != fresh:
            stale.append(name)
    for name in stale:
        print(f"docs/{name} is stale: run `make docs`.")
    return int(bool(stale))


sys.exit(main())
