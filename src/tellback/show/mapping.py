"""`--map FIELD=COLUMN`, given as often as needed: which column of a file holds what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click


def mapping_option(such_as: str, explained: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option, which a command takes as `given`: a column for each field, "" for none."""

    def read(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
        for pair in given:
            if "=" not in pair:
                raise click.BadParameter(f"`{pair}`: write FIELD=COLUMN, such as {such_as}, or FIELD= for none.")
        return {field.strip(): column.strip() for field, _, column in (pair.partition("=") for pair in given)}

    return click.option("--map", "given", multiple=True, metavar="FIELD=COLUMN", callback=read, help=explained)
