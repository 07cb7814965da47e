"""Filings against each other: each code at its edge, and silent just inside it."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest
from attrs import evolve

from perfeval.audit import ACROSS_CODES, audit_many
from perfeval.audit.across import Across
from perfeval.audit.across.tables import BEYOND
from perfeval.errors import InputError
from perfeval.filing import Fact, Goal, ProjectForm, Scope, UnitForm
from perfeval.filing.addresses import Address
from perfeval.filing.cell_account import CellAccount
from perfeval.filing.unit import UNNAMED
from perfeval.numbers.printed import Count
from tests.audit.across_cases import (
    ACROSS,
    BOTH,
    TEXT,
    UNIT,
    Batch,
    Judged,
    approved,
    copied,
    filed,
    judged,
    marked,
    marks,
    money,
    monitored,
    projects,
    reported,
    rows,
    stages,
    valued,
    years,
)
from tests.audit.cases import base, line, project, row, unit
from tests.audit.filings import leads
from tests.tables import each_row


class Own(ProjectForm):
    """A plugin's class of form: nothing of it is asked."""


LOWER = rows(培训人数=("≥80人", "50"), 办件时限=("≤5天", "40"))


def found(batch: Batch | Judged) -> list[tuple[str, str, str, str]]:
    """Source, code and figures of what is said between the filings."""
    across = Across()
    for source, filing, *cards in batch:
        across.take(source, filing, *cards)
    return [(source, f.code, f.printed, f.computed) for source, f in across.findings()]


def test_every_code_has_a_case() -> None:
    """No code without an example, and no example without a code."""
    assert set(ACROSS) == {code.id for code in ACROSS_CODES}


@each_row("code", ACROSS)
def test_the_case_shows_its_code(code: str) -> None:
    """In any order of the files, in both languages, with a source and an id of its own."""
    batch = ACROSS[code]()
    told = [each for each in audit_many(batch) if each[1].code == code]
    assert {each[1] for each in found(batch)} == {code}
    if not code.startswith("files."):  # the later of two files repeats the earlier one
        assert sorted(found(batch)) == sorted(found(batch[::-1]))
    finding = told[0][1]
    assert finding.message("zh") != finding.message("en")
    assert "{" not in finding.message("zh") + finding.message("en")
    assert pickle.loads(pickle.dumps(finding)) == finding
    filings = {source: filing for source, filing, *_ in batch}
    assert all(leads(filings[source], each) for source, each in told if source)
    assert next(each for each in ACROSS_CODES if each.id == code).severity is finding.severity


def test_a_finding_stands_where_its_document_has_the_field() -> None:
    """At the address of its path in its own file, and nowhere where it has none."""
    batch = money("100", "150")
    ((source, alone),) = [each for each in audit_many(batch) if each[1].code == BEYOND.id]
    there = Address(part="表1", row=3, column=4)
    account = CellAccount(addresses={(alone.form, alone.path): there, ("", ""): there})
    found = list(audit_many([(name, given.accounted(account)) for name, given in batch]))
    for name, each in found:
        assert (each.address is not None) == (each.form == alone.form and each.path == alone.path)
        assert name == source or each.address is None
    assert there in [each.address for _, each in found]


