"""A time limit for one input at a door: what hangs is a failure, and can be shrunk as any other.

A handler of a signal cannot stop a hanging regular expression, for Python runs it only when the
match is over. So a helper process makes each call, and has the kernel end it by a timer of its
own; the limit is time of the processor, so that a busy machine hangs nobody. What raises there, or
gives what cannot be sent, is done once more here, where a failure has its traceback.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Final

__all__ = ["LIMIT", "HangError", "Patience"]

LIMIT: Final = 10.0
"""Seconds of the processor that one input may take: no measure of speed, far above every answer."""
_AGAIN: Final = b""
_HAS_FORK: Final = "fork" in multiprocessing.get_all_start_methods()


class HangError(AssertionError):
    """An input on which a call hangs, or that ends the process: `given`, and how it went."""

    def __init__(self, given: object, how: str) -> None:
        super().__init__(f"{how}: {repr(given)[:300]}")
        self.given = given


class Patience:
    """Tries a call on one input after another; raises `HangError` where it never comes back.

    `seconds` is the time of the processor that one input may take; one that only waits is given up
    after `wait` seconds. Where the platform cannot fork, nothing is tried beforehand.
    """

    def __init__(
        self, call: Callable[[Any], object], *, seconds: float = LIMIT, wait: float = 20 * LIMIT
    ) -> None:
        self._call = call
        self._seconds = seconds
        self._wait = wait
        self._helper: BaseProcess | None = None
        self._line: Connection | None = None
        self._hung: dict[bytes, HangError] = {}

    def __call__(self, given: Any) -> object:
        """What the call gives, or raises, for an input on which it comes back."""
        answer = self._answer(given) if _HAS_FORK else _AGAIN
        return self._call(given) if answer == _AGAIN else pickle.loads(answer)

    def close(self) -> None:
        """End the helper."""
        if self._helper is not None and self._line is not None:
            self._helper.kill()
            self._helper.join()
            self._helper.close()
            self._line.close()
        self._helper = self._line = None

    def _answer(self, given: Any) -> bytes:
        """What the helper gives, packed; `_AGAIN` where the call has to be made here."""
        packed = pickle.dumps(given)
        if packed in self._hung:  # so that it is no less a failure when it is told once more
            raise self._hung[packed]
        helper, line = self._started()
        answer: bytes | None = None
        with contextlib.suppress(EOFError, OSError):  # the helper is no more
            line.send_bytes(packed)
            if line.poll(self._wait):
                answer = line.recv_bytes()
        if answer is not None:
            return answer
        helper.join(0.1 if helper.is_alive() else None)
        how = f"no answer after {self._seconds} s"
        if helper.exitcode is not None and helper.exitcode != -signal.SIGPROF:
            how = f"the process ended with {helper.exitcode}"
        self.close()
        self._hung[packed] = HangError(given, how)
        raise self._hung[packed]

    def _started(self) -> tuple[BaseProcess, Connection]:
        if self._helper is None or self._line is None:
            self._line, other = multiprocessing.Pipe()
            self._helper = multiprocessing.get_context("fork").Process(
                target=_serve, args=(self._call, other, self._seconds), daemon=True
            )
            self._helper.start()
            other.close()
        return self._helper, self._line


def _serve(call: Callable[[Any], object], line: Connection, seconds: float) -> None:
    """Try what comes down the line, whatever it raises; the timer ends this process."""
    sys.settrace(None)  # nothing is measured here
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    with contextlib.suppress(EOFError):
        while True:
            given = pickle.loads(line.recv_bytes())
            signal.setitimer(signal.ITIMER_PROF, seconds)
            answer = _AGAIN
            with contextlib.suppress(BaseException):
                answer = pickle.dumps(call(given))
            signal.setitimer(signal.ITIMER_PROF, 0)
            line.send_bytes(answer)
