"""Sentences followed from version to version: 300 hand-checked sentences of real documents, beside difflib.

The key (labels/align.jsonl) holds no text: documents, version numbers, where a sentence stands, and a hash of its
words. How it was made, before the program had answered for any of them:

- Every pair of consecutive versions of the documents in cdk_rfcs/versions.parquet that differ in their words, each text
  once, six documents (0001, 0006, 0092, 0732 and the two of 0095) left out to tune on.
- Sentences drawn at random (seed 20261123) in seven cells made with difflib's opcodes on whole sentences, so that most
  of the 300 are cases: 110 newer and 60 older ones where both sides differ, 30 that stand in the newer only and 30 in
  the older only, 30 with words that stand in both but out of order, 25 with words that stand twice, 15 unchanged. No
  more than a sixth of a cell (a third of the out of order) comes from one pair of versions.
- Two readers, each alone, read each sentence between its neighbours in both versions and wrote down which sentences of
  the other version it is, or none. What is measured against is what was settled where they differed (labels/align.md).

An answer is one sentence of the other version, or none. Precision is the share of the answers that are right, by the
kind the program gave; recall the share of the key's answers that were found, by the kind in the key.
"""

from __future__ import annotations

import json
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from tellback.narrative.align import align
from tellback.narrative.alignment import Kind, Pair
from tellback.narrative.parse import parse
from tellback.narrative.passage import Sentence
from tellback.narrative.plain import plain
from tellback.stats.intervals import share

DATA = Path(os.environ.get("TELLBACK_DATA") or Path(__file__).parents[2] / "shared" / "data") / "cdk_rfcs"
KEY = Path(__file__).parent / "labels" / "align.jsonl"
TABLE = "A sentence's identity across versions (300 hand-checked sentences of real documents)"
READERS = "How far two readers agree on it (the same 300 sentences)"
CONFIDENCE = "How often align is right, by its confidence (the same 300 sentences)"
ANSWERS, PAIRS = "all answers", "all but new and gone"
EDITED = 0.6
"""difflib's own rule of thumb for a close match."""

Method = Callable[[Sequence[str], Sequence[str]], Sequence[Pair]]


@dataclass(frozen=True)
class Case:
    """One line of the key: `sampled` of one version, and what it is in the other, by index; none is None."""

    document: str
    versions: tuple[int, int]
    side: str
    sampled: int
    answers: frozenset[int | None]
    kind: str


@dataclass(frozen=True)
class Answer:
    """What a method said of a case."""

    case: Case
    pair: Pair
    right: bool


def difflib_pairs(older: Sequence[str], newer: Sequence[str]) -> Sequence[Pair]:
    """The baseline: equal blocks, and in a replaced block the pairs with the best ratio."""
    old, new = [plain(text).lower() for text in older], [plain(text).lower() for text in newer]
    pairs: list[Pair] = []
    for tag, a, a_end, b, b_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += [Pair(a + step, b + step, Kind.EXACT, 1.0) for step in range(a_end - a)]
            continue
        ratios = [
            (SequenceMatcher(None, old[x], new[y], autojunk=False).ratio(), x, y)
            for x in range(a, a_end)
            for y in range(b, b_end)
        ]
        olds, news = set(range(a, a_end)), set(range(b, b_end))
        for ratio, x, y in sorted(ratios, reverse=True):
            if ratio >= EDITED and x in olds and y in news:
                pairs.append(Pair(x, y, Kind.EDITED, ratio))
                olds.remove(x)
                news.remove(y)
        pairs += [Pair(x, None, Kind.GONE, 1.0) for x in olds] + [Pair(None, y, Kind.NEW, 1.0) for y in news]
    return pairs


def read(path: Path) -> dict[str, list[tuple[Sentence, ...]]]:
    """The sentences of every version of every document, oldest first."""
    import pyarrow.parquet as pq

    versions: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in pq.read_table(path).to_pylist():
        versions[row["path"]].append((row["date"], row["text"]))
    return {name: [parse(text).wording for _, text in sorted(all_)] for name, all_ in versions.items()}


def cases(documents: dict[str, list[tuple[Sentence, ...]]]) -> Iterator[Case]:
    """The key, its places found again. Raises KeyError where a sentence is no longer read as it was."""
    for line in KEY.read_text().splitlines():
        row = json.loads(line)
        older, newer = (places(documents[row["document"]][number - 1]) for number in row["versions"])
        side = row["sampled"]
        here, there = (newer, older) if side == "newer" else (older, newer)
        other = row["older" if side == "newer" else "newer"]
        answers = frozenset(there[mark["at"], mark["hash"]] for mark in other) or frozenset({None})
        mark = row[side][0]
        yield Case(row["document"], tuple(row["versions"]), side, here[mark["at"], mark["hash"]], answers, row["kind"])


