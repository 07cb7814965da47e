"""Facts from rows and from sheets, by id or by title, read as what they are asked for."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve

from perfeval import (
    DecodeError,
    InputError,
    PerfevalError,
    asked_facts,
    dumps,
    facts_from_rows,
    filing_from_rows,
    get_rubric,
    loads,
    read_fact_sheet,
    score,
)
from perfeval.__main__ import main
from perfeval.errors import Phrase
from perfeval.filing import BudgetUnit, Filing
from perfeval.ledger import Answer, FactRow, FactSheet
from perfeval.ledger.asking import asked_by
from perfeval.ledger.facts import KnownFacts
from perfeval.measures import AnyOf, Checks, GivenState, Measure, Several, Term
from perfeval.rules import Bands, ByState, SubRule
from tests import extras
from tests.forms.paper import as_excel, as_word
from tests.tables import each_row

SHEET: Final = get_rubric("yueyang-annex-3-1")
CENTRAL: Final = get_rubric("central-project")
EXAMPLES: Final = Path(__file__).parents[2] / "docs" / "examples"
CITY: Final = EXAMPLES / "yueyang-2020.json"
DISTRICT: Final = EXAMPLES / "yueyanglou-2023.json"


def said(error: PerfevalError) -> str:
    """What a clerk reads."""
    return error.message("zh")


@each_row(
    ("name", "value", "fact_id", "expected"),
    [
        ("在职人员数", "31人", "staff.in_post", "31人"),
        ("staff.in_post", 31, "staff.in_post", "31"),
        ("三公经费预算数", "5万元", "three_public.budget", "5"),
        ("公务卡刷卡率", "50％", "official_card.use_rate", "50％"),
        ("资金使用不合规例数", Decimal("2"), "improper_spending.cases", "2"),
        ("资金使用不合规例数", "0例", "improper_spending.cases", "0例"),
        *(("①按规定内容公开", yes, "disclosure.content", True) for yes in ("是", "√", "有", True)),
        *(("①按规定内容公开", no, "disclosure.content", False) for no in ("否", "×", "X", "无")),
        ("①管理制度已制定", "不适用", "budget_rules.adopted", "不适用"),
        ("当年结余", "不适用", "balance.current_year", "不适用")
    ]
)  # fmt: skip
def test_a_fact_is_read_as_what_it_is_asked_for(
    name: str, value: Any, fact_id: str, expected: Any
) -> None:
    """By id or by title, without quotes and spaces."""
    (fact,) = facts_from_rows([{"fact": name, "value": value}], rubric=SHEET)
    assert (fact.id, getattr(fact.value, "text", fact.value)) == (fact_id, expected)


@each_row(
    ("name", "value", "told"),
    [
        ("在岗人数", "31人", "fact：读到的是'在岗人数'；应为某项数据的名称或编号，例如在职人员数"),
        ("satisfaction.rat", "9%", "例如satisfaction.rate"),
        ("管理制度", "是", "例如①管理制度已制定或②管理制度合法、合规、完整或③管理制度得到"),
        ("zzz", "1", "应为某项指标所需数据的名称或编号"),
        ("在职人员数", "三十一", "value：读到的是'三十一'；应为带单位的数，如900万元、31人"),
        ("在职人员数", "31%", "应为带单位的数"),
        ("公务卡刷卡率", "0.5", "应为带百分号的比率，如98.5%"),
        ("资金使用不合规例数", "无", "应为个数，如2例、5天、90分；没有的填0"),
        ("当年结余", "5", "应为带单位的金额"),
        ("①管理制度已制定", "大概", "应为是或否（也可填√或×）"),
        ("在职人员数", 1.5, "读到的是1.5"),
        ("在职人员数", ["31"], "读到的是"),
        (5, "31人", "应为某项"),
    ],
)
def test_what_does_not_fit_says_what_would(name: Any, value: Any, told: str) -> None:
    """Which fact, what was found, what would be accepted; with the nearest title or id."""
    with pytest.raises(DecodeError) as caught:
        facts_from_rows([{"fact": name, "value": value}], rubric=SHEET)
    assert caught.value.count == 1
    assert said(caught.value).startswith("facts[0].")
    assert told in said(caught.value)


def test_every_problem_is_told_and_a_blank_states_nothing() -> None:
    """Neither 0 nor no."""
    rows: list[dict[str, object]] = [
        {"fact": "编制数", "value": " "},
        {"fact": "编制数", "value": None},
        {"fact": "没有的", "value": ""},
    ]
    assert facts_from_rows(rows) == ()
    bad: list[Any] = [{"fact": "编制数", "value": "多"}, {"name": "a", "value": "1人"}, 5]
    with pytest.raises(DecodeError) as caught:
        facts_from_rows(bad)
    assert [path for path, _ in caught.value.problems] == [
        "facts[2]",
        "facts[0].value",
        "facts[1].name",
        "facts[1].fact",
    ]


def test_a_title_of_several_facts_needs_its_id() -> None:
    """Unless the rubric asks for one of them."""
    one, other = (Term(fact=f"own.{each}", name="同名数据") for each in ("first", "second"))
    both = Measure(id="both", name="两项", formula=Checks(terms=(one, other)))
    asks = evolve(extras.CAP, key="both", measure=both)
    with pytest.raises(DecodeError) as caught:
        facts_from_rows([{"fact": "同名数据", "value": "是"}], rubric=extras.rubric(vetoes=(asks,)))
    assert "这个名称对应own.first或own.second" in said(caught.value)
    alone = evolve(asks, measure=evolve(both, formula=Checks(terms=(one,))))
    (fact,) = facts_from_rows(
        [{"fact": "同名数据", "value": "是"}], rubric=extras.rubric(vetoes=(alone,))
    )
    assert fact.id == "own.first"


def test_a_state_is_one_that_the_clause_names() -> None:
    """项目完成情况 of 财预〔2021〕101号: 完成, 未完成 and their like."""
    (asked,) = asked_facts(CENTRAL)
    assert (asked.answer, "完成" in asked.choices) == (Answer.STATE, True)
    (fact,) = facts_from_rows([{"fact": asked.name, "value": "完成"}], rubric=CENTRAL)
    assert fact.value == "完成"
    with pytest.raises(DecodeError) as caught:
        facts_from_rows([{"fact": asked.name, "value": "快好了"}], rubric=CENTRAL)
    listed = "、".join(f"“{choice}”" for choice in asked.choices)
    assert f"应为这几种情形之一：{listed}" in said(caught.value)


def test_what_a_rubric_asks_for_has_its_rows() -> None:
    """Each fact once; what only the fund row says is not asked for."""
    asked = {fact.id: fact for fact in asked_facts(SHEET)}
    assert asked["three_public.budget"].rows == ("“三公经费”变动率", "“三公经费”控制率")
    assert {fact.answer for fact in asked.values()} == set(Answer) - {Answer.STATE}
    assert asked_facts(get_rubric("national-unit")) == ()
    vetoes = asked_facts(extras.rubric(vetoes=(extras.VETO,)))
    assert [fact.rows for fact in vetoes if fact.id == "fraud"] == [("一票否决",)]
    with pytest.raises(InputError, match="the rubric that asks for facts"):
        asked_facts("national-unit")  # type: ignore[arg-type]


@each_row("kind", [Several, AnyOf])
def test_formulas_of_several_are_asked_for_one_by_one(kind: Any) -> None:
    """With the states of the rule that takes each."""
    state = GivenState(term=Term(fact="own.state", name="状态"))
    checks = Checks(terms=(Term(fact="own.check", name="条件"),))
    band = Bands.at_least(("80%", "10"), otherwise="0")
    by = ByState(
        cases=tuple(SubRule(name=name, points="10", rule=band) for name in ("完成", "未完成"))
    )
    measure = Measure(id="own", name="两项", formula=kind(formulas=(state, checks)))
    asked = list(asked_by(measure, by if kind is Several else None))
    assert [(fact.id, fact.answer) for fact in asked] == [
        ("own.state", Answer.STATE),
        ("own.check", Answer.CHECK),
    ]
    assert asked[0].choices == (("完成", "未完成") if kind is Several else ())


WHOSE: Final = {"fiscal_year": 2023, "unit": "某局"}


def test_a_filing_from_rows_takes_fact_rows() -> None:
    """Beside its tables, or alone; of the same unit and year."""
    rows = [
        {**WHOSE, "fact": "在职人员数", "value": "31人"},
        {**WHOSE, "fact": "编制数", "value": Decimal("30")},
    ]
    filing = filing_from_rows([], facts=rows)
    assert [fact.id for fact in filing.facts] == ["staff.in_post", "staff.authorised_posts"]
    assert score(filing, SHEET).scores[0].earned is not None
    with pytest.raises(DecodeError) as caught:
        filing_from_rows([], facts=[rows[0], {**rows[1], "unit": "别局", "project": "甲"}])
    assert [path for path, _ in caught.value.problems] == ["facts[1].project", "facts[1].unit"]
    own = {**WHOSE, "fact": "①管理制度已制定", "value": "√"}
    assert filing_from_rows([], facts=[own], rubric=SHEET).facts[0].value is True
    with pytest.raises(DecodeError, match=r"facts\[0\]\.fact"):
        filing_from_rows([], facts=[{**own, "fact": "没有的"}])


TABLE: Final = [["指标", "数值", "计量单位"], ["在职人员数", "31", "人"], ["编制数", "30人", ""]]
CSV: Final = "\ufeff指标,数值,填法,编号\r\n在职人员数,31人,人数,staff.in_post\r\n编制数,30人,,\r\n"
TOML: Final = '"在职人员数" = "31人"\nstaff.authorised_posts = 30\n'


@each_row(
    ("name", "data"),
    [
        ("facts.docx", as_word("基础数据表", TABLE)),
        ("facts.xlsx", as_excel(TABLE)),
        ("facts.csv", CSV.encode()),
        ("facts.csv", CSV.removeprefix("\ufeff").encode("gb18030")),
        ("facts.csv", "在职人员数,31人\n编制数,30人\n".encode()),
        *(("facts.csv", f"在职人员数{mark}31人\n编制数{mark}30人\n".encode()) for mark in "\t;，"),
        ("facts.toml", TOML.encode()),
        ("facts.toml", f"[facts]\n{TOML}".encode()),
    ],
)
def test_a_sheet_of_two_columns_is_read(tmp_path: Path, name: str, data: bytes) -> None:
    """Whatever it is kept in; with headings or without."""
    file = tmp_path / name
    file.write_bytes(data)
    facts = read_fact_sheet(file).facts()
    assert [fact.id for fact in facts] == ["staff.in_post", "staff.authorised_posts"]
    assert [str(fact.value.text).removesuffix("人") for fact in facts] == ["31", "30"]  # type: ignore[union-attr]
    assert all(fact.at.startswith(name) for fact in facts)


def test_a_fact_that_does_not_fit_is_told_by_its_line(tmp_path: Path) -> None:
    """File, line, title; each of them."""
    file = tmp_path / "facts.csv"
    file.write_text("指标,数值\n在职人员数,多\n在岗数,3人\n编制数,\n,5人\n,\n", encoding="utf-8")
    with pytest.raises(DecodeError) as caught:
        read_fact_sheet(file).facts()
    assert [path for path, _ in caught.value.problems] == [
        "facts.csv: 第 2 行 在职人员数",
        "facts.csv: 第 3 行 在岗数",
        "facts.csv: 第 5 行",
    ]


@each_row(
    ("name", "text", "problem"),
    [
        ("facts.txt", "只有一段话。", "没有读到“指标、数值”两列的表"),
        ("facts.toml", "= 5", "第 1 行：“= 5”不是“键 = 值”"),
        ("facts.toml", "", "没有读到"),
        ("facts.csv", f"指标,数值\n编制数,{'3' * 200_000}\n", "有单元格的引号没有结束，或内容太长"),
        ("facts.csv", "\0", "不是"),
    ],
)
def test_what_holds_no_table_is_refused(tmp_path: Path, name: str, text: str, problem: str) -> None:
    """With the name of the file."""
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DecodeError) as caught:
        read_fact_sheet(file)
    assert said(caught.value).startswith((f"{name}：", f"{name}: "))
    assert any(each in said(caught.value) for each in problem.split("|"))


@each_row(
    ("text", "problem"),
    [
        (f"{'.'.join('a' * 34)} = 1", "有一个键超过32段"),
        (f"a = {'[' * 33}{']' * 33}", "嵌套超过32层"),
        (f"a = '{'x' * 250_000}'", "TOML最多允许250,000个"),
    ],
)
def test_toml_of_facts_is_bounded_as_that_of_rubrics(
    tmp_path: Path, text: str, problem: str
) -> None:
    """The parser takes time and memory by the square of the parts of a key."""
    file = tmp_path / "facts.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DecodeError) as caught:
        read_fact_sheet(file)
    assert problem in said(caught.value)


def test_of_many_facts_that_nobody_asks_for_the_first_are_explained(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is near is looked for only where it is shown: of 101 rows a hundred times."""
    looked: list[str] = []
    whole = KnownFacts.misfit

    def misfit(known: KnownFacts, name: str) -> Phrase:
        looked.append(name)
        return whole(known, name)

    monkeypatch.setattr(KnownFacts, "misfit", misfit)
    names = [f"事实{number}" for number in range(101)]
    sheet = FactSheet(
        name="facts.csv", rows=tuple(FactRow(at="", name=name, value="1") for name in names)
    )
    with pytest.raises(DecodeError) as caught:
        sheet.facts()
    assert (caught.value.count, len(looked)) == (101, 100)
    with pytest.raises(DecodeError) as caught:
        facts_from_rows([{"fact": name, "value": "1"} for name in names])
    assert (caught.value.count, len(looked)) == (101, 200)


