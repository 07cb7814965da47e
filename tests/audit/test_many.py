"""Many filings audited: what cannot be is told, and workers find what one thread finds."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any

import pytest
from attrs import evolve

from perfeval import DecodeError, Finding, InputError, ReadResult, Severity
from perfeval.audit import DEFAULT_CHECKS, NOT_AUDITED, AnyCheck, audit, audit_many
from perfeval.filing import Filing
from tests.audit.across_cases import ACROSS
from tests.audit.filings import example


def failing(filing: Filing, _: object) -> tuple[Finding, ...]:
    """A check of a host that fails for one unit."""
    if "乙" in filing.unit.name:
        raise ValueError("no licence")
    return ()


def test_what_is_not_audited_is_told_and_the_others_are_audited() -> None:
    """What was not read, what is no filing, where a check fails; what was left out is left out."""
    gone, torn = OSError(2, "gone"), DecodeError((("", "torn"),))
    good = example("004")
    given: list[Any] = [
        good,
        ReadResult(path="无.docx", error=gone),
        ReadResult(path="损.docx", error=torn),
        ReadResult(path="~$.docx", error=gone, skipped=True),
        ("甲.docx", 5),
    ]
    other = evolve(good, unit=evolve(good.unit, name="乙县某局"))
    ((source, told_of),) = audit_many([("乙.docx", other)], checks=(failing,))
    assert (source, told_of.code) == ("乙.docx", NOT_AUDITED.id)
    assert "no licence" in told_of.message()
    seen: list[tuple[int, str]] = []
    found = list(audit_many(given, on_progress=lambda *done: seen.append(done)))
    assert [finding for source, finding in found if not source] == [*audit(good)]
    told = {source: finding for source, finding in found if source}
    assert list(told) == ["无.docx", "损.docx", "甲.docx"]
    assert {each.code for each in told.values()} == {NOT_AUDITED.id}
    assert {each.severity for each in told.values()} == {Severity.ERROR}
    assert told["无.docx"].message() == "整份材料：未能审核：[Errno 2] gone"
    assert told["损.docx"].message("en").endswith("torn")
    assert seen == [(1, ""), (2, "无.docx"), (3, "损.docx"), (4, "甲.docx")]


def test_workers_find_the_same() -> None:
    """In their order, or each once; by checks of a host, too; what files say of each other."""
    batch = [*ACROSS["stages.target_lowered"](), ("例.json", example("004"))]
    checks: tuple[AnyCheck, ...] = (*DEFAULT_CHECKS, failing)
    due = list(audit_many(batch, checks=checks))
    assert "stages.target_lowered" in {finding.code for _, finding in due}
    with ProcessPoolExecutor(2) as pool, ThreadPoolExecutor(2) as threads:
        for executor in (pool, threads):
            assert list(audit_many(batch, checks=checks, executor=executor)) == due
        found = list(audit_many(batch, checks=checks, executor=pool, ordered=False, window=1))
        assert sorted(map(repr, found)) == sorted(map(repr, due))
        with pytest.raises(InputError, match="functions of a module"):
            audit_many(batch, checks=(lambda *_: (),), executor=pool)


def test_what_is_no_argument_is_refused() -> None:
    """Before anything is audited."""
    with pytest.raises(InputError, match="executor"):
        audit_many([], executor=5)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="tuple of checks"):
        audit_many([], checks=failing)  # type: ignore[arg-type]
