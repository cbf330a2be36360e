"""What became of the story, version after version."""

from __future__ import annotations

from typing import Literal

import click

from tellback.show.as_json import as_json
from tellback.workspace.workspace import Workspace


@click.command()
@click.option("--audience", default="", type=click.Choice(["", "executives", "investors", "customers"]), metavar="A")
@click.option("--story", default="", metavar="FILE", help="Which story, where a workspace holds several.")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON object.")
def across(audience: Literal["", "executives", "investors", "customers"], story: str, as_json_: bool) -> None:
    """Follow what readers said through all versions: where the story stands, and what became of each sentence.

    --audience executives, investors or customers counts only their marks.
    """
    from tellback.audience.across import across as follow
    from tellback.audience.across_lines import across_lines

    found = follow(Workspace.here(), audience, story)
    click.echo(as_json(found) if as_json_ else "\n".join(across_lines(found)), nl=not as_json_)
