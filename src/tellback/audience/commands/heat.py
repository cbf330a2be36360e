"""What a version did to its readers, in the terminal."""

from __future__ import annotations

import click

from tellback.show.as_json import as_json
from tellback.workspace.workspace import Workspace


@click.command()
@click.argument("version", default="", metavar="[VERSION]")
@click.option("--audience", default="", type=click.Choice(["", "executives", "investors", "customers"]), metavar="WHO",
              help="Only executives, investors or customers.")  # fmt: skip
@click.option("--story", default="", metavar="FILE", help="Which story, where a workspace holds several.")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON object.")
def heat(version: str, audience: str, story: str, as_json_: bool) -> None:
    """Show which sentences of a VERSION excite, confuse and are doubted; of the last one read where not given.

    Shares are of the readers who reached a sentence, and said from 8 readers on, the interval first. Groups of so few
    that somebody would be recognised are not shown.
    """
    from tellback.audience.heat import heat as feel
    from tellback.audience.heat_lines import heat_lines

    found = feel(Workspace.here(), version, story, audience)
    click.echo(as_json(found) if as_json_ else "\n".join(heat_lines(found)), nl=not as_json_)
