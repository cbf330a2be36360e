"""The commands of feedback."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from getpass import getuser
from typing import TYPE_CHECKING, Any

import click

from tellback.feedback.stance import Stance
from tellback.show.as_json import as_json
from tellback.show.mapping import mapping_option
from tellback.show.progress import going_on_later, progress_bar
from tellback.workspace.workspace import Workspace

if TYPE_CHECKING:
    from tellback.feedback.intake import Intake
    from tellback.feedback.understand import Understood


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked of `import`."""

    files: tuple[str, ...]
    source: str
    given: dict[str, str]
    again: bool
    dry_run: bool
    no_understand: bool
    as_json: bool


@click.command("import")
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--source", default="", help="Where the messages come from, such as zendesk. Default: the file's name.")
@mapping_option(
    "text=Body",
    'Say which column holds a field: --map text=Body, --map text="Pros + Cons", --map dates="day first".',
)
@click.option("--again", is_flag=True, help="Read the files again some of whose rows could not be read.")
@click.option("--dry-run", is_flag=True, help="Show how the files would be read, and take nothing in.")
@click.option("--no-understand", is_flag=True, help="Leave themes and links for later.")
@click.option("--json", "as_json", is_flag=True, help="End with one JSON object.")
def import_(**options: Any) -> None:
    """Take in customers' messages from CSV, JSON, NDJSON or Parquet files.

    A message comes in once, however often its file is imported. Which column holds what is recognised and shown;
    say otherwise with --map and it is kept in tellback.toml. Rows that cannot be read are set aside with their line.
    """
    from tellback.feedback.bring_in import to_mend
    from tellback.feedback.summary import together

    asked, here = _Asked(**options), Workspace.here()
    wanted = [(asked.source, file) for file in asked.files] or (to_mend(here) if asked.again else [])
    if not wanted:
        raise click.UsageError("No row is set aside." if asked.again else "Name the files to import.")
    done = [file for source, name in wanted if (file := _import(here, source, name, asked))]
    understood = None if asked.no_understand or asked.dry_run else _understand(here, asked)
    if asked.as_json and not asked.dry_run:
        click.echo(as_json(together(done, understood)), nl=False)


def _import(here: Workspace, source: str, file: str, asked: _Asked) -> Intake | None:
    from tellback.feedback.bring_in import bring_in, look
    from tellback.feedback.summary import done_lines, first_lines, guess_lines, looked

    tell = partial(click.echo, err=asked.as_json)
    export = look(here, file, source, asked.given)
    tell("\n".join(guess_lines(export)))
    if asked.dry_run:
        tell("\n".join(first_lines(export)))
        click.echo(as_json(looked(export)) if asked.as_json else "Nothing was taken in.", nl=not asked.as_json)
        return None
    with progress_bar(export.source) as show, going_on_later():
        done = bring_in(here, export, show)
    tell("\n".join(done_lines(done)))
    return done


def _understand(here: Workspace, asked: _Asked) -> Understood:
    from tellback.feedback.summary import understood_lines
    from tellback.feedback.understand import understand

    with progress_bar("reading") as show, going_on_later():
        done = understand(here, lambda _, part, whole: show(part, part / max(1, whole)))
    click.echo("\n".join(understood_lines(done)), err=asked.as_json)
    return done


@click.command()
@click.argument("words", nargs=-1)
@click.option("--theme", type=int, metavar="ID", help="Only this theme.")
@click.option("--about", default="", metavar="NAME", help="Only what speaks of this promise or question.")
@click.option("--stance", type=click.Choice([stance.value for stance in Stance]), help="Only complaints, or praise.")
@click.option("--source", default="", help="Only from this source.")
@click.option("--plan", default="", help="Only from customers with this plan.")
@click.option("--since", default="", metavar="DAY", help="Not before this day, such as 2026-03-01.")
@click.option("--until", default="", metavar="DAY", help="Not after this day.")
@click.option("--limit", "most", default=20, type=click.IntRange(1), show_default=True, help="How many to show.")
@click.option("--skip", default=0, type=click.IntRange(0), help="How many to pass over.")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON object.")
def search(words: tuple[str, ...], as_json_: bool, stance: str | None, **narrow: Any) -> None:
    """Find messages by words and by meaning; without words, the newest first.

    Words in double quotes stand together, and then meaning is left aside: tellback search '"dark mode"'.
    """
    from tellback.feedback.query import Query
    from tellback.feedback.results import result_lines
    from tellback.feedback.search import search as find

    here = Workspace.here()
    found = find(here.store, here.model, Query(" ".join(words), stance=Stance(stance) if stance else None, **narrow))
    click.echo(as_json(found) if as_json_ else "\n".join(result_lines(found)), nl=not as_json_)


