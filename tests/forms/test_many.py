"""Many documents: in files, folders, patterns and archives, in their order."""

from __future__ import annotations

import io
import os
import pickle
import zipfile
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from perfeval import Filing, InputError, PerfevalError, read, read_all, read_many, workers
from perfeval.errors import DecodeError
from perfeval.forms import Limits, ReadResult
from tests.forms.paper import as_text, as_word, as_workbook
from tests.tables import each_row

HEADS = ["一级指标", "二级指标", "三级指标", "年度指标值", "得分"]
ROW = ["产出指标", "数量指标", "个数", "1个", "5"]


def form(unit: str = "甲县教育局") -> bytes:
    """A document with one form."""
    return as_word(f"{unit}2023年部门整体支出绩效自评表", [HEADS, ROW])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder at work: paths in it are short."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, data: bytes | None = None) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(form() if data is None else data)
    return path


def archive(members: dict[str, bytes], *, gbk: bool = False) -> bytes:
    """A zip archive; with `gbk` as a Chinese Windows writes it, without saying so."""
    buffer = io.BytesIO()
    stand_ins: dict[str, bytes] = {}
    with zipfile.ZipFile(buffer, "w") as made:
        for number, (name, data) in enumerate(members.items()):
            raw = name.encode("gb18030")
            stand_ins[f"{number}" * len(raw)] = raw
            made.writestr(f"{number}" * len(raw) if gbk else name, data)
    data = buffer.getvalue()
    for name, raw in stand_ins.items() if gbk else ():
        data = data.replace(name.encode(), raw)
    return data


def told(paths: list[Any], **more: Any) -> list[str]:
    """Each source, marked + where it was read, - where it was not, ~ where it was left out."""
    marks = {(True, False): "+", (False, False): "-", (False, True): "~"}
    return [
        f"{marks[each.error is None, each.skipped]} {each.source}"
        for each in read_many(paths, **more)
    ]


def test_a_place_is_given_to_all_units() -> None:
    """What is no place is refused before anything is read; a failure stays one."""
    write("甲.docx")
    write("乙.docx", b"no document")
    good, bad = read_many(["甲.docx", "乙.docx"], place="430602")
    assert good.filing.unit.jurisdiction == read("甲.docx", place="430602").unit.jurisdiction
    assert bad.error is not None
    with pytest.raises(InputError, match="place"):
        read_many(["甲.docx"], place="nowhere")


def test_files_come_in_their_order_and_a_bad_one_costs_only_itself() -> None:
    """The paths stay as they were given; progress is told after each document."""
    write("a.docx")
    bad = write("b.docx", b"PK\x03\x04 no more")
    seen: list[tuple[int, str]] = []
    given = ["./a.docx", bad, Path("missing.docx"), "a.docx", 5, "\0.docx"]
    results = list(read_many(given, on_progress=lambda *done: seen.append(done)))  # type: ignore[arg-type]
    assert [each.path for each in results] == [
        "./a.docx",
        "b.docx",
        "missing.docx",
        "a.docx",
        "5",
        "\0.docx",
    ]
    kinds = [type(each.error) for each in results]
    assert kinds == [type(None), DecodeError, FileNotFoundError, type(None), *[InputError] * 2]
    assert results[0].filing == read("a.docx")
    with pytest.raises(DecodeError):
        _ = results[1].filing
    assert seen == [(number, each.source) for number, each in enumerate(results, start=1)]


def test_a_document_of_several_units_gives_several_results() -> None:
    """Each with its part, as `read_all` gives them, and told as one document done."""
    write(
        "two.xlsx",
        as_workbook(
            {name: [f"{name}县教育局2023年整体支出绩效自评表", [HEADS, ROW]] for name in "甲乙"}
        ),
    )
    seen: list[tuple[int, str]] = []
    assert told(["two.xlsx"], on_progress=lambda *done: seen.append(done)) == [
        *("+ two.xlsx / 甲", "+ two.xlsx / 乙")
    ]
    assert seen == [(1, "two.xlsx")]
    whole = list(read_many(["two.xlsx"]))
    assert [each.filing for each in read_all("two.xlsx")] == [each.filing for each in whole]


