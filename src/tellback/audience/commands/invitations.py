"""Ask readers, and take it back."""

from __future__ import annotations

from typing import Literal

import click

from tellback.show.as_json import as_json
from tellback.workspace.workspace import Workspace

AT = "http://127.0.0.1:8765"


@click.command()
@click.argument("version", default="", metavar="[VERSION]")
@click.option("--audience", required=True, type=click.Choice(["executives", "investors", "customers"]))
@click.option("--open", "open_to", type=int, metavar="LIMIT", help="One link that LIMIT readers may use.")
@click.option("--readers", type=int, default=1, show_default=True, help="So many links, each for one reader.")
@click.option("--against", default="", metavar="VERSION", help="The earlier version that half of them read instead.")
@click.option(
    "--looks",
    type=click.Choice(["any", "planned"]),
    default="any",
    show_default=True,
    help="Judge them whenever you look, or at five looks planned now, after every fifth of the readers.",
)
@click.option("--until", default="", metavar="DAY", help="The last day they work; 30 days from now where not given.")
@click.option("--story", default="", metavar="FILE", help="Which story, where a workspace holds several.")
@click.option("--at", default=AT, show_default=True, help="The address under which readers reach the pages.")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON object.")
def invite(
    version: str,
    audience: Literal["executives", "investors", "customers"],
    open_to: int | None,
    readers: int,
    looks: Literal["any", "planned"],
    **where: str,
) -> None:
    """Make links for an audience to read a VERSION of the story and say what its sentences do to them.

    VERSION is v3, a git tag or commit, a snapshot's name, or "now"; the last one where not given. The links work while
    `tellback serve` runs: docs/audience.md says how readers elsewhere reach it. With `--against` each reads one of two
    versions, by chance, and then chooses between both wordings of what changed.
    """
    from tellback.audience.invitation import Audience
    from tellback.audience.invite import Wanted
    from tellback.audience.invite import invite as ask
    from tellback.audience.lines import invited_lines

    limit = readers if open_to is None else open_to
    wanted = Wanted(Audience(audience), limit, open_to is not None, where["until"], where["against"], looks)
    made = ask(Workspace.here(), wanted, version, where["story"])
    lines = invited_lines(made, where["at"])
    click.echo(as_json(made) if where["as_json_"] else "\n".join(lines), nl=not where["as_json_"])


@click.command()
@click.option("--readers", type=click.IntRange(1, 10_000), help="How many; a few examples where not given.")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON list.")
def plan(readers: int | None, as_json_: bool) -> None:
    """Say what a number of readers of two versions can show, before anybody is asked."""
    from tellback.audience.lines import plan_lines
    from tellback.audience.plan import plans

    found = plans(readers or 0)
    click.echo(as_json(found) if as_json_ else "\n".join(plan_lines(found)), nl=not as_json_)


@click.command()
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON list.")
def invitations(as_json_: bool) -> None:
    """List who was invited to read what, how many began and finished, and which links still work."""
    from tellback.audience.invite import invited
    from tellback.audience.lines import invitations_lines

    found = invited(Workspace.here().store)
    click.echo(as_json(found) if as_json_ else "\n".join(invitations_lines(found)), nl=not as_json_)


@click.command()
@click.argument("id_", metavar="ID", type=int)
def withdraw(id_: int) -> None:
    """Let the links of invitation ID work no more. What readers said through them stays."""
    from tellback.audience.invite import withdraw as take_back

    gone = take_back(Workspace.here().store, id_)
    click.echo(f"Invitation {gone.id} ({gone.version}, {gone.audience}) is withdrawn: its links work no more.")


@click.command("erase-reader")
@click.argument("id_", metavar="ID", type=int)
@click.argument("reader", type=int)
def erase_reader(id_: int, reader: int) -> None:
    """Erase what one READER of invitation ID said: marks, notes and answers. That somebody read stays counted."""
    from tellback.audience.forget import forget

    gone = forget(Workspace.here().store, id_, reader)
    click.echo(f"Reader {gone.reader} of invitation {gone.invitation} is erased: {gone.rows} rows are gone.")
