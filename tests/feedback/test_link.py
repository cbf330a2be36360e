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
from tellback.text.sentences import sentences

CERTAINTY = Certainty(6, -4)
Rows = NDArray[np.float32]


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
@pytest.mark.parametrize(("files", "every"), [(("banking77_train", "banking77_test"), 1), (("clinc150",), 4)])
def test_links_of_minilm_are_right_where_it_is_sure(data: Path, files: tuple[str, ...], every: int) -> None:
    right_where_sure(data, open_model("minilm"), files, (0.95, 0.85, 0.80), every)


def right_where_sure(
    data: Path, model: Embedder, files: tuple[str, ...], bars: tuple[float, float, float], every: int = 1
) -> None:
    """Precision on the surest fifth and half, top-1 after ten confirmations, false links out of scope."""
    texts, claims, labels = intents(data / "intents", *files)
    texts, labels = texts[::every], labels[::every]
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


def help_pages(folder: Path, every: int) -> tuple[list[list[str]], list[Target], NDArray[np.bool_]]:
    """Every n-th English question of the forum by title and sentences, the help pages, and which are right."""
    import pyarrow.parquet as pq

    pages = pq.read_table(folder / "kb_articles.parquet").to_pylist()
    right: dict[int, set[str]] = {}
    for row in pq.read_table(folder / "faq_links.parquet").to_pylist():
        if row["in_kb"]:
            right.setdefault(row["question_id"], set()).add(row["slug"])
    rows = pq.read_table(folder / "questions_dev.parquet", columns=["id", "title", "text", "locale"]).to_pylist()
    slugs = [page["slug"] for page in pages]
    kept = [row for row in rows if right.get(row["id"], set()) & set(slugs) and row["locale"].startswith("en")]
    gold = np.array([[slug in right[row["id"]] for slug in slugs] for row in kept[::every]])
    targets = [Target(page["slug"], f"{page['title']}. {page['summary']}", cut(page["text"], 4)) for page in pages]
    assert len(kept) == 1990
    return [[row["title"], *cut(row["text"][:1200], 1)] for row in kept[::every]], targets, gold


def cut(text: str, fewest: int) -> tuple[str, ...]:
    found = (text[start:end] for start, end in sentences(text))
    return tuple(sentence for sentence in found if len(sentence.split()) >= fewest)


def recall(data: Path, model: Embedder, every: int) -> tuple[float, float]:
    """Recall at 1 and 5 of the right help page."""
    questions, pages, gold = help_pages(data / "thunderbird", every)
    messages = np.repeat(np.arange(len(questions)), [len(question) for question in questions])
    rows = in_context(model.embed([sentence for question in questions for sentence in question]), messages)
    titles = np.unique(messages, return_index=True)[1]
    texts = ["\n".join(question) for question in questions]
    scores = link(rows[titles], aim(model, pages), certainty_of(model.id), texts=texts).scores
    hits = np.take_along_axis(gold, np.argsort(-scores, axis=1, kind="stable"), axis=1)
    return float(hits[:, 0].mean()), float(hits[:, :5].any(axis=1).mean())


@pytest.mark.data
@pytest.mark.slow
def test_the_built_in_model_finds_the_help_page_better_than_tf_idf(data: Path, model: Embedder) -> None:
    first, fifth = recall(data, model, 1)
    assert first >= 0.193
    assert fifth >= 0.400


@pytest.mark.data
@pytest.mark.slow
def test_minilm_finds_the_help_page_of_a_question(data: Path) -> None:
    first, fifth = recall(data, open_model("minilm"), 4)
    assert first >= 0.27
    assert fifth >= 0.50
