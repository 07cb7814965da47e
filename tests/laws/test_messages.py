"""Laws of messages: whatever a stranger is called, a message stays what it is, line by line."""

from __future__ import annotations

import inspect
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval import DecodeError, InputError, PerfevalError, read, read_many
from perfeval.__main__ import main
from perfeval.audit import Finding, Hint, Severity
from perfeval.commands import COMMANDS
from perfeval.errors import SHOWN_PROBLEMS, failure
from perfeval.forms.sources.limits import refusal
from perfeval.plugins import Installed, duplicate
from perfeval.text.policy import text_problem
from tests.doors.packages import archived, parts_of
from tests.effort import examples
from tests.forms.paper import as_word

EXAMPLES: Final = Path(__file__).parents[2] / "docs" / "examples"
ACTING: Final = "\n\r\t\x00\x07\x1b\x7f\x85\xad\u200b\u202e\u2066\u2028\u2029\ufeff\U000e0001"

names = st.text(
    st.sampled_from(ACTING) | st.characters(categories=("Cc", "Cf", "Zl", "Zp", "Lo", "Ll")),
    min_size=1,
    max_size=12,
)
file_names = names.map(lambda name: name.replace("/", "").replace("\0", "") + "\n\x1b[2J\u202e")


def is_safe(line: str) -> bool:
    """Whether nothing in a line acts on a terminal, breaks it or is invisible."""
    return line.isprintable() and "\u034f" not in line


def family(kind: type[PerfevalError] = PerfevalError) -> Iterator[type[PerfevalError]]:
    """Every class of error that perfeval raises."""
    yield kind
    for each in kind.__subclasses__():
        if each.__module__.startswith("perfeval."):
            yield from family(each)


def fields_of(kind: type[PerfevalError], draw: st.DataObject) -> list[Any]:
    """Hostile fields for an error, by the names of its parameters."""
    if kind is PerfevalError:  # built as any `Exception` is
        return [draw.draw(names)]
    made: list[Any] = []
    for name in inspect.signature(kind).parameters:
        if name == "problems":
            made.append(tuple(draw.draw(st.lists(st.tuples(names, names), max_size=3))))
        elif name == "near":
            made.append(tuple(draw.draw(st.lists(names, max_size=2))))
        elif name != "count":
            made.append(draw.draw(names))
    return made


@pytest.mark.parametrize("kind", list(family()), ids=lambda kind: kind.__name__)
@settings(max_examples=examples(0.5))
@given(draw=st.data())
def test_an_error_says_one_safe_line_for_each_problem(
    kind: type[PerfevalError], draw: st.DataObject
) -> None:
    """Whatever its fields hold; the fields themselves keep it."""
    fields = fields_of(kind, draw)
    error = kind(*fields)
    problems = error.problems if isinstance(error, DecodeError) else ()
    for lang in ("zh", "en"):
        lines = error.message(lang).split("\n")
        assert all(map(is_safe, lines)), lines
        assert len(lines) == max(1, len(problems))
    assert is_safe(failure(error))
    assert is_safe(failure(RuntimeError(str(fields))))


@given(names, names)
def test_what_becomes_a_problem_is_safe_in_its_parts(path: str, text: str) -> None:
    """A host prints the problems of a document one by one."""
    ((at, said),) = refusal(path, text).problems
    assert is_safe(at)
    assert is_safe(said)
    assert str(DecodeError(((path, text),) * (SHOWN_PROBLEMS + 1))).count("\n") == SHOWN_PROBLEMS


@given(names, names, names, names)
def test_a_finding_says_one_safe_line(at: str, printed: str, zh: str, hint: str) -> None:
    """In both languages, with its hints."""
    finding = Finding(
        code="host.remark",
        severity=Severity.INFO,
        at=at,
        printed=printed,
        zh=zh,
        en=zh,
        hints=(Hint("own", hint, hint),),
    )
    assert is_safe(finding.message("zh"))
    assert is_safe(finding.message("en"))


@given(names, names)
def test_two_plugins_of_one_name_are_told_in_one_line(name: str, owner: str) -> None:
    """With the distributions of both."""
    entries = [
        Installed(id=name, distribution=each, version=owner, value=owner) for each in (owner, name)
    ]
    assert is_safe(str(duplicate(entries, owner)))


