"""Hostile documents: every door answers each with one error of ours that names the place.

What a refusal costs in time and memory is measured by `tests/benchmarks/hostile.py`; here only
errors are counted, because times on a shared machine prove nothing; only a document that hangs is a
failure (`tests/doors/patience.py`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from perfeval.__main__ import main
from perfeval.codec import dumps, loads
from perfeval.codec.rubric_files import read_rubric
from perfeval.errors import SHOWN_PROBLEMS, DecodeError, InputError
from tests.doors.patience import Patience
from tests.hostile.case import Case
from tests.hostile.documents import CASES
from tests.hostile.originals import ORIGINALS

pytestmark = pytest.mark.unmeasured

NAMED = {case.name: case for case in CASES}
BY_NAME = [pytest.param(case, id=case.name) for case in CASES]


def check(error: DecodeError, case: Case) -> None:
    """The error is short, safe to print, complete in its count, and names the place."""
    assert type(error) is DecodeError
    assert 1 <= len(error.problems) <= min(error.count, SHOWN_PROBLEMS)
    assert len(error.problems) == min(error.count, SHOWN_PROBLEMS)
    assert all(len(path) < 600 and len(text) < 600 for path, text in error.problems)
    assert all((path + text).isprintable() for path, text in error.problems), error.problems
    if case.at is not None:
        paths = [path for path, _ in error.problems]
        assert any(path and (path in case.at or case.at in path) for path in paths), error


def test_there_are_hundreds_of_them() -> None:
    """At least three hundred, each of its own; and the originals are sound."""
    assert len({case.name for case in CASES}) == len(CASES) >= 300
    for original in ORIGINALS.values():
        assert loads(dumps(loads(json.dumps(original)))) == loads(json.dumps(original))


def load(name: str) -> object:
    """What comes of the document of a case, or the error by which it is refused.

    Every other text comes as bytes, which are no other text once they are decoded.
    """
    document = NAMED[name].make()
    if isinstance(document, str) and len(name) % 2:
        document = document.encode("utf-8", "surrogatepass")
    try:
        return loads(document)
    except DecodeError as error:
        return error


@pytest.fixture(scope="module")
def patient() -> Iterator[Patience]:
    """`loads`, which may not hang."""
    with closing(Patience(load)) as patience:
        yield patience


@pytest.mark.parametrize("case", BY_NAME)
def test_a_hostile_document_is_refused(patient: Patience, case: Case) -> None:
    """As text or as bytes, by `loads`."""
    refused = patient(case.name)
    assert isinstance(refused, DecodeError)
    check(refused, case)


# Every case goes through `loads` above. What stands behind another door is read by the same code,
# so that a few of each sort show that the door is shut, too: the last ones are the large ones.
AS_FILES = [*BY_NAME[:-30:28], *BY_NAME[-30::15]]
AS_RUBRICS = [*BY_NAME[1:-30:28], *BY_NAME[-29::15]]


@pytest.mark.parametrize("case", AS_FILES)
def test_a_hostile_file_ends_with_2_and_without_a_traceback(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On the command line, as a filing to score or to audit; nothing on standard output."""
    document = case.make()
    path = tmp_path / "hostile.json"
    path.write_bytes(document.encode() if isinstance(document, str) else document)
    for command in ("score", "audit"):
        assert main([command, str(path)]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith((f"perfeval: {path}: ", f"perfeval: {path}："))
        assert "Traceback" not in err
        assert len(err) < 100_000


@pytest.mark.parametrize("case", AS_RUBRICS)
def test_a_hostile_file_is_no_rubric(case: Case, tmp_path: Path) -> None:
    """Where numbers may be numbers, too, and where the same bytes are taken for TOML.

    What is another document by the looser rules of a file is refused as such.
    """
    document = case.make()
    data = document.encode() if isinstance(document, str) else document
    for suffix in (".json", ".toml"):
        path = tmp_path / f"hostile{suffix}"
        path.write_bytes(data)
        with pytest.raises((DecodeError, InputError)) as caught:
            read_rubric(path)
        if isinstance(caught.value, DecodeError):
            check(caught.value, Case(case.name, case.make))