def places(sentences: Sequence[Sentence]) -> dict[tuple[str, str], int]:
    return {
        (f"{one.span.line}:{one.span.column}", sha256(plain(one.text).lower().encode()).hexdigest()[:12]): at
        for at, one in enumerate(sentences)
    }


def measure(name: str, method: Method, documents: dict[str, list[tuple[Sentence, ...]]]) -> Iterator[dict[str, object]]:
    answered: dict[tuple[str, int, int], Sequence[Pair]] = {}
    seconds = []
    for document, versions in documents.items():
        for number, (older, newer) in enumerate(pairwise(versions), 1):
            texts = [one.text for one in older], [one.text for one in newer]
            begin = time.process_time()
            answered[document, number, number + 1] = method(*texts)
            seconds.append(time.process_time() - begin)
    key = list(cases(documents))
    answers = [answer for case in key for answer in answers_to(case, answered[case.document, *case.versions])]
    for row in (ANSWERS, PAIRS, *Kind):
        asked = sum(len(case.answers) for case in key if belongs(case.kind, row))
        given = [answer.right for answer in answers if belongs(answer.pair.kind, row)]
        found = [answer for answer in answers if answer.right and belongs(answer.case.kind, row)]
        named = sum(answer.pair.kind == answer.case.kind for answer in found)
        line: dict[str, object] = {"table": TABLE, "method": name, "kind": str(row), "in the key": asked}
        line |= {"precision": shown(sum(given), len(given)), "recall": shown(len(found), asked)}
        line |= {"kind named rightly": f"{named} of {len(found)}"}
        if row == ANSWERS:
            line |= {"CPU s, all version pairs": sum(seconds), "slowest pair, CPU s": max(seconds)}
        yield line
    if name == "tellback":
        yield from sureness(answers)


def agreement() -> Iterator[dict[str, object]]:
    """How often the two readers of the key wrote down the same, and Cohen's kappa over the kinds."""
    from sklearn.metrics import cohen_kappa_score

    rows = [json.loads(line) for line in KEY.read_text().splitlines()]
    for asked, told in (
        ("which sentences it is, or none", lambda read: {(mark["at"], mark["hash"]) for mark in read["is"]}),
        ("what became of it (kind)", lambda read: read["kind"]),
    ):
        first, second = ([told(row[reader]) for row in rows] for reader in ("first", "second"))
        same = sum(one == other for one, other in zip(first, second, strict=True))
        kappa = f"{cohen_kappa_score(first, second):.2f}" if isinstance(first[0], str) else ""
        yield {"table": READERS, "asked": asked, "the same": shown(same, len(rows)), "Cohen's kappa": kappa}


def answers_to(case: Case, pairs: Sequence[Pair]) -> Iterator[Answer]:
    for pair in pairs:
        here, there = (pair.newer, pair.older) if case.side == "newer" else (pair.older, pair.newer)
        if here == case.sampled:
            yield Answer(case, pair, there in case.answers)


def belongs(kind: str, row: str) -> bool:
    """Whether answers of a kind are counted in a row of the table."""
    return row in {kind, ANSWERS} or (row == PAIRS and kind not in {Kind.NEW, Kind.GONE})


def sureness(answers: Sequence[Answer]) -> Iterator[dict[str, object]]:
    for least, below in ((0.95, 2.0), (0.8, 0.95), (0.0, 0.8)):
        hits = [answer.right for answer in answers if least <= answer.pair.confidence < below]
        title = f"{least} and more" if below > 1 else f"{least} to {below}"
        yield {"table": CONFIDENCE, "confidence": title, "right": shown(sum(hits), len(hits))}


def shown(hits: int, of: int) -> str:
    verdict = share(hits, of)
    return f"{verdict.estimate:.3f} ({verdict.low:.3f} to {verdict.high:.3f}), {hits} of {of}" if verdict.known else ""


if __name__ == "__main__":
    texts_ = read(DATA / "versions.parquet")
    for title, method_ in (("tellback", align), ("difflib", difflib_pairs)):
        for line_ in measure(title, method_, texts_):
            print(json.dumps(line_), flush=True)
    for line_ in agreement():
        print(json.dumps(line_), flush=True)
