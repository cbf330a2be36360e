"""Who is known, counted once for every change."""

from __future__ import annotations

from pathlib import Path

import pytest

from enrolling import export
from tellback.people.census import Census, census
from tellback.people.enrol import enrol
from tellback.people.forget import forget
from tellback.store.base import Store

HEAD = "customer id,email,since,left\n"
ROWS = f"{HEAD}1,ana@heron.example,2025-01-01,\n2,ben@quill.example,2025-01-01,2025-03-01\n3,c@x.example,,2025-02-01\n"


def read(store: Store, folder: Path, text: str) -> None:
    path = folder / "roster.csv"
    path.write_text(text, encoding="utf-8")
    enrol(store, export(path))


def shown(found: Census) -> tuple[int, int, int, int, int, str]:
    return found.customers, found.spells, found.running, found.left, found.undated, found.since


@pytest.fixture
def known(store: Store, tmp_path: Path) -> Store:
    read(store, tmp_path, ROWS)
    return store


def test_who_is_known_is_counted(known: Store) -> None:
    assert shown(census(known)) == (3, 3, 1, 2, 1, "2025-01-01")
    assert census(known) == census(known)


def test_it_is_counted_anew_only_after_a_file_was_read_or_somebody_erased(known: Store, tmp_path: Path) -> None:
    first = census(known)
    known.execute("delete from subscriptions where external_id = '3'")
    assert census(known) == first, "what was kept is told"
    forget(known, "1")
    assert shown(census(known)) == (2, 2, 0, 1, 0, "2025-01-01")
    read(known, tmp_path, f"{HEAD}2,,2025-01-01,2025-03-01\n4,,2024-12-01,\n2,,2025-05-01,\n")
    assert shown(census(known)) == (3, 4, 2, 1, 0, "2024-12-01")


def test_nobody_is_counted_where_nobody_is_known(store: Store) -> None:
    assert shown(census(store)) == (0, 0, 0, 0, 0, "")
