from __future__ import annotations

from tellback.feedback.judge import Judge
from tellback.feedback.learn import ENOUGH, learn
from tellback.feedback.message import Message
from tellback.feedback.queries import messages as queries
from tellback.feedback.read import read
from tellback.feedback.stance import Stance
from tellback.feedback.train import judge_for
from tellback.model.base import Embedder
from tellback.store.base import Store

THINGS = ("calendar", "search", "archive", "inbox", "widget", "sidebar", "export")


def rate(store: Store, times: int) -> None:
    """People who say "gribble" give one star, people who say "zonk" give five."""
    rows = []
    for number in range(times):
        thing = THINGS[number % len(THINGS)]
        rows.append(Message("app", f"a{number}", f"The {thing} went gribble on day {number}.", rating=1, scale="1-5"))
        rows.append(Message("app", f"b{number}", f"The {thing} went zonk on day {number}.", rating=5, scale="1-5"))
    queries.land(store, rows)


def stance(judge: Judge, model: Embedder, text: str) -> Stance:
    return judge.judge([text], ["en"], model.embed([text])).stances[0]


def test_ratings_teach_what_a_word_means_here(store: Store, model: Embedder) -> None:
    rate(store, ENOUGH)
    plain = judge_for(model)
    taught = learn(store, model, plain)
    words = "Printing went gribble."
    assert stance(plain, model, words) is not Stance.COMPLAINT
    assert stance(taught, model, words) is Stance.COMPLAINT
    assert stance(taught, model, "How do I change the font?") is Stance.NEITHER
    assert stance(taught, model, "It crashes when I print.") is Stance.COMPLAINT


def test_a_few_ratings_teach_nothing(store: Store, model: Embedder) -> None:
    rate(store, ENOUGH - 1)
    assert learn(store, model, judge_for(model)) is judge_for(model)


def test_what_is_read_is_judged_with_what_ratings_taught(store: Store, model: Embedder) -> None:
    rate(store, ENOUGH)
    queries.land(store, [Message("desk", "1", "Printing went gribble.")])
    read(store, model)
    [row] = store.query(
        "select p.stance from passages p join messages m on m.id = p.message_id where m.source = 'desk'"
    )
    assert row["stance"] == "complaint"
