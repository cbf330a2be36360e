from __future__ import annotations

from importlib import import_module
from math import log

import numpy as np
import pytest

from tellback.stats.cox import cox
from tellback.stats.risk import RiskTable, risk_table

Rows = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def made(customers: int, seed: int = 3, span: int = 300) -> Rows:
    """Start, stop, ending and pattern (2 x usage + complained) of made-up customers who enter late and may complain."""
    random = np.random.default_rng(seed)
    heavy = random.random(customers) < 0.4
    entry = random.integers(0, span // 2, customers)
    complaint = np.where(random.random(customers) < 0.6, random.integers(1, span, customers), 10 * span)
    leaves = entry + 1 + random.geometric(np.where(heavy, 0.006, 0.01), customers)
    after = leaves > complaint
    leaves = np.where(after, complaint + (leaves - complaint) // 2 + 1, leaves)
    stop = np.minimum(leaves, span)
    ending = np.where(leaves <= span, 1 + (random.random(customers) < 0.1), 0)
    entry, stop, ending, complaint, heavy = (each[entry < stop] for each in (entry, stop, ending, complaint, heavy))
    already = complaint <= entry
    cut = ~already & (complaint < stop)
    return (
        np.r_[entry, complaint[cut]],
        np.r_[np.where(cut, complaint, stop), stop[cut]],
        np.r_[np.where(cut, 0, ending), ending[cut]],
        np.r_[2 * heavy + already, 2 * heavy[cut] + 1],
    )


DESIGN = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


def log_likelihood(rows: Rows, design: np.ndarray, coefficients: np.ndarray) -> float:
    """Efron's log-likelihood as the paper writes it, customer by customer."""
    start, stop, ending, pattern = rows
    score = (design @ coefficients)[pattern]
    total = 0.0
    for day in np.unique(stop[ending == 1]):
        gone = (stop == day) & (ending == 1)
        risk = np.exp(score[(start < day) & (day <= stop)]).sum()
        total += score[gone].sum()
        total -= sum(log(risk - k / gone.sum() * np.exp(score[gone]).sum()) for k in range(gone.sum()))
    return total


def test_the_likelihood_is_efrons_and_its_top_is_found() -> None:
    rows = made(150)
    fitted = cox(risk_table(*rows, 4), DESIGN)
    assert fitted.converged
    assert fitted.log_likelihood == pytest.approx(log_likelihood(rows, DESIGN, fitted.coefficients), abs=1e-8)
    assert fitted.null_log_likelihood == pytest.approx(log_likelihood(rows, DESIGN, np.zeros(2)), abs=1e-8)
    for nudge in np.array([[1e-3, 0], [-1e-3, 0], [0, 1e-3], [0, -1e-3]]):
        assert log_likelihood(rows, DESIGN, fitted.coefficients + nudge) < fitted.log_likelihood


def test_errors_come_from_the_curvature_of_the_likelihood() -> None:
    rows, step = made(150), 1e-3
    fitted = cox(risk_table(*rows, 4), DESIGN)
    curve = np.zeros((2, 2))
    for i, j in np.ndindex(2, 2):
        one, other = step * np.eye(2)[i], step * np.eye(2)[j]
        corners = [log_likelihood(rows, DESIGN, fitted.coefficients + a * one + b * other) * a * b
                   for a in (1, -1) for b in (1, -1)]  # fmt: skip
        curve[i, j] = -sum(corners) / (4 * step**2)
    assert np.allclose(fitted.covariance, np.linalg.inv(curve), rtol=1e-4)


@pytest.mark.slow
def test_lifelines_finds_the_same() -> None:
    pandas, lifelines = import_module("pandas"), import_module("lifelines")
    start, stop, ending, pattern = made(5000)
    frame = pandas.DataFrame({"id": np.arange(len(start)), "start": start, "stop": stop, "left": ending == 1})
    frame["heavy"], frame["complained"] = DESIGN[pattern].T
    oracle = lifelines.CoxTimeVaryingFitter().fit(frame, "left", "start", "stop", id_col="id")
    fitted = cox(risk_table(start, stop, ending, pattern, 4), DESIGN)
    assert np.allclose(fitted.coefficients, oracle.params_, atol=1e-3)
    assert np.allclose(np.sqrt(np.diag(fitted.covariance)), oracle.standard_errors_, atol=1e-3)
    assert fitted.log_likelihood == pytest.approx(oracle.log_likelihood_, abs=1e-3)


@pytest.mark.slow
def test_surpyval_finds_the_same() -> None:
    surpyval = import_module("surpyval")
    start, stop, ending, pattern = made(5000)
    oracle = surpyval.CoxPH.fit_tvc(
        i=np.arange(len(start)), xl=start, xr=stop, Z=DESIGN[pattern], c=(ending != 1).astype(int), tie_method="efron"
    )
    fitted = cox(risk_table(start, stop, ending, pattern, 4), DESIGN)
    assert np.allclose(fitted.coefficients, oracle.beta, atol=1e-3)


def test_who_comes_late_is_not_at_risk_before() -> None:
    """Customer 1 leaves on day 5; customer 2 is at risk then, customer 3 comes on day 5, too late: -log 2, not -log 3.

    This is the case which statsmodels' PHReg gets wrong.
    """
    rows = (np.array([0, 0, 5]), np.array([5, 8, 8]), np.array([1, 0, 0]), np.array([0, 1, 2]))
    assert cox(risk_table(*rows, 3), np.eye(3)[:, :1]).null_log_likelihood == pytest.approx(-log(2))


def test_by_hand() -> None:
    """One leaves under risk 1:2 with the state, one under 2:1 without it: the hazard ratio is 1."""
    table = RiskTable(np.array([1, 2]), np.array([[2.0, 1], [1, 2]]), np.array([[0.0, 1], [1, 0]]),
                      np.zeros((2, 2)), np.array([3.0, 3]))  # fmt: skip
    fitted = cox(table, np.array([[0.0], [1]]))
    assert fitted.coefficients[0] == pytest.approx(0)
    assert fitted.covariance[0, 0] == pytest.approx(9 / 4)


def test_a_complaint_on_the_day_of_leaving_is_no_exposure() -> None:
    """(start, stop] leaves the last day to the state before it: no interval after the complaint is left to count."""
    start, stop, ending, pattern = made(300)
    cut = np.array([20, 40])  # both leave on day 40: one complained on day 20, the other that very day
    table = risk_table(np.r_[start, 0, 20, 0], np.r_[stop, cut, 40], np.r_[ending, 0, 1, 1], np.r_[pattern, 0, 1, 0], 4)
    without = risk_table(start, stop, ending, pattern, 4)
    assert table.left[1].sum() - without.left[1].sum() == 1
    with pytest.raises(ValueError, match="end after"):
        risk_table(np.r_[start, 40], np.r_[stop, 40], np.r_[ending, 1], np.r_[pattern, 1], 4)


def test_strata_have_baselines_of_their_own() -> None:
    rows = made(400)
    table = risk_table(*rows, 4)
    fitted = cox(table, DESIGN[:, 1:], strata=np.array([0, 0, 1, 1]))
    start, stop, ending, pattern = rows
    heavy = pattern > 1
    apart = [(start[each], stop[each], ending[each], pattern[each]) for each in (heavy, ~heavy)]
    summed = sum(log_likelihood(part, DESIGN[:, 1:], fitted.coefficients) for part in apart)
    assert fitted.log_likelihood == pytest.approx(summed, abs=1e-8)
    for nudge in (-1e-3, 1e-3):
        moved = sum(log_likelihood(part, DESIGN[:, 1:], fitted.coefficients + nudge) for part in apart)
        assert moved < fitted.log_likelihood


def test_a_prior_draws_a_coefficient_towards_none_and_leaves_the_others() -> None:
    table = risk_table(*made(150), 4)
    free, held = cox(table, DESIGN), cox(table, DESIGN, prior=np.array([np.inf, 0.1]))
    assert 0 < held.coefficients[1] / free.coefficients[1] < 0.5
    assert held.covariance[1, 1] < 0.1**2
    assert np.allclose(cox(table, DESIGN, prior=np.array([np.inf, np.inf])).coefficients, free.coefficients)


def test_the_scale_of_a_column_does_not_matter() -> None:
    table = risk_table(*made(150), 4)
    fitted, scaled = cox(table, DESIGN), cox(table, DESIGN * np.array([1e4, 1e-4]) + 7)
    assert np.allclose(scaled.coefficients * np.array([1e4, 1e-4]), fitted.coefficients)
    held = cox(table, DESIGN * 10, prior=np.array([0.1, 0.1]))
    assert np.allclose(held.coefficients * 10, cox(table, DESIGN, prior=np.array([1.0, 1.0])).coefficients)


def test_where_nobody_left_nothing_is_said() -> None:
    fitted = cox(risk_table(np.array([0]), np.array([9]), np.array([0]), np.array([0]), 1), np.array([[1.0]]))
    assert (fitted.converged, fitted.reason, fitted.events) == (False, "nobody left", 0)
    assert not fitted.ratio(0, 0).known


def test_where_nobody_left_in_a_state_its_ratio_is_refused_and_not_tiny() -> None:
    start, stop, ending, pattern = made(300)
    fitted = cox(risk_table(start, stop, np.where(pattern % 2, 0, ending), pattern, 4), DESIGN)
    assert not fitted.converged
    assert fitted.columns == (1,)
    assert "grows without end" in fitted.ratio(1, 0).caveat


def test_where_all_who_left_had_the_state_its_ratio_is_refused_and_not_huge() -> None:
    start, stop, ending, pattern = made(300)
    fitted = cox(risk_table(start, stop, np.where(pattern % 2, ending, 0), pattern, 4), DESIGN)
    assert (fitted.converged, fitted.columns) == (False, (1,))


def test_with_a_prior_a_state_in_which_nobody_left_has_a_ratio() -> None:
    start, stop, ending, pattern = made(300)
    table = risk_table(start, stop, np.where(pattern % 2, 0, ending), pattern, 4)
    fitted = cox(table, DESIGN, prior=np.array([np.inf, 1.0]))
    assert fitted.converged
    assert fitted.coefficients[1] < -1


def test_columns_that_say_the_same_cannot_be_told_apart() -> None:
    table = risk_table(*made(300), 4)
    fitted = cox(table, np.c_[DESIGN, DESIGN[:, 1] * 3])
    assert (fitted.converged, fitted.columns) == (False, (1, 2))


def test_a_column_in_which_nobody_is_at_risk_says_nothing() -> None:
    table = risk_table(*made(300), 5)
    fitted = cox(table, np.c_[np.r_[DESIGN, [[0, 0]]], np.eye(5)[:, 4]])
    assert (fitted.converged, fitted.columns) == (False, (2,))


def test_a_design_without_columns_knows_as_much_as_nothing() -> None:
    fitted = cox(risk_table(*made(50), 4), np.zeros((4, 0)))
    assert fitted.converged
    assert fitted.log_likelihood == fitted.null_log_likelihood


@pytest.mark.parametrize("seed", range(20))
def test_a_fit_never_falls_below_knowing_nothing(seed: int) -> None:
    fitted = cox(risk_table(*made(12, seed, 60), 4), DESIGN)
    assert not fitted.converged or fitted.log_likelihood >= fitted.null_log_likelihood


def test_the_same_table_gives_the_same_numbers_to_the_last_bit() -> None:
    table = risk_table(*made(300), 4)
    assert np.array_equal(cox(table, DESIGN).coefficients, cox(table, DESIGN).coefficients)


def test_a_ratio_has_an_interval_around_it_and_needs_enough_who_left() -> None:
    fitted = cox(risk_table(*made(300), 4), DESIGN)
    ratio = fitted.ratio(1, 60, fewest=5)
    assert ratio.low is not None
    assert ratio.high is not None
    assert ratio.low < np.exp(fitted.coefficients[1]) < ratio.high
    assert fitted.ratio(1, 4, fewest=5).caveat == "needs at least 5 who left, has 4"
