"""The typed parts of a report that its sentences state: what is filled, and what is not."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from perfeval.audit import audit
from perfeval.filing import Completion, Filing, Multiple, Report
from perfeval.filing.lines import SpendingSplit
from perfeval.forms import read
from perfeval.forms.prose.narrative import content_of
from perfeval.numbers.amounts import Amount
from tests.forms.paper import as_text
from tests.tables import each_row

UNIT = "某县水利局2023年度部门整体支出绩效自评报告"
PROJECT = "某县水利局2023年河道治理项目支出绩效自评报告"


def shown(cell: object) -> str:
    """A cell as printed, an amount without its unit; a dash where it is blank."""
    return str(getattr(cell, "text", "")) or "-"


def split(stage: str, told: SpendingSplit | None) -> Iterator[str]:
    """A stage of a budget, with its halves where both are filled."""
    if told is not None:
        halves = [told.basic, told.project] if isinstance(told.basic, Amount) else []
        yield " ".join([stage, *map(shown, (told.total, *halves))])


def parts_of(report: Report) -> Iterator[str]:
    """The typed parts of a report, a line each."""
    for count in report.staff:
        yield f"staff {count.label} {shown(count.count)}"
    budget = report.budget
    if budget is not None:
        yield from split("original", budget.original)
        yield from split("final", budget.final)
        yield from split("outturn", budget.outturn)
        for name, cell in (
            ("forward", budget.brought_forward),
            ("end", budget.year_end_balance),
            ("adjusted", budget.adjusted_by),
        ):
            if isinstance(cell, Amount):
                yield f"{name} {cell.text}"
        for item in budget.adjustments:
            yield f"adjustment {item.label} {item.amount.text} {item.reason}".strip()
    for each in report.accounts:
        cells = (each.approved, each.received, each.spent, each.basic, each.project, each.balance)
        yield f"account {each.scope.value} {' '.join(map(shown, cells))}"
    for line in (*report.costs, *(part for cost in report.costs for part in cost.parts)):
        yield f"cost {line.label} {shown(line.budget)} {shown(line.outturn)}"
    for table in report.classifications:
        lines = " ".join(f"{shown(each.amount)}:{shown(each.share)}" for each in table.lines)
        yield f"class {table.basis.value} {shown(table.total)} = {lines}"
    for each_project in report.projects:
        yield " ".join(
            (
                f"project {each_project.name}",
                each_project.procurement or "-",
                shown(each_project.contract_amount),
                each_project.acceptance or "-",
                each_project.payment or "-",
            )
        )


def told(filing: Filing) -> list[str]:
    """The typed parts and the multiples of a report that is read alone."""
    (report,) = filing.forms
    assert isinstance(report, Report)
    lines = list(parts_of(report))
    for each in filing.relations:
        if isinstance(each, Multiple):
            lines.append(
                f"{shown(each.value.value)} = {shown(each.times.value)} × {each.base.label}"
                f" {shown(each.base.value)}"
            )
        elif isinstance(each, Completion):
            lines.append(f"{shown(each.done.value)} is {shown(each.percent.value)}")
    return lines


@each_row(
    ("heading", "text", "expected"),
    [
        (
            "基本情况",
            "我局核定编制35名，实有在职人员32人，离退休人员12人。",
            ["staff 核定编制 35名", "staff 在职人员 32人", "staff 离退休人员 12人"],
        ),
        ("基本情况", "行政编制20名，在岗18人。", ["staff 行政编制 20名", "staff 在岗 18人"]),
        ("基本情况", "下属单位3个，共有编制60名，培训在职人员120人次。", []),
        ("基本情况", "2022年末在职41人，2023年末在职39人，明年将退休3人。", ["staff 在职 39人"]),
        ("基本情况", "在职41人。实有在职39人。", []),
        (
            "资金情况",
            "2023年年初预算数为850万元，其中：基本支出520万元，项目支出330万元。",
            ["original 850 520 330"],
        ),
        (
            "资金情况",
            "年初预算850万元，年中预算追加80万元，调减9.5万元，调整后预算920.5万元，全年支出920.5万元。",
            [
                "original 850",
                "final 920.5",
                "outturn 920.5",
                "adjustment 年中预算追加 80",
                "adjustment 调减 -9.5",
            ],
        ),
        (
            "资金情况",
            "年初预算100万元。年中预算调减9万元，分别为：（1）差旅费4万元；（2）会议费5万元。预算调减9万元，均系除外调整。",
            [
                "original 100",
                "adjusted -9",
                "adjustment 差旅费 -4 均系除外调整",
                "adjustment 会议费 -5 均系除外调整",
            ],
        ),
        (
            "资金情况",
            "年初预算100万元。年中预算追加9万元，分别为：差旅费4万元，约5万元为会议费。",
            ["original 100", "adjusted 9"],
        ),
        (
            "资金情况",
            "年初预算100万元。年中预算追加9万元，主要用于差旅费4万元等。",
            ["original 100", "adjusted 9"],
        ),
        ("资金情况", "年初预算100万元。年中预算追加9万元。预算追加8万元。", ["original 100"]),
        ("资金情况", "年初预算100万元。预算较上年追加9万元。", ["original 100"]),
        ("资金情况", "年初预算100万元。预算追加5万元、追加6万元。", ["original 100"]),
        ("资金情况", "河道治理项目年初预算120万元，实际支出118万元。", []),
        ("资金情况", "实际支出4万元。", []),
        ("资金情况", "年初预算300万元，年初预算310万元。", []),
        ("政府性基金预算支出情况", "年初预算300万元，预算追加5万元。", []),
        (
            "资金情况",
            "上年结转12万元，年初部门预算安排300万元，本年支出305万元，年末结转7万元。",
            ["original 300", "outturn 305", "forward 12", "end 7"],
        ),
        (
            "资金情况",
            "年初预算300万元，本年支出290万元，年末结余0万元，结余资金由财政收回。",
            ["original 300", "outturn 290"],
        ),
        (
            "整体支出规模",
            "预算批复500万元，到位资金480万元，实际支出470万元，其中基本支出300万元，项目支出170万元，年末结余10万元。",
            ["account all_funds 500 480 470 300 170 10"],
        ),
        ("资金情况", "专项资金到位200万元，实际支出180万元。", []),
        (
            "“三公经费”情况",
            "2023年“三公”经费预算8万元，其中：公务接待费3万元，因公出国（境）费5万元。决算数7.2万元，较上年减少1万元，餐费2万元。",
            [
                "cost “三公经费” 8 7.2",
                "cost 公务接待费 3 -",
                "cost 因公出国（境）费 5 -",
            ],
        ),
        (
            "“三公经费”情况",
            "“三公”经费支出年初预算为8.00万元，决算为5.94万元，其中：公务接待费支出年初预算为3.00万元，决算为1.74万元；决算数9万元。",
            ["cost “三公经费” 8.00 5.94", "cost 公务接待费 3.00 1.74"],
        ),
        ("三公", "三公经费较上年减少2万元。三公经费6万元，会议费支出1万元。", []),
        (
            "支出情况",
            "总支出1000万元，其中：工资福利支出600万元，占60%；商品和服务支出300万元，占30%；其他100万元，占10%。",
            ["outturn 1000", "class economic 1000 = 600:60% 300:30% 100:10%"],
        ),
        (
            "支出情况",
            "甲费合计100万元，其中：河道治理20万元，占20%；清淤80万元，占80%。",
            [],
        ),
        (
            "绩效",
            "办件12000件，是上年办件量（4000件）的3倍。",
            ["12000件 = 3倍 × 上年办件量 4000件"],
        ),
        ("资金情况", "年初预算100万元。预算调整10万元，支出总计120万元。", ["original 100"]),
        (
            "资金情况",
            "收入总计120万元，其中上年结转20万元；支出总计120万元，本年支出110万元，年末结转和结余10万元。",
            ["outturn 110", "forward 20", "end 10"],
        ),
        ("资金情况", "年初预算9万元。无政府性基金，全部为一般公共预算。", ["original 9"]),
        ("资金情况", "乡村振兴衔接资金到位300万元，支出280万元，年末结转20万元。", []),
        ("资金情况", "2024年年初预算100万元。", []),
        (
            "资金情况",
            "年初预算100万元。预算追加9万元，分别为：差旅费4万元，会议费5万元，全年预算109万元。",
            ["original 100", "adjusted 9"],
        ),
        ("资金情况", "省级下达资金500万元，实际到位600万元，支出580万元。", []),
        ("绩效", "办件12000件，户均（4000件）的3倍。办件9件，是去年的3倍。", []),
        ("绩效", "完成技能培训360人次，完成任务120%。", ["360人次 is 120%"]),
        ("绩效", "任务300人次，培训360人次，完成任务120%。支出5万元，完成任务99%。", []),
        (
            "绩效",
            "培训999999999999亿人次，完成任务120%。培训999999999999亿人次，是上年（9人次）的2倍。",
            [],
        ),
    ],
)
def test_what_a_sentence_states(heading: str, text: str, expected: list[str]) -> None:
    """A part is filled where a sentence states it of the whole unit, once and plainly."""
    assert told(read(as_text(UNIT, f"一、{heading}", text))) == expected


def test_the_projects_that_a_report_names() -> None:
    """A project is a numbered paragraph that opens with its name; what differs is left blank."""
    filing = read(
        as_text(
            UNIT,
            "三、项目组织实施情况",
            "1、水库除险加固。通过公开招标确定施工单位，合同金额为210万元，该项目已完成，经验收合格，按进度支付。",
            "2、渠道清淤。先询价，后公开招标，以5万元中标，成交金额为6万元。",
            "3、制度情况。制定了采购制度。",
            "5、严格资金管理：项目验收后付款。",
            "4、其他事项。另行报告。",
        )
    )
    assert told(filing) == [
        "project 水库除险加固 公开招标 210 经验收合格 按进度支付",
        "project 渠道清淤 - - - -",
    ]


def test_a_report_on_a_project_states_no_budget_of_the_unit() -> None:
    """Its money is that of the project: facts where no form of the unit states its own."""
    lines = ["一、资金", "年初预算100万元，年中收回4万元，全年预算96万元，全年支出90万元。"]
    filing = read(as_text(PROJECT, *lines))
    assert told(filing) == []
    facts = [(fact.id, shown(fact.value)) for fact in filing.facts]
    assert facts == [("budget.original", "100"), ("budget.final", "96")]
    (report,) = filing.forms
    (of_unit,) = read(as_text(UNIT, *lines)).forms
    assert content_of((report, evolve(of_unit, key="unit"))).facts == ()


def test_a_part_has_the_address_of_its_paragraph() -> None:
    """Each part that is filled can be pointed at."""
    filing = read(
        as_text(UNIT, "说明在先，在职9人。", "一、资金", "年初预算100万元，全年支出90万元。")
    )
    (report,) = filing.forms
    same = {
        "staff.0": "preamble.0",
        "budget.original": "sections.0.statements.0",
        "budget.outturn": "sections.0.statements.0",
    }
    for path, paragraph in same.items():
        assert filing.address_of(report.key, path) == filing.address_of(report.key, paragraph)


def test_one_fault_of_a_sentence_is_found_once() -> None:
    """The sentence and the typed part that is read from it say one sum and one share."""
    filing = read(
        as_text(
            UNIT,
            "一、支出",
            "总支出1000万元，其中：基本支出600万元，占60%；项目支出500万元，占40%。",
        )
    )
    assert sorted(
        each.code for each in audit(filing) if each.code.startswith(("sum", "share"))
    ) == [
        "share.mismatch",
        "sum.mismatch",
    ]


def test_a_balance_over_paragraphs_stands_where_its_end_is_told() -> None:
    """年初结转, 收入 and 支出 in three paragraphs of one section; not in two sections."""
    told = [
        "一、收支",
        "年初结转50万元。",
        "本年收入400万元。",
        "本年支出420万元，年末结转40万元。",
    ]
    found = [
        (each.code, str(each.address))
        for each in audit(read(as_text(UNIT, *told)))
        if each.code == "sum.mismatch"
    ]
    assert found == [("sum.mismatch", "第5段")]
    apart = read(as_text(UNIT, *told[:2], "二、支出", *told[2:]))
    assert "sum.mismatch" not in {each.code for each in audit(apart)}
