"""Official documents: what is written reads back, in Word and in Excel, or is refused."""

from __future__ import annotations

import re
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings

from perfeval import (
    Filing,
    InputError,
    MissingExtraError,
    Points,
    draft_report,
    dumps,
    fill_in,
    get_rubric,
    read,
    score,
    wan_yuan,
    write,
)
from perfeval.__main__ import main
from perfeval.filing import (
    Actual,
    AmountLine,
    BaseDataForm,
    BudgetUnit,
    CityForm,
    CostLine,
    Fact,
    Form,
    FormKind,
    FundRow,
    Goal,
    GoalReview,
    Indicator,
    MonitoredFund,
    MonitoredIndicator,
    MonitoringForm,
    ObjectivesForm,
    ProjectForm,
    Report,
    ReportSection,
    ScoreSheet,
    SheetRow,
    Staffing,
    Statement,
    Target,
    UnitForm,
)
from perfeval.numbers.amounts import yuan
from perfeval.numbers.cells import BLANK, Nil
from perfeval.numbers.printed import Percent
from perfeval.writing.official.blank import blank_filing
from perfeval.writing.official.report import report_lines
from tests.effort import examples
from tests.printed_page import A4_LYING, A4_STANDING, looks_of, page_of, widths_of
from tests.tables import each_row
from tests.writing.filings import UNIT, filings

FORMS = Path(__file__).parents[1] / "data" / "forms"
ENDINGS = (".docx", ".xlsx")
ROW = Indicator(
    level1="产出指标(50分)",
    level2="数量指标",
    name="办件量",
    target=Target(text="≥50件"),
    actual=Actual(text="60件"),
    points=Points("50"),
)


def filing(*forms: Form) -> Filing:
    """A filing of these forms."""
    return Filing(unit=BudgetUnit(name=UNIT), year=2023, forms=forms)