def test_a_sheet_of_many_units_is_each_ones_own() -> None:
    """By 预算单位 and 年度; what belongs to no filing at hand is left."""
    rows = (
        FactRow(at="第 2 行", name="编制数", value="30人", unit="某局", year="2023年"),
        FactRow(at="第 3 行", name="编制数", value="40人", unit="别局"),
        FactRow(at="第 4 行", name="在职人员数", value="9人", unit="某局", year="2022年度"),
    )
    sheet = FactSheet(name="facts.xlsx", rows=rows)
    own, other, third = (
        Filing(unit=BudgetUnit(name=name), year=2023) for name in ("某局", "别局", "第三局")
    )
    assert sheet.is_of_many
    assert [fact.value.text for fact in sheet.stated(own).facts] == ["30人"]  # type: ignore[union-attr]
    assert [fact.value.text for fact in sheet.stated(other).facts] == ["40人"]  # type: ignore[union-attr]
    assert sheet.stated(third) is third


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    """Status, output, complaints of a command."""
    status = main([str(word) for word in words])
    told = capsys.readouterr()
    return status, told.out, told.err


def test_commands_take_a_sheet_of_facts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """score and audit; by the rubric that fits, a named one, and the clauses of the sheet."""
    file = tmp_path / "facts.csv"
    file.write_text("指标,数值\n①管理制度已制定,√\n公务卡刷卡率,60%\n", encoding="utf-8")
    before = run(capsys, "score", CITY, "--format", "json")[1]
    status, after, _ = run(capsys, "score", CITY, "--facts", file, "--format", "json")
    cards = [loads(each) for each in (before, after)]
    cards_by = [{score_.key: score_.earned for score_ in card.scores} for card in cards]  # type: ignore[union-attr]
    assert status == 0
    assert (cards_by[0]["official_card"], cards_by[1]["official_card"].plain) == (None, "3")  # type: ignore[union-attr]
    named = ("--rubric", "yueyang-annex-3-1", "--facts", file)
    assert run(capsys, "audit", CITY, *named)[0] == run(capsys, "audit", CITY)[0]
    assert run(capsys, "audit", CITY, "--facts", file)[0] == 1
    status, _, err = run(capsys, "score", CITY, DISTRICT, "--facts", file)
    assert status == 2
    assert "加一列“预算单位”" in err
    file.write_text("指标,数值\n公务卡刷卡率,多\n", encoding="utf-8")
    for command in ("score", "audit"):
        status, _, err = run(capsys, command, CITY, "--facts", file)
        assert status == 2
        assert "第 2 行 公务卡刷卡率" in err
    assert run(capsys, "score", CITY, "--draft", "--facts", file)[0] == 2


