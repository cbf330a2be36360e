from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import false_discovery_control, fisher_exact

from tellback.stats.flags import Change, fisher, flags_at_close, flags_so_far, raised
from tellback.stats.pool import pool
from tellback.stats.readers import Readers


def change(before: tuple[int, int], after: tuple[int, int]) -> Change:
    """A sentence marked by so many of so many readers of each version, the marks spread among the readers."""
    sides = [
        np.floor(np.arange(1, n + 1) * hits / n) - np.floor(np.arange(n) * hits / n) for hits, n in (before, after)
    ]
    return Change(*map(Readers, sides))


def story(random: np.random.Generator, readers: int, changed: int = 0, spread: float = 0.5) -> list[Change]:
    """40 changed sentences that about 20 % mark; of the first ones the new text is marked more, by 1.2 log odds."""
    base = random.normal(-1.4, 0.7, 40)
    ease = random.normal(0, spread, (2, readers, 1))
    effect = np.where(np.arange(40) < changed, 1.2, 0)
    chances = (1 / (1 + np.exp(-(base + more + side))) for more, side in zip((0, effect), ease, strict=True))
    before, after = ((random.random((readers, 40)) < chance).astype(float) for chance in chances)
    return [Change(Readers(old), Readers(new)) for old, new in zip(before.T, after.T, strict=True)]


def test_a_sentence_that_stopped_confusing_is_flagged_and_the_others_are_not() -> None:
    flags = flags_at_close([change((24, 40), (6, 40)), change((10, 40), (12, 40)), change((1, 40), (0, 40))])
    assert [flag.raised for flag in flags] == [True, False, False]
    assert -18 / 40 < (flags[0].more.estimate or 0) < -10 / 40
    assert (flags[0].more.high or 1) < 0


def test_of_flags_at_the_close_the_estimate_that_is_printed_is_less_exaggerated() -> None:
    random = np.random.default_rng(4)
    told: list[float] = []
    raw: list[float] = []
    for _ in range(60):
        changes = story(random, 40, 6)
        for change, flag in zip(changes, flags_at_close(changes), strict=True):
            if flag.raised and flag.more.estimate is not None:
                told.append(flag.more.estimate)
                raw.append(float(change.after.scores.mean() - change.before.scores.mean()))
    assert len(told) > 30 and 0.1 < float(np.mean(told)) < 0.85 * float(np.mean(raw))


def test_the_more_sentences_the_more_it_takes() -> None:
    found, rest = change((8, 40), (18, 40)), [change((10, 40), (10, 40))] * 11
    assert flags_at_close([found])[0].raised
    assert not flags_at_close([found, *rest])[0].raised


def test_sentences_hardly_anybody_reached_are_neither_judged_nor_counted() -> None:
    hardly = [change((0, 7), (7, 7))] * 30
    flags = flags_at_close([change((6, 40), (19, 40)), *hardly])
    assert [flag.raised for flag in flags[:2]] == [True, False]
    assert flags[1].more.caveat == "needs at least 8 readers of each version, has 7: only their words can be shown"


def test_nothing_changed_nothing_flagged() -> None:
    assert flags_at_close([]) == flags_so_far([]) == []


def test_while_readers_come_it_takes_more() -> None:
    clear, fair = change((2, 60), (50, 60)), change((12, 60), (25, 60))
    assert [flag.raised for flag in flags_at_close([clear, fair])] == [True, True]
    assert [flag.raised for flag in flags_so_far([clear, fair])] == [True, False]


@pytest.mark.parametrize("seed", range(5))
def test_the_choice_is_benjamini_and_hochbergs(seed: int) -> None:
    chances = np.random.default_rng(seed).beta(0.4, 2, 30)
    assert raised(chances.tolist()) == (false_discovery_control(chances) <= 0.1).tolist()


def test_chances_are_fishers_on_the_rarer_side() -> None:
    table = [[14, 26], [6, 34]]
    sides = [fisher_exact(table, alternative=side).pvalue for side in ("less", "greater")]
    assert fisher(change((6, 40), (14, 40))) == pytest.approx(2 * min(sides))


@pytest.mark.slow
@pytest.mark.parametrize(("readers", "found", "false"), [(40, 0.15, 0.2), (80, 0.6, 0.4)])
def test_changed_sentences_are_found_about_as_often_as_they_may_be(readers: int, found: float, false: float) -> None:
    random = np.random.default_rng(readers)
    flags = np.array([[flag.raised for flag in flags_at_close(story(random, readers, 6))] for _ in range(60)])
    assert flags[:, :6].mean() >= found
    assert flags[:, 6:].sum(axis=1).mean() <= false


@pytest.mark.slow
@pytest.mark.parametrize("spread", [0.5, 1.5])
def test_where_nothing_changed_few_reports_have_a_flag_but_singly_or_pooled_many_would(spread: float) -> None:
    """Pooled estimates are drawn together: where the readers of one version happen to mark more, all are drawn along.
    The spread is that of readers, in log odds."""
    random = np.random.default_rng(3)
    reports = np.zeros((120, 3))
    for report in reports:
        changes = story(random, 40, spread=spread)
        report[0] = any(flag.raised for flag in flags_at_close(changes))
        report[1] = any(fisher(each) < 0.05 for each in changes)
        hits = np.array([[side.scores.sum() + 0.5 for side in (each.before, each.after)] for each in changes])
        log_odds = np.log(hits / (41 - hits))
        together = pool(log_odds[:, 1] - log_odds[:, 0], np.sqrt((1 / hits + 1 / (41 - hits)).sum(axis=1)))
        report[2] = ((together.low > 0) | (together.high < 0)).any()
    flagged, singly, pooled = reports.mean(axis=0)
    assert flagged <= 0.1
    assert singly > 0.4
    assert pooled > 0.2 or spread == 0.5
