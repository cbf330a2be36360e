"""Read the story as an editor would: here, in CI, and where people write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tellback.errors import ExtraMissing
from tellback.show.as_json import as_json
from tellback.show.terminal import counted

if TYPE_CHECKING:
    from tellback.narrative.proofread import Calm, Proof

OUTPUTS = ("text", "json", "sarif", "github", "summary")
_VALE = "Write the rules that are lists of words as a style for Vale."
_APART = ("since", "changed", "fix", "diff")
_TIERS = ("must", "should", "consider")


@click.command()
@click.argument("files", nargs=-1, metavar="[FILES]", type=click.Path(path_type=Path))
@click.option("--format", "output", type=click.Choice(OUTPUTS), default="text", help="How to say what was found.")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON list: the same as --format json.")
@click.option("--fail-on", type=click.Choice(_TIERS), default="should", help="Exit 1 from this tier on.  [should]")
@click.option("--since", default="", metavar="VERSION", help="Only sentences new or edited since v3, a tag, a commit…")
@click.option("--changed", is_flag=True, help="Only lines that differ from the last commit.")
@click.option("--no-baseline", is_flag=True, help="Also what tellback-baseline.json puts up with.")
@click.option("--write-baseline", is_flag=True, help="Put up with what is found now; a rule's count may only fall.")
@click.option("--fix", is_flag=True, help="Apply the fixes that change no meaning.")
@click.option("--diff", is_flag=True, help="Show what --fix would do, and write nothing.")
@click.option("--fast", is_flag=True, help="Leave out the rules that read meaning.")
def check(**options: Any) -> None:
    """Read the story as a good editor would, and say what to mend, where and why.

    FILES are Markdown files, in a workspace or not; without any, all stories of the workspace. Exit 0: clean, 1: there
    are findings, 2: could not run.
    """
    from tellback.narrative.outputs import say
    from tellback.narrative.outputs.github import post
    from tellback.narrative.proofread import Calm, fails, proofread

    if options["write_baseline"] and any(options[name] for name in _APART):
        raise click.UsageError(f"--write-baseline takes in all that is found: leave out --{', --'.join(_APART)}.")
    calm = Calm(options["since"], options["changed"], not options["no_baseline"])
    proofs = tuple(proofread(options["files"], calm, meaning=not options["fast"]))
    if options["write_baseline"]:
        _accept(proofs)
        return
    if options["diff"]:
        _show_diff(proofs, calm)
        return
    if options["fix"]:
        proofs = tuple(_mended(proofs, calm))
    click.echo(say(proofs, "json" if options["as_json_"] else options["output"]), nl=False)
    if options["output"] == "github":
        post(proofs)
    click.get_current_context().exit(int(fails(proofs, options["fail_on"])))


def _accept(proofs: Sequence[Proof]) -> None:
    from tellback.narrative.baseline import write_baseline
    from tellback.narrative.outputs.text import written_lines

    for written in write_baseline([proof.draft for proof in proofs]):
        click.echo("\n".join(written_lines(written)))


def _show_diff(proofs: Sequence[Proof], calm: Calm) -> None:
    from tellback.narrative.proofread import mended

    changes = [mended(proof, calm).diff for proof in proofs]
    click.echo("".join(changes), nl=False)
    click.get_current_context().exit(int(any(changes)))


def _mended(proofs: Sequence[Proof], calm: Calm) -> Iterator[Proof]:
    """The stories with their fixes applied and written; what was done is told on the error stream."""
    from tellback.narrative.mend import save
    from tellback.narrative.proofread import mended, proof

    for each in proofs:
        done = mended(each, calm)
        save(done)
        for line in done.told:
            click.echo(line, err=True)
        yield proof(done.after, calm)


@click.command()
@click.argument("name", default="", metavar="[NAME]")
@click.option("--vale", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), help=_VALE)
@click.option("--json", "as_json_", is_flag=True, help="Answer in JSON.")
def explain(name: str, vale: Path | None, as_json_: bool) -> None:
    """Say what a rule looks for and why, with examples; without NAME, list all rules."""
    from tellback.narrative.explain import explain as explained
    from tellback.narrative.explain import shelf
    from tellback.narrative.rule_lines import page_lines, shelf_lines
    from tellback.narrative.vale import export

    if vale:
        click.echo(f"{vale}: {counted(len(export(vale)), 'rule')} for Vale. Add to .vale.ini: BasedOnStyles = tellback")
        return
    found = explained(name) if name else shelf()
    lines = page_lines(found) if not isinstance(found, tuple) else shelf_lines(found)
    click.echo(as_json(found) if as_json_ else "\n".join(lines), nl=not as_json_)


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
