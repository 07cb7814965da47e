"""The page of errors says what perfeval says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import perfeval
from perfeval import DecodeError, PerfevalError, errors, loads
from tests.tables import each_row

PAGE = (Path(__file__).parents[2] / "docs" / "errors.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([\[{].*?)` \| (?:`(.*?)` )?\| (.*) \|$", PAGE, re.M)
WHOLE = '{"format": "perfeval.filing", "version": 1, "unit": {"name": "某局"}'


@each_row(("document", "path", "sentence"), ROWS)
def test_a_sentence_of_the_page_is_what_is_told(document: str, path: str, sentence: str) -> None:
    """Each document in the table earns the problem beside it; … stands for a sound beginning."""
    with pytest.raises(DecodeError) as caught:
        loads(document.replace("{…", WHOLE))
    assert (path, sentence) in caught.value.problems, caught.value.problems


def test_every_error_is_on_the_page() -> None:
    """The rows are found, and no error of the family is left out."""
    assert len(ROWS) == 16
    listed = set(re.findall(r"^\| `(\w+)` \| .*\|.*\|.*\|$", PAGE, re.M))
    assert listed == set(errors.__all__)
    assert all(issubclass(getattr(perfeval, name), PerfevalError) for name in listed)
