"""Points scattered about a few directions: what came first has themes, what comes later repeats it or is new."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tellback.feedback.ground import Ground
from tellback.feedback.offer import new_themes, novel

SUBJECTS = ("search", "printer", "calendar", "password", "signature")
SPREAD = 0.7


def ground_of(batches: Sequence[tuple[int, int, int]]) -> Ground:
    """Passages by (subject, how many, their theme): each a direction of its subject with chance added."""
    chance = np.random.default_rng(1)
    directions = np.linalg.qr(chance.normal(size=(16, 16)))[0]
    subjects = np.repeat([subject for subject, _, _ in batches], [n for _, n, _ in batches])
    rows = directions[subjects] + chance.normal(size=(len(subjects), 16)) * SPREAD / 4
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    at = np.arange(len(subjects))
    themes = np.repeat([theme for _, _, theme in batches], [n for _, n, _ in batches])
    texts = [f"the {SUBJECTS[subject]} fails" for subject in subjects]
    return Ground(at, rows, at.astype(np.uint64), themes, texts, at, ["en"] * len(at), frozenset(), 0)


def offered(here: Ground) -> list[tuple[str, int]]:
    return [(offer.naming.name, len(offer.members)) for offer in new_themes(here, here.themes, 0.5, [])]


def test_what_repeats_a_theme_offers_none() -> None:
    here = ground_of([(0, 60, 1), (1, 60, 2), (2, 60, 3), (0, 40, 0), (1, 40, 0), (2, 40, 0)])
    assert offered(here) == []


def test_of_what_comes_later_only_the_new_is_offered() -> None:
    here = ground_of([(0, 60, 1), (1, 60, 2), (0, 40, 0), (1, 40, 0), (3, 50, 0), (4, 30, 0)])
    assert offered(here) == [("Password fails", 50), ("Signature fails", 30)]


def test_at_first_all_is_new() -> None:
    here = ground_of([(0, 60, 0), (1, 50, 0)])
    assert offered(here) == [("Search fails", 60), ("Printer fails", 50)]
    newer, new = novel(here, here.ids, np.zeros(0, np.int64))
    assert new.all()
    assert (newer == 1).all()


def test_a_stranger_among_old_ones_is_not_new() -> None:
    here = ground_of([(0, 60, 1), (0, 1, 0), (1, 60, 2), (3, 30, 0)])
    fresh, old = np.flatnonzero(here.themes == 0), np.flatnonzero(here.themes)
    newer, new = novel(here, fresh, old)
    assert new.tolist() == [False, *[True] * 30]
    assert newer[0] < 0.1
    assert newer[1:].mean() > 0.9
