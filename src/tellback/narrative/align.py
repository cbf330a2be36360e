"""Which sentence of an older version a sentence is: unchanged, moved or edited, but never merely similar."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from tellback.narrative.plain import plain

IN_PLACE = 0.4
"""So much of the words must stay where a neighbour stayed too: two sentences of five words each share two."""
ELSEWHERE = 0.75
"""So much of the words must stay in a sentence that has moved as well."""
MARGIN = 0.1
"""The best match of an edited and moved sentence must be better than the second by this much."""

_COMMON = frozenset(
    [
        *("a", "an", "and", "are", "as", "at", "be", "by", "can", "for", "from", "in", "is", "it", "its", "now", "of"),
        *("on", "or", "our", "that", "the", "their", "they", "this", "to", "we", "will", "with", "you", "your"),
    ],
)
_NONE: Mapping[int, int] = MappingProxyType({})


def align(older: Sequence[str], newer: Sequence[str], known: Mapping[int, int] = _NONE) -> dict[int, int]:
    """Which of `older` each of `newer` is, by index, each at most once; both in the order of their document.

    `known` holds the pairs that need no finding.

    The same words win before all else, told apart by their neighbours when they come twice. Then sentences are taken
    for edited while at least a part of their words stayed: less where a neighbour stayed beside them, more elsewhere.
    """
    found = _same(older, newer, known)
    while True:
        best = max(_edits(older, newer, found), default=None)
        if best is None:
            return found
        found[best[2]] = best[3]


def likeness(one: str, other: str) -> float:
    """How much two sentences share, 0 to 1: Dice's coefficient over words, the telling ones counting three times."""
    here, there = _weights(one), _weights(other)
    shared = sum(min(weight, there[word]) for word, weight in here.items())
    return 2 * shared / ((sum(here.values()) + sum(there.values())) or 1)


@lru_cache(maxsize=4096)
def _weights(text: str) -> Counter[str]:
    words = Counter(re.findall(r"\w+", plain(text).lower()))
    return Counter({word: count * (1 if word in _COMMON else 3) for word, count in words.items()})


def _same(older: Sequence[str], newer: Sequence[str], known: Mapping[int, int]) -> dict[int, int]:
    found = dict(known)
    places: dict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(older):
        if at not in known.values():
            places[_key(text)].append(at)
    doubles: list[int] = []
    for index, text in enumerate(newer):
        if index in found:
            continue
        held = places.get(_key(text), [])
        if len(held) == 1:
            found[index] = held.pop()
        elif held:
            doubles.append(index)
    for index in doubles:
        held = places[_key(newer[index])]
        if held:
            best = max(held, key=lambda at: (_beside(index, at, found, older, newer), -abs(index - at)))
            held.remove(best)
            found[index] = best
    return found


def _key(text: str) -> str:
    return plain(text).lower()


def _beside(index: int, at: int, found: dict[int, int], older: Sequence[str], newer: Sequence[str]) -> int:
    """How many of a pair's two neighbours are a pair themselves; the edges of the document are neighbours too."""
    before = found.get(index - 1) == at - 1 if index and at else index == at == 0
    last, last_at = len(newer) - 1, len(older) - 1
    after = found.get(index + 1) == at + 1 if index < last and at < last_at else (index, at) == (last, last_at)
    return before + after


def _edits(older: Sequence[str], newer: Sequence[str], found: dict[int, int]) -> list[tuple[int, float, int, int]]:
    """The pairs that may be edits, as (neighbours, likeness, newer, older)."""
    held = set(found.values())
    free = [at for at in range(len(older)) if at not in held]
    pairs: list[tuple[int, float, int, int]] = []
    for index in range(len(newer)):
        if index in found:
            continue
        scores = sorted(((likeness(older[at], newer[index]), at) for at in free), reverse=True)
        for rank, (score, at) in enumerate(scores):
            beside = _beside(index, at, found, older, newer)
            clear = rank == 0 and (len(scores) == 1 or score - scores[1][0] >= MARGIN)
            if score >= (IN_PLACE if beside else ELSEWHERE) and (beside or clear):
                pairs.append((beside, score, index, at))
    return pairs
