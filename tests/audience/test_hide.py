"""Nobody can be singled out by adding and taking away what is shown."""

from __future__ import annotations

from itertools import combinations, product

from tellback.audience.hide import hide
from tellback.audience.invitation import Audience

K = 5


def test_a_small_audience_takes_the_next_smallest_with_it() -> None:
    shown = hide(dict(zip(Audience, (3, 10, 9), strict=True)), K)
    assert shown.audiences == {Audience.INVESTORS}
    assert shown.together


def test_a_small_audience_alone_takes_the_total_with_it() -> None:
    shown = hide(dict(zip(Audience, (0, 3, 0), strict=True)), K)
    assert Audience.INVESTORS not in shown.audiences
    assert not shown.together


def test_no_sum_of_what_is_shown_leaves_fewer_than_k_for_any_sizes() -> None:
    for sizes in product(range(10), repeat=3):
        people = dict(zip(Audience, sizes, strict=True))
        shown = hide(people, K)
        figures = [frozenset({each}) for each in shown.audiences]
        figures += [frozenset(Audience)] * shown.together
        for known in differences(figures):
            assert not 0 < sum(people[each] for each in known) < K, (sizes, known)


def differences(figures: list[frozenset[Audience]]) -> list[frozenset[Audience]]:
    """Every group whose figure follows from those shown, by taking some away from one that holds them."""
    found = list(figures)
    for whole in figures:
        parts = [part for part in figures if part < whole]
        for n in range(1, len(parts) + 1):
            found += [whole - frozenset().union(*some) for some in combinations(parts, n)]
    return found
