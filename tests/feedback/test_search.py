"""Finding messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from tellback.errors import NotFound
from tellback.feedback.message import Message
from tellback.feedback.queries.messages import land
from tellback.feedback.query import Query, Results
from tellback.feedback.search import search
from tellback.feedback.stance import Stance
from tellback.feedback.vectors import keep_vectors
from tellback.store.base import Store

MEANINGS = ("calendar agenda appointments", "crash crashes freezes dies", "invoice bill price", "love great")


class Meanings:
    """An embedder that knows four meanings, by the words that carry them."""

    id = "meanings-1"
    dimensions = 4

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One axis a meaning."""
        rows = [[sum(word in text.lower() for word in words.split()) for words in MEANINGS] for text in texts]
        vectors = np.array(rows, np.float32)
        return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


MODEL = Meanings()
SAID = (
    ("The calendar crashes. I love the rest.", "2026-01-05T10:00:00Z", "pro"),
    ("My agenda freezes each Monday.", "2026-02-05", "free"),
    ("The price on the invoice is wrong, twice.", "2026-03-31T23:59:00Z", "pro"),
    ("Great app.", "2026-04-01", "free"),
    ("Where is the crash log?", "", "free"),
)


@pytest.fixture
def said(store: Store) -> Store:
    land(store, [Message("desk", str(n), text, said_at=at, plan=plan) for n, (text, at, plan) in enumerate(SAID)])
    columns = "message_id, start_at, end_at, language, stance, sureness, weight"
    for row in store.query("select id, text from messages order by id"):
        start = 0
        for piece in row["text"].split(". "):
            stance = "praise" if "love" in piece or "Great" in piece else "complaint"
            values = f"{row['id']}, {start}, {start + len(piece)}, 'en', '{stance}', 0.9, 1"
            [made] = store.query(f"insert into passages ({columns}) values ({values}) returning id")
            keep_vectors(store, MODEL.id, np.array([made["id"]]), MODEL.embed([piece]))
            start += len(piece) + 2
    return store


def texts(results: Results) -> list[str]:
    return [found.word.text for found in results.found]


def test_words_and_meaning_are_found_together(said: Store) -> None:
    results = search(said, MODEL, Query("calendar crashes"))
    assert texts(results) == ["The calendar crashes", "My agenda freezes each Monday.", "Where is the crash log?"]
    assert results.total == 3
    assert [found.matched for found in results.found] == [("calendar", "crashes"), (), ()]


def test_some_of_the_words_do_where_no_message_holds_all(said: Store) -> None:
    assert texts(search(said, MODEL, Query("wrong umbrella"))) == ["The price on the invoice is wrong, twice."]


def test_quoted_words_are_taken_as_they_stand(said: Store) -> None:
    assert texts(search(said, MODEL, Query('"calendar crashes"'))) == ["The calendar crashes"]
    assert texts(search(said, MODEL, Query('"crashes calendar"'))) == []


def test_without_words_the_newest_come_first(said: Store) -> None:
    results = search(said, MODEL, Query(most=2))
    assert texts(results) == ["Great app.", "The price on the invoice is wrong, twice."]
    assert results.total == 5
    assert texts(search(said, MODEL, Query(most=2, skip=2))) == [
        "My agenda freezes each Monday.",
        "The calendar crashes",
    ]


def test_pages_of_a_search_follow_each_other(said: Store) -> None:
    whole = texts(search(said, MODEL, Query("crash")))
    pages = [texts(search(said, MODEL, Query("crash", most=1, skip=skip))) for skip in range(len(whole))]
    assert [text for page in pages for text in page] == whole
    assert len(whole) == 3


@pytest.mark.parametrize("words", ["", "crash love price agenda"])
def test_every_narrowing_holds_with_words_and_without(said: Store, words: str) -> None:
    def days(**narrow: Any) -> set[str]:
        results = search(said, MODEL, Query(words, **narrow))
        assert results.total == len(results.found)
        return {found.word.said_on for found in results.found}

    assert days(plan="pro") == {"2026-01-05", "2026-03-31"}
    assert days(since="2026-02-05") == {"2026-02-05", "2026-03-31", "2026-04-01"}
    assert days(until="2026-03-31", plan="pro") == {"2026-01-05", "2026-03-31"}
    assert days(until="2026-03-30") == {"2026-01-05", "2026-02-05"}
    assert days(source="elsewhere") == set()
    assert days(stance=Stance.PRAISE) == {"2026-01-05", "2026-04-01"}
    assert days(stance=Stance.PRAISE, plan="pro") == {"2026-01-05"}


def test_the_passage_shown_is_the_one_that_fits(said: Store) -> None:
    praised = search(said, MODEL, Query(stance=Stance.PRAISE, plan="pro")).found[0]
    assert (praised.word.text, praised.before, praised.after) == ("I love the rest.", "The calendar crashes. ", "")
    assert praised.stance is Stance.PRAISE


def test_themes_and_links_narrow_by_passage(said: Store) -> None:
    [theme] = said.query(
        "insert into themes (name, named_by, phrases, model, radius, made_at)"
        " values ('Crashes', 'program', '[]', '', 0, '') returning id"
    )
    said.execute("update passages set theme_id = :id where stance = 'complaint' and message_id = 1", id=theme["id"])
    said.execute(
        "insert into links values (2, 'fast', 'claim', 'supports', 0.9, 1, 1), (3, 'fast', 'claim', 'near', 0.2, 0, 0)"
    )
    [found] = search(said, MODEL, Query(theme=theme["id"])).found
    assert (found.word.text, found.theme, found.theme_name) == ("The calendar crashes", theme["id"], "Crashes")
    assert search(said, MODEL, Query(theme=theme["id"], stance=Stance.PRAISE)).total == 0
    assert texts(search(said, MODEL, Query("rest", about="fast"))) == ["I love the rest."]


def test_a_message_not_yet_understood_is_found_by_its_words(store: Store) -> None:
    text = "Unread so far. " * 40
    land(store, [Message("desk", "1", text, title="Straße 😀")])
    [found] = search(store, MODEL, Query("unread")).found
    assert found.word.text + found.after == f"Straße 😀\n{text}"[: len(found.word.text + found.after)]
    assert (found.word.passage, found.matched, found.title) == (0, ("Unread",), "Straße 😀")


def test_context_is_exact_and_cuts_no_word(store: Store) -> None:
    text = "word " * 100 + "The needle is here. " + "more " * 100
    land(store, [Message("desk", "1", text)])
    start = text.index("The")
    store.execute(
        "insert into passages (message_id, start_at, end_at, language, stance, sureness, weight)"
        " values (1, :start, :end, 'en', 'neither', 1, 1)",
        start=start,
        end=start + len("The needle is here."),
    )
    [found] = search(store, MODEL, Query("needle")).found
    assert found.before + found.word.text + found.after in text
    assert set(found.before.split()) == {"word"}
    assert set(found.after.split()) == {"more"}


@pytest.mark.parametrize("words", ["🙂", '"', "'; drop table messages; --", "%", "\0", "a" * 3000, "NOT AND OR"])
def test_no_query_is_an_error(said: Store, words: str) -> None:
    assert search(said, MODEL, Query(words)).total <= 5


@pytest.mark.parametrize("query", [Query(until="31/03/2026"), Query("crash", since="31/03/2026")])
def test_a_day_that_is_none_says_how_to_write_one(said: Store, query: Query) -> None:
    with pytest.raises(NotFound, match=r"no day 31/03/2026. Write a day as 2026-03-31"):
        search(said, MODEL, query)
