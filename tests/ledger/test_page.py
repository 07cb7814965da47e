"""The examples of “Embed it” run, and print what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "embed-it.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", PAGE, re.S)


def test_the_examples_of_the_page_run(capsys: pytest.CaptureFixture[str]) -> None:
    """What a reader copies, one after the other, gives what a reader sees."""
    names: dict[str, object] = {}
    for code, printed in EXAMPLES:
        exec(compile(code, "embed-it.md", "exec"), names)
        assert capsys.readouterr().out == printed


def test_the_page_has_its_examples() -> None:
    """All are found: rows in and out, what is wrong with rows, and a sentence of a host's own."""
    assert len(EXAMPLES) == 4
