"""The command of the demo."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click


@click.command()
@click.option("--folder", default="tellback-demo", type=click.Path(path_type=Path), help="Where to build it.")
@click.option("--fresh/--keep", help="Build it anew, or go on with the one that is there (the default).")
@click.option("--port", type=click.IntRange(1, 65535), help="Answer here instead of 8765 or the next free port.")
@click.option("--no-open", is_flag=True, help="Do not open the browser.")
@click.option("--json", "as_json", is_flag=True, help="Print what was built as JSON, and stop there.")
def demo(folder: Path, fresh: bool, port: int | None, no_open: bool, as_json: bool) -> None:
    """See it at work: a made-up product, its story, and what 4,000 made-up customers say.

    Builds a workspace with everything in it, which takes half a minute once, and opens its story in the browser.
    """
    from tellback.demo.build import build
    from tellback.demo.world import World
    from tellback.show.as_json import as_json as spoken
    from tellback.show.serve import serve
    from tellback.workspace.workspace import Workspace

    tell = partial(click.echo, err=as_json)
    done = build(folder, World(), tell, fresh=fresh)
    if as_json:
        click.echo(spoken(done), nl=False)
        return
    tell(f"Ready in {done.seconds:.0f} s: {done.folder}. Look around there too: every `tellback` command works in it.")
    serve(Workspace(folder), port, click.echo, open_browser=not no_open)
