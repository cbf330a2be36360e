"""A batch of messages in, their passages out: cut, embedded and judged. Pure: the same in, the same out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tellback.feedback.cut import Piece, cut
from tellback.feedback.judge import Judge
from tellback.feedback.rating import content
from tellback.feedback.stance import Stance
from tellback.model.base import Embedder
from tellback.text.language import by_small_words, language_of

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    from tellback.model.base import Vectors

    Numbers = NDArray[np.int64]

BRIEF = 3
"""A message of so many passages is of one piece: its passages are placed by the whole of it."""
OWN, OWN_MOST = 0.15, 0.5
"""How much of a passage's vector is its own: OWN for each passage of its message, OWN_MOST at most."""
LONE, AMONG = 2.2, 0.62
"""Log odds that a passage feels as its message's rating says: nine in ten do where it is all that was said, 65 in a
hundred where it is one of several (measured on app reviews with stars and sentences judged by people)."""
COURTESY = 0.9
"""How sure it is that a greeting, a quotation or a log neither complains nor praises."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A passage before anything is known of it: whose it is (row of the batch), where, its words and language."""

    row: int
    piece: Piece
    text: str
    language: str


def enrich(batch: pa.RecordBatch, model: Embedder, judge: Judge) -> pa.RecordBatch:
    """Cut, embed and judge messages.

    In: `id`, `revision` int64, `text` (a message's `words`), `locale` string; where known `title_end` int64 (the
    length of the title within `text`), `rating` double and `scale` string.
    Out, a row for each passage in reading order: `message_id`, `revision`, `start_at`, `end_at` (code points of
    `text`) int64; `language`, `stance` string; `sureness`, `weight` double; `vector`, d halves. Courtesy, quotations
    and logs weigh 0 and have no vector (null); all else weighs 1.
    """
    import numpy as np

    places = _places(batch)
    counts = [place for place in places if place.piece.counts]
    texts = [place.text for place in counts]
    rows = np.array([place.row for place in counts], np.int64)
    vectors = model.embed(texts)
    favour = _favour(batch, rows)
    judged = judge.judge(texts, [place.language for place in counts], vectors, favour)
    verdicts = iter(zip(judged.stances, judged.sureness.tolist(), strict=True))
    courtesy = (Stance.NEITHER, COURTESY)
    stances = [next(verdicts) if place.piece.counts else courtesy for place in places]
    return _table(batch, places, stances, _in_context(texts, rows, vectors, model))


def _places(batch: pa.RecordBatch) -> list[_Place]:
    texts, locales = batch["text"].to_pylist(), batch["locale"].to_pylist()
    titles = batch["title_end"].to_pylist() if "title_end" in batch.schema.names else [0] * len(texts)
    found = []
    for row, (text, locale, title) in enumerate(zip(texts, locales, titles, strict=True)):
        language = language_of(text, locale or "")
        for piece in cut(text, title or 0):
            words = text[piece.start : piece.end]
            own = by_small_words(words) if piece.counts else ""
            found.append(_Place(row, piece, words, own or language))
    return found


def _favour(batch: pa.RecordBatch, rows: Numbers) -> NDArray[np.float64] | None:
    """What the ratings add to each passage: log odds of praise against complaint."""
    import numpy as np

    if "rating" not in batch.schema.names:
        return None
    pairs = zip(batch["rating"].to_pylist(), batch["scale"].to_pylist(), strict=True)
    contents = np.array([content(rating, scale or "") or 0.0 for rating, scale in pairs])
    several = np.bincount(rows, minlength=len(contents)) > 1
    return (contents * np.where(several, AMONG, LONE))[rows]


def _in_context(texts: list[str], rows: Numbers, vectors: Vectors, model: Embedder) -> Vectors:
    """Each passage's vector moved towards its message's, so that "It does not work any more." keeps its subject."""
    import numpy as np

    if not len(rows):
        return vectors
    starts = np.flatnonzero(np.r_[True, rows[1:] != rows[:-1]])
    sizes = np.diff(np.r_[starts, len(rows)])
    context = np.add.reduceat(vectors, starts, axis=0)
    brief = np.flatnonzero((sizes > 1) & (sizes <= BRIEF))
    if len(brief):
        bounds = list(pairwise([*starts.tolist(), len(rows)]))
        context[brief] = model.embed([" ".join(texts[slice(*bounds[at])]) for at in brief])
    own = np.where(sizes == 1, 1.0, np.minimum(OWN_MOST, OWN * sizes))[:, None]
    context = (1 - own) * context / np.maximum(np.linalg.norm(context, axis=1, keepdims=True), 1e-9)
    blended = np.repeat(own, sizes, axis=0) * vectors + np.repeat(context, sizes, axis=0)
    return blended / np.maximum(np.linalg.norm(blended, axis=1, keepdims=True), 1e-9)


def _table(
    batch: pa.RecordBatch, places: list[_Place], stances: list[tuple[Stance, float]], vectors: Vectors
) -> pa.RecordBatch:
    import numpy as np
    import pyarrow as pa

    rows = pa.array([place.row for place in places], pa.int64())
    counts = np.array([place.piece.counts for place in places], bool)
    halves = np.zeros((len(places), vectors.shape[1]), np.float16)
    halves[counts] = vectors
    width = vectors.shape[1]
    return pa.RecordBatch.from_pydict(
        {
            "message_id": batch["id"].take(rows),
            "revision": batch["revision"].take(rows),
            "start_at": pa.array([place.piece.start for place in places], pa.int64()),
            "end_at": pa.array([place.piece.end for place in places], pa.int64()),
            "language": pa.array([place.language for place in places], pa.string()),
            "stance": pa.array([str(stance) for stance, _ in stances], pa.string()),
            "sureness": pa.array([sureness for _, sureness in stances], pa.float64()),
            "weight": pa.array(counts.astype(np.float64)),
            "vector": pa.FixedSizeListArray.from_arrays(pa.array(halves.ravel()), width, mask=pa.array(~counts)),
        }
    )
