"""The Runner contract: every batch exactly once and in order, also when a worker dies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from jobs import die, die_once, double, double_or_refuse
from tellback.errors import WorkerDied
from tellback.runner.base import Runner
from tellback.runner.local import Here, Processes


@pytest.fixture(params=[Here(), pytest.param(Processes(2), marks=pytest.mark.slow)], ids=lambda runner: runner.name)
def runner(request: pytest.FixtureRequest) -> Runner:
    chosen: Runner = request.param
    return chosen


def test_each_batch_once_and_in_order(runner: Runner) -> None:
    assert list(runner.map(double, ([n, n + 1] for n in range(9)))) == [[2 * n, 2 * n + 2] for n in range(9)]


def test_nothing_comes_of_nothing(runner: Runner) -> None:
    assert list(runner.map(double, [])) == []


def test_an_error_of_the_function_reaches_the_caller(runner: Runner) -> None:
    results = runner.map(double_or_refuse, [[1], [2], [3], [4]])
    assert [next(results), next(results)] == [[2], [4]]
    with pytest.raises(ValueError, match="no threes"):
        next(results)


def test_batches_are_taken_as_they_are_needed(runner: Runner) -> None:
    taken: list[int] = []

    def batches() -> Iterator[list[int]]:
        for number in range(100):
            taken.append(number)
            yield [number]

    results = runner.map(double, batches())
    next(results)
    assert len(taken) <= 5
    getattr(results, "close", list)()


@pytest.mark.slow
def test_a_batch_whose_worker_dies_is_run_again(tmp_path: Path) -> None:
    jobs = [(str(tmp_path), number) for number in range(12)]
    assert list(Processes(2).map(die_once, jobs)) == [2 * number for number in range(12)]
    assert (tmp_path / "grave").exists()


@pytest.mark.slow
def test_a_batch_that_kills_every_worker_is_given_up() -> None:
    with pytest.raises(WorkerDied, match="Memory may have run out"):
        list(Processes(2).map(die, range(3)))
