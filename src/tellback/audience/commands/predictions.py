"""Hold the checker against the readers."""

from __future__ import annotations

import click

from tellback.show.as_json import as_json
from tellback.workspace.workspace import Workspace


@click.command()
@click.option("--off", default="", metavar="RULE", help="Switch a rule off in tellback.toml.")
@click.option("--on", default="", metavar="RULE", help="Switch it on again.")
@click.option("--story", default="", metavar="FILE", help="Which story, where a workspace holds several.")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON object.")
def predicts(off: str, on: str, story: str, as_json_: bool) -> None:
    """Tell which rules of the checker find what readers then doubt or do not understand.

    For each rule: how much more often readers mark the sentences that it finds than others of the same part of the
    story, with an interval, or why that cannot be said yet.
    """
    from tellback.audience.predict import predict, switch
    from tellback.audience.predict_lines import predictions_lines

    here = Workspace.here()
    for rule in filter(None, (off, on)):
        switch(here, rule, off=rule == off)
    found = predict(here, story)
    click.echo(as_json(found) if as_json_ else "\n".join(predictions_lines(found)), nl=not as_json_)
