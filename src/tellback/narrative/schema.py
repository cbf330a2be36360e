"""The tables of narrative, step by step."""

from __future__ import annotations

from tellback.store.base import Store
from tellback.store.steps import Steps

steps = Steps("narrative")


@steps
def s001_what_was_read(store: Store) -> None:
    """Promises and questions as they last stood in a story's file: `gone_at` is empty while they stand there."""
    for table in ("claims", "questions"):
        store.define(f"""create table {table} (
            narrative text not null, id text not null, text text not null, place {{int}} not null,
            line {{int}} not null, standing text not null, first_seen text not null, last_seen text not null,
            gone_at text not null default '', primary key (narrative, id))""")


@steps
def s002_snapshots(store: Store) -> None:
    """A story's text as it was saved under a name, for people without git."""
    store.define("""create table snapshots (
        id {key}, narrative text not null, name text not null, note text not null, saved_at text not null,
        text text not null)""")
