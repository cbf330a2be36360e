"""Which sentence of an older version a sentence is: unchanged, moved, edited, split or merged; never merely similar."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from tellback.narrative.alignment import Kind, Pair
from tellback.narrative.likeness import shared, weights
from tellback.narrative.matching import Matching

PART = 0.6
"""So much of a part's words must be what its neighbour left over of the whole."""
TOLD = 6
"""And they must weigh so much: two telling words."""

_NONE: Mapping[int, int] = MappingProxyType({})


def align(older: Sequence[str], newer: Sequence[str], known: Mapping[int, int] = _NONE) -> tuple[Pair, ...]:
    """What became of every sentence, in the order of the newer version, then what is gone, in the order of the older.

    `known` holds the pairs that need no finding, as older by newer.

    The same words win before all else, told apart by their neighbours where they come twice. Then sentences are taken
    for edited while at least a part of their words stayed: less where a neighbour stayed beside them, more elsewhere.
    What is left over next to an edited sentence may be the rest of it. Moved is what stands outside the longest run of
    sentences that kept their order.
    """
    matching = Matching(older, newer, known)
    splits = dict(_parts(matching.found, older, newer))
    merges = {at: index for at, index in _parts(matching.taken, newer, older) if index not in splits}
    stayed = _stayed(matching.found)
    split, merged = set(splits.values()), set(merges.values())
    pairs: list[Pair] = []
    for index in range(len(newer)):
        at = matching.found.get(index, splits.get(index))
        if at is None:
            pairs.append(Pair(None, index, Kind.NEW, 1 - matching.nearest(index)))
        elif at in split:
            pairs.append(Pair(at, index, Kind.SPLIT, matching.sure.get(index, PART), leads=index in matching.found))
        elif index in merged:
            pairs.append(Pair(at, index, Kind.MERGED, matching.sure[index]))
        else:
            kind = _KINDS[matching.same(index, at), index in stayed]
            pairs.append(Pair(at, index, kind, matching.sure[index]))
    for at in range(len(older)):
        if at in merges:
            pairs.append(Pair(at, merges[at], Kind.MERGED, PART, leads=False))
        elif at not in matching.taken:
            pairs.append(Pair(at, None, Kind.GONE, 1 - matching.nearest_old(at)))
    return tuple(pairs)


_KINDS = {
    (True, True): Kind.EXACT,
    (True, False): Kind.MOVED,
    (False, True): Kind.EDITED,
    (False, False): Kind.MOVED_AND_EDITED,
}


def heirs(pairs: Sequence[Pair]) -> dict[int, int]:
    """Which of the older each of the newer carries on, by index, each at most once."""
    return {
        pair.newer: pair.older for pair in pairs if pair.leads and pair.newer is not None and pair.older is not None
    }


def _parts(found: Mapping[int, int], wholes: Sequence[str], parts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """What is free among `parts` and made of what its neighbour left over of a whole, as (part, whole)."""
    left = {whole: weights(wholes[whole]) - weights(parts[part]) for part, whole in found.items()}
    belongs = dict(found)
    for step in (1, -1):
        for part in range(len(parts))[::step]:
            whole = belongs.get(part - step)
            if part in belongs or whole is None:
                continue
            words = weights(parts[part])
            common = shared(words, left[whole])
            if common >= max(TOLD, PART * words.total()):
                left[whole] = left[whole] - words
                belongs[part] = whole
                yield part, whole


def _stayed(found: Mapping[int, int]) -> set[int]:
    """The longest run of the newer that kept the order of the older (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    before: dict[int, int | None] = {}
    for index in sorted(found):
        place = bisect_left(tops, found[index])
        before[index] = piles[place - 1] if place else None
        tops[place : place + 1] = [found[index]]
        piles[place : place + 1] = [index]
    run: set[int] = set()
    last = piles[-1] if piles else None
    while last is not None:
        run.add(last)
        last = before[last]
    return run
