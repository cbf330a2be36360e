"""Sentences of two versions, each with its one counterpart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

from tellback.narrative.likeness import alike
from tellback.narrative.plain import plain

LEAST = 0.25
"""Sentences with less of their words in common are not looked at."""
BESIDE = 0.4
"""So much of the words must stay where a neighbour stayed too: two sentences of five words each share two."""
BETWEEN = 0.55
"""So much where the sentences around it stayed, but not the one next to it."""
ELSEWHERE = 0.7
"""So much in a sentence that has moved as well."""
MARGIN = 0.1
"""Where no neighbour stayed, the best match must be better than the second by this much."""

_Candidate = tuple[int, float, int, int, int]


class Matching:
    """`found` is older by newer, `taken` newer by older, `sure` how sure that is, 0 to 1, by newer."""

    def __init__(self, older: Sequence[str], newer: Sequence[str], known: Mapping[int, int]) -> None:
        self.older, self.newer = [_key(text) for text in older], [_key(text) for text in newer]
        self.found: dict[int, int] = {}
        self.taken: dict[int, int] = {}
        self.sure: dict[int, float] = {}
        for index, at in known.items():
            self._keep(index, at, 1.0)
        self._anchor()
        self._alike: dict[tuple[int, int], float] = self._candidates()
        self._near: dict[int, list[int]] = defaultdict(list)
        self._back: dict[int, list[int]] = defaultdict(list)
        for index, at in self._alike:
            self._near[index].append(at)
            self._back[at].append(index)
        self._settle()

    def same(self, index: int, at: int) -> bool:
        """Whether a sentence of the newer has the words of one of the older."""
        return self.newer[index] == self.older[at]

    def nearest(self, index: int) -> float:
        """How like a sentence of the newer the likeliest free one of the older is."""
        return max((self._alike[index, at] for at in self._near[index] if at not in self.taken), default=0.0)

    def nearest_old(self, at: int) -> float:
        """How like a sentence of the older the likeliest free one of the newer is."""
        return max((self._alike[index, at] for index in self._back[at] if index not in self.found), default=0.0)

    def _keep(self, index: int, at: int, sure: float) -> None:
        self.found[index], self.taken[at], self.sure[index] = at, index, sure

    def _anchor(self) -> None:
        """Pair what stands exactly once in both."""
        old, new = self._free(self.older, self.taken), self._free(self.newer, self.found)
        for key, places in new.items():
            if len(places) == 1 and len(old.get(key, ())) == 1:
                self._keep(places[0], old[key][0], 1.0)

    @staticmethod
    def _free(keys: Sequence[str], held: Mapping[int, int]) -> dict[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for place, key in enumerate(keys):
            if place not in held:
                places[key].append(place)
        return places

    def _candidates(self) -> dict[tuple[int, int], float]:
        """The free pairs that may be one sentence, with how much of their words they share."""
        old, new = self._free(self.older, self.taken), self._free(self.newer, self.found)
        doubles = {(index, at): 1.0 for key in new for index in new[key] for at in old.get(key, ())}
        olds = {at: self.older[at] for places in old.values() for at in places}
        news = {index: self.newer[index] for places in new.values() for index in places}
        return {(index, at): likely for likely, index, at in alike(olds, news, LEAST)} | doubles

    def _settle(self) -> None:
        """Pair the surest first, until no pair makes another one hold."""
        heap = [self._candidate(index, at) for index, at in self._alike]
        held = -1
        while held < len(self.found):
            held = len(self.found)
            heap = self._round(heap)

    def _round(self, heap: list[_Candidate]) -> list[_Candidate]:
        """Pair what holds, the surest first; what does not hold yet is given back."""
        waiting: list[_Candidate] = []
        heapify(heap)
        while heap:
            candidate = heappop(heap)
            index, at = candidate[-2:]
            if index in self.found or at in self.taken:
                continue
            if not self._holds(index, at):
                waiting.append(candidate)
                continue
            self._keep(index, at, self._sureness(index, at))
            for step in (1, -1):
                if (index + step, at + step) in self._alike:
                    heappush(heap, self._candidate(index + step, at + step))
        return waiting

    def _candidate(self, index: int, at: int) -> _Candidate:
        """What orders the pairs: the neighbours, the words in common, the distance."""
        beside = self._beside(index, at)
        away = abs(index * len(self.older) - at * len(self.newer))
        return -beside - 4 * (beside > 0 and self.same(index, at)), -self._alike[index, at], away, index, at

    def _beside(self, index: int, at: int) -> int:
        """How much its neighbours speak for a pair: 2 for each that is a pair itself, 1 for an end of both texts."""
        before = 2 * (self.found.get(index - 1) == at - 1) if index and at else index == at == 0
        last, last_at = len(self.newer) - 1, len(self.older) - 1
        ends = (index, at) == (last, last_at)
        return before + (2 * (self.found.get(index + 1) == at + 1) if index < last and at < last_at else ends)

    def _holds(self, index: int, at: int) -> bool:
        likely = self._alike[index, at]
        if self.same(index, at):
            return True
        if self._twin(index, at):
            return False
        if likely >= BESIDE and self._beside(index, at):
            return True
        if likely - self._rival(index, at) < MARGIN:
            return False
        return likely >= (BETWEEN if self._between(index, at) else ELSEWHERE)

    def _twin(self, index: int, at: int) -> bool:
        """Whether the very words of either stand free on the other side, between the same pairs."""
        olds = (other for other in self._near[index] if other not in self.taken and self.same(index, other))
        news = (other for other in self._back[at] if other not in self.found and self.same(other, at))
        return any(self._between(index, other) for other in olds) or any(self._between(other, at) for other in news)

    def _rival(self, index: int, at: int) -> float:
        """How like the next best free counterpart of either is."""
        olds = (self._alike[index, other] for other in self._near[index] if other != at and other not in self.taken)
        news = (self._alike[other, at] for other in self._back[at] if other != index and other not in self.found)
        return max(max(olds, default=0.0), max(news, default=0.0))

    def _between(self, index: int, at: int) -> bool:
        """Whether the nearest pairs before and behind stand around it in both."""
        before = next((self.found[each] for each in range(index - 1, -1, -1) if each in self.found), -1)
        behind = next((self.found[each] for each in range(index + 1, len(self.newer)) if each in self.found), None)
        return before < at < (len(self.older) if behind is None else behind)

    def _sureness(self, index: int, at: int) -> float:
        return 1 - (1 - self._alike[index, at]) / (1 + self._beside(index, at))


def _key(text: str) -> str:
    return plain(text).lower()
