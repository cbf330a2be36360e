from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
import pytest

from tellback.feedback import read as reading
from tellback.feedback.message import Message
from tellback.feedback.queries import messages as queries
from tellback.feedback.queries.passages import waiting
from tellback.feedback.read import Reading, read
from tellback.feedback.train import READY, judge_for
from tellback.feedback.vectors import load_vectors
from tellback.model.base import Embedder
from tellback.runner.base import Batch, Result
from tellback.store.base import Row, Store

CRASH = "It crashes when I print. The new look is lovely."


def land(store: Store, *texts: str) -> None:
    queries.land(store, [Message("desk", str(number), text) for number, text in enumerate(texts)])


def passages(store: Store) -> list[Row]:
    return store.query("select * from passages order by message_id, start_at")


def words_of(store: Store) -> list[str]:
    texts = {row["id"]: row["text"] for row in store.query("select id, text from messages")}
    return [texts[row["message_id"]][row["start_at"] : row["end_at"]] for row in passages(store)]


class OtherModel:
    """The same vectors under another name."""

    id = "other@1"

    def __init__(self, model: Embedder) -> None:
        self.dimensions, self.embed = model.dimensions, model.embed
        READY[self.id] = judge_for(model)


def test_every_waiting_message_is_read_once(store: Store, model: Embedder) -> None:
    land(store, CRASH, "", "Hello!\nWhere is the archive?")
    assert read(store, model) == Reading(3, 4)
    assert words_of(store) == ["It crashes when I print.", "The new look is lovely.", "Hello!", "Where is the archive?"]
    assert [row["stance"] for row in passages(store)] == ["complaint", "praise", "neither", "neither"]
    assert waiting(store, model.id) == 0


def test_what_weighs_has_a_vector(store: Store, model: Embedder) -> None:
    land(store, CRASH, "Hello!\nWhere is the archive?")
    read(store, model)
    weighing = [row["id"] for row in passages(store) if row["weight"]]
    assert load_vectors(store, model.id).ids.tolist() == weighing


def test_reading_again_changes_nothing(store: Store, model: Embedder) -> None:
    land(store, CRASH)
    read(store, model)
    before = passages(store), store.query("select * from enrichments")
    assert read(store, model) == Reading()
    assert (passages(store), store.query("select * from enrichments")) == before


def test_a_message_that_was_only_answered_is_not_read_anew(store: Store, model: Embedder) -> None:
    land(store, CRASH, "Fine so far.")
    read(store, model)
    answered = Message("desk", "0", CRASH, answered_at="2026-01-09", extra={"status": "solved"})
    queries.land(store, [answered, Message("desk", "1", "Fine so far.", rating=1.0, scale="1-5")])
    assert waiting(store, model.id) == 2
    assert read(store, model) == Reading(1, 1)
    assert waiting(store, model.id) == 0


def test_words_that_stay_in_a_changed_message_keep_their_id_and_theme(store: Store, model: Embedder) -> None:
    land(store, CRASH)
    read(store, model)
    first, second = (row["id"] for row in passages(store))
    store.execute("update passages set theme_id = 7")
    store.execute("insert into links values (:id, 'c1', 'claim', 'near', 0.5, 1, 0.5)", id=first)
    land(store, "Since May it crashes when I save. The new look is lovely.")
    assert read(store, model) == Reading(1, 2)
    changed, kept = passages(store)
    assert (kept["id"], kept["theme_id"], kept["start_at"]) == (second, 7, 34)
    assert changed["theme_id"] is None
    assert changed["id"] != first
    assert store.query("select * from links") == []
    assert load_vectors(store, model.id).ids.tolist() == sorted([changed["id"], kept["id"]])


def test_a_message_that_lost_its_words_loses_its_passages(store: Store, model: Embedder) -> None:
    land(store, CRASH, "Fine so far.")
    read(store, model)
    land(store, "", "Fine so far.")
    read(store, model)
    assert words_of(store) == ["Fine so far."]


def test_another_model_reads_all_anew_and_leaves_ids_and_themes(store: Store, model: Embedder) -> None:
    land(store, CRASH)
    read(store, model)
    store.execute("update passages set theme_id = 7")
    before = passages(store)
    assert read(store, OtherModel(model)) == Reading(1, 2)
    assert passages(store) == before
    assert load_vectors(store, "other@1").ids.tolist() == [row["id"] for row in before]
    assert len(load_vectors(store, model.id).ids) == 0


class Meanwhile:
    """A runner during whose work something happens."""

    def __init__(self, deed: Callable[[], object]) -> None:
        self.deed = deed

    def map(self, function: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        for batch in batches:
            found = function(batch)
            self.deed()
            yield found


def test_two_readers_at_once_write_each_passage_once(store: Store, model: Embedder) -> None:
    land(store, CRASH)
    assert read(store, model, runner=Meanwhile(lambda: read(store, model))) == Reading()
    assert len(passages(store)) == 2


def test_a_message_changed_while_it_was_read_waits_for_the_next_time(store: Store, model: Embedder) -> None:
    land(store, CRASH)
    assert read(store, model, runner=Meanwhile(lambda: land(store, "It is slow."))) == Reading()
    assert read(store, model) == Reading(1, 1)
    assert words_of(store) == ["It is slow."]


class Killed(Exception):
    pass


def test_a_killed_reading_leaves_whole_batches_and_goes_on(
    store: Store, model: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MESSAGES_AT_ONCE", 2)
    land(store, *(f"Window number {number} does not open." for number in range(5)))

    def stop(_what: str, done: int, _total: int) -> None:
        if done == 4:
            raise Killed

    with pytest.raises(Killed):
        read(store, model, stop)
    assert (len(passages(store)), waiting(store, model.id)) == (4, 1)
    assert read(store, model) == Reading(1, 1)
    assert len(load_vectors(store, model.id).ids) == 5


def test_progress_is_told_as_it_comes(store: Store, model: Embedder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MESSAGES_AT_ONCE", 2)
    land(store, "It is slow.", "It is fast.", "It is blue.")
    told: list[tuple[str, int, int]] = []
    read(store, model, lambda what, done, total: told.append((what, done, total)))
    assert told == [("reading", 2, 3), ("reading", 3, 3)]


def test_vectors_survive_the_store_nearly_unchanged(store: Store, model: Embedder) -> None:
    texts: Sequence[str] = ["The archive button is gone.", "Printing takes an hour."]
    land(store, *texts)
    read(store, model)
    assert np.allclose(load_vectors(store, model.id).rows, model.embed(texts), atol=1e-3)
