"""Readers' marks in and out: tables and Word documents."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from tellback.show.as_json import as_json
from tellback.show.mapping import mapping_option
from tellback.workspace.workspace import Workspace

AUDIENCES = click.Choice(["executives", "investors", "customers"])


@click.command("marks-out")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--version", default="", help="Only readers of this version; the last version where FILE is .docx.")
@click.option("--audience", default=None, type=AUDIENCES, help="Only this audience.")
@click.option("--story", default="", metavar="FILE", help="Which story, where a workspace holds several.")
@click.option("--blank", is_flag=True, help="A Word document without anybody's marks, for others to comment on.")
def marks_out(
    file: Path, version: str, audience: Literal["executives", "investors", "customers"] | None, story: str, blank: bool
) -> None:
    """Write what readers said into FILE: a table (.csv), or the story in Word with their marks as comments (.docx).

    The table has a row for each mark, and one for each reader who marked nothing.
    """
    from tellback.audience.invitation import Audience
    from tellback.audience.take_out import Chosen, take_out

    chosen = Chosen(version, Audience(audience) if audience else None, story)
    take_out(Workspace.here(), file, chosen, blank)
    click.echo(f"Written to {file}. It holds what single readers said: keep it as you keep their answers.")


@click.command("marks-in")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--version", default="", help="Which version was read, where the file does not say so.")
@click.option("--audience", default=None, type=AUDIENCES, help="Who read it, where the file does not say so.")
@click.option("--story", default="", metavar="FILE", help="Which story, where a workspace holds several.")
@click.option("--source", default="", help="Where the marks come from. Default: the file's name.")
@click.option("--kind", default=None, type=click.Choice(["excites", "confuses", "doubts"]), help="For bare notes.")
@click.option("--read-whole", is_flag=True, help="Every reader read to the end.")
@mapping_option("reader=Name", "Say which column holds a field: --map reader=Name, --map sentence=Quote.")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON object.")
def marks_in(file: Path, as_json_: bool, **options: object) -> None:
    """Take in what readers said on paper, in Word or in another tool: FILE is CSV, JSON, NDJSON, Parquet or .docx.

    One row a mark, with its reader and its sentence (by number or by its words); in Word, comments that begin with
    excites, confuses or doubts. The same file again changes nothing. `tellback take-back` takes it back whole.
    """
    from tellback.audience.bring import bring
    from tellback.audience.brought_lines import brought_lines
    from tellback.audience.said import wanted

    done = bring(Workspace.here(), file, wanted(options))
    click.echo(as_json(done) if as_json_ else "\n".join(brought_lines(done)), nl=not as_json_)


@click.command("brought")
@click.option("--json", "as_json_", is_flag=True, help="Answer with one JSON list.")
def brought(as_json_: bool) -> None:
    """List the readers who were brought in with `marks-in`, and where they come from."""
    from tellback.audience.brought_lines import origins_lines
    from tellback.audience.whence import brought_from

    found = brought_from(Workspace.here().store)
    click.echo(as_json(found) if as_json_ else "\n".join(origins_lines(found)), nl=not as_json_)


@click.command("take-back")
@click.argument("id_", metavar="ID", type=int)
def take_back(id_: int) -> None:
    """Delete everything that was brought in under invitation ID."""
    from tellback.audience.whence import take_back as undo

    gone = undo(Workspace.here().store, id_)
    click.echo(f"{gone.readers} readers from {gone.source} are gone, with all they said.")


@click.command()
@click.argument("version", default="", metavar="[VERSION]")
@click.option("--audience", required=True, type=AUDIENCES, help="Who shall read it.")
@click.option("--story", default="", metavar="FILE", help="Which story, where a workspace holds several.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Default: reading-sheet-AUDIENCE.html")
def sheet(
    version: str, audience: Literal["executives", "investors", "customers"], story: str, out: Path | None
) -> None:
    """Write a VERSION of the story as a sheet to print: each sentence with its number, three boxes and a line.

    Open the file in a browser and print it, on A4 or Letter. Type what comes back into a table and bring it in with
    `tellback marks-in`.
    """
    from tellback.audience.invitation import Audience
    from tellback.audience.paper import write_paper
    from tellback.audience.take_out import Chosen

    file = out or Path(f"reading-sheet-{audience}.html")
    write_paper(Workspace.here(), file, Chosen(version, Audience(audience), story))
    click.echo(f"Written to {file}: open it in a browser and print it.")
