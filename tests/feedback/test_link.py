"""Linking is arrays in, arrays out: these tests bring their own small worlds, and the real one where it is there."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tellback.feedback.link import Aims, Examples, Target, aim, in_context, link
from tellback.feedback.sure import Certainty
from tellback.feedback.sure import measured as certainty_of
from tellback.model.base import Embedder, open_model

CERTAINTY = Certainty(6, -4)
Rows = NDArray[np.float32]


@pytest.fixture(scope="module")
def model() -> Embedder:
    return open_model("built-in")


def world(n: int = 200, d: int = 128) -> tuple[Rows, Aims]:
    """Three topics along the first three axes; twenty passages speak of each, the others of nothing."""
    draw = np.random.default_rng(0)
    rows = draw.normal(size=(n, d)).astype(np.float32) * 0.1
    for topic in range(3):
        rows[topic * 20 : (topic + 1) * 20, topic] += 1.5
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    targets = tuple(Target(name, name) for name in ("mail", "calendar", "look"))
    return rows, Aims(targets, np.eye(3, d, dtype=np.float32), np.zeros((0, d), np.float32), np.zeros(0, np.int64))


def test_a_passage_is_linked_to_what_it_speaks_of() -> None:
    rows, aims = world()
    links = link(rows, aims, CERTAINTY)
    assert links.best[:60].tolist() == [0] * 20 + [1] * 20 + [2] * 20
    assert links.sureness[:60].min() > 0.7
    assert links.sureness[60:].max() < 0.3


def test_the_same_passages_in_another_order_get_the_same_links() -> None:
    rows, aims = world()
    order = np.random.default_rng(1).permutation(len(rows))
    np.testing.assert_allclose(
        link(rows[order], aims, CERTAINTY).sureness, link(rows, aims, CERTAINTY).sureness[order], atol=1e-4
    )


def test_what_a_person_confirmed_speaks_for_the_promise() -> None:
    rows, aims = world()
    apart = np.flatnonzero(np.arange(len(rows)) >= 60)[:1]
    before = link(rows, aims, CERTAINTY).scores[apart[0], 1]
    examples = Examples(yes={"calendar": rows[apart]})
    assert link(rows, aims, CERTAINTY, examples).scores[apart[0], 1] > before + 0.2


def test_what_a_person_rejected_is_not_offered_again() -> None:
    rows, aims = world()
    links = link(rows, aims, CERTAINTY, Examples(no={"mail": rows[:1]}))
    assert links.sureness[0] < 0.5


def test_one_promise_and_few_passages_are_enough() -> None:
    rows, aims = world()
    alone = Aims(aims.targets[:1], aims.names[:1], aims.parts, aims.owners)
    links = link(rows[[0, 100]], alone, CERTAINTY)
    assert links.sureness[0] > 0.7 > links.sureness[1]


def test_no_promise_or_no_passage_gives_no_link() -> None:
    rows, aims = world()
    none = Aims((), aims.names[:0], aims.parts, aims.owners)
    assert link(rows, none, CERTAINTY).sureness.max() == 0
    assert len(link(rows[:0], aims, CERTAINTY).best) == 0


def test_an_answer_helps_to_find_its_question(model: Embedder) -> None:
    targets = [
        Target("sync", "Does it work on two computers?", ("Your folders are synchronised through the server.",)),
        Target("price", "What does it cost?", ("It is free for one account; teams pay four euros a month.",)),
    ]
    asked = ["How many euros do I pay for my team", "are my folders on the server in sync"]
    links = link(model.embed(asked), aim(model, targets), CERTAINTY, texts=asked)
    assert links.best.tolist() == [1, 0]


def test_a_sentence_is_read_with_its_message(model: Embedder) -> None:
    said = ["It is too small.", "The font in the message list changed.", "I paid twice for my subscription."]
    rows = in_context(model.embed(said), np.array([7, 7, 9]))
    font = model.embed(["font size"])[0]
    assert rows[0] @ font > model.embed(said[:1])[0] @ font
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def intents(folder: Path, *files: str) -> tuple[list[str], list[Target], NDArray[np.int64]]:
    rows: list[dict[str, str]] = []
    for file in files:
        with (folder / f"{file}.csv").open(encoding="utf-8") as lines:
            rows += list(csv.DictReader(lines))
    labels = [row.get("category") or row["intent"] for row in rows]
    names = sorted(set(labels) - {"oos"})
    return (
        [row["text"] for row in rows],
        [Target(name, name.replace("_", " ")) for name in names],
        np.array([names.index(label) if label != "oos" else -1 for label in labels]),
    )


def coverage(right: NDArray[np.bool_], sureness: NDArray[np.float64], part: float) -> float:
    surest = np.argsort(-sureness, kind="stable")[: int(len(right) * part)]
    return float(right[surest].mean())


@pytest.mark.data
@pytest.mark.parametrize(
    ("files", "a_fifth", "a_half", "ten"),
    [(("banking77_train", "banking77_test"), 0.93, 0.79, 0.74), (("clinc150",), 0.94, 0.82, 0.81)],
)
def test_links_of_the_built_in_model_are_right_where_it_is_sure(
    data: Path, model: Embedder, files: tuple[str, ...], a_fifth: float, a_half: float, ten: float
) -> None:
    right_where_sure(data, model, files, (a_fifth, a_half, ten))


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.parametrize("files", [("banking77_train", "banking77_test"), ("clinc150",)])
def test_links_of_minilm_are_right_where_it_is_sure(data: Path, files: tuple[str, ...]) -> None:
    right_where_sure(data, open_model("minilm"), files, (0.95, 0.85, 0.80))


def right_where_sure(data: Path, model: Embedder, files: tuple[str, ...], bars: tuple[float, float, float]) -> None:
    """Precision on the surest fifth and half, top-1 after ten confirmations, false links out of scope."""
    texts, claims, labels = intents(data / "intents", *files)
    rows, aims, certainty, known = model.embed(texts), aim(model, claims), certainty_of(model.id), labels >= 0
    links = link(rows, aims, certainty)
    right = (links.best == labels)[known]
    assert coverage(right, links.sureness[known], 0.2) >= bars[0]
    assert coverage(right, links.sureness[known], 0.5) >= bars[1]
    if (~known).any():
        assert (links.sureness[~known] >= 0.7).mean() <= 0.02
    draw = np.random.default_rng(0)
    told = {claim.id: draw.choice(np.flatnonzero(labels == at), 10, replace=False) for at, claim in enumerate(claims)}
    others = known.copy()
    others[np.concatenate(list(told.values()))] = False
    taught = link(rows, aims, certainty, Examples(yes={id_: rows[at] for id_, at in told.items()}))
    assert (taught.best == labels)[others].mean() >= bars[2]
