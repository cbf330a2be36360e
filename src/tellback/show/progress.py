"""A progress bar on the terminal's error stream, nothing where that is no terminal; and a word to who cuts it short."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, float], None]]:
    """Yields what to call with rows done so far and the share of all, 0 to 1."""
    if not sys.stderr.isatty():
        yield lambda _rows, _share: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %  {task.fields[rows]:,} rows, {task.fields[pace]:,.0f} a second"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=1.0, rows=0, pace=0.0)

        def show(rows: int, share: float) -> None:
            elapsed = bar.tasks[0].elapsed or 0.0
            bar.update(task, completed=share, rows=rows, pace=rows / elapsed if elapsed else 0.0)

        yield show


@contextmanager
def going_on_later() -> Iterator[None]:
    """Around what keeps each part as it is done: who cuts it short is told so."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo("What came in so far is kept. The same command goes on from there.", err=True)
        raise click.Abort from None
