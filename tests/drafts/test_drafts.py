"""A sheet as a draft: its rows, its points, what does not add up, and its file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from attrs import evolve

from perfeval import (
    BudgetUnit,
    Criterion,
    DecodeError,
    Fact,
    Filing,
    InputError,
    Pool,
    RubricError,
    get_rubric,
    read,
    read_rubric,
)
from perfeval.drafts import DraftRow, draft_rubric, rubric_toml, score_by_clauses
from perfeval.filing import ScoreSheet, SheetRow
from perfeval.ledger import asked_facts
from perfeval.measures import (
    BUDGET_ARRIVAL_RATE,
    LATE_FUND_RELEASES,
    OUTTURN_RATE,
    SATISFACTION_RATE,
    GivenRate,
    Ratio,
    Term,
)
from perfeval.measures.formulas import terms_of
from perfeval.numbers.cells import Unreadable
from perfeval.rules import Deduct, Judged, Steps
from tests.drafts.sheets import draft_of, drafted, row_of, rule_of, sheet_of
from tests.tables import each_row

FORMS = Path(__file__).parents[1] / "data" / "forms"
STEP = "控制率≤100%，计5分；每超过一个百分点扣1分，扣完为止。"


@pytest.mark.unmeasured
@each_row("file", ["yueyang-2020.docx", "yueyang-2020.xlsx"])
def test_the_sheet_of_yueyang_is_drafted_as_it_is_shipped(file: str) -> None:
    """附件3-1 from its document: every row that is computed has the shipped rule and clause."""
    draft = draft_rubric(FORMS / file)
    assert draft.problems == ()
    made = [item for _, item in draft.rubric(steps=Steps.WHOLE).walk()]
    shipped = [item for _, item in get_rubric("yueyang-annex-3-1").walk()]
    computed = [item for item in shipped if not isinstance(item.rule, Judged)]
    for item in computed:
        assert isinstance(item, Criterion)
        same = [each for each in made if (each.name, each.clause) == (item.name, item.clause)]
        assert [(each.points, each.rule) for each in same] == [(item.points, item.rule)]
        (other,) = same
        assert isinstance(other, Criterion)
        assert item.measure is not None
        assert other.measure is not None
        own = other.measure.id.startswith("row-")  # conditions and cases are facts of the draft
        assert other.measure.kind is item.measure.kind if own else other.measure == item.measure
    assert sum(not isinstance(item.rule, Judged) for item in made) == len(computed)


@pytest.mark.unmeasured
def test_a_file_is_refused_until_every_reading_is_chosen(tmp_path: Path) -> None:
    """Each 待选 is told with its row and line; with the readings chosen, the file is the draft."""
    draft = draft_rubric(FORMS / "yueyang-2020.docx")
    file = tmp_path / "rubric.toml"
    file.write_text(rubric_toml(draft), encoding="utf-8")
    with pytest.raises(DecodeError) as refused:
        read_rubric(file)
    (issuer, filled), *told = refused.value.problems
    assert issuer.startswith("source.issuer（第 ")
    assert "待填" in filled
    assert len(told) == len(draft.open_rows) == 6
    among = "'待选'; expected 'whole' or 'started' or 'pro_rata'"
    assert all(path.endswith("行） rule.steps") and among in said for path, said in told)
    for steps in Steps:
        made = draft.rubric(steps=steps)
        text = rubric_toml(draft, steps=steps).replace('"待填"', '"岳阳市财政局"')
        file.write_text(text, encoding="utf-8")
        assert read_rubric(file) == evolve(made, source=evolve(made.source, issuer="岳阳市财政局"))


@pytest.mark.unmeasured
def test_the_words_of_the_clause_stand_beside_each_number() -> None:
    """A number of a rule, an edge of a band, and what each row measures."""
    text = rubric_toml(draft_rubric(FORMS / "yueyang-2020.docx"))
    for line in (
        'standard = "100%"  # “以100%为标准”',
        'deduct = "0.5"  # “每超过一个百分点扣0.5分”',
        '    { points = "4", at_least = "80%", below = "90%" },  # “80%（含）-90%，计4分”',
        '    { points = "0", below = "60%" },  # “低于60%不得分”',
        "# 按 在职人员控制率 计分：在职人员数÷编制数×100%",
        "# 由评价人判定：几行合用一个分值或一个名称",
    ):
        assert f"\n{line}\n" in text


@each_row(
    ("name", "points", "clause", "lines"),
    [
        (
            "公用经费控制率",
            "5",
            "控制率不超过100%得5分；每超过5个百分点扣1分，最多扣4分。",
            ('per = "5%"  # “每超过5个百分点扣1分”', 'cap = "4"  # “最多扣4分”'),
        ),
        (
            "设备利用率",
            "10",
            "≥90%系数1；低于90%系数0。得分=分值×系数",
            ('    { points = "10", at_least = "90%" },  # “≥90%系数1”',),
        ),
        (
            "报送及时性",
            "3",
            "按时得3分，每逾期1天扣0.5分，逾期超过1天不得分。",
            (
                '    { points = "3", at_most = "0" },',
                '    { points = "0", above = "1" },  # “逾期超过1天不得分”',
                'least = "0"',
            ),
        ),
        (
            "设备利用率",
            "10",
            "≥90%计满分10分；每低1%扣权重的5%，最多扣10分。",
            ('deduct = "0.5"  # “每低1%扣权重的5%”', 'cap = "10"  # “最多扣10分”'),
        ),
        (
            "设备利用率",
            "10",
            "得分=设备利用率×10，低于60%的不得分。",
            ('base_at = "60%"  # “低于60%的不得分”', 'base_share = "60%"', 'full_at = "100%"'),
        ),
        (
            "“三公经费”变动率",
            "8",
            "变动率≤0，计8分；变动率每增加8个百分点扣2分。",
            ('standard = "0%"  # “变动率≤0”', 'per = "8%"  # “变动率每增加8个百分点扣2分”'),
        ),
    ],
)
def test_the_words_beside_a_number_are_its_own(
    name: str, points: str, clause: str, lines: tuple[str, ...]
) -> None:
    """计8分 is no step of 8%; what follows from other numbers has no words."""
    written = rubric_toml(draft_of(row_of(name, points, clause))).splitlines()
    assert set(lines) <= set(written)


@pytest.mark.parametrize("steps", [None, Steps.STARTED])
def test_a_row_of_which_only_the_rate_is_open_names_those_that_it_may_be(
    steps: Steps | None, tmp_path: Path
) -> None:
    """The rule once, each measure on a line; taken by hand, the row is computed."""
    clause = "预算执行率达到100%得100分，每低1个百分点扣1分。"
    draft = draft_of(row_of("预算执行率", "100", clause), title="澧县部门整体支出评分表")
    assert [each.measure and each.measure.id for each in draft.rows[0].among] == [
        *("execution_rate", "outturn_rate", "received_spending_rate", "adjusted_execution_rate"),
        "row-01",
    ]
    text = rubric_toml(draft, steps=steps)
    rule, *measures = re.findall(r"^# ((?:rule|measure) = .* })$", text, re.MULTILINE)
    assert ("待选" in rule) is (steps is None)
    chosen = "\n".join((rule, next(each for each in measures if "outturn_rate" in each)))
    text = text.replace('\nrule = { rule = "judged" }\n', f"\n{chosen}\n").replace(
        "待选", "started"
    )
    text = text.replace('first = "待填"', "first = 2023").replace('"待填"', '"澧县财政局"')
    file = tmp_path / "rubric.toml"
    file.write_text(text, encoding="utf-8")
    ((_, row),) = read_rubric(file).walk()
    assert row.rule == Deduct.below("100%", "1", per="1%", steps=Steps.STARTED)
    assert isinstance(row, Criterion)
    assert row.measure == OUTTURN_RATE


def test_a_number_that_no_words_hold_stands_alone() -> None:
    """每高出个百分点 is one, and prints none; 满分 is of a row, and its edge is printed."""
    clause = "100%以下（含）计满分，每高出个百分点扣2分。"
    text = rubric_toml(
        draft_of(
            row_of("公用经费控制率", "5", clause),
            row_of("满意度", "5", "满意度≥90%得满分，否则不得分。"),
        )
    )
    assert '\nper = "1%"\n' in text
    assert '{ points = "5", at_least = "90%" },  # “满意度≥90%得满分”' in text


def test_what_a_sheet_does_not_say_is_to_be_filled_in(tmp_path: Path) -> None:
    """Place, year and points: 待填, each refused by the reader of rubrics."""
    draft = draft_of(row_of("制度", ""), row_of("质量", "5", level1="产出"))
    assert draft.id == draft.edition == "draft"
    file = tmp_path / "rubric.toml"
    file.write_text(rubric_toml(draft), encoding="utf-8")
    with pytest.raises(DecodeError, match="待填") as refused:
        read_rubric(file)
    lines = file.read_text(encoding="utf-8").splitlines()
    told = [path for path, _ in refused.value.problems]
    places = [int(path.partition("第 ")[2].partition(" ")[0]) for path in told]
    assert places == sorted(n for n, line in enumerate(lines, 1) if '= "待填"' in line)
    assert [path.partition("（")[0] for path in told] == [
        *("jurisdiction.code", "jurisdiction.name", "years.first", "source.issuer", "过程 / 制度"),
    ]
    with pytest.raises(RubricError, match="制度"):
        draft.rubric(steps=Steps.WHOLE)


@each_row(
    ("rows", "total", "problem"),
    [
        ((row_of("甲", "40"), row_of("乙", "60")), "", ""),
        ((row_of("甲", "40"), row_of("乙", "50")), "100", "各部分合计90分，总分写的是100分"),
        ((row_of("甲", "40"),), "", "各部分合计40分，不是100分，请核对"),
        (
            (row_of("甲", "38", level1="过程（40分）"), row_of("乙", "60", level1="产出（60分）")),
            "",
            "过程：各行合计38分，标题写的是40",
        ),
        (
            (
                row_of("甲", "100", level1="预算（权重50%）"),
                row_of("乙", "100", level1="产出（50%）"),
            ),
            "",
            "",
        ),
        (
            (row_of("甲", "40"), row_of("乙", "0"), row_of("丙", "60")),
            "",
            "过程 / 乙：没有写明分值",
        ),
        (
            (row_of("甲", "40"), row_of("乙", "20"), row_of("甲", "40")),
            "",
            "过程 / 甲：同名的行有2处，请在名称后面注明区别",
        ),
        ((), "", "表上没有读到评分的行"),
    ],
)
def test_what_does_not_add_up_is_told(rows: tuple[SheetRow, ...], total: str, problem: str) -> None:
    """The whole against the 总分, a heading against its rows; a block may have its own whole."""
    draft = draft_of(*rows, total=total)
    assert [each for each in draft.problems if problem in each][:1] == (
        [problem] if problem else []
    )
    assert bool(draft.problems) is bool(problem)
    assert problem in rubric_toml(draft)
    if not problem:
        assert draft.rubric(steps=Steps.WHOLE).out_of.plain == "100"


def test_a_sheet_without_rows_is_no_rubric() -> None:
    """Its file can be written, and says so."""
    with pytest.raises(RubricError, match="no row"):
        draft_of().rubric(steps=Steps.WHOLE)


def test_rows_under_one_cell_of_points_are_a_pool() -> None:
    """And so are rows of one name, which some sheets print over and over; a part is none."""
    draft = draft_of(
        row_of("经济效益", "15"),
        row_of("社会效益", ""),
        row_of("是否提高效率", "5", level1="效果"),
        row_of("是否提高效率", "6", level1="效果"),
        row_of("其他", "74", level1="效果"),
    )
    shared, named, single = (item for _, item in draft.rubric(steps=Steps.WHOLE).walk())
    assert isinstance(shared, Pool)
    assert isinstance(named, Pool)
    assert isinstance(single, Criterion)
    assert (shared.shared, [row.name for row in shared.rows]) == (True, ["经济效益", "社会效益"])
    assert [row.points and row.points.plain for row in named.rows] == ["5", "6"]
    assert named.points.plain == "11"
    mixed = draft_of(row_of("丙", "5"), row_of("丙", "6"), row_of("丙", ""))
    assert mixed.rows[0].points is None


def test_the_file_has_the_parts_and_the_year_of_the_sheet() -> None:
    """Sections in sections, blocks by their weight, rows of a pool, counts without words."""
    late = "每出现一例专项资金未按进度下达的，扣1分，扣完为止。"
    sheet = sheet_of(
        row_of("支付进度", "60", late, level1="过程（40%）", level2="预算执行"),
        row_of("培训", "40", TRAINING, level1="过程（40%）", level2="培训"),
        row_of("经济效益", "100", level1="效益（60%）", level2="效益"),
        row_of("社会效益", "", level1="效益（60%）", level2="效益"),
    )
    draft = draft_rubric(Filing(unit=BudgetUnit(name="某局"), year=2024, forms=(sheet,)))
    assert draft.problems == ()
    assert draft.rows[0].measure is LATE_FUND_RELEASES
    text = rubric_toml(draft)
    for line in ("last = 2024", "adds_to = ", "[[sections.sections]]", "rows = ["):
        assert line in text


TRAINING = "不少于20次得40分，每少1次扣20分，扣完为止。"
SHEETS = Path(__file__).parents[1] / "data" / "rubric_sources" / "jilin-ciq-17-project-sheets.json"


@pytest.mark.unmeasured
def test_seventeen_sheets_with_nested_weights_keep_their_points() -> None:
    """Each block counts its weight, its rows add up to 100; the sheet that does not is told."""
    uneven = {}
    for sheet in json.loads(SHEETS.read_text(encoding="utf-8"))["sheets"]:
        rows = tuple(
            row_of(
                name,
                f"{points:g}",
                "",
                level1=f"{block['name']}（{block['weight']:g}%）",
                level2=level2,
            )
            for block in sheet["level1"]
            for level2, name, _target, points in block["rows"]
        )
        draft = draft_of(*rows, title=sheet["title"])
        weights = {group.name: group.weight.plain for group in draft.groups}
        assert weights == {each["name"]: f"{each['weight']:g}" for each in sheet["level1"]}
        assert [group.total.plain for group in draft.groups] == [
            f"{each['sum_of_row_points']:g}" for each in sheet["level1"]
        ]
        if draft.problems:
            uneven[sheet["file"]] = draft.problems
        else:
            assert draft.rubric(steps=Steps.WHOLE).out_of.plain == "100"
    assert uneven == {"wscgxm.jsp": ("项目效果：各行合计70分，标题写的是25",)}


@each_row(("staff", "earned", "undecided"), [("30人", "5", 0), ("31人", None, 1), ("33人", "0", 0)])
def test_a_filed_sheet_is_scored_by_its_own_clauses(
    staff: str, earned: str | None, undecided: int
) -> None:
    """Where every reading of a part-step gives the same; else the row waits, and is told."""
    clause = "在职人员控制率≤100%，计5分；每超过一个百分点扣1分，扣完为止。"
    facts = (
        Fact(id="staff.in_post", value=staff),
        Fact(id="staff.authorised_posts", value="30人"),
    )
    form = sheet_of(row_of("在职人员控制率", "5", clause))
    filing = Filing(unit=BudgetUnit(name="某局"), year=2023, forms=(form,), facts=facts)
    found = score_by_clauses(filing)
    (score,) = found.scorecard.scores
    assert (score.earned and score.earned.plain) == earned
    assert len(found.undecided) == undecided
    for told in found.undecided:
        assert told.startswith("过程 / 在职人员控制率：不足一步的不计得2，不足一步的按一步计得1")


def test_a_row_that_prints_no_points_is_left_and_the_rest_is_scored() -> None:
    """加分扣分 ±5 is worth no points that are earned; a sheet of such rows alone is none."""
    clause = "满意度≥90%得5分，否则不得分。"
    rows = (
        row_of("满意度", "5", clause),
        evolve(row_of("加分扣分", "5", "加减5分"), points=Unreadable("±5")),
    )
    facts = (Fact(id="satisfaction.rate", value="95%"),)
    filing = Filing(unit=BudgetUnit(name="某局"), year=2023, forms=(sheet_of(*rows),), facts=facts)
    found = score_by_clauses(filing)
    assert found.scorecard.total.plain == "5"
    assert any("加分扣分：没有写明分值" in each for each in found.draft.problems)
    with pytest.raises(RubricError):
        score_by_clauses(evolve(filing, forms=(sheet_of(rows[1]),)))


def test_a_row_without_facts_is_told_as_missing() -> None:
    """By every reading the same: nothing is undecided, and nothing is scored."""
    form = sheet_of(row_of("公用经费控制率", "5", STEP))
    filing = Filing(unit=BudgetUnit(name="某局"), year=2023, forms=(form,))
    found = score_by_clauses(filing)
    assert found.undecided == ()
    assert found.scorecard.scores[0].earned is None


def test_the_sheet_is_found_by_its_key() -> None:
    """Of several it has to be said which; a form of another kind may be named."""
    one, two = sheet_of(row_of("甲")), ScoreSheet(key="two", rows=(row_of("乙"),))
    unit = BudgetUnit(name="某局")
    both = Filing(unit=unit, year=2023, forms=(one, two))
    with pytest.raises(InputError, match="form=sheet, two"):
        draft_rubric(both)
    assert draft_rubric(both, form="two").rows[0].name == "乙"
    with pytest.raises(InputError, match="found none; expected a table"):
        draft_rubric(Filing(unit=unit, year=2023))
    with pytest.raises(InputError, match="three"):
        draft_rubric(both, form="three")
    filing = read(FORMS / "yueyanglou-2023.docx")
    draft = draft_rubric(filing, form="annex-2")
    assert draft.kind == filing.forms[1].kind or draft.rows


@each_row(
    "call",
    [
        lambda: rubric_toml("a draft"),  # type: ignore[arg-type]
        lambda: rubric_toml(draft_of(row_of("甲")), steps="whole"),  # type: ignore[arg-type]
        lambda: score_by_clauses("a filing"),  # type: ignore[arg-type]
    ],
)
def test_what_is_given_is_checked(call: object) -> None:
    """With what would be accepted."""
    assert callable(call)
    with pytest.raises(InputError):
        call()


@each_row(
    ("name", "clause", "title", "measure"),
    [
        (
            "预算执行率",
            "执行率＝全年执行数÷全年预算数×100%，得分＝执行率×5分。",
            "部门评分表",
            "execution_rate",
        ),
        ("完成及时率", "得分＝完成及时率×分值", "项目支出评分表", "row-01"),
        ("完成及时率", "得分＝完成及时率×分值", "部门整体评分表", "timeliness_rate"),
        ("完成及时率", "得分＝完成及时率×分值", "评分表", None),
        ("执行率", "执行率＝全年执行数÷全年预算数×100%，得分＝执行率×5分。", "评分表", None),
        ("执行率", "执行率＝支出÷收入，得分＝执行率×5分。", "评分表", "row-01"),
        ("参与率", "参与率≥80%得5分，否则不得分", "评分表", "row-01"),
        ("到位率和及时率", "达到100%得5分，否则不得分", "评分表", None),
        ("人员情况", "在职人员控制率≤100%得5分，否则不得分", "评分表", "staffing_control_rate"),
        ("公用经费", "三公经费控制率≤100%得5分，否则不得分", "评分表", "three_public_control_rate"),
        ("公用经费控制率", "三公经费控制率≤100%得5分，否则不得分", "评分表", None),
        (
            "预算完成率",
            "部门预算完成率达到100%得5分，否则不得分",
            "评分表",
            "budget_completion_rate",
        ),
        ("预算完成率", "县预算完成率达到100%得5分，否则不得分", "评分表", None),
        ("预算完成率", "预算≥100%得5分，否则不得分", "评分表", "budget_completion_rate"),
        ("预算完成率", "预算完成率≤100%得5分，否则不得分", "评分表", None),
        ("群众和企业满意度", "满意度≥90%得5分，否则不得分", "评分表", "satisfaction_rate"),
        (
            "资金",
            "无结余，5分；有结余，但不超过上年结转，2分；结余超过上年结转，不得分。",
            "评分表",
            None,
        ),
    ],
)
def test_a_row_has_the_measure_that_name_and_words_agree_on(
    name: str, clause: str, title: str, measure: str | None
) -> None:
    """By the framework of the kind of sheet, by the formula, or none."""
    row = drafted(name, "5", clause, title)
    assert (row.measure and row.measure.id) == measure
    assert (rule_of(row) is None) is (measure is None)


def test_the_formula_of_a_rate_stands_in_its_explanation() -> None:
    """指标解释 settles which rate of a name is meant, or prints one that no norm has."""

    def of(name: str, meaning: str, clause: str = "得分＝到位率×分值") -> DraftRow:
        row = evolve(row_of(name, "5", clause), meaning=meaning)
        (made,) = draft_of(row, title="某县评分表").rows
        return made

    sheet = evolve(row_of("到位率", "5", "得分＝到位率×分值"), meaning="到位率=甲数/乙数")
    assert "# 指标解释：到位率=甲数/乙数" in rubric_toml(draft_of(sheet))
    assert of("到位率", "到位率=(甲数+丙数)/(乙数+丁数)").measure is not None
    known = of(
        "资金到位率", "资金到位率=（实际到位资金/预算资金）×100%。实际到位资金：落实的资金。"
    )
    own = of("到位率", "一定时期内：到位率＝[（到位数－退回数）÷（计划数＋追加数）]×100%")
    assert known.measure == BUDGET_ARRIVAL_RATE
    assert own.measure is not None
    assert isinstance(own.measure.formula, Ratio)
    terms = (*own.measure.formula.numerator, *own.measure.formula.denominator)
    assert [(each.name, each.minus) for each in terms] == [
        ("到位数", False),
        ("退回数", True),
        ("计划数", False),
        ("追加数", False),
    ]
    assert own.measure.formula.facts[1:3] == ("row-01.above-2", "row-01.below-1")
    for meaning in ("到位率=甲数/乙数；到位率=丙数/丁数", "另一率=甲数/乙数"):  # two, and none
        stated = of("到位率", meaning).measure
        assert stated is not None
        assert stated.formula == GivenRate(term=Term(fact="row-01.rate", name="到位率"))
    excepted = of("到位率", "到位率=甲数/乙数×100%。因政策调整的丙数除外。")
    assert "公式里没有这一项" in excepted.why
    for meaning in ("到位率=甲数/乙数/丙数", "到位率=(甲数-乙数)丙数/丁数"):
        assert "没有读懂" in of("到位率", meaning).why


@each_row(
    ("name", "meaning", "said"),
    [
        (
            "“三公经费”控制率",
            "“三公经费”控制率=（“三公经费”实际支出数/“三公经费”预算安排数）×100%。",
            "",
        ),
        (
            "“三公经费”控制率",
            "控制率=（“三公经费”实际支出额/“三公经费”预算安排数）×100%。",
            "表上的公式是 (“三公经费”实际支出额/“三公经费”预算安排数)×100%，",
        ),
        ("公用经费控制率", "控制率=1-节约额/预算安排数", "指标解释里的公式没有读懂，"),
        ("公用经费控制率", "反映控制情况。", "表上没有写公式，"),
    ],
)
def test_what_is_said_of_a_formula_is_so(name: str, meaning: str, said: str) -> None:
    """Its name may stand in quotes; one that is printed and not read is not called missing."""
    row = evolve(row_of(name, "5", "控制率≤100%得5分，否则不得分。"), meaning=meaning)
    taken = draft_of(row).rows[0].taken
    assert taken.startswith(said)
    assert bool(taken) is bool(said)


def test_a_formula_may_name_a_date() -> None:
    """截至11月底: figures of time are no numbers of the formula; else it is told as not read."""

    def of(meaning: str) -> DraftRow:
        row = evolve(row_of("支出进度", "5", "支出进度95%以上得5分，否则不得分。"), meaning=meaning)
        return draft_of(row).rows[0]

    made = of("支出进度=（截至11月底实际支出/全年预算数）×100%。").measure
    assert made is not None
    assert [term.name for term in terms_of(made.formula)] == ["截至11月底实际支出", "全年预算数"]
    assert of("支出进度=2×甲数/乙数").why.endswith("指标解释里的公式没有读懂")
    assert of("").why.endswith("条文也没有写")


def test_rates_that_units_state_are_one_for_each_row() -> None:
    """群众满意度 and 企业满意度 are no one fact; a row of two names is left."""
    clause = "满意度≥90%得5分，否则不得分"
    names = ("群众满意度", "企业满意度", "群众和企业满意度")
    one, other, both = draft_of(*(row_of(name, "5", clause) for name in names)).rows
    assert one.measure is not None
    assert other.measure is not None
    assert one.measure.facts + other.measure.facts == ("row-01.rate", "row-02.rate")
    assert both.understood is None
    assert both.measure is None
    assert "不能确定各是哪一个" in both.why
    assert drafted(names[0], "5", clause).measure == SATISFACTION_RATE


@each_row(
    ("formula", "taken"),
    [
        ("", "表上没有写公式，按 {} 取数，请核对"),
        (
            "控制率＝三公经费实际支出总额÷三公经费预算安排总额×100%；",
            "表上的公式是 三公经费实际支出总额÷三公经费预算安排总额×100%，按 {} 取数，请核对",
        ),
        ("控制率＝（三公经费实际支出数/三公经费预算安排数）×100%。", ""),
        ("控制率＝甲数÷乙数×100%。", ""),
    ],
)
def test_the_file_says_what_is_taken_for_a_rate(formula: str, taken: str) -> None:
    """Of one without formula, or in other words; not of one word for word, nor of the sheet."""
    row = row_of("“三公经费”控制率", "5", f"{formula}控制率≤100%得5分，否则不得分。")
    draft = draft_of(row)
    said = taken.format("“三公经费”实际支出数÷“三公经费”预算安排数×100%")
    assert draft.rows[0].taken == said
    assert (f"\n# 【请核对】{said}\n" in rubric_toml(draft)) is bool(taken)


def test_figures_of_two_rows_are_asked_for_by_two_names() -> None:
    """预算数 of one row is not that of another; what only one asks for keeps its name."""
    clause = "{0}率＝{0}数÷预算数×100%，{0}率≥90%得5分，否则不得分。"
    draft = draft_of(*(row_of(f"{name}率", "5", clause.format(name)) for name in ("支用", "结算")))
    terms = [
        term.name for row in draft.rows if row.measure for term in terms_of(row.measure.formula)
    ]
    assert terms == ["支用数", "支用率：预算数", "结算数", "结算率：预算数"]


def test_the_number_of_an_annex_is_no_part_of_the_name() -> None:
    """附件2 says where a sheet stood, and not what the rubric is called."""
    titles = ("附件2 某县部门评分表", "附件3-1：某县部门评分表", "附表一 某县部门评分表", "附件2")
    names = [draft_of(row_of("甲", "5"), title=title).title for title in titles]
    assert names == ["某县部门评分表"] * 3 + ["附件2"]


@each_row(
    ("words", "steps", "open_rows"),
    [
        ("指标解释：不足1个百分点的按1个百分点计。", Steps.STARTED, 0),
        ("不足5个百分点的按5个百分点计。", Steps.WHOLE, 1),
        ("控制率反映公用经费的支出情况。", Steps.WHOLE, 1),
    ],
)
def test_the_explanation_of_a_row_may_say_how_a_part_of_a_step_counts(
    words: str, steps: Steps, open_rows: int
) -> None:
    """Of just this step; then the draft leaves nothing open, and says why."""
    draft = draft_of(evolve(row_of("公用经费控制率", "5", STEP), meaning=words))
    rule = rule_of(draft.rows[0])
    assert isinstance(rule, Deduct)
    assert rule.steps is steps
    assert len(draft.open_rows) == open_rows
    assert ("指标解释写明" in rubric_toml(draft)) is not bool(open_rows)


def test_a_case_that_takes_all_is_asked_for_beside_the_others() -> None:
    """What is to be counted has a name of its own, with its unit."""
    clauses = {
        "资金使用合规性": "每发现1例违规扣1分，存在挪用的不得分。",
        "报送及时性": "每逾期1天扣1分，逾期3天以上不得分。",
        "公开": "每逾期1个工作日扣1分，未公开的不得分。",
        "培训": "培训不少于4次得5分，每少1次扣1分。",
        "自评": "自评得分90分以上得5分，否则不得分。",
        "备案": "是得5分，否则不得分。",
    }
    draft = draft_of(*(row_of(name, "5", clause) for name, clause in clauses.items()))
    asked = [fact.name for fact in asked_facts(draft.rubric(steps=Steps.WHOLE))]
    assert asked == [
        "资金使用合规性（违规）的个数",
        "资金使用合规性（挪用）的个数",
        "报送及时性（每逾期1天）的天数",
        "公开（逾期工作日数）",
        "公开（未公开）的个数",
        "培训的次数",
        "自评（自评得分）",
        "备案（是）",
    ]