SILENT: list[Batch | Judged] = [
    judged(("≥10家", "8家", "8"), ("≥50批", "40批", "5"), reviewer=""),
    judged(("≥10家", "8家", "8"), ("≥50批", "45批", "5")),
    judged(("≥10家", "12家", "8"), ("≥50批", "60批", "5")),
    stages(*BOTH),
    stages(*rows(培训人数=("≥100人", "50"), 办件时限=("≤4天", "40"))),  # asks for more
    stages(*rows(培训人数=("100人", "50"), 办件时限=("5天", "40"))),  # the signs are left out
    stages(*rows(培训人数=("≤80人", "50"), 办件时限=("≥5天", "40"))),  # turned round: not judged
    stages(*rows(培训人数=("≥80场", "50"), 办件时限=("≤5天", "40"))),  # another unit
    stages(*rows(培训人数=("较多", "50"), 办件时限=("≤5天", "40"))),
    stages(*rows(培训人数=("≥100人", "45"), 办件时限=("≤5天", "36"))),  # another whole
    stages(*rows(培训人数=("≥100人", ""), 办件时限=("≤5天", ""))),
    stages(*rows(全年培训人数=("≥100人", "50"), 办件时限=("≤5天", "40"))),  # another name
    stages(*BOTH, *BOTH),  # no name stands once
    stages(*rows(其他=("≥1个", "90"))),  # fewer than half of the rows are there
    [("a", filed(approved(*BOTH), year=2022)), ("b", filed(project(*LOWER)))],
    [("a", filed(approved(*BOTH), year=None)), ("b", filed(project(*LOWER), year=None))],
    [("a", filed(approved(*BOTH), name="某县林业局")), ("b", filed(project(*LOWER)))],
    [*stages(*LOWER), ("又.docx", filed(project(*BOTH)))],  # which of the two is it?
    [("a", filed(evolve(approved(*BOTH), project_name="其他项目"))), ("b", filed(project(*LOWER)))],
    [("a", filed(approved(*BOTH))), ("b", filed(evolve(project(*LOWER), project_name=" ")))],
    [("a", filed(approved())), ("b", filed(project(*LOWER)))],
    years("5.30", "5.3"),
    years("5.34", "5.3"),
    years("5.30", "/"),
    years("/", "5.30"),
    [*years("5.30", "5.20"), ("2022改.docx", filed(base(line("三公经费", "5.20")), year=2022))],
    [(source, evolve(filing, year=None)) for source, filing in years("5.30", "5.20")],
    money("100", "100"),
    money("/", "100"),
    money("100", "/"),
    money("100.00", "100.01"),  # as far as rounding explains
    money("100.00", "100.02")[1:],
    [(source, evolve(filing, year=None)) for source, filing in money("100", "150")],
    copied(TEXT.replace(UNIT, "本单位")),
    copied(TEXT.replace(UNIT, f"根据《{UNIT}2023年工作要点》")),  # only a document of that name
    copied(TEXT, UNIT),
    copied(TEXT, f"{UNIT}机关"),  # a part of that unit
    copied(f"{UNIT}完成任务。"),
    [*copied(TEXT)[:1], *copied(f"年初计划由{UNIT}以外的股室承担，未能完成。", "某县林业局")[1:]],
    projects("100.00", "60.00", "40.01"),  # as far as rounding explains
    projects("100.00", "60.00"),
    projects("100.00", "60.00", "40.00", of_projects="100.00"),
    [*projects("100.00", "60.00", "40.02"), ("0改.docx", projects("1", "59")[1][1])],  # two sums
    projects("100.00", "60.00", "40.02")[1:],
    reported("98.00", "98.00"),
    reported("98.00", "98"),
    reported("98.0", "98.04"),
    reported("98.00", "/"),
    reported("98.00", "99.00", scope=Scope.GENERAL_PUBLIC_BUDGET),
    reported("98.00", "89.00", "97.00"),  # the report itself says two things
    [("甲.docx", filed(*(form for _, each in reported("98.00", "89.00") for form in each.forms)))],
    [*reported("98.00", "89.00"), ("报告二.docx", reported("89.00", "1")[0][1])],  # which report?
    [*reported("98.00", "89.00"), ("整体二.docx", reported("1", "98.00")[1][1])],  # which table?
    [(source, evolve(filing, year=None)) for source, filing in reported("98.00", "89.00")],
    marked(("≥10家", "8家", "8"), ("≥50批", "40批", "8"), ("≥5次", "4次", "8")),
    marked(("≥10家", "8家", "8"), ("≥50批", "40批", "5")),  # which of the two is right?
    marked(("≥10家", "8家", "8"), ("≥50批", "41批", "5"), ("≥5次", "4次", "8")),
    marked(("≥10家", "8家", "8"), ("≥5次", "4次", "8"), ("≥50批", "40批", "0")),
    marked(("≥10家", "8家", "8"), ("≥5次", "4次", "8"), ("≥50批", "50批", "5")),
    valued("35%", *(f"{number}%" for number in range(1, 10))),  # 26 points
    valued("82%", *(f"{number}%" for number in range(1, 9))),  # nine forms
    valued("82%", "50%", *(f"{number}%" for number in range(1, 10))),  # the others differ, too
    valued("已完成", *(f"{number}%" for number in range(1, 10))),
    valued("189家", *(f"{number}家" for number in range(10, 20)), target="≥9家"),
    valued("99家", *(f"{number}家" for number in range(10, 20)), target="≥9家"),
    valued("0家", *(f"{number}家" for number in range(10, 20)), target="≥9家"),
    valued("5000家", *(f"{number * 10}家" for number in range(1, 12)), target="≥9家"),
    marks(5, 5),
    marks(9, 0),
]


