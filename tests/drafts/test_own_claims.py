"""Claims against the clause of their own row, by what the row says was reached."""

from fractions import Fraction

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from perfeval.audit import DEFAULT_CHECKS, audit
from perfeval.drafts import OWN_CLAUSES, score_by_clauses
from perfeval.drafts.clauses import read_clause
from perfeval.filing import (
    BaseDataForm,
    BudgetUnit,
    Filing,
    ScoreSheet,
    SheetRow,
    Staffing,
    UnitForm,
)
from perfeval.filing.indicators import Indicator
from perfeval.filing.values import Actual, Target
from perfeval.measures import Kind, Measured
from perfeval.numbers.decimals import decimal_text, rounded_atoms
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from perfeval.rules import Steps
from tests.tables import each_row

CONTROL = "≤100%得满分；每超过1个百分点扣0.5分，扣完为止"
BANDS = "95%（含）以上10分；85%（含）-95%，8分；75%（含）-85%，6分；75%以下不得分"
LOW = "≥95%得10分；每低1个百分点扣1分，扣完为止"
SHARE = "得分=完成率×分值"
CHANGE = "≤0得满分；每超过1个百分点扣0.5分"
BALANCE = "无结余，3分；有结余，但不超过上年结转，2分；结余超过上年结转，不得分"
SOUND = "制度健全得3分，较健全得2分，不健全不得分"
VISITS = "≥60万人次得10分；50万（含）-60万人次得5分；50万以下不得分"
CASES = "每发现1处扣2分，扣完为止"


def row(
    name: str, clause: str, points: str, actual: str, claimed: str, reason: str = ""
) -> Indicator:
    return Indicator(
        level1="过程",
        level2="管理",
        name=name,
        target=Target(text=""),
        actual=Actual(text=actual),
        points=Points(points),
        claimed=Points(claimed),
        clause=clause,
        variance_note=reason,
    )


def filed(*rows: Indicator) -> Filing:
    form = UnitForm(key="annex-3-1", title="某县评分表", indicators=rows)
    return Filing(unit=BudgetUnit(name="某县商务局"), year=2022, forms=(form,))


def found(*rows: Indicator) -> list[str]:
    findings = audit(filed(*rows), checks=(*DEFAULT_CHECKS, OWN_CLAUSES))
    return [each.computed for each in findings if each.code == "claim.own_clause"]


@each_row(
    "name, clause, points, actual, claimed, due",
    [
        ("财政供养人员控制率", CONTROL, "5", "编制120人，在职126人，控制率105%", "5", "2.5"),
        ("财政供养人员控制率", CONTROL, "5", "105％", "4.5", "2.5"),
        ("公用经费控制率", CONTROL, "5", "预算132万元；实际136.5万元；控制率为103.41%", "5", "3.5"),
        ("结余注销率", "≤5%得10分；5%-10%（含）得6分；10%以上不得分", "10", "7.2%", "10", "6"),
        ("社会公众满意度", BANDS, "10", "92%", "10", "8"),
        ("社会公众满意度", BANDS, "10", "目标95%，实际92%", "10", "8"),
        ("社会公众满意度", BANDS, "10", "上年90%，本年94.9%", "10", "8"),
        ("设备完好率", LOW, "10", "完好率达到90%", "8", "5"),
        ("设备完好率", LOW, "10", "90%", "3", "5"),
        ("重点工作完成率", SHARE, "15", "96%", "14.8", "14.4"),
        ("重点工作完成率", SHARE, "15", "计划8个，完成6个", "15", "11.25"),
        ("财政供养人员控制率", CONTROL, "5", "编制120人，实际在职126人", "5", "2.5"),
        ("资金使用合规性", CASES, "10", "发现1处票据不规范", "10", "8"),
        ("资金使用合规性", CASES, "10", "审计指出两处问题", "8", "6"),
        ("资金结余", BALANCE, "3", "上年结转45万元，本年结转38万元", "3", "2"),
        ("资金结余", BALANCE, "3", "上年结转35万元，年末结余38万元", "2", "0"),
        ("资金结余", BALANCE, "3", "本年无结余", "2", "3"),
        ("资金结余", BALANCE, "3", "年初结转45万元，年末结转0万元", "2", "3"),
        ("管理制度健全性", SOUND, "3", "较健全", "3", "2"),
        ("社会公众满意度", "≥85%得满分", "10", "92%", "8", "10"),
        ("工作经费压缩比", "压缩比≤95%得满分。", "10", "94%", "8", "10"),
        ("管理制度健全性", "制度健全得满分", "3", "制度健全", "2", "3"),
        ("服务人次", VISITS, "10", "58万人次", "10", "5"),
        ("服务人次", VISITS, "10", "服务人次为61.5万人次", "5", "10"),
        ("服务人次", VISITS, "10", "499999人次", "5", "0"),
        ("管理制度健全性", "健全得满分，否则不得分", "3", "健全", "2", "3"),
    ],
)
def test_a_claim_that_its_own_clause_does_not_give(
    name: str, clause: str, points: str, actual: str, claimed: str, due: str
) -> None:
    assert found(row(name, clause, points, actual, claimed)) == [due]


