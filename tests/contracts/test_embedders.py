"""The Embedder contract: every embedder keeps it."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from tellback.errors import BadSettings
from tellback.model.base import MODELS, Embedder, open_model

TEXTS = (
    "I cannot send mail any more.",
    "Sending messages does not work.",
    "The café serves excellent cake.",
    "",
    "😀 すぐ落ちる " * 400,
)


@pytest.fixture(params=MODELS, scope="module")
def embedder(request: pytest.FixtureRequest) -> Embedder:
    return open_model(request.param)


def test_a_text_is_a_unit_vector_whatever_it_holds(embedder: Embedder) -> None:
    vectors = embedder.embed(TEXTS)
    assert vectors.shape == (len(TEXTS), embedder.dimensions)
    assert vectors.dtype == np.float32
    assert np.isfinite(vectors).all()
    assert np.allclose(np.linalg.norm(vectors[[0, 1, 2, 4]], axis=1), 1, atol=1e-5)


def test_the_same_texts_give_the_same_vectors(embedder: Embedder) -> None:
    assert np.array_equal(embedder.embed(TEXTS), embedder.embed(TEXTS))


def test_a_text_does_not_depend_on_its_company(embedder: Embedder) -> None:
    together = embedder.embed(TEXTS)
    alone = np.concatenate([embedder.embed([text]) for text in TEXTS])
    assert np.abs(together - alone).max() < 1e-6
    assert np.array_equal(together, embedder.embed(TEXTS * 40)[: len(TEXTS)])


def test_near_texts_are_nearer(embedder: Embedder) -> None:
    sending, sending_too, cake = embedder.embed(TEXTS[:3])
    assert sending @ sending_too > sending @ cake + 0.2


def test_nothing_gives_nothing(embedder: Embedder) -> None:
    assert embedder.embed([]).shape == (0, embedder.dimensions)


def test_an_embedder_can_be_sent_to_another_process(embedder: Embedder) -> None:
    sent = pickle.dumps(embedder)
    assert len(sent) < 1000
    assert np.array_equal(pickle.loads(sent).embed(TEXTS[:1]), embedder.embed(TEXTS[:1]))


def test_an_unknown_name_is_refused_with_what_there_is() -> None:
    with pytest.raises(BadSettings, match="built-in, minilm"):
        open_model("gpt")
