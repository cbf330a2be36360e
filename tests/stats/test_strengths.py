from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize

from tellback.stats.strengths import Choice, Strengths, strengths

TRUE = np.array([-0.8, -0.2, 0.1, 0.9])


def compared(random: np.random.Generator, readers: int, spread: float = 0.0) -> list[Choice]:
    """Every reader compares all pairs of four things; readers' tastes differ by `spread`."""
    choices: list[Choice] = []
    for reader in range(readers):
        taste = TRUE + random.normal(0, spread, 4)
        for one in range(4):
            for other in range(one):
                first = random.random() < 1 / (1 + np.exp(taste[other] - taste[one]))
                choices.append(Choice(reader, one if first else other, (one, other)))
    return choices


def best_and_worst(random: np.random.Generator, readers: int) -> list[Choice]:
    choices: list[Choice] = []
    for reader in range(readers):
        best = random.choice(4, p=np.exp(TRUE) / np.exp(TRUE).sum())
        rest = [at for at in range(4) if at != best]
        weight = np.exp(-TRUE[rest])
        worst = random.choice(rest, p=weight / weight.sum())
        choices += [Choice(reader, int(best), (0, 1, 2, 3)), Choice(reader, int(worst), tuple(rest), worst=True)]
    return choices


def test_without_a_prior_it_is_the_likeliest_fit() -> None:
    choices = best_and_worst(np.random.default_rng(0), 60) + compared(np.random.default_rng(1), 10)

    def unlikely(found: np.ndarray) -> float:
        total = 0.0
        for choice in choices:
            sign = -1 if choice.worst else 1
            total -= sign * found[choice.chosen] - np.log(np.exp(sign * found[list(choice.among)]).sum())
        return total + 1e-6 * float(found @ found)

    best = minimize(unlikely, np.zeros(4), tol=1e-10).x
    fitted = strengths(choices, 4, prior=700.0)
    assert fitted.log_odds == pytest.approx(best - best.mean(), abs=1e-4)


def test_two_things_are_a_share_of_readers() -> None:
    choices = [Choice(reader, int(reader < 30), (0, 1)) for reader in range(40)]
    found = strengths(choices, 2, prior=700.0).preferred(1, 0)
    assert found.estimate == pytest.approx(0.75, abs=1e-4)
    half = 1.96 * np.sqrt(1 / 30 + 1 / 10)
    assert (found.low or 0) == pytest.approx(1 / (1 + np.exp(half - np.log(3))), abs=0.01)
    assert found.n == 40


def test_one_reader_asked_ten_times_is_one_reader() -> None:
    once = strengths([Choice(reader, int(reader < 30), (0, 1)) for reader in range(40)], 2).preferred(1, 0)
    often = strengths([Choice(reader, int(reader < 30), (0, 1)) for reader in range(40) for _ in range(10)], 2)
    many = often.preferred(1, 0)
    assert many.n == 40
    assert ((many.high or 1) - (many.low or 0)) == pytest.approx((once.high or 1) - (once.low or 0), rel=0.05)


def test_a_promise_nobody_ever_chose_is_weak_but_not_infinitely() -> None:
    choices = [Choice(reader, reader % 2, (0, 1, 2)) for reader in range(20)]
    fitted = strengths(choices, 3)
    loser = fitted.standing(2)
    assert (loser.high or 1) < 0.5
    assert (loser.low or 0) > 0
    assert "cannot tell" in fitted.preferred(0, 1).caveat


def test_seven_readers_are_too_few_and_nobody_is_no_error() -> None:
    assert not strengths([Choice(reader, 0, (0, 1)) for reader in range(7)], 2).preferred(0, 1).known
    assert not strengths([], 3).standing(0).known


def covers(fitted: Strengths) -> list[bool]:
    truth = [(a, b, 1 / (1 + np.exp(TRUE[b] - TRUE[a]))) for a in range(4) for b in range(a)]
    verdicts = [(fitted.preferred(a, b), share) for a, b, share in truth]
    return [(found.low or 0) <= share <= (found.high or 1) for found, share in verdicts]


@pytest.mark.slow
@pytest.mark.parametrize("how", ["pairs", "best and worst"])
def test_intervals_cover_the_truth(how: str) -> None:
    random = np.random.default_rng(6)
    deed = compared if how == "pairs" else best_and_worst
    covered = [each for _ in range(200) for each in covers(strengths(deed(random, 40), 4))]
    assert 0.935 <= np.mean(covered) <= 0.98


@pytest.mark.slow
def test_intervals_hold_though_every_reader_has_a_taste_of_their_own() -> None:
    """Preference of the third to the second thing among readers who differ: counted by choices it would be too sure."""
    random, inside, errors = np.random.default_rng(8), 0, np.zeros(2)
    true = float(np.mean(1 / (1 + np.exp(-(TRUE[2] - TRUE[1] + random.normal(0, 2 * np.sqrt(2), 200_000))))))
    for _ in range(150):
        choices = [choice for choice in compared(random, 40, 2.0) for _ in range(3) if set(choice.among) == {1, 2}]
        fitted = strengths([Choice(each.reader, each.chosen - 1, (0, 1)) for each in choices], 2)
        found = fitted.preferred(1, 0)
        inside += (found.low or 0) <= true <= (found.high or 1)
        errors += [fitted.covariance[0, 0], fitted.by_reader[0, 0]]
    assert inside >= 137
    assert errors[1] > 2 * errors[0]
