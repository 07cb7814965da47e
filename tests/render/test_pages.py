"""What a page holds of its subject, whatever it is written as."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
from attrs import evolve

from perfeval import filing as forms
from perfeval import loads, yuan
from perfeval.audit import Finding, Severity, audit
from perfeval.comparison import Stage, compare
from perfeval.filing import (
    Actual,
    Address,
    Adjustment,
    Budget,
    BudgetUnit,
    CellAccount,
    Fact,
    Figure,
    Filing,
    Form,
    MonitoredIndicator,
    MonitoringForm,
    Part,
    Report,
    ReportSection,
    Restatement,
    ScoreSheet,
    SheetRow,
    SpendingSplit,
    SumRelation,
    Target,
    UnitForm,
)
from perfeval.filing.sources import Source
from perfeval.ledger import Submission
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.registry import get_rubric, rubrics
from perfeval.render.page import Listed, Page, Prose, Row, Table
from perfeval.render.pages.batch import batch_page
from perfeval.render.pages.comparison import comparison_page
from perfeval.render.pages.concerned import concerns, of_one_form
from perfeval.render.pages.fields import shown, title_of
from perfeval.render.pages.filing import RELATIONS, filing_page
from perfeval.render.pages.findings import counts_of, findings_page
from perfeval.render.pages.rubric import rubric_page
from perfeval.render.pages.scorecard import scorecard_page
from perfeval.render.rubric_words import graded
from perfeval.rubric.readings import Deviation, Reading
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.scoring import score
from perfeval.text.fields import Described
from tests.extras import CAP, EXTRAS, VETO
from tests.published import filing_of
from tests.tables import each_row


def read(name: str) -> Filing:
    return filing_of(name)


DISTRICT, CITY = read("yueyanglou-2023"), read("yueyang-2020")
CARD = score(DISTRICT, get_rubric("yueyanglou-annex-2"))
SHEET = score(CITY, get_rubric("yueyang-annex-3-1"))


def table(page: Page, caption: str) -> Table:
    """The table of a page that has this caption."""
    blocks = [block for part in page.parts for block in part.blocks if isinstance(block, Table)]
    (found,) = [each for each in blocks if each.caption == caption]
    return found


def _has(block: object, caption: str) -> bool:
    return isinstance(block, Table) and block.caption == caption


def texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]


def listed(page: Page) -> dict[str, str]:
    """Every labelled value of a page."""
    return {
        label: text
        for part in page.parts
        for block in part.blocks
        if isinstance(block, Listed)
        for label, text in block.pairs
    }


def test_a_scorecard_page_adds_up() -> None:
    """The parts, the losses in their order, the row of totals."""
    page = scorecard_page(SHEET, "zh")
    assert page.title == "岳阳市政务服务中心"
    assert page.lines[0] == "2020 年度"
    by_part = table(page, "各部分得分")
    assert [texts(row) for row in by_part.rows] == [
        ["投入", "15", "5", "0", "10"],
        ["过程", "40", "5", "1", "34"],
        ["产出", "25", "0", "0", "25"],
        ["效果", "20", "5", "0", "15"],
    ]
    assert [texts(row) for row in table(page, "失分的指标").rows] == [["资金结余", "3", "1"]]
    rows = table(page, "评分表")
    assert rows.total is not None
    assert texts(rows.total) == ["合计", "", "", "100", "15", "99", "99（其中自评 84）", "1"]
    assert [texts(row)[3:7] for row in rows.rows[:2]] == [
        ["5", "5", "5", "5"], ["5", "未计分", "5", "5（自评）"],
    ]  # fmt: skip
    shared = [row for row in rows.rows if ("", "各行合计 15 分") in row.below]
    assert [row.cells[2].text for row in shared] == ["经济效益", "社会效益", "生态效益"]
    assert "审核发现" not in [part.heading for part in page.parts]


def test_what_counts_nowhere_has_a_column_where_there_is_some() -> None:
    """Rows beyond what their part is worth, and rows that do not apply."""
    pools = tuple(evolve(pool, points=Points("20")) for pool in CARD.pools)
    first, *rest = CARD.scores
    none = evolve(first, earned=None, applies=False)
    by_part = table(
        scorecard_page(evolve(CARD, scores=(none, *rest), pools=pools), "zh"), "各部分得分"
    )
    assert by_part.headings == (
        *("部分", "分值", "计算得分", "失分", "未计分", "超分不计", "不适用"),
    )
    for row in by_part.rows:
        worth, *became = (Points(cell.text) for cell in row.cells[1:])
        assert Points.total(became) == worth
    assert texts(by_part.rows[1]) == ["产出指标", "50", "20", "1", "0", "29", "0"]
    assert texts(by_part.rows[0])[-1] == "10"


def test_a_judgement_has_its_column_and_a_row_its_marks() -> None:
    """By them rows are filtered."""
    claimed = evolve(CARD.scores[1], claimed=Points("3"))
    lost = evolve(CARD.scores[2], judged=Points("4"), earned=Points("4"))
    gone = evolve(CARD.scores[3], earned=None, applies=False, path=())
    open_ = evolve(CARD.scores[4], earned=None)
    card = evolve(CARD, scores=(claimed, lost, gone, open_))
    rows = table(scorecard_page(card, "en"), "score sheet")
    assert rows.headings[6:] == ("judged", "reviewed", "lost")
    assert [row.marks for row in rows.rows] == [
        ("differs",), ("lost", "differs"), (), ("unscored",),
    ]  # fmt: skip
    assert rows.rows[2].cells[0].text == ""


def test_findings_stand_beside_their_rows_and_in_a_list() -> None:
    """The worst of them marks the name; those of other forms stand in the list alone."""
    found = audit(DISTRICT, CARD)
    page = scorecard_page(CARD, "zh", found)
    row = table(page, "评分表").rows[0]
    assert [note.code for note in row.notes] == ["rate.mismatch", "rate.above_100"]
    assert row.cells[2].severity is Severity.WARNING
    assert "found" in row.marks
    assert len(table(page, counts_of(found, "zh")).rows) == len(found)
    clean = scorecard_page(CARD, "en", [])
    assert clean.parts[-1].blocks == (Prose(("Nothing was found.",)),)


def test_bonuses_penalties_and_vetoes_have_tables_of_their_own() -> None:
    """With what each veto does."""
    facts = (
        ("budget.final", "100元"),
        ("budget.outturn", "98元"),
        ("awards", "3次"),
        ("grave", True),
    )
    filing = Filing(
        unit=BudgetUnit(name="某局"), year=None, facts=tuple(Fact(id=k, value=v) for k, v in facts)
    )
    card = score(filing, evolve(EXTRAS, vetoes=(evolve(VETO, total_at_most="60"), CAP)))
    page = scorecard_page(card, "zh")
    assert texts(table(page, "加分项").rows[0])[:3] == ["获得表彰", "5", "5"]
    assert texts(table(page, "减分项").rows[0])[:3] == ["审计问题", "10", "未计分"]
    assert texts(table(page, "否决情形").rows[0])[3] == "总分以 60 分为限"
    assert len(page.lines) == 2


def finding(at: str, *order: int, severity: Severity = Severity.WARNING) -> Finding:
    return Finding(code="x", severity=severity, at=at, zh="不符", en="differs", order=order)


def test_a_finding_concerns_the_row_of_which_it_names_the_most() -> None:
    """The name, then the labels above it; the rest of its place names the cell."""
    rows = [("产出", "数量", "甲"), ("产出", "质量", "甲"), ("", "", "乙"), ("产出", "质量", "甲")]
    places = {
        "附件2 / 一、产出（50分） / 数量 / 甲 / 得分": (0, "得分"),
        "质量 / 甲": (1, ""),
        "甲": (0, ""),
        "乙 / 甲 / 乙": (2, ""),
        "附件3": None,
        "": None,
    }
    for at, expected in places.items():
        found = concerns([finding(at)], rows)
        assert {number: each[0].column for number, each in found.items()} == (
            {} if expected is None else dict([expected])
        )


def test_of_rows_of_one_name_those_of_the_form_are_meant() -> None:
    """The form of which the most rows are concerned."""
    found = [finding("甲", 1), finding("乙", 1), finding("甲", 2)]
    assert {n: len(each) for n, each in of_one_form(found, [("甲",), ("乙",)]).items()} == {
        0: 1,
        1: 1,
    }
    assert {n: len(each) for n, each in of_one_form(found[:2], [("甲",)]).items()} == {0: 1}


def test_findings_have_a_page_of_their_own() -> None:
    """Counted by severity; a source where there are several."""
    found = [finding("甲", severity=Severity.ERROR), finding("乙"), finding("丙")]
    page = findings_page(found, "zh")
    assert page.lines == ("错误 1，警告 2",)
    assert counts_of(found, "en") == "error 1, warning 2"
    assert table(page, "错误 1，警告 2").headings[1] == "位置和说明"
    assert findings_page([], "zh").lines == ()
    placed = evolve(found[0], address=Address(part="表2", row=5, column=4))
    rows = table(findings_page([placed, found[1]], "zh"), "错误 1，警告 1")
    assert rows.headings[1] == "单元格"
    assert [row.cells[1].text for row in rows.rows] == ["表2 第5行第4列", ""]


def test_a_filing_page_has_the_official_tables() -> None:
    """Merged labels, trees of money, the row of totals, findings at their cells."""
    page = filing_page(DISTRICT, "zh", audit(DISTRICT))
    assert page.lines == ("2023 年度", "岳阳楼区 430602")
    rows = next(block for block in page.parts[1].blocks if _has(block, "绩效指标"))
    assert isinstance(rows, Table)
    assert (rows.labels, rows.merged) == (3, 2)
    assert rows.spans()[0][0] == 9
    assert rows.total is not None
    assert texts(rows.total)[5:7] == ["100", "98"]
    assert [row.cells[0].text for row in table(page, "经费控制情况").rows][:3] == [
        "三公经费", "　1、公务用车购置和维护经费", "　　其中：公车购置",
    ]  # fmt: skip
    marked = [
        cell.text
        for row in table(page, "楼堂馆所控制情况").rows
        for cell in row.cells
        if cell.severity
    ]
    assert marked == ["0", "100%"]
    assert len(table(page, "按收入性质分").rows) == 4
    assert len(table(page, "按支出性质分").rows) == 2
    headings = [part.heading for part in page.parts]
    assert "未转为数据的内容" in headings
    assert headings[-1] == "审核发现"
    assert listed(page)["预算单位名称"] == "岳阳市岳阳楼区行政审批服务局"


def test_the_gravest_finding_marks_a_cell() -> None:
    """In whichever order findings stand."""
    rate = next(found for found in audit(DISTRICT) if found.code == "rate.undefined")
    found = [evolve(rate, severity=severity) for severity in (Severity.ERROR, Severity.INFO)]
    for findings in (found, found[::-1]):
        (row,) = table(filing_page(DISTRICT, "zh", findings), "楼堂馆所控制情况").rows
        assert [cell.severity for cell in row.cells if cell.severity] == [Severity.ERROR]


def test_a_report_is_prose_under_its_headings() -> None:
    """Deeper sections have deeper headings."""
    page = filing_page(read("lixian-2021"), "en")
    levels = {part.heading: part.level for part in page.parts}
    assert max(levels.values()) >= 3
    assert any(isinstance(block, Prose) for part in page.parts for block in part.blocks)


@attrs.frozen(kw_only=True)
class Ledger(Form):
    """A kind of form that only a plugin knows."""

    kind = forms.FormKind("shili.ledger", "项目资金台账")
    lines: tuple[SheetRow, ...] = ()
    rate: Rate | None = None
    other: object = None


def test_a_form_of_a_plugin_is_shown_by_what_it_holds() -> None:
    """Titles where its fields have them; what nobody knows by its kind."""
    form = Ledger(key="a", lines=(SheetRow(name="甲"),), rate=Rate("50%"), other=object())
    figure = Figure(label="合计", value="5元", at="表一")
    relations = (
        SumRelation(at="表一", total=figure, parts=(Part(figure=figure),)),
        Restatement(label="合计", figures=(figure, figure)),
    )
    filing = Filing(unit=BudgetUnit(name="某局"), year=None, forms=(form,), relations=relations)
    page = filing_page(filing, "zh")
    assert listed(page)["rate"] == "50%"
    assert listed(page)["other"] == "an object"
    assert texts(table(page, "lines").rows[0])[2] == "甲"
    assert table(page, "lines").total is None
    assert [texts(row)[:2] for row in table(page, "勾稽关系").rows] == [
        ["合计", "表一"], ["同一数字", ""],
    ]  # fmt: skip


def test_totals_without_rows_are_listed() -> None:
    """A form may print nothing else."""
    page = filing_page(
        Filing(
            unit=BudgetUnit(name="某局"),
            year=2023,
            forms=(
                UnitForm(key="a", total_points=Points("100")),
                ScoreSheet(key="b", rows=(SheetRow(name="甲"),), total_claimed=Points("9")),
            ),
        ),
        "zh",
    )
    assert listed(page)["总分 / 分值"] == "100"
    total = table(page, "评分表").total
    assert total is not None
    assert texts(total)[0] == "总分"


def test_what_has_no_totals_shows_none() -> None:
    """Nor does a budget that has only parts show an empty list."""
    sheet = ScoreSheet(key="b", rows=(SheetRow(name="甲"),))
    budget = Budget(original=SpendingSplit(total=yuan("5")), adjustments=(Adjustment(
        label="追加", amount=yuan("1")),))  # fmt: skip
    report = Report(key="r", budget=budget, sections=(ReportSection(heading="一"),))
    page = filing_page(Filing(unit=BudgetUnit(name="某局"), year=2023, forms=(sheet, report)), "zh")
    assert table(page, "评分表").total is None
    row = MonitoredIndicator(name="甲", target=Target(), so_far=Actual(), expected=Actual())
    monitoring = MonitoringForm(key="m", monitored=(row,))
    filing = Filing(unit=BudgetUnit(name="某局"), year=2023, forms=(monitoring,))
    assert table(filing_page(filing, "zh"), "绩效指标").total is None
    parts = {part.heading: part for part in page.parts}
    assert texts(table(page, "年初预算").rows[0]) == ["5元", "", ""]
    assert not any(isinstance(block, Listed) for block in parts["预算情况"].blocks)
    assert parts["一"].blocks == ()


def test_what_a_reader_took_is_said_above_the_forms() -> None:
    """Where a document was read."""
    account = CellAccount(values=40, labels=12, doubts=1)
    filing = Filing(unit=BudgetUnit(name="某局"), year=2023).accounted(account)
    assert filing_page(filing, "zh").lines[1] == account.line()


@each_row("kind", forms.Relation.__args__)
def test_every_kind_of_relation_has_its_word(kind: type[Any]) -> None:
    """In both languages."""
    for lang in ("zh", "en"):
        assert RELATIONS[lang][kind.__name__]


def test_every_field_of_a_form_has_a_chinese_title() -> None:
    """Those of which the library knows an English one alone are translated."""
    shown_kinds = {*forms.FORMS, forms.Fact, forms.Note, forms.Indicator, forms.SheetRow}
    shown_kinds |= {forms.FundRow, forms.CostLine, forms.AmountLine, forms.Staffing, forms.Income}
    shown_kinds |= {forms.Spending, forms.ThreePublic, forms.FixedAssets, forms.OfficialBuildings}
    shown_kinds |= {forms.Evaluator, forms.Opinion, forms.HeadCount, forms.Account, forms.Budget}
    shown_kinds |= {forms.Adjustment, forms.Classification, forms.ReportedProject, forms.Footer}
    shown_kinds |= {forms.MonitoredFund, forms.MonitoredIndicator, forms.NilStatement, forms.Goal}
    titles = {
        Described.of(field).title
        for each in shown_kinds
        for field in attrs.fields(each)
        if field.name not in ("parts", "sections")
    }
    assert [title for title in titles if title_of("x", title, "zh").isascii()] == []


def test_what_a_field_holds_is_shown_as_printed() -> None:
    """In both languages."""
    cells: list[tuple[Any, str, str]] = [
        (None, "", ""), (True, "是", "yes"), (False, "否", ""), (5, "5", "5"),
        (("a", "", "b"), "a；b", "a; b"), (forms.Scope.ALL_FUNDS, "全部资金", "all_funds"),
        (Target(text="5", nature="≥", unit="个"), "≥5个", "≥5个"),
        (Figure(label="合计", value="5元"), "合计 5元", "合计 5元"),
        (Source(title="办法", issuer="某厅"), "办法 某厅", "办法 某厅"),
        (object(), "an object", "an object"),
    ]  # fmt: skip
    for value, zh, en in cells:
        assert (shown(value, "zh"), shown(value, "en")) == (zh, en)


def test_a_rubric_page_is_its_table() -> None:
    """Sections with their points, clauses, what is beyond the rows, readings, deviations."""
    rubric = get_rubric("yueyang-annex-3-1")
    page = rubric_page(rubric, "zh")
    rows = table(page, "评分表").rows
    assert texts(rows[0])[:4] == ["投入（15 分）", "预算配置（15 分）", "财政供养人员控制率", "5"]
    assert rows[0].below[0] == (
        "规则",
        "按 在职人员控制率（在职人员数÷编制数×100%），不超过 100% 计满分；"
        "每超过 1 个百分点扣 0.5 分，不足一步的不计，扣完为止",
    )
    assert any(row.cells[2].text == "· 经济效益" for row in rows)
    assert listed(page)["满分"] == "100"
    assert table(page, "条文未写明之处").rows
    known = Deviation(unit="某局", year=2023, row="budget", claimed="9", computed="10", why="误")
    reading = Reading(key="a", clause="每超过1%", choice="不足一步不计")
    beyond = evolve(
        EXTRAS, vetoes=(VETO, CAP), deviations=(known,), readings=(reading,), ratings=EXTRAS.ratings
    )
    page = rubric_page(beyond, "en")
    captions = [b.caption for part in page.parts for b in part.blocks if isinstance(b, Table)]
    assert table(page, "penalties").rows[0].below[0][0] == "rule"
    assert table(page, "vetoes").rows[0].below == (("conditions", "grave; fraud"),)
    assert {"penalties", "vetoes", "ratings", "published scores that it does not give"} <= set(
        captions
    )
    assert any(caption.startswith("bonuses (") for caption in captions)
    none: dict[str, Any] = dict.fromkeys(
        ("bonuses", "penalties", "vetoes", "ratings", "deviations", "readings"), ()
    )
    plain = evolve(beyond, **none, total_at_most=None, cap_total=None)
    assert [part.heading for part in rubric_page(plain, "zh").parts] == ["", "评分表"]


LATER = Path(__file__).parents[1] / "data" / "golden" / "v1" / "rubric-later.json"


def test_every_rubric_has_a_page() -> None:
    """With every clause; blocks, weights and grades as each has them."""
    later = loads(LATER.read_text(encoding="utf-8"))
    assert isinstance(later, Rubric)
    for rubric in (later, *(get_rubric(each.id) for each in rubrics())):
        page = rubric_page(rubric, "zh")
        found = {text for row in table(page, "评分表").rows for text in texts(row)}
        assert {item.clause for _, item in rubric.walk()} <= found
    captions = {b.caption for part in rubric_page(later, "en").parts for b in part.blocks
                if isinstance(b, Table)}  # fmt: skip
    assert {title for title, _ in graded(later, "en")} <= captions


def test_a_row_of_a_weighted_block_says_its_weight() -> None:
    """What a point of it counts in the total."""
    card = evolve(CARD, scores=(evolve(CARD.scores[0], weight=Rate("60%")),))
    (row,) = table(scorecard_page(card, "zh"), "评分表").rows
    assert row.below[0] == ("", "本行每分折算计入总分，权重 60%")


def test_a_batch_page_ranks_its_units() -> None:
    """By the share computed, equal ones alike; what was not scored stands last or apart."""
    empty = evolve(CARD, scores=(), unit="无")
    cards = (empty, SHEET, evolve(CARD, unit="甲"), evolve(CARD, unit="乙", year=None))
    sent = [Submission(scorecard=card) for card in cards]
    sent.append(Submission(problem="没有可以计分的表", file="丙.docx", unit="丙"))
    sent.append(Submission(problem="这是图片", file="丁.png"))
    sent[1] = evolve(sent[1], findings=(finding("甲", severity=Severity.ERROR),), file="丁.docx")
    page = batch_page(sent, "zh")
    ranking = table(page, "单位排名")
    assert [texts(row)[:3] for row in ranking.rows] == [
        ["1", "甲", "98%"], ["1", "乙", "98%"], ["", SHEET.unit, "93.75%"], ["", "无", ""],
    ]  # fmt: skip
    assert [row.marks for row in ranking.rows] == [(), (), ("unscored", "errors"), ("unscored",)]
    assert texts(ranking.rows[0])[-2] == "附件2"
    reviewed = ranking.headings.index("评价得分")
    assert [texts(row)[reviewed] for row in ranking.rows] == ["98", "98", "99（其中自评 84）", "0"]
    spread = table(page, "得分率分布")
    assert [row.cells[1].text for row in spread.rows] == ["2", "1", "0", "0", "0", "0", "1"]
    assert [texts(row)[0] for row in table(page, "失分的指标").rows] == [
        "产出指标",
        "满意度指标",
        "资金结余",
    ]
    assert texts(table(page, "未能计分的报送件").rows[0]) == ["丙", "丙.docx", "没有可以计分的表"]
    assert texts(table(page, "未读入的文件").rows[0]) == ["丁.png", "这是图片"]
    assert texts(table(page, "错误 1").rows[0])[1] == "丁.docx"
    alone = batch_page([Submission(problem="x", findings=(finding("甲"),))], "en")
    assert [part.heading for part in alone.parts] == [
        "", "submissions that could not be scored", "findings",
    ]  # fmt: skip


@each_row(
    ("total", "printed", "position"),
    [
        *(("95", "95%", 0), ("94.9999", "94.9999%", 1), ("90", "90%", 1)),
        *(("59.99", "59.99%", 5), ("60", "60%", 4))
    ]
)  # fmt: skip
def test_a_share_is_printed_on_its_side_of_an_edge(total: str, printed: str, position: int) -> None:
    """94.9999% is not 95%, neither in its class nor in print."""
    row = evolve(CARD.scores[0], out_of=Points("100"), earned=Points(total), claimed=None)
    card = evolve(CARD, scores=(row,), pools=(), places=4)
    page = batch_page([Submission(scorecard=card)], "zh")
    assert table(page, "单位排名").rows[0].cells[2].text == printed
    counts = [row.cells[1].text for row in table(page, "得分率分布").rows]
    assert counts.index("1") == position


def test_a_comparison_page_shows_what_changed() -> None:
    """Rows that are new or gone, one reason where both are the same."""
    changed = evolve(CARD.scores[0], earned=Points("9"))
    after = evolve(
        CARD, scores=(changed, *CARD.scores[2:], evolve(CARD.scores[1], key="new", name="新"))
    )
    page = comparison_page(compare(CARD, after, after_at=Stage.REVIEWED), "zh")
    rows = table(page, "逐行对比")
    marks = [row.marks for row in rows.rows]
    assert marks[0] == ("differs",)
    assert marks.count(("differs", "gone")) == marks.count(("differs", "new")) == 1
    assert rows.rows[0].cells[-1].text == "−1"
    assert rows.rows[0].below[0][0] == "理由"
    assert page.lines[-1].endswith(
        "增减 −1；有增减的指标：年度资金总额 −1；新增的行 1；不再有的行 1"
    )
    none = evolve(CARD, scores=tuple(evolve(each, earned=Points("0")) for each in CARD.scores))
    assert comparison_page(compare(CARD, none), "zh").lines[-1].endswith(" 项")
    other = evolve(CARD, year=None, scores=SHEET.scores, unit="乙")
    page = comparison_page(compare(CARD, other), "en")
    assert page.lines[:2] == (CARD.unit, "乙")
    assert "indicators that changed" not in page.lines[2]
    fewer = f"of 100 points before and {SHEET.scored_out_of.plain} after: the totals are not alike"
    assert fewer in page.lines[2]
    assert {label for row in table(page, "row by row").rows for label, _ in row.below} == {
        "reason (before)", "reason (after)",
    }  # fmt: skip
