"""Sound filings: generated, with every figure rounded by itself from exact ones.

Nothing above information may be found in them. Amounts are exact in 10⁻⁶ 万元 and printed to 0–4
places, with trailing zeros or without; 附件1, 附件2, one 附件3 for each project and the report tell
the same story.
"""

from fractions import Fraction
from random import Random
from typing import Any

from perfeval.filing import (
    Account,
    Adjustment,
    AmountLine,
    BaseDataForm,
    Basis,
    Budget,
    BudgetUnit,
    Classification,
    CostLine,
    Filing,
    FundRow,
    HeadCount,
    Indicator,
    ProjectForm,
    Report,
    SpendingSplit,
    Staffing,
    Target,
    UnitForm,
)
from perfeval.filing.lines import Breakdown
from perfeval.filing.values import Actual
from perfeval.numbers.amounts import Amount, AmountCell, Unit
from perfeval.numbers.cells import BLANK
from perfeval.numbers.printed import Count, Percent, Points
from tests.audit.generated import TIES, rounded


def text(units: int, places: int, *, drop: bool) -> str:
    """A figure in units of `places` as forms print it, with or without trailing zeros."""
    digits = f"{abs(units):0{places + 1}d}"
    whole, decimals = (digits[:-places], digits[-places:]) if places else (digits, "")
    decimals = decimals.rstrip("0") if drop else decimals
    sign = "-" if units < 0 else ""
    return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"


