"""A customer's unbroken time."""

from __future__ import annotations

from tellback.people.spell import Spell, spells
from tellback.people.subscription import FAILED, Subscription


def paid(started: str, ended: str = "", ending: str = "") -> Subscription:
    return Subscription("s", "c", started_at=started, ended_at=ended, ending=ending)


def test_subscriptions_that_overlap_are_one_spell() -> None:
    kept = [paid("2025-01-01", "2025-06-01"), paid("2025-05-01"), paid("2025-02-01", "2025-03-01")]
    assert spells(kept) == (Spell("2025-01-01", "", ""),)


def test_a_day_between_two_bills_is_no_end_and_two_days_are() -> None:
    kept = [paid("2025-01-01", "2025-02-01"), paid("2025-02-02", "2025-03-01"), paid("2025-03-03", "2025-04-01")]
    assert spells(kept) == (Spell("2025-01-01", "2025-03-01", "left"), Spell("2025-03-03", "2025-04-01", "left"))
    assert len(spells(kept, gap=2)) == 1


def test_a_long_subscription_bridges_a_gap_between_short_ones() -> None:
    kept = [paid("2025-01-01", "2025-12-01"), paid("2025-02-01", "2025-02-10"), paid("2025-06-01", "2025-06-10")]
    assert len(spells(kept)) == 1


def test_a_failed_payment_ends_a_spell_only_where_nobody_left_that_day() -> None:
    failed, left = paid("2025-01-01", "2025-03-01", FAILED), paid("2025-02-01", "2025-03-01", "left")
    assert spells([failed])[0].ending == FAILED
    assert spells([failed, left])[0].ending == "left"


def test_nobody_without_subscriptions_has_a_spell() -> None:
    assert spells([]) == ()
