"""How long a search takes at 100,000 messages, warm, on each store: by words, by meaning, by both, narrowed, none.

Messages are made up: three sentences of everyday and of rare words, as frequent as in a language (Zipf).
"""

from __future__ import annotations

import itertools
import json
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from tellback.feedback.message import Message
from tellback.feedback.queries.messages import land
from tellback.feedback.query import Query
from tellback.feedback.search import search
from tellback.feedback.stance import Stance
from tellback.feedback.vectors import keep_vectors
from tellback.model.base import Embedder, open_model
from tellback.store.base import Store
from tellback.store.opening import open_store
from throwaway import running

MESSAGES, SENTENCES, BATCH, ROUNDS = 100_000, 3, 500, 3
EVERYDAY = re.findall(
    r"\w+",
    """the to and i is it my in of not a for on with that this when mail email message account inbox folder
thunderbird calendar address book password server send sent receive open window tab search filter attachment reply
crash crashes slow update version new old layout button menu dark mode print delete deleted lost missing error sync
phone import export contact signature spam junk setting settings change changed work works since after every day
please help want need love great hate bad fast easy hard find cannot how why where
customer support price plan""",
)
RARE = [
    "".join(part)
    for part in itertools.product(("bra", "cle", "dri", "flo", "gus", "kan", "lor", "mip", "nev", "pol"), repeat=4)
]
WORDS = EVERYDAY + RARE[:5000]
QUESTIONS = [
    *("calendar", "crash", "dark mode", "password lost", "how do I find the old layout", "flobrakanlor", "the email"),
    *("sync contacts with phone", "import folder error", "junk", "print", "love the new version"),
]
WAYS = {
    "words": [Query(f'"{words}"') for words in QUESTIONS],
    "words and meaning": [Query(words) for words in QUESTIONS],
    "narrowed by polarity and time": [
        Query(words, stance=Stance.COMPLAINT, since="2025-03-01", until="2025-06-30") for words in QUESTIONS
    ],
    "narrowed by theme": [Query(words, theme=theme) for theme, words in enumerate(QUESTIONS, start=1)],
    "none, newest first": [Query(skip=20 * page) for page in range(12)],
    "none, narrowed": [Query(stance=Stance.COMPLAINT, plan="pro", skip=20 * page) for page in range(12)],
}


def main() -> None:
    model = open_model("built-in")
    with tempfile.TemporaryDirectory() as folder:
        measure(open_store(Path(folder) / "store.db"), model)
    with running() as server:
        measure(open_store(server.bare()), model)


def measure(store: Store, model: Embedder) -> None:
    fill(store, model)
    for way, asked in WAYS.items():
        search(store, model, asked[0])
        took = sorted(seconds(store, model, query) for _ in range(ROUNDS) for query in asked)
        p50, p95 = (round(1000 * took[int(share * (len(took) - 1))]) for share in (0.5, 0.95))
        line = {"table": "Search at 100,000 messages", "store": store.dialect, "search": way}
        print(json.dumps(line | {"searches": len(took), "p50 ms": p50, "p95 ms": p95}), flush=True)
    store.close()


def seconds(store: Store, model: Embedder, query: Query) -> float:
    began = time.perf_counter()
    search(store, model, query)
    return time.perf_counter() - began


def fill(store: Store, model: Embedder) -> None:
    columns = "message_id, start_at, end_at, language, stance, sureness, weight, theme_id"
    sql = f"insert into passages ({columns}) values (:m, :start, :end, 'en', :stance, 0.9, 1, :theme)"
    rng = np.random.default_rng(0)
    for first, sentences in enumerate(batches(rng)):
        with store.transaction():
            land(store, [message(first * BATCH + at, parts) for at, parts in enumerate(sentences)])
            rows = [
                {
                    "m": first * BATCH + at + 1,
                    "start": sum(map(len, parts[:n])) + n,
                    "end": sum(map(len, parts[: n + 1])) + n,
                    "stance": rng.choice(["complaint", "praise", "neither"]),
                    "theme": int(rng.integers(1, 61)),
                }
                for at, parts in enumerate(sentences)
                for n in range(SENTENCES)
            ]
            store.many(sql, rows)
            ids = np.arange(first * BATCH * SENTENCES, (first + 1) * BATCH * SENTENCES) + 1
            keep_vectors(store, model.id, ids, model.embed([part for parts in sentences for part in parts]))
    if store.dialect == "postgres":
        store.execute("analyze")


def message(number: int, sentences: Sequence[str]) -> Message:
    day = np.datetime64("2024-01-01") + number % 720
    return Message("desk", str(number), " ".join(sentences), said_at=str(day), plan=("free", "pro")[number % 2])


def batches(rng: np.random.Generator) -> Iterator[list[list[str]]]:
    chances = 1 / np.arange(3, len(WORDS) + 3)
    chances /= chances.sum()
    for _ in range(MESSAGES // BATCH):
        drawn = rng.choice(len(WORDS), (BATCH, SENTENCES, 9), p=chances)
        yield [[" ".join(WORDS[word] for word in sentence) + "." for sentence in message] for message in drawn]


main()