class Printer:
    """How one office prints: its unit, places and tie rule, and whether it drops zeros."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.places = random.randint(1, 4)
        self.tie = random.choice(TIES)
        self.drop = random.random() < 0.5

    def money(self, micros: int) -> Amount:
        """An amount of so many 10⁻⁶ 万元."""
        units = rounded(Fraction(micros, 10**6), self.places, self.tie)
        return Amount(text(units, self.places, drop=self.drop), Unit.WAN_YUAN)

    def percent(self, part: Fraction, places: int) -> Percent:
        """A rate, rounded to `places`."""
        return Percent(f"{text(rounded(100 * part, places, self.tie), places, drop=False)}%")

    def split(self, total: int, least: int = 1, most: int = 5) -> list[int]:
        """`total` in one to five parts."""
        cuts = sorted(
            self.random.randint(0, total) for _ in range(self.random.randint(least, most))
        )
        return [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]


def costs(printer: Printer, label: str, fact: str, columns: list[list[int]]) -> CostLine:
    """A line with parts; `columns` hold the parts of the three money columns."""
    cells: list[dict[str, AmountCell]] = []
    for number in range(max(len(column) for column in columns)):
        cells.append(
            {
                name: printer.money(column[number]) if number < len(column) else BLANK
                for name, column in zip(
                    ("prior_outturn", "budget", "outturn"), columns, strict=True
                )
            }
        )
    sums = [printer.money(sum(column)) for column in columns]
    return CostLine(
        label=label,
        fact=fact,
        prior_outturn=sums[0],
        budget=sums[1],
        outturn=sums[2],
        parts=tuple(
            CostLine(
                label=f"{n}、第{n}项",
                prior_outturn=each["prior_outturn"],
                budget=each["budget"],
                outturn=each["outturn"],
            )
            for n, each in enumerate(cells, start=1)
        ),
    )


def indicators(random: Random, label: str, points: int) -> list[Indicator]:
    """Rows worth `points` together; some miss their target, score its share and say why."""
    rows: list[Indicator] = []
    left = points
    while left:
        worth = min(left, random.choice((2, 3, 5, 10)))
        left -= worth
        goal = random.randint(10, 900)
        met = random.random() < 0.7
        done = goal if met else random.randint(1, goal - 1)
        score = worth if met else (10 * worth * done) // goal
        rows.append(
            Indicator(
                level1=f"{label}({points}分)",
                level2="数量指标" if label == "产出指标" else label,
                name=f"{label}{len(rows)}",
                target=Target(text=f"≥{goal}个"),
                actual=Actual(text=f"{done}个"),
                points=Points(str(worth)),
                claimed=Points(str(worth) if met else f"{score // 10}.{score % 10}"),
                variance_note="" if met else "任务调整",
            )
        )
    return rows


def scored(printer: Printer, key: str, original: int, final: int, spent: int) -> dict[str, Any]:
    """The fund row, the indicators and the totals of 附件2 or 附件3."""
    random = printer.random
    rate = Fraction(spent, final)
    earned = rounded(10 * rate, 1, "half_down")
    fund = FundRow(
        label="年度资金总额",
        original=printer.money(original),
        final=printer.money(final),
        outturn=printer.money(spent),
        points=Points("10"),
        rate=printer.percent(rate, random.randint(0, 2)),
        claimed=Points(f"{earned // 10}.{earned % 10}"),
    )
    rows = [
        *indicators(random, "产出指标", 50),
        *indicators(random, "效益指标", 30),
        *indicators(random, "满意度指标", 10),
    ]
    claims = [row.claimed for row in rows if isinstance(row.claimed, Points)]
    assert isinstance(fund.claimed, Points)
    return {
        "key": key,
        "fund": fund,
        "indicators": tuple(rows),
        "total_points": Points("100"),
        "total_claimed": Points.total([fund.claimed, *claims]),
    }


def sound(seed: int) -> Filing:
    """The sound filing of this seed."""
    random = Random(seed)
    printer = Printer(random)
    projects = [random.randint(10**6, 10**9) for _ in range(random.randint(2, 5))]
    basic = random.randint(10**8, 10**9)
    project = sum(projects)
    spent = basic + project
    final = spent + random.randint(0, 10**8)
    moved = [random.randint(0, 10**7) for _ in range(random.randint(1, 6))]
    public = [random.randint(0, 10**7) for _ in range(3)]
    staff, posts = random.randint(1, 60), random.randint(40, 60)
    base = BaseDataForm(
        key="annex-1",
        title="2023年度基础数据表",
        staffing=Staffing(
            authorised_posts=Count(str(posts)),
            staff_in_post=Count(str(staff)),
            control_rate=printer.percent(Fraction(staff, posts), random.randint(0, 2)),
        ),
        columns=("2022年决算数", "2023年预算数", "2023年决算数"),
        lines=(
            costs(printer, "三公经费", "three_public", [public[:2], public, public]),
            costs(printer, "项目支出：", "project", [projects[:1], projects, projects]),
            CostLine(
                label="公用经费",
                fact="operating",
                outturn=printer.money(basic // 3),
                breakdown=Breakdown.SUBSET,
                parts=(CostLine(label="其中：办公经费", outturn=printer.money(basic // 9)),),
            ),
        ),
    )
    nature = (
        AmountLine(label="其中：基本支出", amount=printer.money(basic), fact="basic.outturn"),
        AmountLine(label="项目支出", amount=printer.money(project), fact="project.outturn"),
    )
    income = (
        AmountLine(label="其中：一般公共预算", amount=printer.money(spent)),
        AmountLine(label="政府性基金拨款"),
    )
    unit = UnitForm(
        title="2023年度自评表",
        unit_name="某局",
        by_income=income,
        by_nature=nature,
        **scored(printer, "annex-2", final - sum(moved), final, spent),
    )
    forms = [
        ProjectForm(
            title="2023年度项目支出绩效自评表",
            project_name=f"第{n}项",
            **scored(printer, f"annex-3-{n}", amount, amount, amount),
        )
        for n, amount in enumerate(projects, start=1)
    ]
    told = report(printer, basic, project, final, moved, staff)
    return Filing(unit=BudgetUnit(name="某局"), year=2023, forms=(base, unit, *forms, told))


def report(
    printer: Printer, basic: int, project: int, final: int, moved: list[int], staff: int
) -> Report:
    """The report: a budget that rolls forward, an account, two classifications with shares."""
    random = printer.random
    spent = basic + project
    forward = random.randint(0, 10**7)
    budget = Budget(
        brought_forward=printer.money(forward),
        original=SpendingSplit(total=printer.money(final - sum(moved))),
        adjustments=tuple(
            Adjustment(label=f"第{n}项", amount=printer.money(each)) for n, each in enumerate(moved)
        ),
        adjusted_by=printer.money(sum(moved)),
        final=SpendingSplit(total=printer.money(final)),
        outturn=SpendingSplit(
            total=printer.money(spent), basic=printer.money(basic), project=printer.money(project)
        ),
        year_end_balance=printer.money(forward + final - spent),
    )
    account = Account(
        label="专项资金",
        subject="special",
        received=printer.money(project),
        spent=printer.money(project),
        brought_forward=printer.money(0),
        balance=printer.money(0),
    )
    places = random.randint(0, 2)
    tables = tuple(
        Classification(
            label=label,
            basis=basis,
            total=printer.money(spent),
            lines=tuple(
                AmountLine(
                    label=f"第{n}类",
                    amount=printer.money(each),
                    share=printer.percent(Fraction(each, spent), places),
                )
                for n, each in enumerate(parts)
            ),
        )
        for label, basis, parts in (
            ("按支出性质", Basis.NATURE, [basic, project]),
            ("按功能分类", Basis.FUNCTIONAL, printer.split(spent)),
        )
    )
    return Report(
        key="report",
        title="2023年度自评报告",
        unit_name="某局",
        staff=(HeadCount(label="在职", count=Count(f"{staff}人"), fact="staff.in_post"),),
        budget=budget,
        accounts=(account,),
        classifications=tables,
    )
