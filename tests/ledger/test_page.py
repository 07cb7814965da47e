"""The examples of “Embed it” run, and print what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "embed-it.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", PAGE, re.S)


@pytest.mark.parametrize(("code", "printed"), EXAMPLES)
def test_an_example_of_the_page_runs(
    code: str, printed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a reader copies gives what a reader sees."""
    exec(compile(code, "embed-it.md", "exec"), {})
    assert capsys.readouterr().out == printed


def test_the_page_has_its_examples() -> None:
    """Both examples are found: rows in and out, and what is wrong with rows."""
    assert len(EXAMPLES) == 2