@each_row(
    "name, clause, points, actual, claimed, reason",
    [
        ("财政供养人员控制率", CONTROL, "5", "编制120人，在职126人，控制率105%", "2.5", ""),
        ("社会公众满意度", "≥85%得满分", "10", "92%", "10", ""),
        ("社会公众满意度", "≥85%得满分", "10", "84%", "10", ""),
        ("服务人次", VISITS, "10", "58万人次", "5", ""),
        ("服务人次", VISITS, "10", "60万人次", "5", ""),  # may be 59.9万
        ("服务人次", VISITS, "10", "约58万人次", "10", ""),
        ("服务人次", VISITS, "10", "计划58万人次", "10", ""),
        ("服务人次", VISITS, "10", "58万人", "10", ""),
        ("服务人次", VISITS, "10", "58万人次，其中老人8万人次", "10", ""),
        ("服务人次", VISITS, "10", "57.5人次", "10", ""),
        ("报送及时性", "每逾期1天扣1分，逾期5天以上不得分", "10", "3天", "10", ""),
        ("社会公众满意度", "≥85%得8分", "10", "92%", "5", ""),
        ("社会公众满意度", "高于85%得满分", "10", "92%", "5", ""),
        ("社会公众满意度", "85%-90%得满分", "10", "88%", "5", ""),
        ("社会公众满意度", "95%以上得10分；80%-90%得8分", "10", "96%", "8", ""),
        ("社会公众满意度", "≥85%得满分，酌情扣分", "10", "92%", "8", ""),
        ("成本偏差率", "偏差率≤5%得满分", "10", "3%", "8", ""),
        ("管理制度健全性", "制度健全得满分", "3", "健全", "2", ""),
        ("管理制度健全性", "制度健全得满分，一般得2分", "3", "制度健全", "2", ""),
        ("管理制度健全性", "达到目标值得满分", "3", "达到目标值", "2", ""),
        ("管理制度健全性", "健全得满分，否则不得分", "3", "不健全", "3", ""),
        ("公用经费控制率", CONTROL, "5", "103.41%", "3.5", ""),
        ("公用经费控制率", CONTROL, "5", "103.41%", "3", "一步按一步计"),
        ("公用经费控制率", CONTROL, "5", "103.41%", "3.3", "按比例"),
        ("公用经费控制率", CONTROL, "5", "103.41%", "3.295", ""),
        ("公用经费控制率", CONTROL, "5", "95.5%", "5", ""),
        ("公用经费控制率", CONTROL, "5", "100.4%", "5", ""),
        ("公用经费控制率", CONTROL, "5", "105%，剔除政策性安置后100%", "5", ""),
        ("公用经费控制率", CONTROL, "5", "105%", "5", "超编3人经县委编办批准"),
        ("公用经费控制率", CONTROL, "5", "约105%", "5", ""),
        ("公用经费控制率", CONTROL, "5", "较上年下降5%", "5", ""),
        ("公用经费控制率", CONTROL, "5", "预算执行率105%", "5", ""),
        ("公用经费控制率", CONTROL, "5", "基本支出101%，项目支出105%", "5", ""),
        ("公用经费控制率", CONTROL, "5", "已控制", "5", ""),
        ("公用经费控制率", CONTROL, "5", "", "5", ""),
        ("公用经费控制率", "按县里的办法评分", "5", "105%", "5", ""),
        ("公用经费控制率", "", "5", "105%", "5", ""),
        ("社会公众满意度", BANDS, "10", "95%", "10", ""),
        ("社会公众满意度", BANDS, "10", "95%", "8", "实为94.6%"),
        ("社会公众满意度", BANDS, "10", "发放问卷200份，回收率98%，满意度96%", "10", ""),
        ("社会公众满意度", BANDS, "10", "目标90%，计划95%", "10", ""),
        ("社会公众满意度", BANDS, "10", "92%", "6", "佐证材料不全"),
        ("社会公众满意度", BANDS, "10", "92%，问卷不全扣2分", "6", ""),
        ("社会公众满意度", BANDS, "10", "92%", "11", ""),
        ("投诉下降率", "≥10%得5分；每低1个百分点扣0.5分", "5", "-15%", "5", ""),
        ("“三公经费”变动率", CHANGE, "5", "变动率-7.53%", "5", ""),
        (
            "“三公经费”变动率",
            "≤0得满分；每超过1个百分点扣0.5分",
            "5",
            "减少1.4万元，7.53%",
            "5",
            "",
        ),
        ("公务卡刷卡率", "≥50%得满分；每低于1个百分点扣0.2分", "3", "46%", "2.2", ""),
        ("重点工作完成率", SHARE, "15", "33%", "5", ""),
        ("重点工作完成率", SHARE, "15", "66.7%", "10", ""),
        ("重点工作完成率", SHARE, "15", "90.91%", "13.64", ""),
        ("重点工作完成率", SHARE, "15", "计划8个，完成6个", "11.25", ""),
        ("重点工作完成率", SHARE, "15", "计划8个，完成6个，完工2个", "15", ""),
        ("重点工作完成率", SHARE, "15", "计划0个，完成0个", "15", ""),
        ("重点工作完成率", SHARE, "15", "计划8个，完成6公里", "15", ""),
        ("重点工作完成率", SHARE, "15", "上年8个，完成6个", "15", ""),
        ("质量达标率", LOW, "10", "计划8个，完成6个", "10", ""),
        ("资金使用合规性", CASES, "10", "发现1处票据不规范", "8", "已整改"),
        ("资金使用合规性", CASES, "10", "未发现问题", "10", ""),
        ("资金使用合规性", CASES, "10", "检查5次，均合规", "10", ""),
        ("资金使用合规性", CASES, "10", "开展3次检查，发现1处", "10", ""),
        ("资金使用合规性", CASES, "10", "发现2处，已全部整改", "10", ""),
        ("资金使用合规性", CASES, "10", "出现1次违约", "10", ""),
        ("资金结余", BALANCE, "3", "上年结转45万元，本年结转38万元", "2", ""),
        ("资金结余", BALANCE, "3", "本年结转38万元", "3", ""),
        ("资金结余", BALANCE, "3", "上年结转45万元，本年结转380000元", "3", ""),
        ("资金结余", BALANCE, "3", "年初结转45万元，本年结转50万元，年末结余10万元", "3", ""),
        ("管理制度", BALANCE, "3", "上年结转45万元，本年结转38万元", "3", ""),
        ("管理制度健全性", SOUND, "3", "制度健全", "3", ""),
        ("管理制度健全性", SOUND, "3", "制度较健全", "3", ""),
        ("管理制度健全性", "制度健全酌情得1-3分", "3", "制度健全", "3", ""),
        (
            "管理制度健全性",
            "每缺一项扣1分：①财务制度；②资产制度；③采购制度",
            "3",
            "3项齐全",
            "2",
            "",
        ),
        ("预算调整率", "≤0%得3分；0-10%（含），2分；10%以上不得分", "3", "-8.4%", "3", ""),
    ],
)
def test_a_claim_that_may_be_right(
    name: str, clause: str, points: str, actual: str, claimed: str, reason: str
) -> None:
    assert found(row(name, clause, points, actual, claimed, reason)) == []