def test_a_blank_sheet_names_what_a_rubric_asks_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Filled in, it is read again; a title that looks like a formula is none."""
    file = tmp_path / "facts.csv"
    assert run(capsys, "facts", "yueyang-annex-3-1", "-o", file)[0] == 0
    for name in ("数据.xlsx", "数据.docx"):
        status, _, err = run(capsys, "facts", "yueyang-annex-3-1", "-o", tmp_path / name)
        assert (status, "以.csv结尾的文件名" in err) == (2, True)
        assert not (tmp_path / name).exists()
    assert "national-unit不需要另外填报数据" in run(capsys, "facts", "national-unit")[2]
    text = file.read_text(encoding="utf-8")
    assert text.startswith("\ufeff指标,数值,填法,编号,用于\n")
    rows = list(csv.reader(io.StringIO(text)))
    assert [row[3] for row in rows[1:]] == [fact.id for fact in asked_facts(SHEET)]
    file.write_text(text.replace("在职人员数,,", "在职人员数,31人,"), encoding="utf-8")
    assert [fact.id for fact in read_fact_sheet(file).facts((SHEET,))] == ["staff.in_post"]
    rubric = extras.rubric(
        vetoes=(
            evolve(
                extras.VETO,
                measure=evolve(
                    extras.GRAVE, formula=Checks(terms=(Term(fact="own.x", name="=1+1\n甲"),))
                ),
            ),
        )
    )
    made = tmp_path / "rubric.json"
    made.write_text(dumps(rubric), encoding="utf-8")
    assert "'=1+1 甲,,是或否" in run(capsys, "facts", made)[1]
