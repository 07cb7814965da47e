"""What one filing tells twice: execution, staff, a task by number and by rate."""

from attrs import evolve

from perfeval.audit import audit
from perfeval.filing import FundRow, Indicator, Staffing
from perfeval.numbers.cells import BLANK
from perfeval.numbers.printed import Count, Percent, Points
from tests.audit.cases import base, filing, fund, line, project, row, unit, wan
from tests.tables import each_row

MONEY = fund(
    original=wan("80.00"),
    final=wan("100.00"),
    outturn=wan("72.00"),
    rate=Percent("72%"),
    claimed=BLANK,
)
PART = FundRow(label="其中：财政拨款", final=wan("50.00"), outturn=wan("48.00"), rate=BLANK)


def of_execution(name: str, actual: str, money: FundRow) -> list[str]:
    given = project(row(name, "≥1", actual, "10", "10"), fund=money, fund_parts=(PART,))
    found = audit(filing(given))
    return [each.computed for each in found if each.code == "value.other_execution"]


@each_row("actual, due", [("98%", "72%"), ("70%", "72%"), ("71.6%", ""), ("90%", ""), ("96%", "")])
def test_execution_among_the_indicators(actual: str, due: str) -> None:
    """Right by either budget, and by the money of one source."""
    assert of_execution("预算执行率", actual, MONEY) == ([due] if due else [])


def test_other_rates_and_funds_without_a_rate_are_left() -> None:
    for name in ("政府采购执行率", "执行完成率", "11月底预算执行率"):
        assert of_execution(name, "98%", MONEY) == []
    assert of_execution("预算执行率", "高", MONEY) == []
    assert of_execution("预算执行率", "98%", evolve(MONEY, rate=BLANK)) == []
    bare = evolve(MONEY, outturn=BLANK)
    assert of_execution("预算执行率", "98%", bare) == ["72%"]


@each_row(
    "name, actual, due",
    [
        ("在职人员数", "75人", True),
        ("年末实有在职人数", "56", True),
        ("在职人员数", "57人", False),
        ("在职人员数", "超编", False),
        ("在职人员数", "98%", False),
        ("在职人员培训人数", "75人", False),
    ],
)
def test_staff_of_the_base_data(name: str, actual: str, *, due: bool) -> None:
    given = filing(
        base(staffing=Staffing(staff_in_post=Count("57人"))),
        unit(row(name, "≤58人", actual, "10", "10")),
    )
    found = [each.computed for each in audit(given) if each.code == "value.other_fact"]
    assert found == (["57人"] if due else [])


@each_row(
    "name, actual, due",
    [
        ("“三公经费”支出", "14.2万元", True),
        ("三公经费支出总额", "142000元", True),
        ("“三公”经费", "12.4", False),
        ("“三公”经费", "12万元", False),
        ("“三公”经费", "不超预算", False),
        ("“三公经费”控制率", "98%", False),
        ("公务接待三公经费", "4.8万元", False),
    ],
)
def test_three_public_of_the_base_data(name: str, actual: str, *, due: bool) -> None:
    spent = line("三公经费", "12.4", fact="three_public")
    given = filing(base(spent), unit(row(name, "≤15万元", actual, "10", "10")))
    found = [each.computed for each in audit(given) if each.code == "value.other_fact"]
    assert found == (["12.4万元"] if due else [])


@each_row(
    "name, actual, due",
    [
        ("财政供养人员控制率", "98%", "105%"),
        ("在职人员控制率", "编制60人，在职59人，控制率为98.33%", "105.00%"),
        ("“三公经费”控制率", "98.5%", "95.4%"),
        ("公用经费控制率", "98.5%", ""),
        ("财政供养人员控制率", "105%", ""),
        ("“三公”经费控制率", "95.38%", ""),
        ("财政供养人员控制率", "目标100%，实际105%", ""),
        ("财政供养人员控制率", "较上年下降2%", ""),
        ("财政供养人员控制率", "未超编", ""),
        ("编外人员控制率", "98%", ""),
    ],
)
def test_rates_of_control_and_the_base_data(name: str, actual: str, due: str) -> None:
    staff = Staffing(staff_in_post=Count("63人"), authorised_posts=Count("60人"))
    spent = line("三公经费", "12.4", budget=wan("13.0"), fact="three_public")
    given = filing(base(spent, staffing=staff), unit(row(name, "≤100%", actual, "10", "10")))
    found = [each.computed for each in audit(given) if each.code == "value.other_rate"]
    assert found == ([due] if due else [])


def task(*rows: Indicator) -> list[str]:
    found = audit(filing(project(*rows, total_points=Points("100"))))
    return [each.message() for each in found if each.code == "value.other_completion"]


@each_row(
    "name, target, actual, rate, due",
    [
        ("农网改造里程", "≥10公里", "8公里", "100%", True),
        ("农网改造里程", "10公里", "8公里", "100%", True),
        ("农网改造里程", "≥10公里", "10公里", "100%", False),
        ("农网改造里程", "≥10公里", "8公里", "80%", False),
        ("农网改造里程", "≤10公里", "8公里", "100%", False),
        ("农网改造里程", "≥10公里", "已完成", "100%", False),
        ("电表更换数量", "≥10个", "8个", "100%", False),
    ],
)
def test_a_task_by_number_and_by_rate(
    name: str, target: str, actual: str, rate: str, *, due: bool
) -> None:
    counted = row(name, target, actual, "50", "50")
    found = task(counted, row("农网改造任务完成率", "≥95%", rate, "50", "50"))
    assert len(found) == due
    both = (counted, evolve(counted, level2="质量指标"))
    assert task(*both, row("农网改造任务完成率", "≥95%", rate, "50", "50")) == []


def costs(
    target: str, actual: str, name: str = "项目总成本", **money: str
) -> list[tuple[str, str]]:
    """Costs above what the fund row has: 50 of 50, spent 48.6."""
    cells = {"original": "50", "final": "50", "outturn": "48.6", **money}
    given = project(
        row(name, target, actual, "10", "10"),
        fund=fund(**{key: wan(text) for key, text in cells.items()}, rate=Percent("97.2%")),
    )
    found = audit(filing(given))
    return [(each.printed, each.computed) for each in found if each.code == "value.other_fact"]


@each_row(
    ("target", "actual", "more", "found"),
    [
        ("≤50万元", "53.2万元", {}, [("53.2万元", "48.6万元")]),
        ("≤500000元", "532000元", {"name": "成本控制"}, [("532000元", "48.6万元")]),
        ("≤50万元", "49.5万元", {}, []),
        ("≤50万元", "50.2万元", {}, []),
        ("≤80万元", "53.2万元", {}, []),
        ("≤50万元", "53.2万元", {"name": "带动投资"}, []),
        ("≤50万元", "完成", {}, []),
        ("≤50", "53.2", {}, []),
        ("≤50万元", "53.2万元", {"outturn": "55", "final": "60"}, []),
        ("≤50万元", "53.2万元", {"outturn": ""}, []),
    ],
)
def test_the_whole_cost_against_the_funds(
    target: str, actual: str, more: dict[str, str], found: list[tuple[str, str]]
) -> None:
    """Only of a cost that is set at the whole budget, and above everything that the funds have."""
    assert costs(target, actual, **more) == found


def test_a_form_without_funds_has_no_whole_cost() -> None:
    found = audit(filing(project(row("项目总成本", "≤50万元", "53.2万元", "", ""))))
    assert "value.other_fact" not in {each.code for each in found}
