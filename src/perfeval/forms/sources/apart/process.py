"""What a worker says of a document, line by line, from a process of its own.

A library in C++ or Rust that meets a hostile file may take all memory, go round for ever, or end
the process that it is in; whatever happens to the process of a worker costs only the file.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path
from threading import Timer
from typing import Any, Final

from perfeval.errors import Phrase
from perfeval.forms.sources.apart import start
from perfeval.forms.sources.limits import refusal

__all__ = ["told"]

_RUN: Final = "import runpy, sys; runpy.run_path(sys.argv[1])['main'](sys.argv[2:])"


def told(
    data: bytes,
    worker: str,
    given: tuple[int, ...],
    *,
    seconds: int,
    wait: int,
    broken: str | Phrase,
) -> Generator[Any, None, None]:
    """Each line of JSON that the worker, a file with `main`, writes of a document, while it lives.

    The worker is given the path of the document and numbers, and `seconds` of the processor; after
    `wait` seconds of the clock it is ended. Raises `DecodeError`, which says `broken`, where it
    does not come to its end.
    """
    with tempfile.TemporaryDirectory(prefix="perfeval-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "form"
        file.write_bytes(data)
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", _RUN, start.__file__, str(seconds), worker, str(file)]
            + [str(each) for each in given],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        timer = Timer(wait, process.kill)
        timer.start()
        try:
            assert process.stdout is not None
            with process.stdout as lines:
                for line in lines:
                    if line.endswith(b"\n"):  # the last one may be cut short
                        yield json.loads(line)
            if process.wait() != 0:
                raise refusal("", broken)
        finally:
            timer.cancel()
            process.kill()
            process.wait()
