"""Who went quiet, and who waits for an answer."""

from __future__ import annotations

from pathlib import Path

import click

from tellback.show.as_json import as_json
from tellback.workspace.workspace import Workspace


@click.command()
@click.option("--as-of", default="", metavar="DAY", help="As it was known on this day. Default: the last day known.")
@click.option("--only", "kind", type=click.Choice(["quiet", "waiting"]), help="Only who went quiet, or who waits.")
@click.option("--plan", default="", help="Only customers with this plan.")
@click.option("--limit", default=20, type=click.IntRange(1), show_default=True, help="How many to show.")
@click.option("--csv", "file", type=click.Path(dir_okay=False, path_type=Path), help="Write all of them to this file.")
@click.option("--with-email", is_flag=True, help="With --csv: contact addresses, too. They are personal data.")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON object.")
def silent(file: Path | None, with_email: bool, limit: int, as_json_: bool, **asked: str | None) -> None:
    """List customers who used to write or use the product and went quiet, and those whose complaint is unanswered.

    Each is held against their own rhythm. Most money comes first; a company counts once. Above the list stands how
    well it would have done on past days: of those it would have named, how many left, against the base rate.
    Names and words are masked as everywhere; e-mail addresses are written only with --with-email.
    """
    from tellback.retention.silence import Wanted, silence
    from tellback.retention.silent_lines import lines, table
    from tellback.show.table import as_csv
    from tellback.workspace.settings import read_settings

    if with_email and not file:
        raise click.UsageError("--with-email goes with --csv FILE.")
    here, as_of = Workspace.here(), asked["as_of"] or ""
    settings = read_settings(here.folder).retention
    kind, plan = asked["kind"] or "", asked["plan"] or ""
    if file:
        every = silence(here.store, settings, as_of, Wanted(kind, plan))
        file.write_text(as_csv(table(every, with_email)), encoding="utf-8", newline="")
        click.echo(f"{file}: {len(every.accounts):,} customers", err=True)
        if not as_json_:
            return
    found = silence(here.store, settings, as_of, Wanted(kind, plan, limit))
    click.echo(as_json(found) if as_json_ else "\n".join(lines(found)), nl=not as_json_)