@click.command()
@click.argument("author")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON object.")
def erase(author: str, yes: bool, as_json_: bool) -> None:
    """Erase a person's messages and all that was made of them, for good.

    AUTHOR is written as the export names them. What is counted stays; no import brings them back.
    """
    from tellback.feedback.erase import count_of
    from tellback.feedback.erase import erase as forget
    from tellback.feedback.results import erased_line

    here = Workspace.here()
    count = count_of(here.store, author)
    if not yes:
        click.confirm(f"Erase {count:,} messages by {author} for good?", abort=True, err=True)
    erased = forget(here.store, author)
    click.echo(as_json(erased) if as_json_ else erased_line(erased), nl=not as_json_)


@click.command()
@click.option("--all", "everything", is_flag=True, help="Every question, not only those most people ask.")
@click.option("--limit", default=20, type=click.IntRange(1), show_default=True, help="How many to show.")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON object.")
def questions(everything: bool, limit: int, as_json_: bool) -> None:
    """List what customers ask and the FAQ leaves open, in their words, most people first."""
    from tellback.feedback.ask import asked
    from tellback.feedback.asked_report import asked_lines
    from tellback.narrative.tell import recall_all

    here = Workspace.here()
    found = asked(here.store, recall_all(here), None if everything else limit)
    click.echo(as_json(found) if as_json_ else "\n".join(asked_lines(found)), nl=not as_json_)


@click.command()
@click.option("--theme", type=int, metavar="ID", help="One theme, with typical quotes.")
@click.option("--stance", type=click.Choice([stance.value for stance in Stance]), help="Only complaints, or praise.")
@click.option("--source", default="", help="Only from this source.")
@click.option("--plan", default="", help="Only from customers with this plan.")
@click.option("--since", default="", metavar="DAY", help="Not before this day, such as 2026-03-01.")
@click.option("--until", default="", metavar="DAY", help="Not after this day.")
@click.option("--regroup", is_flag=True, help="Propose themes made anew, and say what would move.")
@click.option("--more", is_flag=True, help="With --regroup: more and smaller themes.")
@click.option("--fewer", is_flag=True, help="With --regroup: fewer and bigger themes.")
@click.option("--apply", is_flag=True, help="Do what --regroup proposed.")
@click.option("--rename", type=(int, str), metavar="ID NAME", help="Call a theme by another name.")
@click.option("--merge", type=(int, int), metavar="ID INTO", help="Put a theme into another.")
@click.option("--undo", is_flag=True, help="Take back what was decided or applied last.")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON object.")
def themes(as_json_: bool, **asked: Any) -> None:
    """Show what customers keep talking about, most people first, with the share of each month's messages.

    A theme keeps its id and its passages; what you decide about it wins over every later run.
    """
    from tellback.feedback.theme_lines import lines

    found = _themes(Workspace.here(), **asked)
    click.echo(as_json(found) if as_json_ else "\n".join(lines(found)), nl=not as_json_)


def _themes(here: Workspace, **asked: Any) -> object:
    """The one deed that was asked for."""
    from tellback.feedback import curate, rank, regroup
    from tellback.feedback.query import Query

    deeds = {
        "regroup": lambda: regroup.propose(here.store, here.model.id, asked["more"] - asked["fewer"]),
        "apply": lambda: regroup.apply(here.store, here.model.id),
        "rename": lambda: curate.rename(here.store, asked["rename"][0], asked["rename"][1], getuser()),
        "merge": lambda: curate.merge(here.store, asked["merge"][0], asked["merge"][1], getuser()),
        "undo": lambda: curate.undo(here.store),
    }
    chosen = [deed for name, deed in deeds.items() if asked[name]]
    if len(chosen) > 1 or asked["more"] + asked["fewer"] > asked["regroup"]:
        raise click.UsageError("Ask for one of these at a time; --more or --fewer goes with --regroup.")
    stance = Stance(asked["stance"]) if asked["stance"] else None
    query = Query(stance=stance, **{name: asked[name] for name in ("source", "plan", "since", "until")})
    if not chosen and asked["theme"]:
        return rank.theme(here.store, here.model.id, asked["theme"], query)
    return chosen[0]() if chosen else rank.rank(here.store, query)


commands: list[click.Command] = [import_, questions, search, erase, themes]
