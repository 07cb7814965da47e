"""Checks of hosts and plugins: what they find is data, and of too much the first is kept."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve

from perfeval.audit import DEFAULT_CHECKS, Check, Finding, Hint, Severity, audit
from perfeval.audit.foreign_checks import MOST_FINDINGS
from perfeval.errors import InputError, RubricError
from perfeval.filing import BudgetUnit, Filing
from perfeval.scoring.scorecard import Scorecard
from perfeval.text.policy import LONGEST_TEXT
from tests.conformance.tampering import tampered
from tests.subclasses import OwnText
from tests.tables import each_row

FILING = Filing(unit=BudgetUnit(name="某局"), year=2023)
FINDING = Finding(
    code="host.remark", severity=Severity.INFO, at="全文", zh="已阅", en="seen", printed="1"
)


def found(given: Any, name: str = "host") -> tuple[Finding, ...]:
    """What the audit gives where a check of that name gives `given`."""
    check = Check(name=name, codes=(), find=lambda *_: given)
    return audit(FILING, checks=(check,))


@pytest.mark.unmeasured
@each_row("count", [0, 1, MOST_FINDINGS - 1, MOST_FINDINGS])
def test_up_to_a_thousand_findings_are_all_kept(count: int) -> None:
    """As a list, a tuple, or one by one."""
    for given in ([FINDING] * count, (FINDING,) * count, iter([FINDING] * count)):
        assert found(given) == (FINDING,) * count


@each_row("count", [MOST_FINDINGS + 1, 10**6])
def test_of_more_the_first_are_kept_and_the_rest_is_counted(count: int) -> None:
    """One more finding says how many were left out."""
    *kept, more = found([FINDING] * count)
    assert kept == [FINDING] * MOST_FINDINGS
    assert (more.code, more.severity, more.computed) == (
        "check.too_many",
        Severity.WARNING,
        str(count),
    )
    left = count - MOST_FINDINGS
    assert more.message() == f"全文：检查“host”的发现过多，只列出前1000条，另有{left}条从略"
    assert more.message("en") == (
        f"全文: the check host finds too much: the first 1000 are kept, {left} more are left out"
    )


def test_an_endless_check_is_not_looked_at_to_its_end() -> None:
    """Nobody counted the rest; a list that lies about its length is not asked."""

    class Lying(list[Finding]):
        def __len__(self) -> int:
            return 5

    for given in (itertools.repeat(FINDING), Lying([FINDING] * 2_000)):
        *kept, more = found(given, name="\x1b[2J" * 100)
        assert len(kept) == MOST_FINDINGS
        assert more.computed == ""
        assert more.message().endswith("只列出前1000条，其余没有查看")
        assert more.message("en").endswith("the rest was not looked at")
        assert more.message().isprintable()


def test_a_check_without_a_name_is_called_by_its_kind() -> None:
    """A function, or a check whose name is no text."""

    def endless(_filing: Filing, _card: Scorecard | None) -> Iterator[Finding]:
        return itertools.repeat(FINDING)

    assert "“a function”" in audit(FILING, checks=(endless,))[-1].zh
    nameless = Check(name=5, codes=(), find=endless)  # type: ignore[arg-type]
    assert "“a Check”" in audit(FILING, checks=(nameless,))[-1].zh


def test_the_checks_of_the_library_are_not_counted() -> None:
    """What a form earns by its size is told in full; and they alone are trusted."""
    assert audit(FILING, checks=DEFAULT_CHECKS) == audit(FILING)


def test_text_of_a_finding_becomes_plain_and_is_cut() -> None:
    """Whatever a subclass would say of itself."""
    lie = type("Lie", (Hint,), {})
    hint = lie(OwnText("own"), OwnText("甲"), "x" * (LONGEST_TEXT + 1))
    odd = tampered(FINDING, zh=OwnText("已阅"), hints=itertools.repeat(hint))
    (told,) = found([odd])
    assert type(told.zh) is str
    assert len(told.hints) == 100
    assert (type(told.hints[0]), type(told.hints[0].code)) == (Hint, str)
    assert told.hints[0].en == "x" * (LONGEST_TEXT - 1) + "…"


@each_row(
    "given",
    [
        [type("Lie", (Finding,), {})(code="a", severity=Severity.INFO, at="", zh="", en="")],
        [tampered(FINDING, zh=5)],
        [tampered(FINDING, severity="info")],
        [tampered(FINDING, order=(0.5,))],
        [evolve(FINDING, hints=(Hint("a", "b", 5),))],  # type: ignore[arg-type]
        [tampered(FINDING, hints=("a hint",))],
        ["finding"],
        5,
    ],
)
def test_what_is_no_plain_finding_is_an_error(given: Any) -> None:
    """Before it is put in order or shown."""
    with pytest.raises(InputError):
        found(given)


def test_a_failing_check_is_an_error_of_ours() -> None:
    """Also where it ends the process, or raises one of ours that says nothing in plain text."""

    def fail(error: BaseException) -> Check:
        def find(_filing: Filing, _card: Scorecard | None) -> Iterator[Finding]:
            yield FINDING
            raise error

        return Check(name="host", codes=(), find=find)

    odd = RubricError("here", "no")
    odd.where = print  # type: ignore[assignment]
    for error in (SystemExit(3), MemoryError(), RecursionError(), odd):
        with pytest.raises(InputError, match="one that works; it failed with"):
            audit(FILING, checks=(fail(error),))
    with pytest.raises(RubricError, match="here: no"):
        audit(FILING, checks=(fail(RubricError("here", "no")),))
    with pytest.raises(KeyboardInterrupt):
        audit(FILING, checks=(fail(KeyboardInterrupt()),))
