"""The command line: mounts every slice's commands."""

from __future__ import annotations

import sys

import click

from tellback.demo.commands import demo
from tellback.errors import TellbackError
from tellback.plugins import rooms
from tellback.workspace.workspace import Workspace


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="tellback")
def tellback() -> None:
    """Tell your product's story, hear what comes back, close the distance between the two."""


@tellback.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Answer here instead of 8765 or the next free port.")
@click.option(
    "--readers-port",
    type=click.IntRange(1, 65535),
    help="Answer readers' links here, too, under any name, and nothing else: the one to put behind a web server.",
)
@click.option("--no-open", is_flag=True, help="Do not open the browser.")
def serve(port: int | None, readers_port: int | None, no_open: bool) -> None:
    """Show the workspace in the browser: the story with its evidence, themes, questions, messages, import."""
    from tellback.show.serve import serve as answer

    answer(Workspace.here(), port, click.echo, open_browser=not no_open, readers_port=readers_port)


tellback.add_command(demo)
for room in rooms("commands"):
    for command in room.commands:
        tellback.add_command(command)


def main() -> None:
    """Run the command line; exit 0 clean, 1 findings, 2 could not run."""
    try:
        sys.exit(tellback.main(standalone_mode=False) or 0)
    except TellbackError as error:
        click.echo(f"tellback: {error}", err=True)
        sys.exit(2)
    except OSError as error:
        if error.filename is None:
            raise
        click.echo(f"tellback: {error.filename}: {error.strerror}. Nothing more was done.", err=True)
        sys.exit(2)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        click.echo("Stopped.", err=True)
        sys.exit(130)
