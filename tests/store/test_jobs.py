"""Work behind a page: done once, taken over from the dead."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from tellback.errors import JobLost, NotFound
from tellback.store.base import Store
from tellback.store.jobs import JobId, State, claim, enqueue, fail, find_job, finish, report, work

Report = Callable[[dict[str, Any]], None]


def test_a_job_is_done_by_one_worker_and_tells_how_far_it_is(store: Store) -> None:
    asked = enqueue(store, "import", {"location": "März.csv"})
    job = claim(store, "import", "ana")
    assert job
    assert (job.id, job.detail, job.attempt) == (asked, {"location": "März.csv"}, 1)
    assert claim(store, "import", "ben") is None
    report(store, job, {"rows": 500})
    assert find_job(store, asked).progress == {"rows": 500}
    finish(store, job, {"added": 900})
    assert (find_job(store, asked).state, find_job(store, asked).outcome) == (State.DONE, {"added": 900})


def test_jobs_are_done_in_the_order_they_were_asked_for_and_by_kind(store: Store) -> None:
    first, other, second = (enqueue(store, kind, {}) for kind in ("import", "enrich", "import"))
    taken = [claim(store, kind, "ana") for kind in ("import", "import", "import", "enrich")]
    assert [job and job.id for job in taken] == [first, second, None, other]


def test_a_dead_workers_job_is_taken_over_and_the_dead_may_not_end_it(store: Store) -> None:
    asked = enqueue(store, "import", {})
    dead = claim(store, "import", "ana", lease=-1)
    alive = claim(store, "import", "ben")
    assert dead
    assert alive
    assert (alive.id, alive.attempt) == (asked, 2)
    for deed in (lambda: finish(store, dead, {}), lambda: report(store, dead, {}), lambda: fail(store, dead, "")):
        with pytest.raises(JobLost, match=f"Job {asked} was taken over"):
            deed()
    finish(store, alive, {})


def test_a_job_that_kills_three_workers_is_given_up(store: Store) -> None:
    asked = enqueue(store, "import", {})
    assert all(claim(store, "import", "ana", lease=-1) for _ in range(3))
    assert claim(store, "import", "ana") is None
    assert find_job(store, asked).state is State.FAILED
    assert "error" in find_job(store, asked).outcome


def test_work_does_one_job_and_keeps_its_error(store: Store) -> None:
    def count(detail: Any, tell: Report) -> dict[str, Any]:
        tell({"rows": 1})
        return {"rows": 10 // detail["by"]}

    assert not work(store, "count", "ana", count)
    good, bad = enqueue(store, "count", {"by": 2}), enqueue(store, "count", {"by": 0})
    assert work(store, "count", "ana", count)
    with pytest.raises(ZeroDivisionError):
        work(store, "count", "ana", count)
    assert find_job(store, good).outcome == {"rows": 5}
    assert (find_job(store, bad).state, find_job(store, bad).progress) == (State.FAILED, {"rows": 1})
    assert "division" in find_job(store, bad).outcome["error"]


def test_many_workers_at_once_do_each_job_once(store: Store) -> None:
    asked = [enqueue(store, "count", {}) for _ in range(20)]
    done: list[JobId] = []

    def labour() -> None:
        while job := claim(store, "count", threading.current_thread().name):
            done.append(job.id)
            finish(store, job, {})

    threads = [threading.Thread(target=labour) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == asked


def test_a_job_nobody_asked_for_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound, match="no job 7"):
        find_job(store, JobId(7))