def test_a_folder_is_read_with_all_that_is_in_it() -> None:
    """By name, folders too; temporary and hidden files are left out, and said to be."""
    for name in ("in/b.docx", "in/a/c.docx", "in/a/~$c.docx", "in/.hidden/d.docx", "in/z.tmp"):
        write(name)
    write("in/Thumbs.db", b"x")
    write("in/.~lock.b.docx#", b"x")
    write("in/照片.png", b"\x89PNG\r\n\x1a\n")
    write("in/all.rar", b"Rar!\x1a\x07")
    found = told(["in"])
    assert found == [
        *("~ in/.hidden", "~ in/.~lock.b.docx#", "~ in/Thumbs.db"),
        *("+ in/a/c.docx", "~ in/a/~$c.docx", "- in/all.rar", "+ in/b.docx", "~ in/z.tmp"),
        "- in/照片.png",
    ]
    said = "\n".join(map(str, read_many(["in"])))
    for words in ("临时文件", "系统文件", "hidden", "文字识别", "a packed file (RAR): unpack it"):
        assert words in said
    assert told(["in/a/~$c.docx", "in/.hidden"]) == ["~ in/a/~$c.docx", "+ in/.hidden/d.docx"]


def test_notes_beside_the_forms_are_left_out() -> None:
    """Unless they hold a form, or are named themselves; other texts may be forms gone wrong."""
    notes = "# 说明\n\n每个单位一份。\n".encode()
    for name in ("in/README.md", "in/填报说明.txt", "in/readme", "in/记录.txt"):
        write(name, notes)
    write("in/表.md", form())
    write("all.zip", archive({"a/notes.MD": notes, "b.docx": form()}))
    due = ["~ in/README.md", "~ in/readme", "~ in/填报说明.txt", "+ in/表.md", "- in/记录.txt"]
    assert told(["in"]) == due
    assert told(["in/*.md"]) == ["~ in/README.md", "+ in/表.md"]
    assert told(["in/README.md", "all.zip"]) == [
        *("- in/README.md", "~ all.zip / a/notes.MD", "+ all.zip / b.docx"),
    ]


def test_links_in_a_circle_end() -> None:
    """A folder is entered once, by whatever name; a link that leads nowhere is a failure."""
    write("in/a/b.docx")
    Path("in/a/up").symlink_to("..")
    Path("in/same").symlink_to("a")
    Path("in/lost.docx").symlink_to("nowhere")
    due = ["+ in/a/b.docx", "~ in/a/up", "- in/lost.docx", "~ in/same"]
    assert told(["in"]) == due
    assert told(["in/**/*.docx"]) == ["- in/lost.docx", "+ in/a/b.docx"]
    assert told(["in/*/up/a/*.docx"]) == ["+ in/a/up/a/b.docx", "+ in/same/up/a/b.docx"]


@each_row("name", ["a" * 300 + ".docx", "a" * 300 + "/*.docx", "a/" * 3000 + "*"])
def test_a_name_that_no_system_takes_is_a_failure(name: str) -> None:
    """As is one in a folder that may not be looked into."""
    (result,) = read_many([name])
    assert isinstance(result.error, OSError)
    assert not result.skipped


def test_what_is_no_file_is_left_out() -> None:
    """A pipe would never end."""
    os.mkfifo("pipe")
    (result,) = read_many(["pipe"])
    assert result.skipped
    assert "no regular file" in str(result.error)


