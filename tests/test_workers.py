"""Work on many items: the same by any executor, in any order, whatever fails."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any

import pytest

from perfeval import InputError, workers
from perfeval.workers import Hands, Work
from perfeval.workers import chunks as module
from tests.tables import each_row

GONE = OSError(5, "gone")
ODD = InputError("a number", 1, "even")


def halved(number: int) -> int:
    """Half of an even number; of any other what is wrong, in several ways."""
    if number % 2:
        raise {1: ODD, 3: GONE}.get(number, RuntimeError("odd\nindeed"))
    return number // 2


def said(item: object, error: Exception) -> str:
    """What stands for an item that failed."""
    return f"{item}: {str(error).partition(';')[0]}"


def work(do: Any = halved, together: int = 2) -> Work[Any, Any]:
    """The work that is done here."""
    return Work(do, said, str, together)


def results(items: list[Any], do: Any = halved, together: int = 2, **more: Any) -> list[Any]:
    """What is made of the items, without them."""
    return [made for _, made in Hands(**more).results(items, work(do, together))]


@each_row("pool", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_every_executor_gives_what_one_thread_gives(pool: type[Executor]) -> None:
    """In order, or each once; more items than wait at once, and some that fail."""
    items = [0, 2, 1, 4, 3, *range(6, 40, 2)]
    told: list[tuple[int, str]] = []
    alone = results(items, on_progress=lambda *done: told.append(done))
    assert alone[:5] == [0, 1, f"1: {str(ODD).partition(';')[0]}", 2, f"3: {GONE}"]
    assert told == [(count, str(item)) for count, item in enumerate(items, start=1)]
    with pool(2) as executor:  # type: ignore[call-arg]
        assert results(items, executor=executor, window=2) == alone
        found = results(items, executor=executor, ordered=False)
    assert sorted(found, key=str) == sorted(alone, key=str)


class Held(Executor):
    """An executor that keeps its calls, and runs them when the last of `most` came, backwards.

    It runs the first call alone where it is `lazy`.
    """

    def __init__(
        self,
        most: int,
        run: Callable[..., Any] = lambda call, *given: call(*given),
        *,
        lazy: bool = False,
    ) -> None:
        self.most, self.run, self.lazy = most, run, lazy
        self.given: list[tuple[Future[Any], tuple[Any, ...]]] = []

    def submit(self, *given: Any, **_: Any) -> Future[Any]:
        """Keep a call."""
        self.given.append((Future(), given))
        if len(self.given) == self.most:
            for future, call in self.given[:1] if self.lazy else reversed(self.given):
                future.set_result(self.run(*call))
        return self.given[-1][0]


def test_what_is_done_first_comes_first() -> None:
    """Where the order of the items is not asked for."""
    assert results([0, 2, 4], together=1, executor=Held(3), ordered=False) == [1, 0, 2]
    assert results([0, 2, 4], together=1, executor=Held(3)) == [0, 1, 2]


@pytest.mark.parametrize(
    ("name", "window", "together", "sent"),
    [("", 3, 2, 3), ("MOST_BYTES", 9, 2, 1), ("_CHUNK_BYTES", 3, 9, 3)],
)
def test_what_waits_is_bounded_and_what_is_left_is_cancelled(
    name: str, window: int, together: int, sent: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the number of chunks, and by their bytes; a chunk by its bytes, too."""
    if name:
        monkeypatch.setattr(module if name == "_CHUNK_BYTES" else workers, name, 1)
    executor = Held(sent, lazy=True)
    found = Hands(executor, window=window).results(range(0, 40, 2), work(together=together))
    assert next(found) == (0, 0)
    assert len(executor.given) == sent
    found.close()  # type: ignore[attr-defined]
    assert all(future.cancelled() for future, _ in executor.given[1:])


def late(call: Any, _: str, do: bytes, chunk: bytes) -> Any:
    """A worker with another version of the library."""
    return call("0.0.1", do, chunk)


@each_row(
    ("executor", "why"),
    [
        (Held(1, lambda *_: 5), "found TypeError: a bytes-like object is required, not 'int'"),
        (Held(1, lambda *_: pickle.dumps([])), "found ValueError: zip() argument 2 is shorter"),
        (Held(1, late), "found a worker with perfeval 0.1.0"),
    ],
)
def test_a_worker_that_fails_fails_each_of_its_items(executor: Executor, why: str) -> None:
    """It gives nothing, too little, or is of another version."""
    first, second = results([0, 2], executor=executor)
    assert first.startswith(f"0: the executor: {why}")
    assert second.startswith(f"2: the executor: {why}")


class Unfit(Executor):
    """An executor whose calls give no future."""

    def submit(self, *_: Any, **__: Any) -> Any:
        """Nothing that can be waited for."""
        return 5


class Closed(Executor):
    """An executor that takes nothing."""

    def submit(self, *_: Any, **__: Any) -> Any:
        """As a pool that is shut down, or broken."""
        raise RuntimeError("cannot schedule new futures\nafter shutdown")


@each_row("ordered", [True, False])
def test_an_executor_that_takes_nothing_fails_each_item(ordered: bool) -> None:
    """What it says is quoted on one line; nothing of it is raised."""
    (found,) = results([0], executor=Closed(), ordered=ordered)
    assert (
        found
        == "0: the executor: found RuntimeError: cannot schedule new futures\\u000aafter shutdown"
    )
    (found,) = results([0], executor=Unfit(), ordered=ordered)
    assert found.startswith("0: the executor: found 5")


class Refusing:
    """Work that says itself why it cannot travel."""

    def __call__(self, item: object) -> object:
        """Nothing is done."""
        return item

    def __reduce__(self) -> str:
        raise ODD


def test_what_cannot_travel_fails_alone_and_work_that_cannot_is_refused() -> None:
    """An item, behind others or first; what is made of one; the work itself."""
    with ThreadPoolExecutor(1) as pool:
        first, second, third = results([lambda: 5, 5, 4], executor=pool)
        assert "local object" in first
        assert second.startswith("5: the executor: found RuntimeError: odd\\u000aindeed")
        assert third == 2
        items: list[Any] = ["a", lambda: 5, "b"]
        first, second, third = results(items, str.upper, together=9, executor=pool)
        assert (first, third) == ("A", "B")
        assert "found" in second
        with pytest.raises(InputError, match="functions of a module"):
            results(["a"], lambda item: item, executor=pool)
        with pytest.raises(InputError, match="a number: found 1"):
            results([0], Refusing(), executor=pool)


@each_row(
    ("name", "value"),
    [("executor", 5), ("ordered", 1), ("window", 0), ("window", True), ("on_progress", 5)],
)
def test_what_is_no_such_argument_is_refused(name: str, value: object) -> None:
    """Before anything is done."""
    with pytest.raises(InputError, match=name):
        Hands(**{name: value})  # type: ignore[arg-type]
