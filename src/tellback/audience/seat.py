"""What one reader of a comparison gets, and in which order: by chance, and the same whenever they come back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from tellback.audience.invitation import Invitation

SET = 4
"""Promises to choose among at once."""
ROUNDS = 4
FOR_REPEAT = (3, 5)
"""Passages that it takes for one to be asked again, and for two: who answers both the other way did not mean it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question after the story: between both wordings of a `passage`, or `among` some promises."""

    passage: int = -1
    first: Literal["new", "old"] = "new"
    repeat: bool = False
    among: tuple[int, ...] = ()


def given_to(secret: str, asked: Invitation, nth: int) -> str:
    """Which version the nth to begin reads: of every two who begin one after the other each gets one, in an order that
    nobody can foretell without the workspace's `secret`. "" where nothing is compared.
    """
    if not asked.against:
        return ""
    block, place = divmod(nth - 1, 2)
    return (asked.version, asked.against)[(drawn(secret, asked.id, block)[0] + place) % 2]


def seat(ballot: int, passages: Sequence[int], promises: Sequence[int]) -> tuple[Turn, ...]:
    """What the reader of a ballot is asked: the passages in an order of their own, one wording or the other first; sets
    of promises; and the first passage or two once more, sides swapped, with all that in between.
    """
    asked = [Turn(at, _first(ballot, at)) for at in sorted(passages, key=lambda at: drawn(ballot, "passage", at))]
    again = asked[: sum(len(asked) >= each for each in FOR_REPEAT)]
    swapped = [Turn(each.passage, "old" if each.first == "new" else "new", repeat=True) for each in again]
    return (*asked, *(Turn(among=among) for among in _sets(ballot, promises)), *swapped)


def drawn(*of: object) -> bytes:
    """A draw that comes out the same for the same words, on every machine."""
    return sha256(" ".join(map(str, of)).encode()).digest()


def _first(ballot: int, passage: int) -> Literal["new", "old"]:
    return "new" if drawn(ballot, "first", passage)[0] % 2 else "old"


def _sets(ballot: int, promises: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Sets of promises, those first that this reader saw least."""
    if len(promises) < SET:
        return
    seen: Counter[int] = Counter()
    for turn in range(1 if len(promises) == SET else min(ROUNDS, (len(promises) + 1) // 2)):
        ranked = sorted(promises, key=lambda each: (seen[each], drawn(ballot, "set", turn, each)))[:SET]
        seen.update(ranked)
        yield tuple(sorted(ranked, key=lambda each: drawn(ballot, "order", turn, each)))
