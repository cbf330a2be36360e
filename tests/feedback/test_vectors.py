"""Vectors beside their passages."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from tellback.feedback.vectors import drop_vectors, keep_vectors, load_vectors, resident_vectors
from tellback.store.base import Store

MODEL = "tiny-1"


def units(n: int, seed: int = 0) -> NDArray[np.float32]:
    rows = np.random.default_rng(seed).normal(size=(n, 16)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def ids(store: Store) -> NDArray[np.int64]:
    columns = "message_id, start_at, end_at, language, stance, sureness, weight"
    sql = f"insert into passages ({columns}) values (:m, 0, 1, 'en', 'neither', 1, 1)"
    store.many(sql, ({"m": n} for n in range(2500)))
    return np.array([row["id"] for row in store.query("select id from passages order by id")], np.int64)


def test_vectors_come_back_in_the_order_of_their_passages(store: Store, ids: NDArray[np.int64]) -> None:
    rows = units(len(ids))
    keep_vectors(store, MODEL, ids[::-1], rows[::-1])
    vectors = load_vectors(store, MODEL)
    assert vectors.ids.tolist() == ids.tolist()
    assert vectors.rows.dtype == np.float32
    np.testing.assert_allclose(vectors.rows, rows, atol=1e-3)
    assert store.query("select count(*) as n from vectors")[0]["n"] == 3


def test_two_models_are_never_mixed(store: Store, ids: NDArray[np.int64]) -> None:
    keep_vectors(store, MODEL, ids[:5], units(5))
    keep_vectors(store, "other", ids[5:9], units(4))
    assert load_vectors(store, MODEL).ids.tolist() == ids[:5].tolist()
    assert load_vectors(store, "none").rows.shape[0] == 0


def test_the_last_vector_of_a_passage_counts(store: Store, ids: NDArray[np.int64]) -> None:
    keep_vectors(store, MODEL, ids[:3], units(3))
    keep_vectors(store, MODEL, ids[1:2], units(1, seed=9))
    np.testing.assert_allclose(load_vectors(store, MODEL).rows[1], units(1, seed=9)[0], atol=1e-3)


def test_a_passage_that_is_gone_has_no_vector(store: Store, ids: NDArray[np.int64]) -> None:
    keep_vectors(store, MODEL, ids[:3], units(3))
    store.execute("delete from passages where id = :id", id=ids[1])
    assert load_vectors(store, MODEL).ids.tolist() == [ids[0], ids[2]]


def test_the_nearest_are_those_a_full_comparison_finds(store: Store, ids: NDArray[np.int64]) -> None:
    keep_vectors(store, MODEL, ids, units(len(ids)))
    vectors = load_vectors(store, MODEL)
    asked = units(1, seed=5)[0]
    cosines = vectors.rows @ asked
    best = np.argsort(-cosines)[:10]
    assert [found for found, _ in vectors.nearest(asked, 10)] == ids[best].tolist()
    some = ids[[3, 4, 5, 2000]]
    assert {found for found, _ in vectors.nearest(asked, 10, among=some)} == set(some.tolist())
    assert vectors.nearest(asked, 10, among=np.array([-1, 10**9])) == []
    assert load_vectors(store, "none").nearest(asked, 10) == []


def test_places_leave_out_what_has_no_vector(store: Store, ids: NDArray[np.int64]) -> None:
    keep_vectors(store, MODEL, ids[[0, 2, 4]], units(3))
    vectors = load_vectors(store, MODEL)
    assert vectors.places(ids[[0, 1, 4, 5]]).tolist() == [0, 2]


def test_what_is_held_in_memory_is_read_anew_when_vectors_come_or_go(store: Store, ids: NDArray[np.int64]) -> None:
    keep_vectors(store, MODEL, ids[:3], units(3))
    first = resident_vectors(store, MODEL)
    assert resident_vectors(store, MODEL) is first
    keep_vectors(store, MODEL, ids[3:4], units(1))
    assert len(resident_vectors(store, MODEL).ids) == 4
    drop_vectors(store, ids[:4])
    assert len(resident_vectors(store, MODEL).ids) == 0


def test_a_dropped_vector_leaves_the_others_of_its_block(store: Store, ids: NDArray[np.int64]) -> None:
    rows = units(len(ids))
    keep_vectors(store, MODEL, ids, rows)
    assert drop_vectors(store, ids[[7, 1500]]) == 2
    vectors = load_vectors(store, MODEL)
    assert vectors.ids.tolist() == np.delete(ids, [7, 1500]).tolist()
    np.testing.assert_allclose(vectors.rows, np.delete(rows, [7, 1500], axis=0), atol=1e-3)
    for block in store.query("select passages, rows from vectors"):
        assert rows[7].astype("<f2").tobytes() not in block["rows"]
        assert ids[7] not in np.frombuffer(block["passages"], "<i8")
