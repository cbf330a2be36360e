"""Migrations: append-only steps, each slice its own, each in a transaction of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from tellback.errors import StoreError
from tellback.store.base import Store

Step = Callable[[Store], None]


class Steps:
    """The steps of one slice, in the order they were written. Never edit a released step; add one."""

    def __init__(self, slice_: str) -> None:
        self.slice = slice_
        self.steps: list[Step] = []

    def __call__(self, step: Step) -> Step:
        """Append a step; the decorator gives it back."""
        self.steps.append(step)
        return step


def upgrade(store: Store, slices: Sequence[Steps]) -> None:
    """Take every step that this store has not taken yet. Two processes at once take each step once.

    Raises StoreError where the store has taken a step that these slices do not know.
    """
    store.define("create table if not exists steps (name text primary key, taken_at text not null)")
    taken = {row["name"] for row in store.query("select name from steps")}
    known = {f"{steps.slice}.{step.__name__}": step for steps in slices for step in steps.steps}
    if unknown := sorted(taken - known.keys()):
        raise StoreError(f"The store was made by a newer tellback (it has taken {unknown[0]}). Upgrade tellback.")
    for name, step in known.items():
        if name not in taken:
            _take(store, name, step)


def _take(store: Store, name: str, step: Step) -> None:
    with store.transaction():
        first = store.execute(
            "insert into steps (name, taken_at) values (:name, :now) on conflict (name) do nothing",
            name=name,
            now=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        if first:
            step(store)
