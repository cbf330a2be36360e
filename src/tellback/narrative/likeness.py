"""How much of their words two sentences share."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest

from tellback.narrative.plain import plain

_COMMON = frozenset(
    [
        *("a", "an", "and", "are", "as", "at", "be", "by", "can", "for", "from", "in", "is", "it", "its", "now", "of"),
        *("on", "or", "our", "that", "the", "their", "they", "this", "to", "we", "will", "with", "you", "your"),
    ],
)
_WORD = re.compile(r"\w+")
_ADDRESS = re.compile(r"https?://\S+")
TELLING = 3
"""A telling word counts so many times as much as a common one."""
MOST = 24
"""A sentence is held against so many others at most."""
Weights = Counter[str]


def likeness(one: str, other: str) -> float:
    """How much two sentences share, 0 to 1: Dice's coefficient over words, the telling ones counting three times."""
    return dice(weights(one), weights(other))


def dice(here: Weights, there: Weights) -> float:
    """Twice what two bags of words share, of what both hold."""
    return 2 * shared(here, there) / ((here.total() + there.total()) or 1)


def shared(here: Weights, there: Weights) -> int:
    """The weight of the words that stand in both."""
    if len(there) < len(here):
        here, there = there, here
    return sum(min(weight, there[word]) for word, weight in here.items() if word in there)


@lru_cache(maxsize=16384)
def weights(text: str) -> Weights:
    """The words of a sentence, each with its weight; an address on the web counts only where there is nothing else."""
    read = plain(text).lower()
    words = Counter(_WORD.findall(_ADDRESS.sub(" ", read)) or _WORD.findall(read))
    return Counter({word: count * (1 if word in _COMMON else TELLING) for word, count in words.items()})


def alike(older: Mapping[int, str], newer: Mapping[int, str], least: float) -> Iterator[tuple[float, int, int]]:
    """The pairs that share at least a part of their words, as (likeness, newer, older).

    Only sentences with telling words in common are held against each other: each of the newer against the few that
    share most of them, the nearest where many do.
    """
    bags = {at: weights(text) for at, text in older.items()}
    totals = {at: bag.total() for at, bag in bags.items()}
    holding: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, bag in bags.items():
        for word in bag.keys() - _COMMON:
            holding[word].append((at, bag[word]))
    for index, text in newer.items():
        here = weights(text)
        total = here.total()
        met = _met(here, holding)
        best = nlargest(MOST, ((common / (total + totals[at]), -abs(index - at), at) for at, common in met.items()))
        for _, _, at in best:
            likely = dice(here, bags[at])
            if likely >= least:
                yield likely, index, at


def _met(here: Weights, holding: Mapping[str, Sequence[tuple[int, int]]]) -> Mapping[int, int]:
    """The sentences that have telling words in common with one, and the weight of these."""
    met: dict[int, int] = defaultdict(int)
    for word in here.keys() - _COMMON:
        weight = here[word]
        for at, other in holding.get(word, ()):
            met[at] += min(other, weight)
    return met
