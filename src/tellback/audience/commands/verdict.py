"""Whether the new version resonates more, in the terminal."""

from __future__ import annotations

from pathlib import Path

import click

from tellback.show.as_json import as_json
from tellback.workspace.workspace import Workspace


@click.command()
@click.argument("older", default="", metavar="[OLDER]")
@click.argument("newer", default="", metavar="[NEWER]")
@click.option("--story", default="", metavar="FILE", help="Which story, where a workspace holds several.")
@click.option(
    "--csv", "file", type=click.Path(dir_okay=False, path_type=Path), help="Write every verdict to this file."
)
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON object.")
def verdict(older: str, newer: str, story: str, file: Path | None, as_json_: bool) -> None:
    """Say whether the NEWER version resonates more than the OLDER one, with whom, and which sentence.

    The versions of the last comparison that readers were invited to, where none are named. It may be asked as often as
    one likes: "cannot tell, about 40 more readers" is an answer.
    """
    from tellback.audience.pair import compared
    from tellback.audience.parts import table
    from tellback.audience.verdict_lines import verdict_lines
    from tellback.show.table import as_csv

    if older and not newer:
        raise click.UsageError("Name both versions, the older one first: tellback verdict v3 v4.")
    found = compared(Workspace.here(), older, newer, story)
    if file:
        file.write_text(as_csv(table(found)), encoding="utf-8", newline="")
        click.echo(file, err=True)
    click.echo(as_json(found) if as_json_ else "\n".join(verdict_lines(found)), nl=not as_json_)
