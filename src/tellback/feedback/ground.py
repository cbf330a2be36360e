"""Everything themes are made from: the passages that say something, with their vectors and where they stand now."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from tellback.feedback.message import Message
from tellback.feedback.queries import themes as queries
from tellback.feedback.vectors import load_vectors
from tellback.people.redact import redactions
from tellback.store.base import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Ids = NDArray[np.int64]

LISTENED = 3000
MOSTLY = 0.3
WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Passages with weight and a vector, by id: `themes` is 0 where there is none. `keys` are equal for the same words
    in the same message text: a sentence's vector knows what stands around it. `people` are numbers that tell authors
    apart; a message without one counts as a person of its own.

    `names` are those of people, which are never to name a theme. `idle` counts the passages without weight, greetings
    and signatures, which are left out.
    """

    ids: Ids
    rows: NDArray[np.float32]
    keys: NDArray[np.uint64]
    themes: Ids
    texts: list[str]
    people: Ids
    languages: list[str]
    names: frozenset[str]
    idle: int


def ground(store: Store, model_id: str) -> Ground:
    """Read it from the store. Some 200 bytes a passage beside its vector."""
    import numpy as np

    said = {row["id"]: row for row in queries.messages(store)}
    words = {key: Message("", "", row["text"], row["title"]).words for key, row in said.items()}
    passages = queries.passages(store)
    vectors = load_vectors(store, model_id)
    known = set(vectors.ids.tolist())
    telling = [row for row in passages if row["weight"] > 0 and row["id"] in known and row["message_id"] in words]
    whole = [words[row["message_id"]] for row in telling]
    texts = [text[row["start_at"] : row["end_at"]] for text, row in zip(whole, telling, strict=True)]
    ids = np.array([row["id"] for row in telling], np.int64)
    themes = np.array([row["theme_id"] or 0 for row in telling], np.int64)
    rows = vectors.rows[np.searchsorted(vectors.ids, ids)]
    authors: dict[object, int] = {}
    people = [
        authors.setdefault(said[row["message_id"]]["author"] or row["message_id"], len(authors)) for row in telling
    ]
    idle = sum(row["weight"] <= 0 for row in passages)
    return Ground(
        ids,
        rows,
        content_keys(texts, whole),
        themes,
        texts,
        np.array(people, np.int64),
        [row["language"] for row in telling],
        people_named(words.values()),
        idle,
    )


def people_named(texts: Iterable[str]) -> frozenset[str]:
    """Words, in lower case, that in some LISTENED of the texts mostly greet or sign: "Dear Ana", "Regards, Ben"."""
    texts = sorted(texts)
    texts = texts[:: max(1, len(texts) // LISTENED)]
    named: Counter[str] = Counter()
    for text in texts:
        found = (text[one.start : one.end] for one in redactions(text) if one.kind == "name")
        named.update(word for name in found for word in WORD.findall(name.lower()))
    said = Counter(word for text in texts for word in WORD.findall(text.lower()) if word in named)
    return frozenset(word for word, n in named.items() if n >= MOSTLY * said[word])


def content_keys(texts: Sequence[str], within: Sequence[str] | None = None) -> NDArray[np.uint64]:
    """A 64-bit hash of each text (and the text it stands in): the same wherever and whenever it is met."""
    import numpy as np

    pairs = zip(texts, within or texts, strict=True)
    digests = b"".join(
        blake2b(f"{text}\0{whole}".encode(errors="surrogatepass"), digest_size=8).digest() for text, whole in pairs
    )
    return np.frombuffer(digests, "<u8")