@each_row("batch", SILENT)
def test_nothing_is_said_inside_the_edge(batch: Batch) -> None:
    """What another reading explains is left alone."""
    assert [each for each in found(batch) if not each[1].startswith("files.")] == []


def test_what_is_filed_again_is_told_of_the_later_file() -> None:
    """The same whatever it is called; another version where unit, project and year are known."""
    form, other = project(*BOTH), project(*LOWER)
    batch = [
        ("甲.docx", filed(form, unit())),
        ("乙.docx", filed(form, unit())),
        ("丙.docx", filed(other)),
        ("丁.docx", filed(form, year=None)),
        ("戊.docx", filed(other, year=None)),
        ("己.docx", filed(form, evolve(other, key="annex-3.2"), name="另一局")),
        ("庚.docx", filed(form, name=UNNAMED)),
        ("辛.docx", filed(other, name=UNNAMED)),
        ("壬.docx", filed(form, name=UNNAMED)),
        ("癸.docx", filed(evolve(other, project_name="/"))),
    ]
    told = [each[:3] for each in found(batch) if each[1].startswith("files.")]
    assert told == [
        ("乙.docx", "files.same_form", "项目支出绩效自评表、整体支出绩效自评表"),
        ("丙.docx", "files.other_version", "项目支出绩效自评表"),
        ("壬.docx", "files.same_form", "项目支出绩效自评表"),
    ]


@each_row(
    ("batch", "told"),
    [
        (
            projects("100.00", "60.00", "30.00", of_projects="80.00"),
            ("整体.docx", "tables.projects_beyond_unit", "90万元", "80.00万元"),
        ),
        (
            valued("2000家", *(f"{number}家" for number in range(10, 20)), target="≥9家"),
            ("0.docx", "values.outlier", "2000家", ""),
        ),
        (
            valued("190家", *(f"{number}家" for number in range(10, 20)), target="≥9家"),
            ("0.docx", "values.outlier", "190家", ""),
        ),
        (
            valued("1家", *(f"{number}家" for number in range(10, 20)), target="≥1家"),
            ("0.docx", "values.outlier", "1家", ""),
        ),
        (  # whatever form stands before the one that says it
            [
                (name, evolve(given, forms=(base(), *given.forms)))
                for name, given in valued("82%", *(f"{number}%" for number in range(1, 11)))
            ],
            ("0.docx", "values.outlier", "82%", ""),
        ),
        (
            valued("10%", *(f"{number}%" for number in range(80, 90)), name="完成率"),
            ("0.docx", "values.outlier", "10%", ""),
        ),
    ],
)
def test_what_lies_just_beyond_the_edge(batch: Batch, told: tuple[str, ...]) -> None:
    """Projects beyond 项目支出 alone, and values below as well as above all others."""
    assert found(batch) == [told]


def test_one_score_of_a_case_counts_once_for_a_form() -> None:
    """Two rows of one form are one opinion; a row with its own clause is none."""
    twice = project(row("检查", "≥10家", "8家", "10", "8"), row("抽样", "≥5批", "4批", "10", "8"))
    ruled = evolve(row("检查", "≥10家", "8家", "10", "8"), clause="酌情扣分")
    alone = marked(("≥5次", "4次", "5"))
    assert found([("a", filed(twice)), ("b", filed(project(ruled), name="乙局")), *alone]) == []


def test_a_document_that_comes_twice_counts_once() -> None:
    """As .docx and as .pdf."""
    batch = stages(*LOWER)
    assert found([*batch, ("目标.pdf", batch[0][1])]) == found(batch)


def test_the_monitoring_form_stands_between() -> None:
    """It is compared with the targets, the self-evaluation too; without targets with each other."""
    half = monitored(培训人数="≥90人", 办件时限="≤6天")
    batch = [("监控.docx", filed(half)), *stages(*LOWER)]
    assert found(batch) == [
        ("监控.docx", "stages.target_lowered", "≥90人", "≥100人"),
        ("监控.docx", "stages.target_lowered", "≤6天", "≤5天"),
        ("自评.docx", "stages.target_lowered", "≥80人", "≥100人"),
    ]
    (only,) = found([batch[0], batch[2]])
    assert only == ("自评.docx", "stages.target_lowered", "≥80人", "≥90人")


