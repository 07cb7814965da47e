"""Paths as a host gives them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from perfeval.errors import InputError
from perfeval.text.paths import checked_path


class Named:
    """A path of a stranger's class."""

    def __init__(self, name: Any) -> None:
        self.name = name

    def __fspath__(self) -> Any:
        return self.name


@pytest.mark.parametrize("path", ["自评.docx", Path("自评.docx"), Named("自评.docx"), ""])
def test_a_path_is_text_or_says_its_name(path: Any) -> None:
    """Whether there is such a file is the operating system's answer."""
    assert checked_path(path, "a file") == Path(os.fspath(path))


@pytest.mark.parametrize(
    "path",
    [5, None, b"a.docx", 1.5, ["a.docx"], "a\0.docx", "\ud800", Named(b"a"), Named(5)],
)
def test_what_is_no_path_is_refused(path: Any) -> None:
    """Also what no file can be called."""
    with pytest.raises(InputError, match=r"^a file: found .*; expected the path of a file$"):
        checked_path(path, "a file")
