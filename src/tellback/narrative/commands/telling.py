"""Begin a story, and tell what it promises."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tellback.narrative.brief import ASKED, Brief
from tellback.narrative.example import EXAMPLES
from tellback.show.as_json import as_json
from tellback.workspace.workspace import Workspace

if TYPE_CHECKING:
    from tellback.narrative.keep import Decided


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", default="", help="What the product is called. Default: the folder's name.")
@click.option("--profile", type=click.Choice(EXAMPLES), default=EXAMPLES[0], help="Whose advice the example follows.")
@click.option("--ask", is_flag=True, help="Answer five questions about the customer, and begin from a first draft.")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON object.")
def new(folder: Path, name: str, profile: str, ask: bool, as_json_: bool) -> None:
    """Start a workspace: settings, and a press release with FAQ that teaches by example."""
    from tellback.narrative.begin import begin

    begun = begin(folder, name, profile, _ask() if ask else None)
    if as_json_:
        click.echo(as_json(begun), nl=False)
        return
    click.echo(f"{begun.folder} holds {', '.join(begun.files)}. Make the story in prfaq.md your own. Then:")
    for command in begun.next:
        click.echo(f"  {command}")


def _ask() -> Brief:
    """The answers to the five questions, one after the other; an empty one leaves its place open."""
    if sys.stdin is None:
        raise click.Abort
    click.echo("Five questions about the customer. One sentence each is enough; Enter leaves one open.", err=True)
    said = {}
    for name, question, such in ASKED:
        click.echo(f"\n{question} Such as: {such}", err=True)
        said[name] = click.prompt("", default="", show_default=False, prompt_suffix="> ", err=True)
    return Brief(**said)


def _place(_context: click.Context, _option: click.Parameter, given: str | None) -> tuple[int, int] | None:
    if given is None:
        return None
    line, _, column = given.partition(":")
    if not (line.isdigit() and (column or "1").isdigit()):
        raise click.BadParameter(f"`{given}`: write LINE:COLUMN as your editor counts them, such as 12:1.")
    return int(line), int(column or 1)


@click.command()
@click.argument("name", default="", metavar="[FILE]")
@click.option("--all", "everything", is_flag=True, help="The questions nobody asks, too.")
@click.option("--confirm", multiple=True, metavar="NAME", help="Confirm a promise, in a comment in the story.")
@click.option("--drop", multiple=True, metavar="NAME", help="Say that a sentence is no promise.")
@click.option("--undo", multiple=True, metavar="NAME", help="Take back what was said of a sentence.")
@click.option("--add", metavar="LINE:COLUMN", callback=_place, help="Make the sentence at a place a promise.")
@click.option("--history", metavar="NAME", help="Show how a promise was worded, version by version, and why.")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON object.")
def story(**options: Any) -> None:
    """Show what the story promises, who contradicts and who supports it, and in which words.

    FILE is the story's, where a workspace holds several.
    """
    from tellback.narrative.report import decided_line, story_lines
    from tellback.narrative.tell import tell

    here = Workspace.here()
    if options["history"]:
        _past(here, options["history"], as_json_=options["as_json_"])
        return
    decided = list(_decide(here, options))
    if decided:
        lines = map(decided_line, decided)
        click.echo(as_json(decided) if options["as_json_"] else "\n".join(lines), nl=not options["as_json_"])
        return
    told = tell(here, options["name"])
    lines = story_lines(told, everything=options["everything"])
    click.echo(as_json(told) if options["as_json_"] else "\n".join(lines), nl=not options["as_json_"])


def _past(here: Workspace, claim: str, *, as_json_: bool) -> None:
    from tellback.narrative.changes_report import lineage_lines
    from tellback.narrative.lineage import lineage

    found = lineage(here, claim)
    click.echo(as_json(found) if as_json_ else "\n".join(lineage_lines(found)), nl=not as_json_)


def _decide(here: Workspace, options: dict[str, Any]) -> Iterator[Decided]:
    from tellback.narrative.keep import add, confirm, drop, undo

    for deed in (confirm, drop, undo):
        for claim in options[deed.__name__]:
            yield deed(here, claim)
    if options["add"]:
        line, column = options["add"]
        yield add(here, line, column, options["name"])