@each_row(
    ("pattern", "found"),
    [
        ("*.docx", ["a.docx", "b[1].docx"]),
        ("?.docx", ["a.docx"]),
        ("b[1].docx", ["b[1].docx"]),
        ("[ab].docx", ["a.docx"]),
        ("in/*/c.docx", ["in/x/c.docx", "in/y/c.docx"]),
        ("in/x*", ["in/x/.h.docx", "in/x/c.docx"]),
        ("in/x/.*", ["in/x/.h.docx"]),
        ("**/c.docx", ["in/x/c.docx", "in/y/c.docx"]),
        ("**/x/**/c.docx", ["in/x/c.docx"]),
        ("in/**", ["in/d.docx", "in/x/c.docx", "in/y/c.docx"]),
        ("in/d*/**", ["in/d*/**"]),
        ("**/**/*d.docx", ["in/d.docx"]),
        ("**/**/*.docx", ["a.docx", "b[1].docx", "in/d.docx", "in/x/c.docx", "in/y/c.docx"]),
        ("a.docx/*", ["a.docx/*"]),
        ("in/*/none/*.docx", ["in/*/none/*.docx"]),
        ("none/**/*.docx", ["none/**/*.docx"]),
        ("in/?/c.docx/", ["in/x/c.docx", "in/y/c.docx"]),
        ("*.xlsx", ["*.xlsx"]),
    ],
)
def test_a_pattern_is_expanded_by_the_program(pattern: str, found: list[str]) -> None:
    """As shells do, and each file once; one that fits nothing is a failure."""
    names = ("a.docx", "b[1].docx", "in/d.docx", "in/x/c.docx", "in/x/.h.docx", "in/y/c.docx")
    for name in names:
        write(name)
    assert [each.path for each in read_many([pattern])] == found
    root = Path.cwd()
    assert [each.path for each in read_many([root / pattern])] == [str(root / n) for n in found]


@each_row("gbk", [False, True])
def test_an_archive_is_read_member_by_member(gbk: bool) -> None:
    """Names as a Chinese Windows writes them, folders, a bad member, what is left out."""
    members = {
        "甲局/自评2022.docx": as_word("甲局项目支出绩效自评表", [["项目名称", "路"], HEADS, ROW]),
        "乙局.docx": form("乙局"),
        "坏.docx": b"PK\x03\x04",
        "__MACOSX/._乙局.docx": b"x",
        "里面.zip": archive({"a.docx": form()}),
        "filing.txt": b"",
    }
    write("all.zip", archive(members, gbk=gbk))
    assert told(["all.zip"]) == [
        *("+ all.zip / 甲局/自评2022.docx", "+ all.zip / 乙局.docx", "- all.zip / 坏.docx"),
        *("~ all.zip / __MACOSX/._乙局.docx", "- all.zip / 里面.zip", "- all.zip / filing.txt"),
    ]
    results = list(read_many(["all.zip"]))
    assert (results[0].path, results[0].member) == ("all.zip", "甲局/自评2022.docx")
    assert str(results[0].filing.year) == "2022"
    assert "a zip archive of 1 documents" in str(results[4].error)


def test_an_archive_that_cannot_be_looked_into_is_one_failure() -> None:
    """A bomb, a cut one, an empty one, one above the limits; a document named .zip is read."""
    write("a.zip", archive({"a.docx": form()})[:-30])
    write("b.zip", archive({"../b.docx": form()}))
    write("c.zip", archive({}))
    write("d.zip", form())
    write("e.docx", archive({"a.docx": form(), "b.docx": form()}))
    assert told(["."]) == ["- a.zip", "- b.zip", "- c.zip", "+ d.zip", "- e.docx"]
    assert told(["d.zip"], limits=Limits(file_size=10)) == ["- d.zip"]
    damaged = bytearray(archive({"a.docx": form(), "b.docx": form()}))
    damaged[60] ^= 1
    write("f.zip", bytes(damaged))
    assert told(["f.zip"]) == ["- f.zip / a.docx", "+ f.zip / b.docx"]
    says = str(next(iter(read_many(["e.docx"]))).error)
    assert "a zip archive of 2 documents: give a file .zip to read_many, or unpack it" in says


def test_a_folder_that_cannot_be_listed_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """So is an empty path, which would be the folder at work."""
    write("in/a.docx")

    def denied(_: Path) -> Iterator[Path]:
        raise PermissionError(13, "Permission denied", "in")

    monkeypatch.setattr(Path, "iterdir", denied)
    assert told(["in", "i*", ""]) == ["- in", "- i*", "- "]


