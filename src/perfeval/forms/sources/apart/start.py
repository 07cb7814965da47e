"""Starts a worker in a process that may take so much memory and time, and no more.

Run by its path, with the seconds of the processor, the path of the worker and what the worker is
given: neither this file nor a worker imports anything of the package, so that the process starts
at once.
"""

from __future__ import annotations

import runpy
from contextlib import suppress
from importlib import import_module

__all__ = ["main"]

_MEMORY = 2**29


def main(arguments: list[str]) -> None:
    """Limit the process, and run the worker."""
    seconds, worker, *given = arguments
    _limit(int(seconds))
    runpy.run_path(worker)["main"](given)


def _limit(seconds: int) -> None:
    """Let the process take no more than a document needs, where the system can do so."""
    with suppress(ImportError, OSError, ValueError):
        resource = import_module("resource")
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