@pytest.mark.parametrize("ending", ENDINGS)
@given(filing=filings())
@settings(max_examples=examples(0.25))
def test_what_is_written_reads_back(ending: str, filing: Filing) -> None:
    """Every form, every figure as it was printed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"a{ending}")
        write(filing, path)
        found = read(path)
    assert found.year == filing.year
    assert dumps(evolve(filing, forms=found.forms)) == dumps(filing)


def test_a_table_of_many_columns_lies_across_its_page(tmp_path: Path) -> None:
    """In Word as in Excel; the pages around it stand. Outlooks in words have one column."""
    row = MonitoredIndicator(
        level1="产出指标",
        level2="数量指标",
        name="里程",
        target=Target(text="≥9", nature="定量", unit="公里"),
        so_far=Actual(text="1公里"),
        expected=Actual(text="9公里"),
        likelihood="很有把握",
    )
    money = MonitoredFund(
        label="年度资金总额",
        budget=wan_yuan("100"),
        so_far=wan_yuan("58"),
        rate=Percent("58%"),
        expected=yuan("1000000"),
    )
    watched = MonitoringForm(
        key="monitoring",
        project_name="路",
        months="1-7月",
        funds=(money,),
        goal=Goal(expected="修路"),
        monitored=(row,),
    )
    planned = ObjectivesForm(
        key="objectives",
        project_name="路",
        department="某局",
        fund=FundRow(label="年度资金总额", final=wan_yuan("120")),
        goal=Goal(expected="修路"),
        indicators=(
            evolve(
                ROW, actual=Actual(text=""), clause="以记录为准", points=BLANK, target=row.target
            ),
        ),
    )
    made = filing(planned, watched, evolve(planned, key="objectives.2"))
    for ending in ENDINGS:
        write(made, tmp_path / f"a{ending}")
        assert len(read(tmp_path / f"a{ending}").forms) == len(made.forms)
    marked = evolve(row, likelihood="有可能", causes=("其他", "技术保障：雨季"))
    short = MonitoringForm(key="monitoring", unit_name=UNIT, title="绩效监控情况表")
    for form in (short, evolve(short, monitored=(marked,))):
        write(filing(form), tmp_path / "b.xlsx", force=True)
        assert read(tmp_path / "b.xlsx").forms == (form,)
    for part in (evolve(planned, goal=None), evolve(planned, indicators=())):
        write(filing(part), tmp_path / "b.xlsx", force=True)
        (again,) = read(tmp_path / "b.xlsx").forms
        assert isinstance(again, ObjectivesForm)
        assert (again.goal, len(again.indicators)) == (part.goal, len(part.indicators))
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        text = archive.read("word/document.xml").decode()
    assert re.findall(r'w:orient="(\w+)"', text) == ["portrait", "landscape", "portrait"]
    assert "pageBreakBefore" not in text


@pytest.mark.parametrize("name", ["yueyanglou-2023", "yueyang-2020", "others/xiaoxian-2023"])
def test_published_forms_are_written_as_they_were_read(name: str, tmp_path: Path) -> None:
    """Those that have an official layout; the report line by line."""
    found = read(FORMS / f"{name}.docx")
    official = (BaseDataForm, UnitForm, ProjectForm, ScoreSheet, Report)
    kept = evolve(found, forms=tuple(each for each in found.forms if isinstance(each, official)))
    for ending in ENDINGS:
        path = tmp_path / f"a{ending}"
        write(kept, path)
        assert _said(read(path)) == _said(kept)


def _said(filing: Filing) -> list[Form | list[str]]:
    """The forms of a filing, a report by its lines."""
    return [
        [line.text for line in report_lines(form)] if isinstance(form, Report) else form
        for form in filing.forms
    ]


@pytest.mark.parametrize(
    ("form", "where"),
    [
        (UnitForm(key="unit", indicators=(evolve(ROW, name="办件量\n第二行"),)), "三级指标"),
        (CityForm(key="city"), "the form to write: found 部门整体支出绩效自评表（岳阳市）"),
        (ScoreSheet(key="score_sheet"), "部门整体支出绩效评价评分表: found a ScoreSheet"),
        (
            BaseDataForm(
                key="annex-1",
                lines=(CostLine(label="三公经费", parts=(CostLine(label="别的"),)),),
            ),
            "经费控制情况",
        ),
        (Report(key="report"), "the forms of the filing: found no form"),
        (
            UnitForm(key="unit", indicators=(ROW, evolve(ROW, name="好评\n差评"))),
            "三级指标",
        ),
    ],
    ids=["two lines", "no layout", "empty", "another tree", "no form", "the second row"],
)
def test_what_the_layout_cannot_hold_is_refused(form: Form, where: str, tmp_path: Path) -> None:
    """With the field that would be lost; nothing is written."""
    for ending in ENDINGS:
        with pytest.raises(InputError, match=where):
            write(filing(form), tmp_path / f"a{ending}")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_forms_of_two_units_are_refused(ending: str, tmp_path: Path) -> None:
    """The document would read back as two filings, and not as the one that was written."""
    first, second = (
        UnitForm(key=key, unit_name=unit, indicators=(ROW,))
        for key, unit in (("annex-2", "甲局"), ("annex-2.2", "乙局"))
    )
    with pytest.raises(InputError, match=r"the forms of the filing: .* 2 units or years"):
        write(filing(first, second), tmp_path / f"a{ending}")
    assert list(tmp_path.iterdir()) == []


def cells_of(path: Path) -> dict[str, tuple[str, str]]:
    """The formula and the stored value of each cell of the first sheet."""
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    found = re.findall(r'<c r="([A-Z]+[0-9]+)"[^>]*>(?:<f>([^<]*)</f>)?<v>([^<]*)</v></c>', sheet)
    return {place: (formula, value) for place, formula, value in found}


def test_a_sum_and_a_rate_are_formulas_where_they_give_what_is_printed(tmp_path: Path) -> None:
    """With the value; a total or a rate that is wrong stands as it was printed."""
    second = evolve(ROW, name="满意率", points=Points("40"), claimed=Points("39.5"))
    fund = FundRow(
        label="年度资金总额",
        original=wan_yuan("300"),
        final=wan_yuan("300"),
        outturn=wan_yuan("285"),
        points=Points("10"),
        rate=Percent("95%"),
        claimed=Points("9.5"),
    )
    form = UnitForm(
        key="annex-2",
        title="2023年度部门整体支出绩效自评表",
        fund=fund,
        indicators=(evolve(ROW, claimed=Points("50")), second),
        total_points=Points("100"),
        total_claimed=Points("98"),
    )
    path = tmp_path / "a.xlsx"
    write(filing(form), path)
    found = cells_of(path)
    formulas = {place: each for place, each in found.items() if each[0]}
    assert formulas == {
        "K5": ("ROUND(G5/E5,2)", "0.95"),
        "J9": ("SUM(J7:J8,I5)", "100"),
    }
    wrong = evolve(form, fund=evolve(fund, rate=Percent("96%")), total_points=Points("99"))
    write(filing(wrong), path, force=True)
    assert [each for each in cells_of(path).values() if each[0]] == []
    of_nothing = evolve(wrong, fund=evolve(fund, final=wan_yuan("0")))
    write(filing(of_nothing), path, force=True)
    assert [each for each in cells_of(path).values() if each[0]] == []
    lines = (
        CostLine(
            label="三公经费",
            fact="three_public",
            budget=wan_yuan("0.30"),
            outturn=yuan("2000"),
            parts=(
                CostLine(
                    label="1、公务接待", fact="three_public.hospitality", budget=wan_yuan("0.3")
                ),
                CostLine(label="2、出国经费", fact="three_public.overseas", budget=Nil("/")),
            ),
        ),
    )
    write(filing(BaseDataForm(key="annex-1", lines=lines)), path, force=True)
    assert {place: each for place, each in cells_of(path).items() if each[0]} == {
        "F5": ("SUM(F6:F7)", "0.30")
    }


def test_a_form_looks_as_it_is_printed(tmp_path: Path) -> None:
    """Lines as wide as the table, cells with borders, rows as high as their text."""
    openpyxl = pytest.importorskip("openpyxl")
    form = UnitForm(
        key="annex-2",
        title="2023年度部门整体支出绩效自评表",
        goal=Goal(expected="修好" * 60, actual=""),
        indicators=(ROW,),
    )
    told = (Statement(text="经评价，得98分。"),)
    report = Report(key="report", sections=(ReportSection(heading="一、概况", statements=told),))
    label = "社会公众或服务对象满意度（10分）"
    rows = tuple(SheetRow(level1=label, name=name, points=Points("5")) for name in "甲乙")
    sheet = ScoreSheet(key="annex-3-1", rows=rows)
    write(filing(form, report, sheet), tmp_path / "a.xlsx")
    pages = list(openpyxl.load_workbook(tmp_path / "a.xlsx"))
    same = {"repeated": None, "kept": None, "filtered": None}
    assert [page_of(page) for page in pages[:2]] == [{**A4_STANDING, **same}] * 2
    table, prose, lying = pages
    assert page_of(lying) == {**A4_LYING, **same, "repeated": "$3:$3"}
    (merged,) = (cell for row in lying.iter_rows() for cell in row if cell.value == label)
    heights = [lying.row_dimensions[merged.row + below].height for below in (0, 1)]
    assert heights == [20.25, 50.25]  # four lines in all, in a column of five characters
    assert widths_of(prose) == [11] * 9
    cells = [cell for page in pages for row in page.iter_rows() for cell in row if cell.value]
    assert {cell.font.name for cell in cells} == {"宋体"}
    assert {cell.number_format for cell in cells} == {"General", "0"}
    looks = {cell.value: looks_of(cell) for cell in cells}
    line = ("center", True, False, 10.5, None, None, None)
    for text in ("附件2", "经评价，得98分。"):
        assert looks[text] == ("left", *line)
    assert looks["一、概况"] == ("left", "center", True, True, *line[3:])
    assert looks["2023年度部门整体支出绩效自评表"][:5] == ("center", "center", True, True, 16)
    assert looks["办件量"] == ("left", *line[:-1], "thin")
    assert looks[50] == looks["数量指标"] == ("center", *line[:-1], "thin")
    (tall,) = (cell.row for cell in cells if cell.value == "修好" * 60)
    assert table.row_dimensions[1].height == 20.25
    assert table.row_dimensions[tall].height > 40


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "name",
    [
        *("yueyanglou-annex-2", "yueyanglou-annex-3", "yueyang-annex-3-1", "central-project"),
        *("zhengzhou-goal-review", "pidu-annex-8"),
    ],
)
def test_the_blank_form_of_a_rubric_has_its_rows(name: str, ending: str, tmp_path: Path) -> None:
    """With their points, to which a filled form is scored."""
    rubric = get_rubric(name)
    path = tmp_path / f"a{ending}"
    write(rubric, path)
    (form,) = read(path).forms
    assert form.kind == rubric.form
    assert form.total_points == rubric.out_of
    names = [row.name for row in form.scored_rows() if row.name]
    assert set(names) <= {*(item.name for _, item in rubric.walk())} | {
        row.name for _, item in rubric.walk() for row in getattr(item, "rows", ())
    }


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_few_forms_have_is_written_too(ending: str, tmp_path: Path) -> None:
    """A column of reasons, a target in three cells, goals of rows, a claimed rating, lines, a tab.

    A row of money has a blank in a column that only the row above it has.
    """
    fund = FundRow(
        label="年度资金总额",
        original=wan_yuan("-0.0"),
        final=wan_yuan("300"),
        outturn=wan_yuan("0"),
        rate=Percent("0%"),
        reason="年底下达",
    )
    split = Target(text="50", nature="≥", unit="件")
    form = ProjectForm(
        key="project",
        title="2023年度项目支出绩效自评表",
        project_name="大厅",
        implementing_unit=UNIT,
        fund=fund,
        goal=Goal(expected="一、甲\t乙", actual="完成"),
        fund_parts=(FundRow(label="财政拨款", final=wan_yuan("300"), outturn=BLANK),),
        indicators=(evolve(ROW, target=split, goal="目标1"), evolve(ROW, goal="目标2")),
        claimed_rating="良",
        note="缓建。\n另有说明。",
    )
    path = tmp_path / f"a{ending}"
    write(filing(form), path)
    part = evolve(form.fund_parts[0], original=BLANK, rate=BLANK)
    expected = filing(evolve(form, fund_parts=(part,)))
    assert dumps(evolve(expected, forms=read(path).forms)) == dumps(expected)
    bare = BaseDataForm(
        key="annex-1",
        unit_name=UNIT,
        title="2023年度整体支出绩效评价基础数据表",
        staffing=Staffing(),
    )
    write(filing(bare), path, force=True)
    assert read(path).forms == (bare,)


def test_a_rubric_of_a_form_without_a_layout_has_no_blank_form(tmp_path: Path) -> None:
    """It says which have one; nothing is written."""
    rubric = evolve(get_rubric("national-project"), form=FormKind.BASE_DATA)
    with pytest.raises(InputError, match="found 基础数据表; expected 附件2, 附件3"):
        write(rubric, tmp_path / "a.docx")


@pytest.mark.unmeasured
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_review_of_objectives_is_written_as_it_is_read(ending: str, tmp_path: Path) -> None:
    """Every row, filled in or not; a clause has a column of its own where a row has one."""
    path = tmp_path / f"a{ending}"
    (blank,) = blank_filing(get_rubric("zhengzhou-goal-review")).forms
    assert isinstance(blank, GoalReview)
    first, *others = blank.rows
    assert (len(others), first.clause, blank.key) == (15, "", "annex-2-5")
    judged = evolve(first, claimed=Points("4.5"), reason="优", clause="格式规范")
    for form in (blank, evolve(blank, rows=(judged, *others), total_claimed=Points("4.5"))):
        write(filing(form), path, force=True)
        assert read(path).forms == (form,)


def test_blank_scores_are_filled_in_and_claims_stand() -> None:
    """The computed score with its reason; the total only where every row is scored."""
    form = UnitForm(
        key="annex-2",
        fund=FundRow(
            label="年度资金总额", final=wan_yuan("200"), outturn=wan_yuan("190"), claimed=BLANK
        ),
        indicators=(
            evolve(ROW, actual=Actual(text="40件")),
            evolve(ROW, name="完成", claimed=Points("3"), actual=Actual(text="30件")),
            evolve(ROW, name="其中甲", of_which=True, points=BLANK),
        ),
    )
    made = filing(form)
    card = score(made, get_rubric("yueyanglou-annex-2"))
    (filled,) = fill_in(made, [card]).forms
    assert isinstance(filled, UnitForm)
    assert filled.fund is not None
    assert filled.fund.claimed == card.scores[0].earned
    first, second, third = filled.indicators
    assert (first.claimed, first.variance_note) == (card.scores[1].earned, card.scores[1].reason())
    assert second == form.indicators[1]
    assert third == form.indicators[2]
    assert filled.total_claimed == BLANK
    rows = (SheetRow(name="财政供养人员控制率", points=Points("5")),)
    sheet = ScoreSheet(key="annex-3-1", rows=rows)
    made = filing(sheet)
    card = score(made, get_rubric("yueyang-annex-3-1"))
    assert fill_in(made, [card]).forms == (sheet,)
    facts = (
        Fact(id="staff.in_post", value="29人"),
        Fact(id="staff.authorised_posts", value="28人"),
    )
    known = evolve(made, facts=facts)
    card = score(known, get_rubric("yueyang-annex-3-1"))
    (filled_sheet,) = fill_in(known, [card]).forms
    assert isinstance(filled_sheet, ScoreSheet)
    assert filled_sheet.rows[0].claimed == card.scores[0].earned != BLANK
    assert filled_sheet.rows[0].reason == card.scores[0].reason()
    assert fill_in(made, []) == made
    for wrong in ([evolve(card, form="x")], [5]):
        with pytest.raises(InputError, match="the scorecard to fill in"):
            fill_in(made, wrong)  # type: ignore[arg-type]


def test_rows_of_one_name_are_told_apart_by_their_labels() -> None:
    """A form may print 效益 before 产出; of rows that are alike the first gets the first score."""
    missed = evolve(ROW, actual=Actual(text="0件"), points=Points("25"))
    met = evolve(ROW, points=Points("25"))
    benefit = evolve(ROW, level1="效益指标", level2="社会效益指标", points=Points("30"))
    made = filing(UnitForm(key="annex-2", indicators=(benefit, missed, met)))
    (filled,) = fill_in(made, [score(made, get_rubric("yueyanglou-annex-2"))]).forms
    assert [each.claimed.text for each in filled.indicators] == ["30", "0", "25"]
    odd = tuple(evolve(benefit, name=name, points=Points("15")) for name in ("", " 甲\n"))
    made = filing(UnitForm(key="annex-2", indicators=odd))
    (filled,) = fill_in(made, [score(made, get_rubric("yueyanglou-annex-2"))]).forms
    assert [each.claimed.text for each in filled.indicators] == ["15", "15"]
    other = filing(UnitForm(key="annex-2", indicators=(ROW,)))
    assert fill_in(made, [score(other, get_rubric("yueyanglou-annex-2"))]) == made


def test_what_has_no_place_for_a_score_is_left_as_it_is() -> None:
    """A row of funds without a column of scores, and a form that has no column of them at all."""
    form = UnitForm(
        key="annex-2",
        fund=FundRow(label="年度资金总额", final=wan_yuan("200"), outturn=wan_yuan("190")),
        indicators=(ROW,),
    )
    made = filing(form)
    card = score(made, get_rubric("yueyanglou-annex-2"))
    (filled,) = fill_in(made, [card]).forms
    assert isinstance(filled, UnitForm)
    assert filled.fund == form.fund
    assert filled.indicators[0].claimed == Points("50")
    unscored = filing(ObjectivesForm(key="objectives"))
    assert fill_in(unscored, [evolve(card, form="objectives")]) == unscored


@pytest.mark.unmeasured
def test_a_report_is_drafted_from_the_tables() -> None:
    """Every figure that they state, 无 where they say none, and a marked gap for the rest."""
    found = read(FORMS / "yueyanglou-2023.docx")
    text = "\n".join(line.text for line in report_lines(draft_report(found)))
    for said in (
        "编制18人，年末实际在职18人",
        "基本支出253.31万元",
        "业务工作经费231.76万元；运行维护经费908.9万元",
        "“三公经费”预算0.2万元，决算0.13万元",
        "自评得分98分",
        "群众满意率：目标≧100%，完成99%",
        "【待填：国有资本经营预算支出情况；没有的，写明“无”】",
        "十、其他需要说明的情况\n无",
    ):
        assert said in text
    with pytest.raises(InputError, match="the filing to tell"):
        draft_report(5)  # type: ignore[arg-type]


@each_row(
    ("amount", "said"),
    [
        (Nil("无"), "本单位无政府性基金预算支出。"),
        (wan_yuan("0"), "本单位无政府性基金预算支出。"),
        (BLANK, "【待填：政府性基金预算支出情况"),
        (wan_yuan("5.2"), "政府性基金预算支出5.2万元，主要用于【待填：用途】。"),
    ],
)
def test_a_budget_without_spending_is_told_so_only_where_the_table_says_it(
    amount: Any, said: str
) -> None:
    """A blank is no nil statement."""
    form = UnitForm(
        key="annex-2",
        by_income=(
            AmountLine(label="其中：一般公共预算"),
            AmountLine(label="政府性基金拨款", amount=amount),
        ),
        goal=Goal(actual="完成。"),
        indicators=(evolve(ROW, variance_note="资金未到位"),),
    )
    project = ProjectForm(key="annex-3", project_name="大厅", total_claimed=Points("9"))
    text = "\n".join(
        line.text for line in report_lines(draft_report(evolve(filing(form, project), year=None)))
    )
    assert said in text
    assert "办件量：资金未到位" in text
    assert "大厅：自评得分9分。" in text
    bare = "\n".join(line.text for line in report_lines(draft_report(filing())))
    assert "【待填：整体支出绩效情况】" in bare


def test_statements_and_sections_of_one_numbering_stand_in_its_order() -> None:
    """As the report printed them; others stand first."""
    under = ReportSection(
        numeral="一、",
        heading="概况",
        statements=(
            Statement(numeral="（一）", text="职能。"),
            Statement(text="续。"),
            Statement(numeral="（三）", text="人员。"),
        ),
        sections=(ReportSection(numeral="（二）", heading="机构"),),
    )
    other = ReportSection(
        numeral="二、",
        heading="其他",
        statements=(Statement(text="无"),),
        sections=(ReportSection(numeral="1、", heading="细目"),),
    )
    report = Report(key="report", sections=(under, other), dated="2024年3月")
    assert [line.text for line in report_lines(report)][1:] == [
        *("一、概况", "（一）职能。", "续。", "（二）机构", "（三）人员。"),
        *("二、其他", "无", "1、细目", "2024年3月"),
    ]


def test_the_command_writes_fills_and_drafts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the layout that the ending names; what cannot be done is told, and nothing written."""
    source = tmp_path / "a.json"
    form = UnitForm(key="annex-2", title="2023年度部门整体支出绩效自评表", indicators=(ROW,))
    source.write_text(dumps(filing(form)), encoding="utf-8")
    out = tmp_path / "b.docx"
    by = ("--rubric", "yueyanglou-annex-2")
    assert main(["write", str(source), "-o", str(out), "--fill", "--report", *by]) == 0
    unit, report = read(out).forms
    assert unit.indicators[0].claimed == Points("50")
    assert isinstance(report, Report)
    assert main(["write", str(source), "-o", str(out)]) == 2
    assert main(["write", str(source), "-o", str(out), "--force", "--form", "annex-2"]) == 0
    own = evolve(get_rubric("yueyang-annex-3-1"), id="own-sheet")
    (tmp_path / "own.json").write_text(dumps(own), encoding="utf-8")
    blank = ("own-sheet", "--blank", "--rubrics", str(tmp_path), "-o", str(tmp_path / "c.xlsx"))
    assert main(["write", *blank]) == 0
    capsys.readouterr()
    assert main(["write", str(source), "-o", str(tmp_path / "d.docx"), "--form", "x"]) == 2
    assert "annex-2" in capsys.readouterr().err
    assert main(["write", str(source), "-o", str(tmp_path / "d.docx"), "--fill"]) == 2
    assert "所在地" in capsys.readouterr().err
    assert not (tmp_path / "d.docx").exists()


