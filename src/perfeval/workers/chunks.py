"""Items on their way to workers: a few at a time, as bytes, there and back.

What goes wrong with an item, with its worker or on the way is what comes back of that item.
"""

from __future__ import annotations

import functools
import pickle
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from typing import Any, Final, Generic, TypeVar

from perfeval.errors import InputError, PerfevalError, Phrase, Shown, failure
from perfeval.version import VERSION

__all__ = ["MOST_BYTES", "Chunk", "Outcome", "Problem", "in_chunks", "packed_work"]

_Item = TypeVar("_Item")

Problem = PerfevalError | OSError
"""What went wrong with an item."""

Outcome = tuple[Any, Problem | None]
"""What was made of an item, or what went wrong."""

MOST_BYTES: Final = 2**26
"""How many bytes of items may be under way at once."""
_CHUNK_BYTES: Final = 2**18
_EXECUTOR: Final = "the executor"
_DUE: Final = "workers that do what they are given"


class Chunk(Generic[_Item]):
    """Items that are sent together, as bytes; `future` is of what is made of them."""

    def __init__(self, items: list[_Item], packed: list[bytes], problem: str = "") -> None:
        self._items, self._problem = items, problem
        self._bytes = pickle.dumps(packed)
        self.size = len(self._bytes)
        self.future: Future[bytes] = Future()

    def send(self, executor: Executor, work: bytes) -> Future[bytes]:
        """Give the items to a worker. One that cannot be sent is not, and fails."""
        if self._problem:
            self.future.set_exception(_failed(self._problem, "a value that can be pickled"))
            return self.future
        try:
            sent: object = executor.submit(_worked, VERSION, work, self._bytes)
        except Exception as error:  # it is shut down, or its workers are gone
            self.future.set_exception(error)
            return self.future
        if isinstance(sent, Future):
            self.future = sent
        else:
            self.future.set_exception(
                InputError(_EXECUTOR, sent, "an executor whose submit gives a Future")
            )
        return self.future

    def outcomes(self) -> Iterator[tuple[_Item, Outcome]]:
        """Each item with what the worker made of it; where it gave nothing, with why."""
        given: list[Outcome]
        try:
            found = pickle.loads(self.future.result())
            given = [pickle.loads(each) for _, each in zip(self._items, found, strict=True)]
        except (PerfevalError, OSError) as error:
            given = [(None, error)] * len(self._items)
        except Exception as error:
            given = [(None, _failed(failure(error), _DUE))] * len(self._items)
        yield from zip(self._items, given, strict=True)


def in_chunks(items: Iterable[_Item], most: int) -> Iterator[Chunk[_Item]]:
    """The items by chunks; one that cannot be pickled is one of its own."""
    chunk: list[_Item] = []
    packed: list[bytes] = []
    size = 0
    for item in items:
        try:
            packed.append(pickle.dumps(item))
        except Exception as error:
            if chunk:
                yield Chunk(chunk, packed)
            yield Chunk([item], [], failure(error))
            chunk, packed, size = [], [], 0
            continue
        chunk.append(item)
        size += len(packed[-1])
        if len(chunk) >= most or size >= _CHUNK_BYTES:
            yield Chunk(chunk, packed)
            chunk, packed, size = [], [], 0
    if chunk:
        yield Chunk(chunk, packed)


def packed_work(do: Callable[[Any], object]) -> bytes:
    """What is done with each item, as bytes. Raises `InputError` where it cannot travel."""
    try:
        return pickle.dumps(do)
    except PerfevalError:
        raise
    except Exception as error:
        raise _failed(
            failure(error), "functions of a module, and values that can be pickled"
        ) from None


def _failed(text: str, expected: str) -> InputError:
    return InputError(_EXECUTOR, Shown(text), expected)


def _worked(version: str, work: bytes, chunk: bytes) -> bytes:
    """What a worker makes of a chunk: for each item a result or an error, as bytes."""
    packed = pickle.loads(chunk)
    try:
        if version != VERSION:
            raise InputError(
                _EXECUTOR,
                Phrase("a worker with perfeval {version}", version=VERSION),
                Phrase("workers with perfeval {version}, as here", version=version),
            )
        do = _unpacked(work)
    except PerfevalError as error:
        return pickle.dumps([pickle.dumps((None, error))] * len(packed))
    return pickle.dumps([_packed_result(do, each) for each in packed])


@functools.lru_cache(maxsize=4)
def _unpacked(work: bytes) -> Callable[[Any], object]:
    do: Callable[[Any], object] = pickle.loads(work)
    return do


def _packed_result(do: Callable[[Any], object], item: bytes) -> bytes:
    """What `do` makes of an item, or the error that it raises; of any other failure one of ours."""
    given: Outcome
    try:
        return pickle.dumps((do(pickle.loads(item)), None))
    except (PerfevalError, OSError) as error:
        given = None, error
    except Exception as error:
        given = None, _failed(failure(error), _DUE)
    return pickle.dumps(given)