@each_row(
    ("before", "after", "lowered"),
    [
        ("2023年10月底前", "2023年12月底前", True),
        ("10月底", "12月底", True),
        ("2023年12月底前", "2023年10月底前", False),
        ("2023年10月底前", "12月底前", False),
        ("2023年3月至10月", "2023年3月至12月", False),
        ("按期完成", "2023年12月底前", False),
        ("12次", "8次", True),
        ("=12次", "8次", True),
        ("8次", "12次", False),
        ("12天", "8天", False),
        ("98%", "90%", False),
        ("≥12次", "≤8次", False),
    ],
)
def test_what_asks_for_less(before: str, after: str, lowered: bool) -> None:
    """One date each, with a year in both or in neither; without a sign what is done alone."""
    old, new = (row("办结", each, "2023年9月", "100", "100") for each in (before, after))
    codes = [code for _, code, *_ in found(stages(new, before=approved(old)))]
    assert codes == (["stages.target_lowered"] if lowered else [])


def test_of_many_rows_the_first_are_named() -> None:
    """And how many there are."""
    many = tuple(row(f"任务{chr(0x4E00 + number)}", "≥5件", "5件", "1", "") for number in range(22))
    ((_, code, _, shown),) = found(stages(*many[:11], before=approved(*many)))
    assert code == "stages.row_dropped"
    assert shown.endswith("等11项")
    assert shown.count("、") == 9


def test_the_place_of_a_finding_is_the_later_form() -> None:
    """By its key and path, for whoever shows the filing."""
    told = [
        each for each in audit_many(ACROSS["stages.target_lowered"]()) if "stages" in each[1].code
    ]
    ((source, finding),) = told
    assert source == "自评.docx"
    assert (finding.form, finding.path) == ("annex-3", "indicators.0.target")
    assert finding.at == "项目支出绩效自评表 / 绩效指标 / 培训人数"
    assert "目标表（目标.docx）" in finding.message()


def test_two_copied_texts_of_one_form_have_ids_of_their_own() -> None:
    """The same text as what was expected and as what was attained."""
    form = project(goal=Goal(expected=TEXT, actual=TEXT))
    batch = [("甲.docx", filed(form)), ("乙.docx", filed(form, name="某县林业局"))]
    across = Across()
    for each in batch:
        across.take(*each)
    assert len({finding.id for _, finding in across.findings()}) == 2


@each_row("given", [None, filed(), "甲.docx"])
def test_what_is_no_batch_is_refused(given: object) -> None:
    """Several filings are asked for."""
    with pytest.raises(InputError, match="audit_many"):
        list(audit_many(given))  # type: ignore[arg-type]


def test_texts_of_a_plugins_forms_are_not_compared() -> None:
    """Nothing of a stranger's is run for it."""
    batch = [
        (source, evolve(filing, forms=(Own(key="own", project_name="项目"),)))
        for source, filing in copied(TEXT)
    ]
    assert found(batch) == []


class Counted(UnitForm):
    """A plugin's class of form, which states what is no money."""

    def facts(self) -> Iterator[Fact]:
        """Words, and a count where a report states an amount."""
        yield Fact(id="procurement.outturn", value=True)
        yield Fact(id="budget.outturn", value=Count("5"))


def test_a_fact_that_is_no_figure_or_of_another_kind_is_not_compared() -> None:
    """As a stranger's form may state it."""
    report_, _ = reported("98.00", "89.00")
    assert found([report_, ("整体.docx", filed(Counted(key="own", indicators=())))]) == []


def test_judgements_are_of_the_form_that_the_scorecard_is_of() -> None:
    """Another form of the filing, before it, is not asked."""
    told = judged(("≥10家", "8家", "8"), ("≥50批", "40批", "5"))
    beside = [
        (source, evolve(filing, forms=(approved(*BOTH), *filing.forms)), card)
        for source, filing, card in told
    ]
    assert [each[1:] for each in found(beside)] == [each[1:] for each in found(told)] != []
