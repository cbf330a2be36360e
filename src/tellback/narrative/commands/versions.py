"""Save a version of the story, and compare two."""

from __future__ import annotations

import click

from tellback.show.as_json import as_json
from tellback.workspace.workspace import Workspace


@click.command()
@click.argument("name", default="", metavar="[NAME]")
@click.option("--note", default="", help="Why this version is worth keeping.")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON list.")
def snapshot(name: str, note: str, as_json_: bool) -> None:
    """Save the story as it stands as its next version, under a NAME if you like; git is not needed for it."""
    from tellback.narrative.changes_report import saved_lines
    from tellback.narrative.snapshot import snapshot as save

    saved = save(Workspace.here(), name, note)
    click.echo(as_json(saved) if as_json_ else "\n".join(saved_lines(saved)), nl=not as_json_)


@click.command()
@click.argument("older", default="")
@click.argument("newer", default="")
@click.option("--story", default="", metavar="FILE", help="Which story, where a workspace holds several.")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON object.")
def diff(older: str, newer: str, story: str, as_json_: bool) -> None:
    """Show what changed in what the story promises, sentence by sentence, and why.

    OLDER and NEWER are versions: v3, a git tag or commit, a snapshot's name, or "now" for the file as it stands.
    Without them: what changed since the last version.
    """
    from tellback.narrative.changes_report import diff_lines
    from tellback.narrative.compare import compare

    found = compare(Workspace.here(), older, newer, story)
    click.echo(as_json(found) if as_json_ else "\n".join(diff_lines(found)), nl=not as_json_)
