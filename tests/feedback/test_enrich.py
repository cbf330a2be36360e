from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from tellback.feedback.enrich import enrich
from tellback.feedback.train import judge_for
from tellback.model.base import Embedder

MESSAGES = (
    "I love the new look. But search finds nothing since the update.",
    "Hello!\nIch kann seit gestern keine Mails mehr senden.\nDanke im Voraus",
    "Thanks!",
    "",
    "👍 \u200d",
    "How can I print several messages at once? It does not work any more.",
)


def batch_of(texts: Sequence[str], **more: Sequence[object]) -> pa.RecordBatch:
    rows = {"id": list(range(1, len(texts) + 1)), "revision": [1] * len(texts), "text": list(texts)}
    return pa.RecordBatch.from_pydict({**rows, "locale": ["en"] * len(texts), **more})


def enriched(model: Embedder, texts: Sequence[str], **more: Sequence[object]) -> pa.RecordBatch:
    return enrich(batch_of(texts, **more), model, judge_for(model))


def test_a_message_may_praise_in_one_passage_and_complain_in_the_next(model: Embedder) -> None:
    found = enriched(model, MESSAGES[:1])
    assert found["stance"].to_pylist() == ["praise", "complaint"]


def test_offsets_lead_back_to_the_exact_words(model: Embedder) -> None:
    found = enriched(model, MESSAGES).to_pylist()
    words = [MESSAGES[row["message_id"] - 1][row["start_at"] : row["end_at"]] for row in found]
    assert words[:3] == ["I love the new look.", "But search finds nothing since the update.", "Hello!"]


def test_courtesy_weighs_nothing_and_has_no_vector(model: Embedder) -> None:
    found = enriched(model, MESSAGES).to_pylist()
    assert all((row["weight"] == 0) == (row["vector"] is None) for row in found)
    assert [row["weight"] for row in found if row["message_id"] == 2] == [0, 1, 0]
    assert [row["weight"] for row in found if row["message_id"] == 3] == [0]


def test_an_empty_message_has_no_passages(model: Embedder) -> None:
    assert 4 not in enriched(model, MESSAGES)["message_id"].to_pylist()


def test_each_passage_knows_its_language(model: Embedder) -> None:
    german = [row for row in enriched(model, MESSAGES).to_pylist() if row["message_id"] == 2 and row["weight"]]
    assert [row["language"] for row in german] == ["de"]


def test_the_same_batch_gives_the_same_passages_and_rows_do_not_depend_on_their_neighbours(model: Embedder) -> None:
    whole, alone = enriched(model, MESSAGES), enriched(model, MESSAGES[:1])
    assert whole.equals(enriched(model, MESSAGES))
    assert whole.slice(0, alone.num_rows).equals(alone)


def test_a_passage_without_a_subject_is_placed_by_its_message(model: Embedder) -> None:
    lone = "It does not work any more."
    about = model.embed(["How can I print several messages at once?"])[0]
    vectors = {
        text: [np.array(row["vector"], float) for row in enriched(model, [text]).to_pylist()]
        for text in (lone, MESSAGES[-1])
    }
    assert vectors[MESSAGES[-1]][1] @ about > vectors[lone][0] @ about + 0.2
    assert np.allclose(vectors[lone][0], model.embed([lone])[0], atol=1e-3)


def test_vectors_have_length_one(model: Embedder) -> None:
    found = [row["vector"] for row in enriched(model, MESSAGES).to_pylist() if row["vector"]]
    assert np.allclose(np.linalg.norm(np.array(found, float), axis=1), 1, atol=1e-2)


def test_a_rating_is_heard_where_the_words_are_not_understood(model: Embedder) -> None:
    texts = ["すぐに落ちるので使えません", "とても便利です"]
    found = enriched(model, texts, rating=[1.0, 5.0], scale=["1-5", "1-5"])
    assert found["stance"].to_pylist() == ["complaint", "praise"]


def test_nothing_in_gives_nothing_out(model: Embedder) -> None:
    empty = batch_of(["x"]).slice(0, 0)
    assert enrich(empty, model, judge_for(model)).num_rows == 0
