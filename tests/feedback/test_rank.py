from __future__ import annotations

import pytest

from said import WHEN, complaints, say
from tellback.errors import NotFound
from tellback.feedback.queries import themes as kept
from tellback.feedback.query import Query
from tellback.feedback.rank import rank, theme
from tellback.feedback.stance import Stance
from tellback.feedback.theme import ThemeReport
from tellback.model.base import Embedder
from tellback.store.base import Store

SLOW = [f"the search is slow {when}" for when in WHEN]


@pytest.fixture
def told(store: Store, model: Embedder) -> Store:
    """Ana says three times that search is slow, eight others once; all else is about printing, in another month."""
    say(store, model, [*SLOW, *[f"search is so slow {word}" for word in ("here", "again", "too")]])
    say(store, model, complaints("print"))
    store.execute("update messages set said_at = '2026-01-15T10:00:00Z' where text like '%search%'")
    store.execute("update messages set author = 'Ana' where text like '%so slow%'")
    store.execute("update messages set said_at = '2026-03-02' where text not like '%search%'")
    store.execute("update messages set plan = 'Pro', said_at = '2026-03-01' where text = :text", text=SLOW[0])
    for name, words in (("Search slow", "%search%"), ("Print", "%print%")):
        made = kept.add_theme(store, name, [name.lower()])
        within = "select id from messages where text like :words"
        store.execute(f"update passages set theme_id = {made} where message_id in ({within})", words=words)
    return store


def about_search(store: Store, query: Query | None = None) -> ThemeReport:
    return next(report for report in rank(store, query).themes if report.theme.name == "Search slow")


def test_people_are_counted_not_messages(told: Store) -> None:
    found = about_search(told)
    assert (found.people, found.messages, found.complaining, found.praising) == (9, 11, 9, 0)


def test_a_month_is_counted_out_of_all_its_messages(told: Store) -> None:
    months = {month.month: (month.messages, month.of) for month in about_search(told).months}
    assert months == {"2026-01": (10, 10), "2026-02": (0, 0), "2026-03": (1, 33)}


def test_most_people_come_first_and_every_message_is_accounted_for(told: Store) -> None:
    found = rank(told)
    assert [report.people for report in found.themes] == sorted((r.people for r in found.themes), reverse=True)
    assert (found.people, found.messages, found.unassigned, found.waiting) == (41, 43, 0, 0)


def test_plan_time_and_stance_narrow_what_is_counted(told: Store) -> None:
    assert about_search(told, Query(plan="Pro")).messages == 1
    assert about_search(told, Query(since="2026-02-01")).messages == 1
    assert about_search(told, Query(until="2026-01-31")).messages == 10
    assert rank(told, Query(stance=Stance.PRAISE)).themes == ()


def test_what_changes_is_counted_anew(told: Store) -> None:
    before = about_search(told)
    told.execute("update passages set theme_id = null where theme_id = :id", id=before.theme.id)
    assert before.theme.id not in {report.theme.id for report in rank(told).themes}


def test_quotes_are_exact_and_each_of_another_person(told: Store, model: Embedder) -> None:
    found = theme(told, model.id, about_search(told).theme.id)
    texts = {row["id"]: row["text"] for row in told.query("select id, text from messages")}
    authors = {row["id"]: row["author"] or row["id"] for row in told.query("select id, author from messages")}
    assert len(found.words) == 9
    assert all(word.text in texts[word.message] for word in found.words)
    assert len({authors[word.message] for word in found.words}) == 9


def test_an_unknown_theme_says_so(told: Store, model: Embedder) -> None:
    with pytest.raises(NotFound, match="no theme 999"):
        theme(told, model.id, 999)
