"""Paths as a host gives them."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from perfeval import read, read_fact_sheet, read_review, read_rubric
from perfeval.__main__ import main
from perfeval.errors import InputError
from perfeval.text.paths import bytes_in, checked_path, resolved, shown_path
from tests.subclasses import OwnText
from tests.tables import each_row


class Named:
    """A path of a stranger's class."""

    def __init__(self, name: Any) -> None:
        self.name = name

    def __fspath__(self) -> Any:
        return self.name


class Failing(Named):
    """A path that cannot say its name."""

    def __fspath__(self) -> Any:
        raise SystemExit(3)


@each_row("path", ["自评.docx", Path("自评.docx"), Named("自评.docx"), ""])
def test_a_path_is_text_or_says_its_name(path: Any) -> None:
    """Whether there is such a file is the operating system's answer."""
    assert checked_path(path, "a file") == Path(os.fspath(path))


@each_row(
    "path",
    [
        5,
        None,
        b"a.docx",
        1.5,
        ["a.docx"],
        "a\0.docx",
        "\ud800",
        Named(b"a"),
        Named(5),
        Failing("a"),
    ],
)
def test_what_is_no_path_is_refused(path: Any) -> None:
    """Also what no file can be called."""
    with pytest.raises(InputError, match=r"^a file: found .*; expected the path of a file$"):
        checked_path(path, "a file")


@each_row(
    ("path", "shown"),
    [
        ("附件2.docx", "附件2.docx"),
        (Path("a/b\n\x1b[2J.docx"), "a/b\\u000a\\u001b[2J.docx"),
        ("\u202e\U000e0001", "\\u202e\\U000e0001"),
        (os.fsdecode(b"\xff"), "\\udcff"),
        (os.fsdecode("附/".encode() + "石门.docx".encode("gbk")), "附/石门.docx"),
        (b"a.docx", "a bytes"),
        (5, "5"),
    ],
)
def test_a_path_is_shown_on_one_line(path: object, shown: str) -> None:
    """What a terminal would act on, or could not print, stands by its code."""
    assert shown_path(path) == shown


def test_text_of_a_subclass_is_a_path() -> None:
    """By its characters."""
    assert checked_path(OwnText("自评.docx"), "a file") == Path("自评.docx")
    assert shown_path(OwnText("自评\n.docx")) == "自评\\u000a.docx"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_is_refused_before_anybody_waits(tmp_path: Path) -> None:
    """By whoever opens a file that a caller names; a folder is the system's refusal."""
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    for read_it in (read, read_review, read_rubric, read_fact_sheet, partial(bytes_in, most=1)):
        with pytest.raises(InputError, match=r"no regular file; expected a file on a disk"):
            read_it(pipe)
    with pytest.raises(OSError, match="directory"):
        bytes_in(tmp_path, 1)


def test_links_in_a_circle_are_the_refusal_of_the_system(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a path to write to, too, and none of its own kind of error."""
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(OSError, match="loop"):
        resolved(loop)
    assert resolved(tmp_path / "." / "a") == tmp_path.resolve() / "a"
    form = str(Path(__file__).parents[1] / "data" / "forms" / "yueyanglou-2023.docx")
    for words in (["mark", form, "-o", str(loop)], ["write", form, "-o", f"{loop}/a.docx"]):
        assert main(words) == 2
        assert "loop" in capsys.readouterr().err


@each_row("out", ["a\0.html", "\ud800.html"])
def test_what_no_file_can_be_called_is_no_file_to_write(
    out: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is refused before anything is read."""
    for words in (["score", "none.docx"], ["mark", "none.docx"]):
        assert main([*words, "-o", out]) == 2
        assert "-o" in capsys.readouterr().err
