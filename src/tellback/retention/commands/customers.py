"""`tellback customers`: take in who is a customer, and show who is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from tellback.show.as_json import as_json
from tellback.show.mapping import mapping_option
from tellback.show.progress import going_on_later, progress_bar
from tellback.workspace.workspace import Workspace

if TYPE_CHECKING:
    from tellback.people.enrol import Enrolled


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--source", default="", help="What the file is called from now on. Default: its own name.")
@mapping_option(
    "left=End", 'Say which column holds a field: --map since=Joined, --map left=End, --map dates="day first".'
)
@click.option("--dry-run", is_flag=True, help="Show how the files would be read, and take nothing in.")
@click.option("--json", "as_json_", is_flag=True, help="End with one JSON object.")
def customers(files: tuple[str, ...], source: str, given: dict[str, str], dry_run: bool, as_json_: bool) -> None:
    """Take in customers, subscriptions and what else is known of them; without files, show who is known.

    Stripe's and ChartMogul's exports are recognised, and any table of customers with a first and a last day (CSV,
    JSON, Parquet). Each comes in once, however often its file is read. Rows that cannot be read are set aside with
    their line and column.
    """
    here = Workspace.here()
    if not files:
        _show(here, as_json_)
        return
    tell = partial(click.echo, err=as_json_)
    done = [file for name in files if (file := _take(here, name, source, given, (dry_run, as_json_)))]
    if not done:
        return
    from tellback.retention.belonging import belonging, belonging_lines
    from tellback.retention.roster_lines import done_lines, together

    complaints = belonging(here.store)
    for file in done:
        tell("\n".join(done_lines(file)))
    tell("\n".join(belonging_lines(complaints)))
    if as_json_:
        click.echo(as_json(together(done, complaints)), nl=False)


def _take(here: Workspace, file: str, source: str, given: dict[str, str], how: tuple[bool, bool]) -> Enrolled | None:
    from tellback.retention.enlist import enlist, look
    from tellback.retention.roster_lines import first_lines, guess_lines, looked

    dry_run, in_json = how
    tell = partial(click.echo, err=in_json)
    export = look(here, file, source, given)
    tell("\n".join(guess_lines(export)))
    if dry_run:
        tell("\n".join(first_lines(export)))
        click.echo(as_json(looked(export)) if in_json else "Nothing was taken in.", nl=not in_json)
        return None
    with progress_bar(export.source) as show, going_on_later():
        return enlist(here, export, show)


def _show(here: Workspace, in_json: bool) -> None:
    from tellback.people.census import census
    from tellback.retention.census_lines import census_lines

    found = census(here.store)
    click.echo(as_json(found) if in_json else "\n".join(census_lines(found)), nl=not in_json)
