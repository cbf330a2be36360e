from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from tellback.feedback import cluster as module
from tellback.feedback.cluster import cluster

if TYPE_CHECKING:
    from numpy.typing import NDArray

Crowd = tuple["NDArray[np.float32]", "NDArray[np.uint64]", "NDArray[np.int64]"]


def crowds(sizes: list[int], spread: float = 0.12, seed: int = 0) -> Crowd:
    """Unit rows around as many centres as there are sizes, their keys and the truth."""
    chance = np.random.default_rng(seed)
    truth = np.repeat(np.arange(len(sizes)), sizes)
    rows = chance.normal(size=(len(sizes), 32))[truth] + chance.normal(size=(len(truth), 32)) * spread * 5
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    keys = np.array([int.from_bytes(hashlib.sha256(row.tobytes()).digest()[:8]) for row in rows], np.uint64)
    return rows.astype(np.float32), keys, truth


def agree(labels: NDArray[np.int64], truth: NDArray[np.int64]) -> float:
    """Share of pairs on which both say the same: together or apart."""
    return float(((labels[:, None] == labels) == (truth[:, None] == truth)).mean())


def test_crowds_are_told_apart_and_numbered_by_size() -> None:
    rows, keys, truth = crowds([40, 90, 60])
    labels = cluster(rows, keys, resolution=1)
    assert agree(labels, truth) == 1
    assert np.bincount(labels).tolist() == [90, 60, 40]


def test_the_order_of_rows_changes_nothing() -> None:
    rows, keys, _ = crowds([80, 70, 60, 50, 40], spread=0.3)
    order = np.random.default_rng(1).permutation(len(rows))
    assert (cluster(rows[order], keys[order]) == cluster(rows, keys)[order]).all()


def test_the_order_changes_nothing_where_many_are_equally_near() -> None:
    rows = np.eye(6, dtype=np.float32)[np.arange(120) % 6]
    keys = np.arange(120, dtype=np.uint64) * 7919
    order = np.random.default_rng(1).permutation(120)
    assert (cluster(rows[order], keys[order]) == cluster(rows, keys)[order]).all()


def test_repeats_share_the_label_of_the_first() -> None:
    rows, keys, _ = crowds([50, 50], spread=0.4)
    again: Any = np.r_[np.arange(100), np.arange(100), np.arange(10)]
    labels = cluster(rows[again], keys[again])
    assert (labels[100:200] == labels[:100]).all()
    assert (labels[200:] == labels[:10]).all()


def test_of_many_rows_the_rest_joins_by_vote(monkeypatch: pytest.MonkeyPatch) -> None:
    rows, keys, truth = crowds([300, 300, 300])
    monkeypatch.setattr(module, "FITTED", 300)
    assert agree(cluster(rows, keys, resolution=1), truth) > 0.98


def test_what_was_together_tends_to_stay_together() -> None:
    rows, keys, _ = crowds([200], spread=0.5)
    before = np.arange(200) % 2
    halves = cluster(rows, keys, resolution=1, warm=before)
    assert agree(halves, before) > agree(cluster(rows, keys, resolution=1), before)


@pytest.mark.parametrize("n", [0, 1, 2, 4])
def test_a_handful_of_rows_is_no_trouble(n: int) -> None:
    rows, keys, _ = crowds([4])
    assert len(cluster(rows[:n], keys[:n])) == n
