"""What is missing beside a score."""

from attrs import evolve

from perfeval import read
from perfeval.audit import audit
from perfeval.numbers.printed import Points
from tests.audit.cases import city, criterion, filing, goal, project, row, sheet
from tests.audit.filings import wrong
from tests.tables import each_row


def test_a_reason_settles_a_lost_point() -> None:
    """资金有结余 for 2 of 3."""
    assert audit(filing(sheet(criterion("资金结余", "3", "2", "资金有结余")))) == ()
    found = audit(filing(sheet(criterion("资金结余", "3", "2"))))
    assert wrong(found) == [("score.no_reason", "2", "")]


def test_one_reason_in_the_column_makes_the_others_stand_out() -> None:
    """Four rows lose points, one says why: three findings, not one for the column."""
    rows = [row(f"办件{n}", f"≥{n}00件", f"{n}0件", "10", "1") for n in range(1, 5)]
    rows.append(row("培训", "≥10次", "1次", "10", "1", "疫情"))
    found = audit(filing(project(*rows)))
    assert [f.code for f in found] == ["score.no_reason"] * 4


def test_a_row_that_does_not_apply_needs_no_score() -> None:
    """不适用, blank and template rows."""
    form = project(row("不适用", "", "", "10", ""), row("", "", "", "", ""))
    assert audit(filing(form)) == ()


def test_a_total_without_a_score_is_missing_where_rows_have_points() -> None:
    """总分 100 and a blank 得分; a template without points says nothing."""
    form = project(row("办件", "≥5件", "5件", "100", "100"), total_points=Points("100"))
    found = audit(filing(form))
    assert wrong(found) == [("score.missing", "", "")]
    assert found[0].at.endswith("总分 / 得分")
    assert audit(filing(project(row("", "", "", "", ""), total_points=Points("100")))) == ()


def test_a_benefit_without_goal_or_result_earns_nothing() -> None:
    """生态效益 is left blank in the form, and claims 5 in the sheet; 社会效益 is filled."""
    goals = (goal("指标1：\n……", "", "生态效益"), goal("效率提高", "已完成", "社会效益"))
    scored = sheet(criterion("生态效益", "5", "5"), criterion("社会效益", "5", "5"))
    found = audit(filing(city(goals=goals), scored))
    assert wrong(found) == [("score.empty", "5", "")]
    assert audit(filing(city(goals=goals), sheet(criterion("生态效益", "5", "0", "未开展")))) == ()
    half = sheet(criterion("社会效益", "5", "5"))
    for filled in (goal("效率提高", "", "社会效益"), goal("……", "已完成", "社会效益")):
        assert audit(filing(city(goals=(filled,)), half)) == ()


def test_criteria_of_a_rubric_have_no_targets() -> None:
    """项目决策 scored by clauses is not blank; a clause beside blank cells excuses nothing."""
    rule = "有立项依据的计满分。"
    decided = [
        evolve(row(name, "", "", "5", "5"), level1="项目决策", clause=rule)
        for name in ("立项依据", "目标设定")
    ]
    made = evolve(row("里程", "≥1公里", "1公里", "90", "90"), level1="产出指标")
    assert audit(filing(project(*decided, made))) == ()
    blank = evolve(row("里程", "", "", "90", "90"), level1="产出指标", clause=rule)
    others = evolve(made, name="人数")
    assert wrong(audit(filing(project(*decided, blank, others)))) == [("score.empty", "90", "")]


@each_row(
    ("reason", "told"),
    [("无", True), ("/", True), ("无偏差", True), ("—", True), ("", True), ("疫情影响", False)],
)
def test_a_mark_is_no_reason(reason: str, told: bool) -> None:
    """无 and / beside a lost point give none."""
    found = audit(filing(project(row("培训", "≥10次", "8次", "10", "8", reason))))
    assert ("score.no_reason" in [f.code for f in found]) is told


@each_row(("claimed", "told"), [("10", True), ("0", False), ("", False)])
def test_a_score_needs_points_beside_it(claimed: str, told: bool) -> None:
    """The other rows do not reach the total, and 分值 is blank: 10 is scored, 0, or nothing."""
    rows = [row(f"办件{n}", "≥5件", "5件", "45", "45") for n in range(2)]
    bare = row("培训", "≥10次", "10次", "", claimed)
    found = wrong(audit(filing(project(*rows, bare, total_points=Points("100")))))
    assert (("score.empty", "10", "") in found) is told


@each_row(("heading", "code"), [("", []), ("扣分原因", ["score.no_reason"])])
def test_a_clause_beside_what_was_reached_says_why(heading: str, code: list[str]) -> None:
    """Where the sheet has a column for reasons, they are asked for all the same."""
    rows = (
        ("一级指标", "二级指标", "三级指标", "分值", "评分标准", "完成情况", "自评得分", heading),
        ("过程", "预算管理", "公务卡刷卡率", "50", "≥50%得满分；每低1%扣1分", "46%", "46", ""),
        ("产出", "职责履行", "质量达标率", "50", "100%得满分，每低1%扣1分", "100%", "50", ""),
        ("合计", "", "", "100", "", "", "96", ""),
    )
    shown = rows if heading else [row[:-1] for row in rows]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in shown)
    title = "某县商务局2022年度部门整体支出绩效评价评分表"
    found = audit(read(f"<html><h1>{title}</h1><table>{table}</table></html>".encode()))
    assert [each.code for each in found if each.code.startswith("score.no_reason")] == code
