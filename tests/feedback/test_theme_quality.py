"""What bench/themes.py and bench/stability.py measure in full, held on a part of it with the built-in model."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pytest

from said import land
from tellback.feedback.cluster import cluster
from tellback.feedback.ground import content_keys
from tellback.feedback.group import group
from tellback.feedback.regroup import apply, regroup
from tellback.model.base import Embedder
from tellback.store.opening import open_store

if TYPE_CHECKING:
    from numpy.typing import NDArray

pytestmark = [pytest.mark.data, pytest.mark.slow]
INTENTS = 30


class Labelled(NamedTuple):
    """Messages, their vectors, and the intent of each, which the program never sees."""

    texts: list[str]
    rows: NDArray[np.float32]
    intents: NDArray[np.int64]


@pytest.fixture(scope="module")
def banking(data: Path, model: Embedder) -> Labelled:
    files = [data / "intents" / f"banking77_{part}.csv" for part in ("train", "test")]
    rows = [row for file in files for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines(True))]
    kept = sorted({row["category"] for row in rows})[:INTENTS]
    rows = [row for row in rows if row["category"] in kept]
    texts = [row["text"] for row in rows]
    return Labelled(texts, model.embed(texts), np.array([kept.index(row["category"]) for row in rows], np.int64))


def test_themes_are_near_to_the_intents_people_gave(banking: Labelled) -> None:
    from sklearn.metrics import adjusted_rand_score, v_measure_score

    labels = cluster(banking.rows, content_keys(banking.texts))
    assert v_measure_score(banking.intents, labels) > 0.72
    assert adjusted_rand_score(banking.intents, labels) > 0.35


def test_shuffling_moves_no_passage(banking: Labelled) -> None:
    keys = content_keys(banking.texts)
    order = np.random.default_rng(0).permutation(len(keys))
    moved = cluster(banking.rows[order], keys[order]) != cluster(banking.rows, keys)[order]
    assert moved.mean() <= 0.01


def test_old_passages_hold_still_while_data_grow(banking: Labelled, tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db")
    order = np.random.default_rng(0).permutation(len(banking.texts))
    first, later = np.split(order, [int(0.6 * len(order))])
    for places in (first, later):
        names = [str(at) for at in places]
        land(store, "m", [banking.texts[at] for at in places], banking.rows[places], names)
        grown = group(store, "m")
    assert (grown.moved, grown.of) == (0, len(first))
    assert group(store, "m").added == 0
    proposed = regroup(store, "m")
    assert proposed.moved <= 0.22 * proposed.of
    assert apply(store, "m").moved == proposed.moved
    store.close()