def test_a_file_that_cannot_be_opened_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever its name says."""
    write("a.txt")

    def denied(*_: object) -> Iterator[Path]:
        raise PermissionError(13, "Permission denied", "a.txt")

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", denied)
        assert told(["a.txt"]) == ["- a.txt"]


@pytest.mark.unmeasured
@each_row("pool", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_workers_read_and_the_order_stays(pool: type[Executor]) -> None:
    """Of more documents than wait at once."""
    for number in range(8):
        title = f"第{number}局2023年部门整体支出绩效自评表"
        write(f"in/{number}.txt", as_text(title, [HEADS, ROW]))
    write("in/4.txt", b"no form")
    write("in/9.zip", archive({"a.docx": form(), "b.docx": b""}))
    alone = list(read_many(["in"]))
    with pool(2) as workers:  # type: ignore[call-arg]
        together = list(read_many(["in"], executor=workers, window=3))
    assert [each.source for each in together] == [each.source for each in alone]
    assert [str(each.error) for each in together] == [str(each.error) for each in alone]
    good = [each for each in alone if each.error is None]
    assert [each.filing for each in together if each.error is None] == [e.filing for e in good]
    assert len(good) == 8


class Odd(Executor):
    """An executor that takes so many calls and runs none."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.given: list[Future[Any]] = []

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        if len(self.given) == self.most:
            raise RuntimeError("cannot schedule new futures\nafter shutdown")
        self.given.append(Future())
        return self.given[-1]


def test_an_executor_that_fails_fails_each_document() -> None:
    """What it says is quoted on one line; nothing of it is raised."""
    write("a.docx")
    found = [str(each) for each in read_many(["a.docx", "b.docx"], executor=Odd(0))]
    said = "the executor: found RuntimeError: cannot schedule new futures\\u000aafter shutdown"
    assert [each.partition(": ")[2].partition(";")[0] for each in found] == [said] * 2


@pytest.mark.parametrize(("held", "waiting"), [(2**26, 3), (1, 1)])
def test_what_waits_is_bounded_and_what_is_left_is_cancelled(
    held: int, waiting: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By number, and by the bytes of the members of archives."""
    monkeypatch.setattr(workers, "MOST_BYTES", held)
    write("all.zip", archive({f"{number}.docx": form() for number in range(9)}))
    executor = Odd(9)
    results = read_many(["all.zip"], executor=executor, window=3)

    def first(submit: Any = executor.submit) -> ReadResult:
        def done(*given: Any, **more: Any) -> Future[Any]:
            future: Future[Any] = submit(*given, **more)
            if len(executor.given) == 1:
                result = ((ReadResult(path="all.zip"),), None)
                future.set_result(pickle.dumps([pickle.dumps(result)]))
            return future

        executor.submit = done  # type: ignore[method-assign]
        return next(results)

    assert first().path == "all.zip"
    assert len(executor.given) == waiting
    results.close()  # type: ignore[attr-defined]
    assert all(each.cancelled() for each in executor.given[1:])


@each_row("wrong", ["a.docx", b"a.docx", Path("a.docx"), 5, None])
def test_many_files_are_several_paths(wrong: Any) -> None:
    """One path alone is a mistake that is told before anything is read."""
    with pytest.raises(InputError, match=r"the files to read: found .*; expected several paths"):
        read_many(wrong)


@each_row("name", ["limits", "executor", "on_progress"])
def test_other_mistakes_are_told_before_anything_is_read(name: str) -> None:
    """Each by its name."""
    with pytest.raises(InputError, match="found 5; expected"):
        read_many([], **{name: 5})  # type: ignore[arg-type]


def test_a_result_without_anything_has_no_filing() -> None:
    """It is made by a host; a good one has no error, and is told by its source."""
    with pytest.raises(LookupError):
        _ = ReadResult().filing
    write("a.docx")
    (good,) = read_many(["a.docx"])
    assert isinstance(good.filing, Filing)
    assert (str(good), good.error, good.skipped) == ("a.docx", None, False)
    assert issubclass(InputError, PerfevalError)


def test_sources_are_told_on_one_line() -> None:
    """Whatever a member of an archive is called."""
    write("a.zip", archive({"x\x1b[2J\n.docx": b""}))
    (result,) = read_many(["a.zip"])
    assert str(result).startswith("a.zip / x\\u001b[2J\\u000a.docx: ")
    assert "\n" not in str(result)
