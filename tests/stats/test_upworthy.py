"""Real readers: headlines shown at random to thousands each."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from tellback.stats.betting import ENOUGH, log_wealth
from tellback.stats.ratio_alarm import check_sharing

COLUMNS = ["clickability_test_id", "impressions", "clicks", "risk_window"]


@pytest.fixture(scope="module")
def packages(data: Path) -> list[dict[str, object]]:
    return sorted(pq.read_table(data / "upworthy" / "packages_dev.parquet", columns=COLUMNS).to_pylist(), key=str)


@pytest.mark.data
def test_the_alarm_is_raised_where_readers_were_not_shared_out_at_random(packages: list[dict[str, int]]) -> None:
    alarms: dict[bool, list[bool]] = {True: [], False: []}
    for _, test in groupby(packages, key=lambda package: package["clickability_test_id"]):
        shown = list(test)
        found = check_sharing([package["impressions"] for package in shown])
        alarms[bool(shown[0]["risk_window"])].append(found.alarm != "")
    assert np.mean(alarms[True]) >= 0.6
    assert np.mean(alarms[False]) <= 0.02


@pytest.mark.data
@pytest.mark.slow
def test_a_headline_beside_itself_seldom_wins_though_somebody_looks_every_hundred(
    packages: list[dict[str, int]],
) -> None:
    random, looks = np.random.default_rng(2), np.arange(100, 1401, 100)
    chosen = random.permutation([(each["impressions"], each["clicks"]) for each in packages])
    ahead = []
    for seen, clicked in chosen[chosen[:, 0] >= 2800][:2000]:
        clicks = np.zeros(seen)
        clicks[random.choice(seen, clicked, replace=False)] = 1
        pairs = clicks[1:2800:2] - clicks[:2800:2]
        ahead.append(np.stack([(pairs == off).cumsum()[looks - 1] for off in (-1, 0, 1)], axis=-1))
    counts = np.array(ahead, float).reshape(-1, 3)
    wealth = log_wealth(np.array([0, 0.5, 1]), counts, np.array([0.5])).reshape(-1, len(looks))
    assert len(wealth) == 2000
    assert (wealth >= ENOUGH).any(axis=1).mean() <= 0.05
