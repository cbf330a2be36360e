from __future__ import annotations

import numpy as np
import pytest

from tellback.stats.ratio_alarm import check_sharing


def test_a_share_that_chance_explains_raises_no_alarm() -> None:
    assert check_sharing([48, 60]).alarm == ""


def test_readers_lost_on_one_version_raise_the_alarm_and_no_p() -> None:
    found = check_sharing([120, 60])
    assert found.planned == (90, 90)
    assert found.alarm.startswith(
        "Readers were not shared out as planned: 120, 60 came where about 90, 90 should have."
    )


def test_an_uneven_plan_is_no_reason_for_alarm() -> None:
    assert check_sharing([300, 100], [3, 1]).alarm == ""
    assert check_sharing([200, 200], [3, 1]).alarm


def test_the_alarm_needs_enough_readers_and_something_to_share() -> None:
    assert check_sharing([9, 0]).alarm == ""
    assert check_sharing([20, 0]).alarm
    assert check_sharing([20]).alarm == check_sharing([]).alarm == ""


@pytest.mark.slow
def test_one_session_in_a_thousand_that_is_in_order_is_alarmed() -> None:
    counts = np.random.default_rng(0).multinomial(90, [1 / 3] * 3, 5000)
    assert sum(bool(check_sharing(row.tolist()).alarm) for row in counts) == pytest.approx(5, abs=7)
