"""The command line: mounts every slice's commands."""

from __future__ import annotations

import sys

import click

from tellback.errors import TellbackError
from tellback.plugins import rooms


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="tellback")
def tellback() -> None:
    """Tell your product's story, hear what comes back, close the distance between the two."""


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
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        click.echo("Stopped.", err=True)
        sys.exit(130)
