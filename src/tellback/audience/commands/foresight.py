"""Ask a language model what readers will say, where one is named."""

from __future__ import annotations

from typing import Literal

import click

from tellback.show.as_json import as_json
from tellback.workspace.workspace import Workspace


@click.command("predict-readers")
@click.argument("version", default="", metavar="[VERSION]")
@click.option(
    "--audience", default=None, type=click.Choice(["executives", "investors", "customers"]), help="Whom to foresee."
)
@click.option("--story", default="", metavar="FILE", help="Which story, where a workspace holds several.")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON list.")
def predict_readers(
    version: str, audience: Literal["executives", "investors", "customers"] | None, story: str, as_json_: bool
) -> None:
    """Have a language model foresee which sentences an audience will be excited by, confused by and doubt.

    Without --audience, list the predictions so far, each held against the readers so far. A prediction is kept apart,
    counts as no reader, and is scored only where eight readers have read. Needs [llm] in tellback.toml;
    docs/privacy.md says what is sent.
    """
    from tellback.audience.foresee import foresee, foresights
    from tellback.audience.foresight_lines import foresight_lines
    from tellback.audience.invitation import Audience
    from tellback.audience.take_out import Chosen

    here = Workspace.here()
    if audience:
        found = (foresee(here, here.advisor, Chosen(version, Audience(audience), story)),)
    else:
        found = foresights(here.store)
    click.echo(as_json(found) if as_json_ else "\n".join(foresight_lines(found)), nl=not as_json_)
