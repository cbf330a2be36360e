"""Ask a language model, where one is named."""

from __future__ import annotations

import sys

import click

from tellback.narrative.brief import ASKED, Brief
from tellback.show.as_json import as_json
from tellback.workspace.workspace import Workspace


@click.command()
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON object.")
def draft(as_json_: bool) -> None:
    """Have a language model draft a press release from five answers about the customer: tellback draft > draft.md

    Needs [llm] in tellback.toml; docs/privacy.md says what is sent.
    """
    from tellback.narrative.compose import compose

    advisor = Workspace.here().advisor
    if sys.stdin is None:
        raise click.Abort
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
