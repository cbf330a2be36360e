"""A key met before is known again, however many came between."""

from __future__ import annotations

from tellback.text.seen import FEW, Seen


def test_keys_are_counted() -> None:
    seen = Seen()
    assert [seen.meet(key) for key in ("a", "b", "a", "a", ("a", "b"))] == [1, 1, 2, 3, 1]


def test_keys_packed_away_are_still_known() -> None:
    seen = Seen()
    assert all(seen.meet(f"key {number}") == 1 for number in range(FEW + 10))
    assert [seen.meet("key 0"), seen.meet("key 0"), seen.meet(f"key {FEW + 5}"), seen.meet("new")] == [2, 3, 2, 1]
