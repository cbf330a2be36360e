from __future__ import annotations

import numpy as np
import pytest

from tellback.feedback.judge import Judge, Judgement
from tellback.feedback.stance import Stance
from tellback.feedback.train import judge_for, seeds
from tellback.model.base import Embedder
from tellback.text.language import language_of


@pytest.fixture(scope="module")
def judge(model: Embedder) -> Judge:
    return judge_for(model)


def judged(judge: Judge, model: Embedder, *texts: str, favour: float = 0.0) -> Judgement:
    languages = [language_of(text) for text in texts]
    return judge.judge(texts, languages, model.embed(texts), np.full(len(texts), favour))


@pytest.mark.parametrize(
    "text",
    [
        "I can't reach the server any more.",
        "The list flickers and crashes whenever I scroll.",
        "it doesnt print anymore!!",
        "Why does it always lose my drafts?",
        "Seit gestern kann ich mich nicht mehr anmelden.",
        "La aplicación no funciona desde ayer.",
        "De app loopt steeds vast.",
    ],
)
def test_complaints_are_heard(judge: Judge, model: Embedder, text: str) -> None:
    assert judged(judge, model, text).stances == (Stance.COMPLAINT,)


@pytest.mark.parametrize(
    "text",
    [
        "Simply the best calendar around!",
        "works flawlessly, thank you",
        "Sehr schnell und zuverlässig.",
        "J'adore cette application !",
    ],
)
def test_praise_is_heard(judge: Judge, model: Embedder, text: str) -> None:
    assert judged(judge, model, text).stances == (Stance.PRAISE,)


@pytest.mark.parametrize(
    "text",
    [
        "How do I change the font?",
        "Is there a list of shortcuts?",
        "I have Windows 10 and two accounts.",
        "Wie kann ich die Farbe ändern?",
        "Dear support team,",
        "",
    ],
)
def test_a_question_or_a_fact_is_neither(judge: Judge, model: Embedder, text: str) -> None:
    assert judged(judge, model, text).stances == (Stance.NEITHER,)


def test_praise_and_complaint_may_meet(judge: Judge, model: Embedder) -> None:
    assert judged(judge, model, "I love the look, but it crashes every day.").stances == (Stance.BOTH,)


def test_what_is_in_an_unknown_language_is_not_judged_by_english_words(judge: Judge, model: Embedder) -> None:
    found = judged(judge, model, "すぐに落ちるので使えません", "это приложение ужасно тормозит")
    assert found.stances == (Stance.NEITHER, Stance.NEITHER)
    assert found.sureness.max() < 0.5


def test_a_rating_speaks_where_the_words_are_not_understood(judge: Judge, model: Embedder) -> None:
    assert judged(judge, model, "すぐに落ちるので使えません", favour=-2.2).stances == (Stance.COMPLAINT,)


def test_sureness_is_a_probability_and_the_same_every_time(judge: Judge, model: Embedder) -> None:
    texts = [text for text, _, _ in seeds()]
    first, second = judged(judge, model, *texts), judged(judge, model, *texts)
    assert first.stances == second.stances
    assert np.array_equal(first.sureness, second.sureness)
    assert 0.25 <= first.sureness.min() <= first.sureness.max() <= 1


def test_nothing_to_judge_gives_nothing(judge: Judge, model: Embedder) -> None:
    assert judged(judge, model).stances == ()
