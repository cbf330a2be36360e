"""Messages linked to promises nobody taught it: intent names as claims, labels unseen.

Banking77 and CLINC150, the out-of-scope messages of the latter included: those should get no link.
"""

from __future__ import annotations

import csv
import json
import os
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tellback.feedback.link import Aims, Examples, Target, aim, link
from tellback.feedback.overlap import words
from tellback.feedback.sure import measured
from tellback.model.base import Embedder, open_model
from tellback.stats.intervals import share

DATA = Path(os.environ.get("TELLBACK_DATA") or Path(__file__).parents[2] / "shared" / "data") / "intents"
Rows = NDArray[np.float32]
LINKED = 0.7


class TfIdf:
    """The baseline: the same linking on TF-IDF vectors."""

    id = "TF-IDF"

    def __init__(self, corpus: list[str]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        self._vectorizer = TfidfVectorizer(analyzer=words, sublinear_tf=True, max_features=3000).fit(corpus)
        self.dimensions = len(self._vectorizer.vocabulary_)

    def embed(self, texts: list[str]) -> Rows:
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        return self._vectorizer.transform(texts).toarray().astype(np.float32)


@dataclass(frozen=True)
class Intents:
    name: str
    texts: list[str]
    labels: NDArray[np.int64]
    claims: list[Target]


def read(folder: Path, name: str) -> Intents:
    """The messages; label -1 is out of scope."""
    files = ("banking77_train", "banking77_test") if name == "Banking77" else ("clinc150",)
    rows: list[dict[str, str]] = []
    for file in files:
        with (folder / f"{file}.csv").open(encoding="utf-8") as lines:
            rows += list(csv.DictReader(lines))
    intents = [row.get("category") or row["intent"] for row in rows]
    names = sorted(set(intents) - {"oos"})
    at = {intent: place for place, intent in enumerate(names)} | {"oos": -1}
    claims = [Target(intent, intent.replace("_", " ")) for intent in names]
    return Intents(name, [row["text"] for row in rows], np.array([at[intent] for intent in intents]), claims)


def measure(data: Intents, model: Embedder) -> dict[str, object]:
    """One line of the table: precision at coverage among messages that are in scope, false links among the others."""
    rows, aims, known = model.embed(data.texts), aim(model, data.claims), data.labels >= 0
    begin = time.process_time()
    links = link(rows, aims, measured(model.id))
    seconds = time.process_time() - begin
    right = (links.best == data.labels)[known]
    surest = right[np.argsort(-links.sureness[known], kind="stable")]
    linked = links.sureness >= LINKED
    return {
        "table": "Message → promise (intent names as claims, labels unseen)",
        "data": data.name,
        "model": model.id.partition("@")[0],
        "top-1": shown(right),
        **{f"precision, surest {part} %": shown(surest[: len(surest) * part // 100]) for part in (20, 50, 80)},
        "linked though out of scope": shown(linked[~known]) if (~known).any() else "",
        "linked in scope": shown(linked[known]),
        **{f"top-1, {shots} confirmed": taught(data, rows, aims, shots, model.id) for shots in (1, 3, 10)},
        "CPU s to link": seconds,
    }


def shown(hits: NDArray[np.bool_]) -> str:
    verdict = share(int(hits.sum()), len(hits))
    return f"{verdict.estimate:.3f} ({verdict.low:.3f} to {verdict.high:.3f})" if verdict.known else ""


def taught(data: Intents, rows: Rows, aims: Aims, shots: int, model_id: str) -> float:
    """Top-1 of the other messages once `shots` of each claim were confirmed, mean of three draws."""
    hits = []
    for seed in range(3):
        draw = np.random.default_rng(seed)
        told = {
            c.id: draw.choice(np.flatnonzero(data.labels == at), shots, replace=False)
            for at, c in enumerate(data.claims)
        }
        others = data.labels >= 0
        others[np.concatenate(list(told.values()))] = False
        links = link(rows, aims, measured(model_id), Examples(yes={id_: rows[at] for id_, at in told.items()}))
        hits.append((links.best == data.labels)[others].mean())
    return float(np.mean(hits))


if __name__ == "__main__":
    for name in ("Banking77", "CLINC150"):
        intents = read(DATA, name)
        corpus = [*intents.texts, *(claim.text for claim in intents.claims)]
        for embedder in (TfIdf(corpus), open_model("built-in"), open_model("minilm")):
            print(json.dumps(measure(intents, embedder)), flush=True)