@given(st.lists(names, min_size=1, max_size=4), st.booleans())
def test_names_of_parts_stand_on_one_line(found: list[str], twice: bool) -> None:
    """In errors and in notes: macros, links, and parts that are given twice."""
    parts = parts_of(as_word("某局2023年度部门整体支出绩效自评报告", "一、基本情况", "无"))
    link = '<Relationship Id="{}" Type="x/oleObject" TargetMode="External" Target="{}"/>'
    links = "".join(
        link.format(f"n{n}", "".join(f"&#{ord(c)};" for c in name if c in "\n\t\x85" or c >= " "))
        for n, name in enumerate(found)
    )
    parts.append(
        ("word/_rels/document.xml.rels", f"<Relationships>{links}</Relationships>".encode())
    )
    parts += [(f"word/{name}/vbaProject.bin", b"x") for name in found]
    data = archived([*parts, parts[-1]] if twice else parts)
    notes, problems = noted(data)
    assert all(is_safe(path) and is_safe(text) for path, text in problems)
    for text in notes:
        assert text_problem(text) is None
        assert "\n" not in text


def noted(data: bytes) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    """What is noted of a file that is read, or what is wrong with it."""
    try:
        return [text for note in read(data).notes for text in (note.at, note.text)], ()
    except DecodeError as error:
        return [], error.problems


