"""What a number of readers can show, said before anybody is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

FAR = 1000
"""Readers up to which chances are worked out: what so many show, more of them show, too."""
USUAL = 30
"""Per cent of readers that mark a sentence, as plans suppose."""
EXAMPLES = (12, 30, 60, 120)
SURE = 0.8
SUPPOSED = "This holds where somebody looks after every reader; readers who say neither, or are left out, add nothing."


@dataclass(frozen=True, slots=True)
class Plan:
    """What so many `readers` of both wordings can show.

    `split` is the most even one that names a winner. `preference` is the share of all readers, in per cent, who must
    prefer one wording for four such sessions in five to name it. Whole versions are read by half of them `each`: a
    sentence that `USUAL` per cent of one half mark must be marked by `marked` per cent of the other. `looks` are five,
    where that many readers allow them. All None below 8 readers; `says` is all this in words.
    """

    readers: int
    split: tuple[int, int] | None
    preference: int | None
    each: int
    marked: int | None
    looks: tuple[int, ...]
    says: tuple[str, ...]


def plans(readers: int = 0) -> tuple[Plan, ...]:
    """What a number of readers can show, or some examples of it."""
    return tuple(plan(each) for each in ([readers] if readers else EXAMPLES))


@lru_cache(maxsize=256)
def plan(readers: int) -> Plan:
    """What a number of readers can show. Exact, up to the points and the steps of five points it is given in."""
    from tellback.stats.betting import FEWEST
    from tellback.stats.looks import LOOKS, due
    from tellback.stats.preference import smallest_split

    split = smallest_split(readers)
    if split is None:
        who = "1 reader" if readers == 1 else f"{readers} readers"
        why = f"{who}: no verdict, only their words. Ask {FEWEST} at least."
        return Plan(readers, None, None, readers // 2, None, (), (why,))
    preference, marked = _preference(readers), _marked(readers // 2)
    looks = tuple(due(readers)) if readers >= FEWEST * LOOKS else ()
    return Plan(
        readers, split, preference, readers // 2, marked, looks, tuple(_says(readers, split, preference, marked))
    )


def _preference(readers: int) -> int:
    from tellback.stats.preference import chances_of_winner

    low, high = 50, 100
    while high - low > 1:
        middle = (low + high) // 2
        *_, chance = chances_of_winner(middle / 100, min(readers, FAR))
        low, high = (low, middle) if chance >= SURE else (middle, high)
    return high


def _marked(each: int) -> int | None:
    from tellback.stats.preference import pairs_needed

    for marked in range(95, USUAL, -5):
        needed = pairs_needed(USUAL / 100, marked / 100)
        if needed is None or needed > each:
            return marked + 5 if marked < 95 else None
    return USUAL + 5


def _says(readers: int, split: tuple[int, int], preference: int, marked: int | None) -> Iterator[str]:
    yield (
        f"{readers:,} readers of both wordings will show a preference of {preference}:{100 - preference} or clearer in"
        f" four sessions of five; a winner is named from {split[0]:,} to {split[1]:,} on."
    )
    half = f"Whole versions, read by {readers // 2:,} each,"
    if marked is None:
        yield f"{half} will hardly show any difference."
    else:
        yield (
            f"{half} will show in four sessions of five that a sentence named beforehand, which {USUAL} % mark in one"
            f" of them, is marked by {marked} % in the other."
        )
