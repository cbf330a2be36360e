"""Do customers who complain stay?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tellback.show.as_json import as_json
from tellback.workspace.workspace import Workspace

PATH = click.Path(path_type=Path)


@click.command()
@click.option("--churn-from", default="", metavar="DAY", help="From this day on everybody who left is recorded.")
@click.option("--complaints-from", default="", metavar="DAY", help="From this day on every complaint is recorded.")
@click.option("--until", default="", metavar="DAY", help="Up to this day. Default: the newest day of the roster.")
@click.option("--export", "folder", type=PATH, help="Write every figure into this folder: PNG, SVG, CSV.")
@click.option("--table", type=PATH, metavar="FILE", help="Ask a table with one row a customer instead, without days.")
@click.option("--complained", default="", metavar="COLUMN", help="With --table: whether they had complained.")
@click.option("--churned", default="", metavar="COLUMN", help="With --table: whether they left after that.")
@click.option("--tenure", default="", metavar="COLUMN", help="With --table: how long they had been customers.")
@click.option("--usage", multiple=True, metavar="COLUMN", help="With --table: how much they use; may be repeated.")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON object.")
def churn(folder: Path | None, table: Path | None, as_json_: bool, **given: Any) -> None:
    """Say whether customers who complain stay, how sure that is, and what cannot be said.

    The days are kept in tellback.toml. Without customers there is no answer: `tellback customers FILE` takes them in.
    """
    columns = {name: given.pop(name) for name in ("complained", "churned", "tenure", "usage")}
    if table:
        _table(table, columns, as_json_)
        return
    if any(columns.values()):
        raise click.UsageError("--complained, --churned, --tenure and --usage name columns of a --table FILE.")
    _store(folder, given, as_json_)


def _store(folder: Path | None, days: dict[str, str], as_json_: bool) -> None:
    """The answer from the workspace's customers and complaints."""
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


def _table(path: Path, columns: dict[str, Any], as_json_: bool) -> None:
    """The answer from a table alone; it needs no workspace."""
    from tellback.retention.landmark_table import Asked, landmark_table
    from tellback.retention.table_lines import lines

    if not (columns["complained"] and columns["churned"]):
        raise click.UsageError("Name the columns: --table FILE --complained COLUMN --churned COLUMN.")
    found = landmark_table(path, Asked(**columns))
    click.echo(as_json(found) if as_json_ else "\n".join(lines(found)), nl=not as_json_)