@given(file_names, st.binary(max_size=8) | st.just(b"{}"))
def test_a_failure_of_read_many_is_told_in_safe_lines(name: str, data: bytes) -> None:
    """Of a file that is not there, and of one that is no form; the path stays as it was given."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, f"{name}.docx")  # noqa: PTH118
        for _ in range(2):
            (outcome,) = read_many([path])
            assert outcome.error is not None
            assert outcome.path == path
            assert all(map(is_safe, str(outcome).split("\n"))), str(outcome)
            Path(path).write_bytes(data)


def run(*arguments: str) -> tuple[int, list[str], list[str]]:
    """The status of a command, and the lines that it prints and complains."""
    with redirect_stdout(StringIO()) as said, redirect_stderr(StringIO()) as complaints:
        status = main(arguments)
    return status, said.getvalue().split("\n"), complaints.getvalue().split("\n")


COMMAND_LINES: Final[dict[str, list[tuple[str, ...]]]] = {
    "read": [("read", "{file}"), ("read", "{good}", "{file}", "{folder}")],
    "score": [
        ("score", "{file}"),
        ("score", "{good}", "--rubric", "{file}"),
        ("score", "{good}", "--rubric", "{more}.toml"),
        ("score", "{good}", "--rubric", "{more}"),
        ("score", "{good}", "--form", "{more}"),
        ("score", "{good}", "-o", "{folder}"),
        ("score", "{good}", "-o", "{folder}/{more}/out"),
        ("score", "{good}", "--lang", "{more}"),
        ("score", "{good}", "--rubrics", "{folder}"),
        ("score", "{good}", "--rubrics", "{more}"),
        ("score", "{good}", "--facts", "{file}"),
        ("score", "{good}", "{file}", "-o", "{folder}/{more}.csv", "--fallback", "{more}"),
        ("score", "{good}", "{file}", "-o", "{folder}/{more}.csv"),
        ("score", "{good}"),
    ],
    "write": [
        ("write", "{file}", "-o", "{folder}/{more}.docx"),
        ("write", "{good}", "-o", "{folder}/{more}.pdf"),
        ("write", "{good}", "-o", "{folder}/{more}.docx", "--form", "{more}"),
        ("write", "{more}", "-o", "{folder}/{more}.docx", "--blank"),
    ],
    "audit": [
        ("audit", "{file}", "{good}", "{good}"),
        ("audit", "{good}", "{good}"),
        ("audit", "{good}", "--rubric", "{more}"),
        ("audit", "{folder}", "-o", "{folder}/{more}.json"),
        ("audit", "{good}", "--{more}"),
    ],
    "compare": [("compare", "{file}"), ("compare", "{good}", "{file}")],
    "what-if": [
        ("what-if", "{file}"),
        ("what-if", "{good}", "-o", "{folder}/{more}.csv"),
        ("what-if", "{good}", "--set", "{more}=1"),
    ],
    "rubrics": [
        ("rubrics", "{more}"),
        ("rubrics", "--{more}"),
        ("rubrics",),
        ("rubrics", "--diff", "{more}"),
        ("rubrics", "--rubrics", "{folder}"),
        ("rubrics", "yueyanglou-annex-2", "--diff", "{file}"),
    ],
    "mark": [
        ("mark", "{file}", "{good}", "-o", "{folder}/{more}"),
        ("mark", "{folder}", "--{more}"),
    ],
    "review": [
        ("review", "{file}", "{good}", "-o", "{folder}/{more}.csv"),
        ("review", "{good}", "-o", "{folder}/{more}"),
        ("score", "{good}", "--review", "{folder}/{more}.csv"),
    ],
    "check-rubric": [
        ("check-rubric", "{more}"),
        ("check-rubric", "{file}"),
        ("check-rubric", "zhengzhou-goal-review", "--example", "{file}"),
    ],
    "draft-rubric": [
        ("draft-rubric", "{file}"),
        ("draft-rubric", "{good}"),
        ("draft-rubric", "{good}", "--form", "{more}"),
        ("draft-rubric", "{good}", "-o", "{folder}/{more}/out"),
    ],
    "new-edition": [
        ("new-edition", "{more}", "--year", "2024", "-o", "{folder}/{more}.toml"),
        ("new-edition", "national-unit", "--year", "2024", "-o", "{folder}/{more}.toml"),
        ("new-edition", "national-unit", "--year", "2024", "-o", "{more}"),
        ("new-edition", "national-unit", "--year", "{more}", "-o", "{folder}/new.toml"),
        ("new-edition", "{file}", "--year", "2024", "-o", "{folder}/new.toml"),
    ],
    "facts": [
        ("facts", "{more}"),
        ("facts", "{file}"),
        ("facts", "central-project", "-o", "{folder}/{more}/out"),
    ],
    "schema": [("schema", "{more}")],
}


def test_every_command_is_tried() -> None:
    """A new command needs its lines here."""
    assert set(COMMAND_LINES) == set(COMMANDS)


@pytest.mark.parametrize("command", COMMAND_LINES)
@given(name=file_names, more=file_names, suffix=st.sampled_from((".json", ".docx", ".toml", "")))
@settings(max_examples=examples(0.1))
def test_a_command_prints_safe_lines(command: str, name: str, more: str, suffix: str) -> None:
    """Whatever its files are called: unreadable, unfit or sound."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"{name}{suffix}")
        file.write_bytes(b'{"format": "x", "\\n": 1}')
        good = Path(folder, f"{more}.json")
        shutil.copy(EXAMPLES / "yueyanglou-2023.json", good)
        for line in COMMAND_LINES[command]:
            words = [each.format(file=file, good=good, more=more, folder=folder) for each in line]
            status, out, err = run(*words)
            assert status in (0, 1, 2)
            assert all(map(is_safe, err)), err
            assert all(map(is_safe, out)), out


@given(name=file_names)
@settings(max_examples=examples(0.1))
def test_a_name_that_is_no_text_stands_in_json_all_the_same(name: str) -> None:
    """A file whose name no encoding knows costs nobody the findings."""
    with tempfile.TemporaryDirectory() as folder:
        good = os.path.join(folder, f"{name}\udcff.json")  # noqa: PTH118
        shutil.copy(EXAMPLES / "yueyanglou-2023.json", good)
        status, out, err = run("audit", good, "--format", "json")
        assert status in (0, 1), err
        (file,) = {each["file"] for each in json.loads("\n".join(out))}
        assert file.encode("utf-8").endswith(b"\\udcff.json")


def test_the_laws_see_a_message_that_is_not_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    """A message that shows a name as it is would be found."""
    assert not is_safe("a\nb")
    assert not is_safe("a\u202eb")
    monkeypatch.setattr(InputError, "__str__", lambda self: str(self.where))
    assert not is_safe(str(InputError("\x1b", 1, "2")))
