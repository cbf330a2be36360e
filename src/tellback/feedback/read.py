"""Read the messages that wait: batch by batch through `enrich`, each batch landed whole or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from tellback.feedback.enrich import enrich
from tellback.feedback.learn import learn
from tellback.feedback.queries import passages as queries
from tellback.feedback.queries.passages import Written
from tellback.feedback.train import judge_for
from tellback.feedback.vectors import drop_vectors, keep_vectors
from tellback.model.base import Embedder
from tellback.runner.base import Runner
from tellback.runner.local import Here
from tellback.store.base import Row, Store

if TYPE_CHECKING:
    import pyarrow as pa

    Pair = tuple[pa.RecordBatch, pa.RecordBatch]

MESSAGES_AT_ONCE = 1000
Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: messages, and the passages they fell into."""

    messages: int = 0
    passages: int = 0

    def __add__(self, other: Reading) -> Reading:
        return Reading(self.messages + other.messages, self.passages + other.passages)


def read(store: Store, model: Embedder, progress: Progress | None = None, runner: Runner | None = None) -> Reading:
    """Enrich every message this model has not read as it stands now.

    A passage whose words did not change keeps its id, and with it its theme and what people decided about it.
    """
    done, total = Reading(), _waiting(store, model.id)
    if not total:
        return done
    function = partial(_beside, enrich=partial(enrich, model=model, judge=learn(store, model, judge_for(model))))
    for batch, found in (runner or Here()).map(function, _batches(store, model.id)):
        done += _land(store, model.id, batch, found)
        if progress:
            progress("reading", done.messages, max(total, done.messages))
    if not queries.waiting(store, model.id):
        queries.forget_other_models(store, model.id)
    return done


def _waiting(store: Store, model: str) -> int:
    """How many messages are to be read, after those were passed over that changed in other things than words."""
    if not queries.waiting(store, model):
        return 0
    with store.transaction():
        queries.take_turns(store)
        queries.pass_over(store, _now())
    return queries.waiting(store, model)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _beside(batch: pa.RecordBatch, enrich: Callable[[pa.RecordBatch], pa.RecordBatch]) -> Pair:
    return batch, enrich(batch)


def _batches(store: Store, model: str) -> Iterator[pa.RecordBatch]:
    after = -1
    while rows := queries.next_waiting(store, model, after, MESSAGES_AT_ONCE):
        after = rows[-1]["id"]
        yield _batch(rows)


def _batch(rows: Sequence[Row]) -> pa.RecordBatch:
    import pyarrow as pa

    return pa.RecordBatch.from_pydict(
        {
            "id": pa.array([row["id"] for row in rows], pa.int64()),
            "revision": pa.array([row["revision"] for row in rows], pa.int64()),
            "text": pa.array([_words(row) for row in rows], pa.string()),
            "title_end": pa.array([len(row["title"]) if row["text"] else 0 for row in rows], pa.int64()),
            "locale": pa.array([row["locale"] for row in rows], pa.string()),
            "rating": pa.array([row["rating"] for row in rows], pa.float64()),
            "scale": pa.array([row["scale"] for row in rows], pa.string()),
        }
    )


def _words(row: Row) -> str:
    return "\n".join(filter(None, (row["title"], row["text"])))


def _land(store: Store, model: str, batch: pa.RecordBatch, found: pa.RecordBatch) -> Reading:
    """Write what was understood of a batch; messages that were changed or read meanwhile are left out."""
    import numpy as np

    ids = batch["id"].to_pylist()
    span = ids[0], ids[-1]
    with store.transaction():
        queries.take_turns(store)
        due = queries.still_waiting(store, model, *span) & set(zip(ids, batch["revision"].to_pylist(), strict=True))
        messages = {message for message, _ in due}
        found = found.filter(np.isin(found["message_id"].to_numpy(), sorted(messages)))
        earlier = [row for row in queries.of_waiting(store, model, *span) if row["message_id"] in messages]
        passages, gone = _matched(batch, found, earlier)
        queries.write(store, passages)
        queries.forget(store, gone)
        if gone:
            drop_vectors(store, np.array(gone, np.int64))
        _keep(store, model, found, queries.ids_between(store, *span))
        queries.read_by(store, model, sorted(due), _now())
    return Reading(len(messages), len(passages))


def _matched(batch: pa.RecordBatch, found: pa.RecordBatch, earlier: Sequence[Row]) -> tuple[list[Written], list[int]]:
    """The passages to write, with their ids where the same words stood in the message before; and ids that are gone."""
    texts = dict(zip(batch["id"].to_pylist(), batch["text"].to_pylist(), strict=True))
    before: dict[tuple[int, str], list[int]] = defaultdict(list)
    for row in reversed(earlier):
        before[row["message_id"], _words(row)[row["start_at"] : row["end_at"]]].append(row["id"])
    columns = [found[name].to_pylist() for name in queries.COLUMNS]
    passages = []
    for cells in zip(*columns, strict=True):
        message, start, end = cells[:3]
        same = before.get((message, texts[message][start:end]))
        passages.append(Written(same.pop() if same else None, *cells))
    return passages, [id_ for ids in before.values() for id_ in ids]


def _keep(store: Store, model: str, found: pa.RecordBatch, ids: dict[tuple[int, int], int]) -> None:
    import numpy as np

    weighed = found.filter(found["vector"].is_valid())
    if not weighed.num_rows:
        return
    places = zip(weighed["message_id"].to_pylist(), weighed["start_at"].to_pylist(), strict=True)
    vectors = weighed["vector"].flatten().to_numpy().reshape(weighed.num_rows, -1)
    keep_vectors(store, model, np.array([ids[place] for place in places], np.int64), vectors)
