"""Background work: a row in a table and a lease on it. A worker that dies loses its lease and another takes over."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, NewType

from tellback.errors import JobLost, NotFound
from tellback.store.base import Row, Store

JobId = NewType("JobId", int)
Told = Mapping[str, Any]

LEASE = 60.0
"""Seconds a worker has between two signs of life."""

TRIES = 3


class State(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work. `detail`, `progress` and `outcome` are JSON objects; a failed job's outcome has `error`."""

    id: JobId
    kind: str
    detail: Told
    state: State
    attempt: int
    progress: Told
    outcome: Told


def enqueue(store: Store, kind: str, detail: Told) -> JobId:
    """Ask for work to be done."""
    [row] = store.query(
        "insert into jobs (kind, detail, state, asked_at) values (:kind, :detail, 'waiting', :now) returning id",
        kind=kind,
        detail=json.dumps(detail),
        now=_now(),
    )
    return JobId(row["id"])


def find_job(store: Store, job_id: JobId) -> Job:
    """How a job stands. Raises NotFound."""
    rows = store.query("select * from jobs where id = :id", id=job_id)
    if not rows:
        raise NotFound(f"There is no job {job_id}.")
    return _job(rows[0])


def claim(store: Store, kind: str, worker: str, lease: float = LEASE) -> Job | None:
    """Take the oldest job that waits, or whose worker gave no sign of life; None where there is none.

    A job whose worker died three times is given up as failed.
    """
    store.execute(
        "update jobs set state = 'failed', ended_at = :at, outcome = :outcome"
        " where kind = :kind and state = 'running' and held_until < :now and attempt >= :tries",
        kind=kind, now=time.time(), tries=TRIES, at=_now(), outcome=json.dumps({"error": "It never came to its end."}),
    )  # fmt: skip
    rows = store.query(
        "update jobs set state = 'running', attempt = attempt + 1, worker = :worker, held_until = :until"
        " where id = (select id from jobs where kind = :kind and"
        " (state = 'waiting' or (state = 'running' and held_until < :now)) order by id limit 1"
        f"{' for update skip locked' if store.dialect == 'postgres' else ''}) returning *",
        kind=kind, worker=worker, now=time.time(), until=time.time() + lease,
    )  # fmt: skip
    return _job(rows[0]) if rows else None


def report(store: Store, job: Job, progress: Told, lease: float = LEASE) -> None:
    """Give a sign of life and say how far it is. Raises JobLost where another worker has taken over."""
    _set(store, job, "progress = :told, held_until = :until", told=json.dumps(progress), until=time.time() + lease)


def finish(store: Store, job: Job, outcome: Told) -> None:
    """The work is done. Raises JobLost where another worker has taken over."""
    _set(store, job, "state = 'done', outcome = :told, ended_at = :at", told=json.dumps(outcome), at=_now())


def fail(store: Store, job: Job, error: str) -> None:
    """The work cannot be done, however often it is tried. Raises JobLost where another worker has taken over."""
    told = json.dumps({"error": error})
    _set(store, job, "state = 'failed', outcome = :told, ended_at = :at", told=told, at=_now())


def work(store: Store, kind: str, worker: str, deed: Callable[[Told, Callable[[Told], None]], Told]) -> bool:
    """Do one job, if there is one, and say whether there was: `deed(detail, report)` gives the outcome.

    An error of the deed fails the job and goes on to the caller.
    """
    job = claim(store, kind, worker)
    if job is None:
        return False
    try:
        outcome = deed(job.detail, lambda progress: report(store, job, progress))
    except JobLost:
        raise
    except Exception as error:
        fail(store, job, str(error) or type(error).__name__)
        raise
    finish(store, job, outcome)
    return True


def _set(store: Store, job: Job, settings: str, **values: object) -> None:
    ours = "id = :id and attempt = :attempt and state = 'running'"
    if not store.execute(f"update jobs set {settings} where {ours}", id=job.id, attempt=job.attempt, **values):
        raise JobLost(f"Job {job.id} was taken over by another worker, or has ended.")


def _job(row: Row) -> Job:
    told = (json.loads(row[name]) for name in ("progress", "outcome"))
    state = State(row["state"])
    return Job(JobId(row["id"]), row["kind"], json.loads(row["detail"]), state, row["attempt"], *told)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
