"""The process of a worker: its limits, and that it runs what it is told to."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfeval.forms.sources.apart import start


def test_it_limits_itself_and_runs_the_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No core, so much memory, so many seconds of the processor; then the worker with its own."""
    asked: list[object] = []

    class Resource:
        RLIMIT_CORE, RLIMIT_AS, RLIMIT_CPU = "core", "memory", "time"

        @staticmethod
        def setrlimit(which: str, limits: tuple[int, int]) -> None:
            asked.append((which, *limits))

    monkeypatch.setattr(start, "import_module", lambda _: Resource)
    worker = tmp_path / "worker.py"
    worker.write_text("main = print", encoding="utf-8")
    start.main(["7", str(worker), "form", "5"])
    assert asked == [("core", 0, 0), ("memory", 2**29, 2**29), ("time", 7, 7)]
    assert capsys.readouterr().out == "['form', '5']\n"
