"""The Runner seam: one pure function over many batches, here or elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Batch = TypeVar("Batch")
Result = TypeVar("Result")


class Runner(Protocol):
    """Where work is done. The function must give the same result for the same batch, however often it is run."""

    def map(self, function: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        """The result of each batch, once, in the order of the batches; few batches are held at a time.

        An error of the function goes on to the caller. Raises WorkerDied where a batch kills whoever takes it.
        """
        ...
