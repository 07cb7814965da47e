"""Forms read in part: whose a doubt is, and what is withheld because of it."""

from __future__ import annotations

from attrs import evolve

from perfeval.audit import DEFAULT_CHECKS, Needs, audit
from perfeval.audit.partly import partly_read
from perfeval.filing import Filing, Note
from perfeval.numbers.amounts import wan_yuan
from perfeval.numbers.printed import Percent, Points
from tests.audit.cases import filing, fund, project, row, unit
from tests.tables import each_row

ROWS = frozenset({Needs.SCORES, Needs.ROWS})
BOTH = ROWS | {Needs.FUNDS}


def two(at: str) -> Filing:
    """A unit's form and a project's, with a doubt."""
    forms = (unit(), evolve(project(), key="annex-3.2"))
    return filing(*forms, notes=(Note(code="doubt", at=at, text="5"),))


@each_row(
    ("at", "positions", "missing"),
    [
        ("附件2 / 资金 / 可用财力", [0], BOTH),
        ("附件二 / 表1 第8行", [0], BOTH),
        ("附件3 / 绩效指标 / 甲乙", [1], ROWS),
        ("整体支出绩效自评表 / 表1 第8行", [0], BOTH),
        ("第2个表 / 表1 第8行", [1], BOTH),
        ("不知何表 / 表1 第8行", [0, 1], BOTH),
        ("附件九 / 甲", [0, 1], BOTH),
        ("表4", [None], frozenset({Needs.TABLES})),
    ],
)
def test_whose_a_doubt_is(at: str, positions: list[int | None], missing: frozenset[Needs]) -> None:
    """By the annex, the title or the number; a doubt that names no form is one of all."""
    found = partly_read(two(at))
    assert [each.position for each in found] == positions
    assert {each.missing for each in found} == {missing}


@each_row(
    ("at", "codes"),
    [
        ("", {"points.total", "score.total", "rate.mismatch", "score.empty"}),
        ("附件2 / 绩效指标 / 甲乙", {"rate.mismatch", "form.partly_read"}),
        ("附件2 / 资金 / 甲", {"form.partly_read"}),
        ("附件2 / 表1 第8行至第9行", {"form.partly_read"}),
        (
            "表3",
            {"points.total", "score.total", "rate.mismatch", "score.empty", "form.partly_read"},
        ),
    ],
)
def test_what_is_withheld(at: str, codes: set[str]) -> None:
    """Nothing is called blank, short or wrong that may stand in what was not understood."""
    money = fund(
        final=wan_yuan("100"), outturn=wan_yuan("50"), rate=Percent("60%"), points=Points("10")
    )
    form = unit(
        row("办件量", "≥50个", "", "40", "40"),
        fund=money,
        total_points=Points("100"),
        total_claimed=Points("99"),
    )
    found = audit(filing(form, notes=(Note(code="doubt", at=at, text="5"),) if at else ()))
    assert {each.code for each in found if each.severity.above_info} >= codes
    told = {"points.total", "score.total", "rate.mismatch", "score.empty", "form.partly_read"}
    assert {each.code for each in found if each.code in told} == codes


def test_what_a_finding_needs_is_said_by_its_code() -> None:
    """Each kind of need has codes, and the sentence names it in both languages."""
    needs = {code.needs for check in DEFAULT_CHECKS for code in check.codes}
    assert needs == {*Needs, None}
    (finding,) = (
        each for each in audit(two("附件2 / 资金 / 甲")) if each.code == "form.partly_read"
    )
    for need in BOTH:
        zh, en = need.value
        assert zh in finding.message("zh")
        assert en in finding.message("en")


@each_row(
    ("text", "withheld"),
    [
        ("办件量\t96%\n办结率\t（62-50）÷50=12%", False),
        ("办件量\t均符合", False),
        ("办件量\t96", True),
        ("办件量\t9.5分", True),
        ("网点数\t96%", True),
        ("均符合", True),
    ],
)
def test_a_column_of_words_beside_rows_that_were_read(text: str, *, withheld: bool) -> None:
    """It holds no points and no score: that the scores do not add up is told all the same."""
    form = unit(
        row("办件量", "≥50个", "50个", "60", "60"),
        row("办结率", "≥90%", "95%", "40", "40"),
        total_points=Points("100"),
        total_claimed=Points("99"),
    )
    doubt = Note(code="doubt", at="附件2 / 绩效指标 / 计算过程", text=text)
    codes = {each.code for each in audit(filing(form, notes=(doubt,)))}
    assert "form.partly_read" in codes
    assert ("score.total" in codes) is not withheld