@pytest.mark.parametrize("module", ["docx", "xlsxwriter"])
def test_a_document_needs_its_extra(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error says which."""
    monkeypatch.setitem(sys.modules, module, None)
    ending, extra = {"docx": (".docx", "word"), "xlsxwriter": (".xlsx", "excel")}[module]
    with pytest.raises(MissingExtraError, match=rf"perfeval\[{extra}\]"):
        write(filing(UnitForm(key="unit", indicators=(ROW,))), tmp_path / f"a{ending}")


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    """Markup, formulas and names of sheets, in Word and in Excel."""
    hostile = "=HYPERLINK(1)<w:br/>&amp;</w:t>"
    forms = [
        ProjectForm(
            key=f"project{number}",
            title="2023年度项目支出绩效自评表",
            project_name=f"{hostile}{number}",
            implementing_unit=UNIT,
            indicators=(evolve(ROW, name=hostile),),
        )
        for number in ("", ".2")
    ]
    for ending in ENDINGS:
        path = tmp_path / f"a{ending}"
        write(filing(*forms), path)
        assert [form.project_name for form in read(path).forms] == [f"{hostile}", f"{hostile}.2"]
        with zipfile.ZipFile(path) as archive:
            text = "".join(
                archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")
            )
        assert "<f>" not in text
        assert "HYPERLINK" in text
