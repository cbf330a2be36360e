"""Make the pages that come from the code, or with --check fail where they are stale."""

from __future__ import annotations

import sys
from pathlib import Path

import click

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "commands.md"


def reference() -> str:
    """The command-line reference, one section a command."""
    from tellback.cli import tellback

    context = click.Context(tellback, info_name="tellback", max_content_width=100)
    parts = ["# Commands\n", "Made by `make docs` from the commands themselves.\n"]
    for name in sorted(tellback.commands):
        inner = click.Context(tellback.commands[name], parent=context, info_name=name, max_content_width=100)
        parts += [f"## tellback {name}\n", "```text", tellback.commands[name].get_help(inner), "```\n"]
    return "\n".join(parts)


def main() -> int:
    """Write, or compare."""
    fresh = reference()
    if "--check" not in sys.argv:
        REFERENCE.write_text(fresh, encoding="utf-8")
        return 0
    if REFERENCE.is_file() and REFERENCE.read_text(encoding="utf-8") == fresh:
        return 0
    print(f"{REFERENCE.relative_to(ROOT)} is stale: run `make docs`.")
    return 1


sys.exit(main())
