"""Work on many items: one after the other, or by the workers of an executor.

Items and results travel as bytes, a few items at a time, so that any executor of
`concurrent.futures` will do: of threads, of processes, of a cluster. Only so many wait at once,
whatever their number. What goes wrong with an item, or with its worker, is the result of that item.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from queue import SimpleQueue
from typing import Final, Generic, TypeVar

from attrs import field, frozen

from perfeval.errors import InputError, PerfevalError
from perfeval.workers.chunks import MOST_BYTES, Chunk, Problem, in_chunks, packed_work

__all__ = ["WINDOW", "Hands", "Problem", "Progress", "Work"]

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

Progress = Callable[[int, str], object]
"""What is called after each item: how many are done, and the source of the last."""

WINDOW: Final = 64
"""How many chunks of items may wait for workers, or for the caller, at once."""


@frozen
class Work(Generic[_Item, _Result]):
    """What is done with each item, and what stands for it where that fails.

    `do` may raise a `PerfevalError` or an `OSError`; `lost` makes a result of it. `source` is how
    people are told of an item. So many items at most are sent at a time.
    """

    do: Callable[[_Item], _Result]
    lost: Callable[[_Item, Problem], _Result]
    source: Callable[[_Item], str]
    together: int = 1


@frozen
class Hands:
    """Who works on many items, and how: the arguments that all functions of many items take.

    Without an `executor` the caller's own thread works. Results come in the order of the items, or
    with `ordered` false as they are done; at most `window` chunks are under way at once.
    Raises `InputError` for what is no executor, cannot be called, or is no such number.

    >>> halves = Work(do=lambda n: n // 2, lost=lambda n, error: -1, source=str)
    >>> list(Hands().results([8, 6], halves))
    [(8, 4), (6, 3)]
    """

    executor: Executor | None = field(default=None)
    ordered: bool = field(default=True)
    window: int = field(default=WINDOW)
    on_progress: Progress | None = field(default=None)

    @executor.validator
    def _is_executor(self, _: object, value: object) -> None:
        if not isinstance(value, Executor | None):
            raise InputError("executor", value, "an executor of concurrent.futures, or None")

    @ordered.validator
    def _is_told(self, _: object, value: object) -> None:
        if type(value) is not bool:
            raise InputError("ordered", value, "true or false")

    @window.validator
    def _is_number(self, _: object, value: object) -> None:
        if type(value) is not int or value < 1:
            raise InputError("window", value, "a whole number from 1 on")

    @on_progress.validator
    def _is_called(self, _: object, value: object) -> None:
        if not (value is None or callable(value)):
            raise InputError("on_progress", value, "a function of a number and a source")

    def results(
        self, items: Iterable[_Item], work: Work[_Item, _Result]
    ) -> Iterator[tuple[_Item, _Result]]:
        """Each item with what was made of it.

        Raises `InputError` where the work itself cannot be sent to the workers of the executor.
        """
        if self.executor is None:
            return self._told(((item, _result(work, item)) for item in items), work)
        packed = packed_work(work.do)
        return self._told(self._by_workers(items, work, self.executor, packed), work)

    def _told(
        self, done: Iterator[tuple[_Item, _Result]], work: Work[_Item, _Result]
    ) -> Iterator[tuple[_Item, _Result]]:
        for count, (item, result) in enumerate(done, start=1):
            if self.on_progress is not None:
                self.on_progress(count, work.source(item))
            yield item, result

    def _by_workers(
        self, items: Iterable[_Item], work: Work[_Item, _Result], executor: Executor, packed: bytes
    ) -> Iterator[tuple[_Item, _Result]]:
        waiting: dict[int, Chunk[_Item]] = {}
        ended: SimpleQueue[int] = SimpleQueue()
        held = 0
        try:
            for number, chunk in enumerate(in_chunks(items, work.together)):
                waiting[number] = chunk
                held += chunk.size
                chunk.send(executor, packed).add_done_callback(
                    functools.partial(_put, ended, number)
                )
                while len(waiting) >= self.window or held >= MOST_BYTES:
                    first = self._next(waiting, ended)
                    held -= first.size
                    yield from _given(work, first)
            while waiting:
                yield from _given(work, self._next(waiting, ended))
        finally:
            for chunk in waiting.values():
                chunk.future.cancel()

    def _next(self, waiting: dict[int, Chunk[_Item]], ended: SimpleQueue[int]) -> Chunk[_Item]:
        """The chunk that waits longest, or the one that was done first."""
        return waiting.pop(next(iter(waiting)) if self.ordered else ended.get())


def _put(ended: SimpleQueue[int], number: int, _: Future[bytes]) -> None:
    ended.put(number)


def _result(work: Work[_Item, _Result], item: _Item) -> _Result:
    try:
        return work.do(item)
    except (PerfevalError, OSError) as error:
        return work.lost(item, error)


def _given(work: Work[_Item, _Result], chunk: Chunk[_Item]) -> Iterator[tuple[_Item, _Result]]:
    for item, (result, problem) in chunk.outcomes():
        yield item, result if problem is None else work.lost(item, problem)
