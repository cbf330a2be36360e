"""Two runners on this machine: in this process, and in a few others."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

from tellback.errors import WorkerDied
from tellback.runner.base import Batch, Result

TRIES = 3


class Here:
    """Everything in this process, one batch after the other."""

    name = "here"

    def map(self, function: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        """The result of each batch, in order."""
        return map(function, batches)


class Processes:
    """Several processes, started afresh so that they share nothing; a batch whose worker dies is run again.

    Function and batches are pickled: the function stands at the top of a module.
    """

    name = "processes"

    def __init__(self, workers: int = 0) -> None:
        """As many workers as asked for, or as the machine has cores."""
        self.workers = workers or os.cpu_count() or 1

    def map(self, function: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        """The result of each batch, once, in order; at most twice as many in hand as there are workers."""
        coming = iter(batches)
        flight: deque[tuple[Batch, Future[Result]]] = deque()
        pool = self._pool(self.workers)
        try:
            while True:
                for batch in islice(coming, 2 * self.workers - len(flight)):
                    flight.append((batch, _submit(pool, function, batch)))
                if not flight:
                    return
                try:
                    result = flight[0][1].result()
                except BrokenProcessPool:
                    pool.shutdown(cancel_futures=True)
                    for batch, tried in flight:
                        yield self._alone(function, batch, tried)
                    flight.clear()
                    pool = self._pool(self.workers)
                else:
                    flight.popleft()
                    yield result
        finally:
            pool.shutdown(cancel_futures=True)

    def _alone(self, function: Callable[[Batch], Result], batch: Batch, tried: Future[Result]) -> Result:
        """What a batch had already come to, or comes to in a worker of its own: a death there is its own fault."""
        if tried.done() and not tried.cancelled() and not isinstance(tried.exception(), BrokenProcessPool):
            return tried.result()
        for _ in range(TRIES):
            with self._pool(1) as pool:
                try:
                    return pool.submit(function, batch).result()
                except BrokenProcessPool:
                    continue
        raise WorkerDied

    def _pool(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def _submit(pool: ProcessPoolExecutor, function: Callable[[Batch], Result], batch: Batch) -> Future[Result]:
    try:
        return pool.submit(function, batch)
    except BrokenProcessPool as broken:
        lost: Future[Result] = Future()
        lost.set_exception(broken)
        return lost
