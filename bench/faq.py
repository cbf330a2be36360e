"""Question → help page on the Thunderbird forum: 1,990 questions, 174 pages, several right pages a question.

Gold is the page an answer linked. Pages are FAQ answers to the program: title and summary name them, sentences are
their parts. Nothing is trained.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tellback.feedback.link import Target, aim, in_context, link
from tellback.feedback.overlap import words
from tellback.feedback.sure import measured
from tellback.model.base import Embedder, open_model
from tellback.text.sentences import sentences

DATA = Path(os.environ.get("TELLBACK_DATA") or Path(__file__).parents[2] / "shared" / "data") / "thunderbird"
Scores = NDArray[np.float32]


@dataclass(frozen=True)
class Asked:
    """Questions as title and sentences; `gold` bool[questions, pages]."""

    questions: list[list[str]]
    pages: list[Target]
    gold: NDArray[np.bool_]


def read(folder: Path, every: int = 1) -> Asked:
    """English questions with a page of the help site among their answers; every n-th of them."""
    import pyarrow.parquet as pq

    pages = pq.read_table(folder / "kb_articles.parquet", columns=["slug", "title", "summary", "text"]).to_pylist()
    place = {page["slug"]: at for at, page in enumerate(pages)}
    right: dict[int, set[int]] = defaultdict(set)
    for row in pq.read_table(folder / "faq_links.parquet").to_pylist():
        if row["in_kb"] and row["slug"] in place:
            right[row["question_id"]].add(place[row["slug"]])
    rows = pq.read_table(folder / "questions_dev.parquet", columns=["id", "title", "text", "locale"]).to_pylist()
    rows = [row for row in rows if row["id"] in right and row["locale"].startswith("en")][::every]
    gold = np.zeros((len(rows), len(pages)), bool)
    for at, row in enumerate(rows):
        gold[at, sorted(right[row["id"]])] = True
    targets = [Target(page["slug"], f"{page['title']}. {page['summary']}", parts(page["text"])) for page in pages]
    return Asked([[row["title"], *parts(row["text"][:1200], 1)] for row in rows], targets, gold)


def parts(text: str, fewest: int = 4) -> tuple[str, ...]:
    cut = (text[start:end] for start, end in sentences(text))
    return tuple(part for part in cut if len(part.split()) >= fewest)


def by_link(asked: Asked, model: Embedder) -> Scores:
    """As the product does: the title read in the context of its message, linked to the pages."""
    said = [sentence for question in asked.questions for sentence in question]
    messages = np.repeat(np.arange(len(asked.questions)), [len(question) for question in asked.questions])
    titles = np.unique(messages, return_index=True)[1]
    rows = in_context(model.embed(said), messages)[titles]
    texts = ["\n".join(question) for question in asked.questions]
    return link(rows, aim(model, asked.pages), measured(model.id), texts=texts).scores


def by_tfidf(asked: Asked) -> Scores:
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer=words, sublinear_tf=True)
    pages = vectorizer.fit_transform([" ".join((page.text, *page.parts)) for page in asked.pages])
    return (vectorizer.transform(["\n".join(question) for question in asked.questions]) @ pages.T).toarray()


def recall(scores: Scores, gold: NDArray[np.bool_], most: int) -> NDArray[np.float64]:
    """Whether any right page is among the first `most`, a question each."""
    first = np.argsort(-scores, axis=1, kind="stable")[:, :most]
    return np.take_along_axis(gold, first, axis=1).any(axis=1).astype(float)


def macro(scores: Scores, gold: NDArray[np.bool_], most: int) -> float:
    """The mean over pages of how often a page that is right is among the first `most`."""
    first = np.argsort(-scores, axis=1, kind="stable")[:, :most]
    found = np.zeros_like(gold)
    np.put_along_axis(found, first, values=True, axis=1)
    asked_for = gold.any(axis=0)
    return float(((found & gold).sum(axis=0)[asked_for] / gold.sum(axis=0)[asked_for]).mean())


def interval(hits: NDArray[np.float64]) -> str:
    """Mean with a bootstrap 95 % interval over questions."""
    draws = np.random.default_rng(0).choice(hits, (1000, len(hits))).mean(axis=1)
    low, high = np.quantile(draws, (0.025, 0.975))
    return f"{hits.mean():.3f} ({low:.3f} to {high:.3f})"


def line(name: str, scores: Scores, gold: NDArray[np.bool_], seconds: float) -> dict[str, object]:
    found = {f"recall@{most}": interval(recall(scores, gold, most)) for most in (1, 5, 10)}
    pages = {f"macro recall@{most}": round(macro(scores, gold, most), 3) for most in (1, 5, 10)}
    return {"table": "Question → help page", "model": name, "questions": len(gold), **found, **pages, "CPU s": seconds}


if __name__ == "__main__":
    forum = read(DATA, int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    begin = time.process_time()
    print(json.dumps(line("TF-IDF", by_tfidf(forum), forum.gold, time.process_time() - begin)), flush=True)
    for embedder in (open_model("built-in"), open_model("minilm")):
        begin = time.process_time()
        scores = by_link(forum, embedder)
        print(
            json.dumps(line(embedder.id.partition("@")[0], scores, forum.gold, time.process_time() - begin)), flush=True
        )
