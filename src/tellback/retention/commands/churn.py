"""Do customers who complain stay?"""

from __future__ import annotations

from pathlib import Path

import click

from tellback.show.as_json import as_json
from tellback.workspace.workspace import Workspace


@click.command()
@click.option("--churn-from", default="", metavar="DAY", help="From this day on everybody who left is recorded.")
@click.option("--complaints-from", default="", metavar="DAY", help="From this day on every complaint is recorded.")
@click.option("--until", default="", metavar="DAY", help="Up to this day. Default: the newest day of the roster.")
@click.option("--export", "folder", type=click.Path(path_type=Path), help="Write every figure here: PNG, SVG, CSV.")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON object.")
def churn(folder: Path | None, as_json_: bool, **days: str) -> None:
    """Say whether customers who complain stay, how sure that is, and what cannot be said.

    The days are kept in tellback.toml. Without customers there is no answer: `tellback customers FILE` takes them in.
    """
    from tellback.retention.churn import churn as judge
    from tellback.retention.churn_lines import lines
    from tellback.retention.figures import figures
    from tellback.retention.take import take
    from tellback.workspace.settings import keep_days, read_settings

    here = Workspace.here()
    if any(days.values()):
        keep_days(here.folder, **days)
    found = judge(here.store, read_settings(here.folder).retention)
    click.echo(as_json(found) if as_json_ else "\n".join(lines(found)), nl=not as_json_)
    if folder:
        for path in take(figures(found), folder):
            click.echo(path, err=True)
