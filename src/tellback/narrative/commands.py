"""The commands of narrative."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tellback.errors import ExtraMissing
from tellback.narrative.brief import ASKED, Brief
from tellback.narrative.example import EXAMPLES
from tellback.show.as_json import as_json
from tellback.show.terminal import counted
from tellback.workspace.workspace import Workspace

if TYPE_CHECKING:
    from tellback.narrative.keep import Decided
    from tellback.narrative.proofread import Calm, Proof


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


@click.command()
@click.argument("name", default="", metavar="[NAME]")
@click.option("--note", default="", help="Why this version is worth keeping.")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON list.")
def snapshot(name: str, note: str, as_json_: bool) -> None:
    """Save the story as it stands as its next version, under a NAME if you like; git is not needed for it."""
    from tellback.narrative.changes_report import saved_lines
    from tellback.narrative.snapshot import snapshot as save

    saved = save(Workspace.here(), name, note)
    click.echo(as_json(saved) if as_json_ else "\n".join(saved_lines(saved)), nl=not as_json_)


@click.command()
@click.argument("older", default="")
@click.argument("newer", default="")
@click.option("--story", default="", metavar="FILE", help="Which story, where a workspace holds several.")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON object.")
def diff(older: str, newer: str, story: str, as_json_: bool) -> None:
    """Show what changed in what the story promises, sentence by sentence, and why.

    OLDER and NEWER are versions: v3, a git tag or commit, a snapshot's name, or "now" for the file as it stands.
    Without them: what changed since the last version.
    """
    from tellback.narrative.changes_report import diff_lines
    from tellback.narrative.compare import compare

    found = compare(Workspace.here(), older, newer, story)
    click.echo(as_json(found) if as_json_ else "\n".join(diff_lines(found)), nl=not as_json_)


OUTPUTS = ("text", "json", "sarif", "github", "summary")
_VALE = "Write the rules that are lists of words as a style for Vale."
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
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON object.")
def draft(as_json_: bool) -> None:
    """Have a language model draft a press release from five answers about the customer: tellback draft > draft.md

    Needs [llm] in tellback.toml; docs/privacy.md says what is sent.
    """
    from tellback.narrative.compose import compose

    advisor = Workspace.here().advisor
    composed = compose(advisor, Brief(*(click.prompt(question, err=True) for _, question, _ in ASKED)))
    click.echo(as_json(composed) if as_json_ else composed.text, nl=False)


@click.command()
@click.argument("name", default="", metavar="[FILE]")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON object.")
def challenge(name: str, as_json_: bool) -> None:
    """Have a language model ask the ten hardest questions, each with the sentence it attacks.

    Needs [llm] in tellback.toml; docs/privacy.md says what is sent.
    """
    from tellback.narrative.advice_lines import challenge_lines
    from tellback.narrative.challenge import challenge as challenged
    from tellback.narrative.tell import recall

    here = Workspace.here()
    found = challenged(here.advisor, recall(here, name))
    click.echo(as_json(found) if as_json_ else "\n".join(challenge_lines(found)), nl=not as_json_)


def _rule_and_line(_context: click.Context, _argument: click.Parameter, given: str) -> tuple[str, int]:
    rule, _, line = given.rpartition(":")
    if not (rule and line.isdigit()):
        raise click.BadParameter(f"`{given}`: write RULE:LINE as `tellback check` says it, such as hype:12.")
    return rule, int(line)


@click.command()
@click.argument("finding", metavar="RULE:LINE", callback=_rule_and_line)
@click.argument("name", default="", metavar="[FILE]")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON list.")
def suggest(finding: tuple[str, int], name: str, as_json_: bool) -> None:
    """Have a language model rewrite the sentence of a finding. Nothing is written to the file.

    Needs [llm] in tellback.toml; docs/privacy.md says what is sent.
    """
    from tellback.narrative.advice_lines import suggestion_lines
    from tellback.narrative.proofread import drafted
    from tellback.narrative.suggest import suggest as suggested
    from tellback.narrative.tell import recall

    here = Workspace.here()
    advisor = here.advisor
    found = suggested(advisor, drafted(here.folder / recall(here, name).path), *finding)
    click.echo(as_json(found) if as_json_ else "\n".join(suggestion_lines(found)), nl=not as_json_)


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


commands: list[click.Command] = [new, story, snapshot, diff, check, explain, draft, challenge, suggest, lsp]