@given(
    st.sampled_from([CONTROL, BANDS, LOW, SHARE]),
    st.integers(0, 13_000),
    st.sampled_from(list(Steps)),
    st.integers(0, 2),
)
def test_what_a_clause_gives_is_never_wrong(
    clause: str, hundredths: int, steps: Steps, places: int
) -> None:
    """By any reading of a part-step, of the figure before it was rounded for print."""
    exact = Rate(hundredths, 10_000)
    printed = decimal_text(rounded_atoms(Fraction(hundredths, 100), places))
    understood = read_clause(clause, Points("10"))
    award = understood.chosen(steps).award(Measured(Kind.RATE, exact), Points("10"))
    assert award.earned is not None
    claimed = Points.rounded(award.earned, 2)
    assert found(row("设备完好率", clause, "10", f"{printed}%", claimed.text)) == []


def test_rows_that_share_points_or_a_name_are_left() -> None:
    wrong = row("设备完好率", LOW, "10", "90%", "10")
    assert found(wrong, wrong) == []
    assert found(wrong, evolve(wrong, name="设备使用率")) == ["5", "5"]


@each_row(
    "staff, claimed, reason, due",
    [
        ("33人", "5", "", "0"),
        ("31人", "5", "", "3.5"),
        ("31人", "3.5", "", ""),
        ("31人", "3", "", ""),
        ("30人", "5", "", ""),
        ("30人", "4", "", "5"),
        ("30人", "4", "佐证材料不全", ""),
        ("31人", "5", "超编1人系政策性安置", ""),
        ("30人", "5", "在职31人，控制率103.33%", "3.5"),
        ("30人", "3.5", "控制率103.33%，扣1.5分", ""),
    ],
)
def test_a_sheet_without_values_is_held_against_the_base_data(
    staff: str, claimed: str, reason: str, due: str
) -> None:
    """3.33 points above 100%: 3.5 by whole steps, 3 where a started one counts."""
    table = BaseDataForm(
        key="annex-1", staffing=Staffing(authorised_posts=Count("30人"), staff_in_post=Count(staff))
    )
    rows = (
        SheetRow(
            level1="投入",
            name="在职人员控制率",
            points=Points("5"),
            clause=CONTROL,
            claimed=Points(claimed),
            reason=reason,
        ),
        SheetRow(
            level1="过程",
            name="公用经费控制率",
            points=Points("5"),
            clause=CONTROL,
            claimed=Points("5"),
        ),
        SheetRow(
            level1="效果", name="群众知晓率", points=Points("10"), clause=LOW, claimed=Points("10")
        ),
        SheetRow(
            level1="过程",
            name="项目管理",
            points=Points("5"),
            clause="由评价人判定",
            claimed=Points("5"),
        ),
    )
    filing = evolve(filed(), forms=(table, ScoreSheet(key="annex-3-1", rows=rows)))
    findings = audit(filing, checks=(OWN_CLAUSES,))
    assert [each.computed for each in findings] == ([due] if due else [])


def test_a_table_of_clauses_is_scored_by_what_its_rows_state() -> None:
    """Also where no formula of the measure is known; what is left open is not scored."""
    rows = (
        row("财政供养人员控制率", CONTROL, "5", "编制120人，在职126人，控制率105%", "5"),
        row("公用经费控制率", CONTROL, "5", "103.41%", "5"),
        row("预算执行率", BANDS, "10", "支出446.4万元，92%", "10"),
        row("文物巡查", SHARE, "20", "完成率90%", "20"),
        row("资金使用合规性", CASES, "10", "发现1处票据不规范", "10"),
        row("社会公众满意度", BANDS, "10", "较好", "10"),
        row("资金结余", BALANCE, "3", "上年结转45万元，本年结转38万元", "3"),
        row("社会效益", "效益显著得满分", "10", "显著", "10"),
    )
    made = score_by_clauses(filed(*rows))
    earned = [each.earned and each.earned.plain for each in made.scorecard.scores]
    assert earned == ["2.5", None, "8", "18", "8", None, "2", None]
    assert len(made.undecided) == 1
    assert "103.41%" not in made.undecided[0]
