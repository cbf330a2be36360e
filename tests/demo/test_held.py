"""The program held against the truth of the world. Each floor is what was measured, less a margin."""

from __future__ import annotations

from collections import Counter

import pytest

from held import Held
from tellback.demo.phrases import themes
from tellback.demo.teach import WHO
from tellback.feedback.ask import asked
from tellback.feedback.asked import Questions
from tellback.feedback.relate import relate_all
from tellback.narrative.claim import Standing
from tellback.narrative.tell import recall_all
from tellback.workspace.workspace import Workspace

pytestmark = pytest.mark.slow
OPEN = {lane.asked for theme in themes().values() for lane in theme.lanes.values() if lane.open}


def share(hits: list[bool]) -> float:
    return sum(hits) / len(hits)


def test_complaints_are_seldom_mistaken(held: list[Held]) -> None:
    taken = [one for one in held if one.made["stance"] == "complaint"]
    assert share([one.truth.stance == "complaint" for one in taken]) >= 0.95
    real = [one for one in held if one.truth.stance == "complaint"]
    assert share([one.made["stance"] in {"complaint", "both"} for one in real]) >= 0.80


def test_praise_is_seldom_mistaken(held: list[Held]) -> None:
    taken = [one for one in held if one.made["stance"] == "praise"]
    assert share([one.truth.stance == "praise" for one in taken]) >= 0.87


def test_languages_are_told_apart(held: list[Held]) -> None:
    assert share([one.made["language"] == one.truth.language for one in held]) >= 0.99


def test_themes_are_those_of_the_world_or_parts_of_them(held: list[Held]) -> None:
    from sklearn.metrics import homogeneity_score, v_measure_score

    true = [one.truth.theme for one in held]
    made = [one.made["theme_id"] or 0 for one in held]
    assert v_measure_score(true, made) >= 0.73
    assert homogeneity_score(true, made) >= 0.78


@pytest.mark.parametrize("relation", ["contradicts", "supports"])
def test_what_is_shown_about_a_promise_is_about_it(relation: str, larkpost: Workspace, held: list[Held]) -> None:
    """Small talk is left out: whether "It costs me an hour a day" is about the promise, its message says."""
    shown = _shown(larkpost, held, relation)
    assert len(shown) >= 40
    assert share(shown) >= 0.92


def test_every_promise_but_the_vague_one_has_words_for_or_against_it(larkpost: Workspace) -> None:
    assert relate_all(larkpost).vague == ("easy-to-use",)
    said = {
        row["about"] for row in larkpost.store.query("select about from links where shown = 1 and relation <> 'near'")
    }
    confirmed = {str(claim.id) for claim in recall_all(larkpost)[0].claims if claim.standing is Standing.CONFIRMED}
    assert confirmed - {"easy-to-use"} <= said


def test_the_questions_the_faq_leaves_open_are_found(larkpost: Workspace, held: list[Held]) -> None:
    true = {one.made["id"]: one.truth for one in held}
    found = _questions(larkpost)
    first = [true[question.words[0].passage] for question in found.open if question.words[0].passage in true]
    assert {truth.asked for truth in first if truth.open} == OPEN
    texts = {question.words for question in recall_all(larkpost)[0].questions}
    assert {question.nearest for question in found.open} <= texts


def test_the_questions_the_faq_answers_are_put_to_it(larkpost: Workspace, held: list[Held]) -> None:
    true = {one.made["id"]: one.truth for one in held}
    asked_for = Counter(
        true[word.passage].asked == question.text
        for question in _questions(larkpost).answered
        for word in question.words
        if word.passage in true
    )
    assert asked_for[True] >= 0.6 * asked_for.total()


def _questions(here: Workspace) -> Questions:
    return asked(here.store, recall_all(here), most=None)


def _shown(here: Workspace, held: list[Held], relation: str) -> list[bool]:
    """Whether each link that is shown, and nobody made by hand, is right."""
    promises = {str(claim.id): claim.words for claim in recall_all(here)[0].claims}
    taught = {
        row["passage_id"] for row in here.store.query("select passage_id from link_decisions where who = :who", who=WHO)
    }
    links = here.store.query(
        "select * from links where kind = 'claim' and shown = 1 and relation = :is", **{"is": relation}
    )
    true = {one.made["id"]: one.truth for one in held if one.made["id"] not in taught}
    return [
        _is_right(true[row["passage_id"]].promise, promises[row["about"]], true[row["passage_id"]].relation == relation)
        for row in links
        if row["passage_id"] in true
    ]


def _is_right(promise: str, claim: str, same: bool) -> bool:
    return bool(promise) and claim.startswith(promise) and same
