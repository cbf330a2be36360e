from __future__ import annotations

import numpy as np
import pytest

from tellback.feedback import neighbours as module
from tellback.feedback.neighbours import nearest, neighbours


def some_rows(n: int, seed: int = 0) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    rows = np.random.default_rng(seed).normal(size=(n, 16)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.mark.parametrize("n", [6, 500, 1500])
def test_neighbours_are_the_nearest_others(n: int) -> None:
    rows = some_rows(n)
    cosines = rows @ rows.T
    np.fill_diagonal(cosines, -2)
    near = neighbours(rows, 5)
    assert np.allclose(np.sort(near.cosine), np.sort(cosines)[:, -5:], atol=1e-6)
    assert np.allclose(np.take_along_axis(cosines, near.index, axis=1), near.cosine, atol=1e-6)


def test_a_query_may_be_its_own_nearest_row() -> None:
    rows = some_rows(100)
    assert (nearest(rows[:10], rows, 1).index[:, 0] == np.arange(10)).all()


def test_above_the_exact_size_nearly_the_same_neighbours_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = some_rows(2000)
    exact = neighbours(rows, 10)
    monkeypatch.setattr(module, "EXACT", 1000)
    found = neighbours(rows, 10)
    shared = [len(set(a) & set(b)) for a, b in zip(exact.index.tolist(), found.index.tolist(), strict=True)]
    assert np.mean(shared) > 9.0
    assert (found.index != np.arange(2000)[:, None]).all()
    assert (neighbours(rows, 10).index == found.index).all()
