"""The commands of narrative."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tellback.errors import ExtraMissing
from tellback.show.as_json import as_json
from tellback.workspace.workspace import Workspace

if TYPE_CHECKING:
    from tellback.narrative.keep import Decided


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", default="", help="What the product is called. Default: the folder's name.")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON object.")
def new(folder: Path, name: str, as_json_: bool) -> None:
    """Start a workspace: settings, and a press release with FAQ that teaches by example."""
    from tellback.narrative.begin import begin

    begun = begin(folder, name)
    if as_json_:
        click.echo(as_json(begun), nl=False)
        return
    click.echo(f"{begun.folder} holds {', '.join(begun.files)}. Make the story in prfaq.md your own. Then:")
    for command in begun.next:
        click.echo(f"  {command}")


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
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON object.")
def story(**options: Any) -> None:
    """Show what the story promises, who contradicts and who supports it, and in which words.

    FILE is the story's, where a workspace holds several.
    """
    from tellback.narrative.report import decided_line, story_lines
    from tellback.narrative.tell import tell

    here = Workspace.here()
    decided = list(_decide(here, options))
    if decided:
        lines = map(decided_line, decided)
        click.echo(as_json(decided) if options["as_json_"] else "\n".join(lines), nl=not options["as_json_"])
        return
    told = tell(here, options["name"])
    lines = story_lines(told, everything=options["everything"])
    click.echo(as_json(told) if options["as_json_"] else "\n".join(lines), nl=not options["as_json_"])


def _decide(here: Workspace, options: dict[str, Any]) -> Iterator[Decided]:
    from tellback.narrative.keep import add, confirm, drop, undo

    for deed in (confirm, drop, undo):
        for claim in options[deed.__name__]:
            yield deed(here, claim)
    if options["add"]:
        line, column = options["add"]
        yield add(here, line, column, options["name"])


OUTPUTS = ("text", "json", "sarif", "github", "summary")
_TIERS = ("must", "should", "consider")


@click.command()
@click.argument("files", nargs=-1, metavar="[FILES]", type=click.Path(path_type=Path))
@click.option("--format", "output", type=click.Choice(OUTPUTS), default="text", help="How to say what was found.")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON list: the same as --format json.")
@click.option("--fail-on", type=click.Choice(_TIERS), default="should", help="Exit 1 from this tier on.  [should]")
@click.option("--fast", is_flag=True, help="Leave out the rules that read meaning.")
def check(**options: Any) -> None:
    """Read the story as a good editor would, and say what to mend, where and why.

    FILES are Markdown files, in a workspace or not; without any, all stories of the workspace. Exit 0: clean, 1: there
    are findings, 2: could not run.
    """
    from tellback.narrative.outputs import say
    from tellback.narrative.outputs.github import post
    from tellback.narrative.proofread import fails, proofread

    proofs = tuple(proofread(options["files"], meaning=not options["fast"]))
    click.echo(say(proofs, "json" if options["as_json_"] else options["output"]), nl=False)
    if options["output"] == "github":
        post(proofs)
    click.get_current_context().exit(int(fails(proofs, options["fail_on"])))


@click.command()
def lsp() -> None:
    """Answer an editor over standard input and output, in the Language Server Protocol.

    Editors start this by themselves: docs/editors.md says how to tell them.
    """
    try:
        from tellback.narrative.language_server import serve
    except ModuleNotFoundError as missing:
        raise ExtraMissing(f"{missing.name} is not installed. Run: pip install 'tellback[lsp]'") from None
    serve()


commands: list[click.Command] = [new, story, check, lsp]
