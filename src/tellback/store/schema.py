"""The store's own tables, step by step."""

from __future__ import annotations

from tellback.store.base import Store
from tellback.store.steps import Steps

steps = Steps("store")


@steps
def s001_jobs(store: Store) -> None:
    """Work that goes on behind a page, and who has it in hand until when."""
    store.define("""create table jobs (
        id {key}, kind text not null, detail text not null, state text not null, attempt {int} not null default 0,
        worker text not null default '', held_until {real} not null default 0, progress text not null default '{}',
        outcome text not null default '{}', asked_at text not null, ended_at text)""")
    store.define("create index jobs_by_state on jobs (kind, state)")
