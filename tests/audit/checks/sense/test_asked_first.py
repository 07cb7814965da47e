"""What reviewers ask first, each question at its edge."""

from __future__ import annotations

from attrs import evolve

from perfeval.audit import Severity, audit
from perfeval.filing import Note, ReportSection, Statement, Target
from perfeval.numbers.amounts import wan_yuan
from perfeval.numbers.cells import BLANK
from perfeval.numbers.printed import Points
from tests.audit.cases import filing, fund, project, report, row, whole
from tests.tables import each_row


def found(
    name: str, *cells: str, level1: str = "产出指标", level2: str = "数量指标"
) -> list[tuple[str, bool]]:
    """What is asked of one row: the code, and whether it is above info."""
    given = evolve(row(name, *cells), level1=level1, level2=level2)
    told = audit(filing(project(given)))
    asked = ("target.unmeasurable", "indicator.", "satisfaction.", "reason.")
    return [(f.code, f.severity.above_info) for f in told if f.code.startswith(asked)]


@each_row(
    ("name", "target", "level2", "expected"),
    [
        ("提升公共服务", "≥95% 明显", "社会效益", [("target.unmeasurable", True)]),
        ("提升公共服务", "≥95% 明显提升", "社会效益", [("target.unmeasurable", True)]),
        ("公共服务合格率", "≥95% 明显", "社会效益", []),
        ("提升公共服务", "较上年明显提升5%", "社会效益", []),
        ("提升公共服务", "有效提升≥5%", "社会效益", []),
        ("提升公共服务", "≥95%", "社会效益", []),
        ("提升公共服务", "明显提升", "社会效益", []),
        ("培训干部", "明显提升", "数量指标", [("target.unmeasurable", False)]),
        ("培训干部", "明显提升3人", "数量指标", []),
        ("培训干部", "一批", "数量指标", [("target.unmeasurable", False)]),
    ],
)
def test_a_standard_that_cannot_be_measured(
    name: str, target: str, level2: str, expected: list[tuple[str, bool]]
) -> None:
    """A percentage of something, of nothing; a degree alone."""
    assert found(name, target, "达成", "5", "5", level2=level2) == expected


@each_row(
    ("name", "level2", "misplaced"),
    [
        ("资金支付金额", "数量指标", True),
        ("工程款支付额", "数量指标", True),
        ("补助资金发放总额", "数量指标", True),
        ("拨付困难群众补助资金数额", "数量指标", True),
        ("补助发放人数", "数量指标", False),
        ("支付审核数", "数量指标", False),
        ("资金支付金额", "成本指标", False),
        ("群众满意度", "质量指标", True),
        ("项目总成本", "时效指标", True),
        ("资金支付及时率", "时效指标", False),
    ],
)
def test_an_indicator_in_the_wrong_place(name: str, level2: str, misplaced: bool) -> None:
    """A payment is no quantity, a satisfaction no output, a cost is not timely."""
    told = found(name, "≥5", "5", "5", "5", level2=level2)
    assert (("indicator.misplaced", True) in told) is misplaced


@each_row(
    ("name", "level1", "level2", "told"),
    [
        ("任务完成及时率", "产出指标", "数量指标", True),
        ("项目完成时间", "产出指标", "质量指标", True),
        ("项目完成时间", "产出指标", "时效指标", False),
        ("培训合格率", "产出指标", "数量指标", True),
        ("培训合格率", "产出指标", "质量指标", False),
        ("群众满意度", "效益指标", "社会效益指标", True),
        ("群众满意度", "效益指标", "满意度指标", False),
        ("培训人数", "产出指标", "数量指标", False),
        ("监控点位", "产出指标", "时效指标", True),
        ("巡查频率", "产出指标", "时效指标", False),
    ],
)
def test_what_is_often_put_elsewhere(name: str, level1: str, level2: str, told: bool) -> None:
    """Information: of time, of quality, of satisfaction."""
    codes = found(name, "≥5个", "5个", "5", "5", level1=level1, level2=level2)
    assert codes == ([("indicator.misplaced", False)] if told else [])


@each_row(
    ("first", "second", "twice"),
    [
        ("产出指标", "效益指标", True),
        ("产出指标", "产出指标", False),
        ("产出指标", "", False),
    ],
)
def test_one_indicator_under_two_blocks(first: str, second: str, twice: bool) -> None:
    """The same name; short names and placeholders are passed over."""
    for name, said in (("培训人次", twice), ("培训", False), ("指标1：", False)):
        rows = [evolve(row(name, "≥5", "5", "5", "5"), level1=level) for level in (first, second)]
        codes = [f.code for f in audit(filing(project(*rows)))]
        assert ("indicator.twice" in codes) is said
        rows[1] = evolve(rows[1], name=f"{name}（5分）")
        assert ("indicator.twice" in [f.code for f in audit(filing(project(*rows)))]) is said


@each_row(
    ("actual", "reason", "asked"),
    [
        ("100%（无投诉）", "", True),
        ("100%", "全年未收到投诉", True),
        ("100%", "未发生服务对象投诉、举报", True),
        ("没有接到任何投诉", "", True),
        ("100%", "投诉数为0", True),
        ("100%", "投诉均已回复，未收到有效投诉", True),
        ("100%投诉均办结", "", False),
        ("96%", "未及时处理投诉2起", False),
        ("98%", "投诉率0.5%", False),
        ("90%", "个别投诉无处理结果", False),
        ("100%", "经问卷调查，无投诉", False),
        ("100%", "", False),
    ],
)
def test_no_complaint_is_no_satisfaction(actual: str, reason: str, asked: bool) -> None:
    """A survey is one; silence is none."""
    told = found("群众满意度", "≥90%", actual, "5", "5", reason, level1="满意度指标", level2="")
    assert told == ([("satisfaction.unsurveyed", True)] if asked else [])


@each_row(("text", "asked"), [("完成任务。", True), ("开展问卷调查。", False)])
def test_a_report_that_mentions_no_survey(text: str, asked: bool) -> None:
    """Information, where the filing has a report."""
    told = report(sections=(ReportSection(heading="情况", statements=(Statement(text=text),)),))
    given = filing(project(row("群众满意度", "≥90%", "95%", "5", "5")), told)
    codes = [(f.code, f.severity) for f in audit(given) if f.code.startswith("satisfaction.")]
    assert codes == ([("satisfaction.unsurveyed", Severity.INFO)] if asked else [])


@each_row(
    ("claimed", "reason", "other"),
    [
        ("8", "未完成，扣2分", False),
        ("8", "未完成，扣1分", True),
        ("8", "未完成，扣两分", False),
        ("8.5", "未完成，扣一分半", False),
        ("9", "未完成，扣一分半", True),
        ("7.5", "未完成，扣2分半", False),
        ("8.5", "未完成，扣一点五分", False),
        ("9.5", "未完成，扣半分", False),
        ("7", "甲扣1分；乙扣2分", False),
        ("8", "甲扣1分；乙扣2分", True),
        ("8", "每低1个百分点扣0.5分", False),
        ("8", "每低1个百分点扣0.5分，共扣2分", False),
        ("8", "每低1个百分点扣0.5分，共扣1分", True),
        ("8", "任务调整", False),
        ("8", "未完成，扣一两分", False),
        ("8", "未完成，扣分：2分", False),
        ("8", "未完成，扣分1分", True),
        ("8", "未完成，本项得8分", False),
        ("8", "未完成，本项得7分", True),
        ("8", "本项满分，得10分", False),
        ("8", "甲得5分，乙得4分", False),
        ("", "扣1分", False),
        ("11", "扣1分", False),
    ],
)
def test_a_reason_that_says_another_amount(claimed: str, reason: str, other: bool) -> None:
    """One amount, several, a rate, a total."""
    codes = [code for code, _ in found("办件", "≥100件", "80件", "10", claimed, reason)]
    assert ("reason.other_amount" in codes) is other


@each_row(
    ("actual", "claimed", "reason", "contrary"),
    [
        ("100件", "10", "未完成", True),
        ("100件", "10", "因资金未到位，未能按期完成", True),
        ("100件", "10", "完成率仅70%，施工滞后", True),
        ("100件", "10", "只完成了99.5%", True),
        ("100件", "10", "计划仅70%，后调整", False),
        ("100件", "10", "仅100%", False),
        ("100件", "10", "受疫情影响，下半年未完成部分已补办", True),
        ("100件", "10", "上年未完成部分结转本年", False),
        ("100件", "10", "完成良好", False),
        ("100件", "9", "未完成", False),
        ("99件", "10", "未完成", False),
    ],
)
def test_a_reason_against_its_row(actual: str, claimed: str, reason: str, contrary: bool) -> None:
    """It begins with what was missed, or with a part of the whole; the row is met with all."""
    codes = [code for code, _ in found("办件", "≥100件", actual, "10", claimed, reason)]
    assert ("reason.contrary" in codes) is contrary


@each_row(
    ("spent", "claimed", "severity"),
    [
        ("95", "90", None),
        ("94.9", "90", Severity.INFO),
        ("20", "90", Severity.INFO),
        ("19.9", "90", Severity.WARNING),
        ("19.9", "80", Severity.INFO),
        ("0", "90", Severity.WARNING),
    ],
)
def test_goals_met_with_money_hardly_spent(
    spent: str, claimed: str, severity: Severity | None
) -> None:
    """(S/90 − B/10) ÷ (S/90) above 5% is told; below a fifth, with the goals met, is asked."""
    money = fund(final=wan_yuan("100"), outturn=wan_yuan(spent), rate=None, claimed=Points("1"))
    given = filing(project(row("办件", "≥100件", "100件", "90", claimed), fund=money))
    told = [f.severity for f in audit(given) if f.code == "goals.outrun_money"]
    assert told == ([severity] if severity else [])


def test_money_without_a_budget_or_scores_says_nothing() -> None:
    """No fund, no budget, nothing claimed."""
    for money, claimed in ((None, "90"), (fund(final=BLANK), "90"), (fund(outturn=BLANK), "")):
        given = filing(project(row("办件", "≥100件", "100件", "90", claimed), fund=money))
        assert "goals.outrun_money" not in [f.code for f in audit(given)]


def test_everything_scored_full() -> None:
    """A whole form of many rows; a lost point, a doubt or an open total is none."""
    full = whole(total_claimed=Points("100"))
    lost = evolve(full.indicators[0], claimed=Points("24"))
    doubt = Note(code="doubt", at=f"{full.title} / 绩效指标 / 一列", text="一列")
    for form, notes, said in (
        (full, (), True),
        (full, (doubt,), False),
        (evolve(full, total_claimed=BLANK), (), False),
        (evolve(full, indicators=(lost, *full.indicators[1:])), (), False),
    ):
        codes = [f.code for f in audit(filing(form, notes=notes))]
        assert ("score.all_full" in codes) is said


@each_row(
    ("cell", "told"),
    [
        ("100%（发放问卷3份）", ["3"]),
        ("96%（调查9人）", ["9"]),
        ("96%（调查10人）", []),
        ("96%（发放问卷200份，收回有效问卷8份）", []),
        ("100%（调查0人）", ["0"]),
        ("96%", []),
    ],
)
def test_how_many_were_asked(cell: str, told: list[str]) -> None:
    """Fewer than ten answers, by what the row itself says."""
    given = evolve(row("群众满意度", "≥90%", cell, "10", "10"), level2="服务对象满意度")
    found = audit(filing(project(evolve(given, level1="满意度指标"))))
    assert [each.computed for each in found if each.code == "satisfaction.few_asked"] == told


@each_row(
    ("second", "code"),
    [
        (("培训干部人数", "≥480人", "496人", "5", "5"), "indicator.repeated"),
        (("培训干部人数", "≥480人", "503人", "5", "5"), "indicator.two_values"),
        (("培训干部人数", "≥100人", "120人", "5", "5"), ""),
        (("培训干部人数", "≥480人", "496人", "", ""), ""),
        (("培训期数", "≥480人", "496人", "5", "5"), ""),
    ],
)
def test_a_quantity_that_stands_twice(second: tuple[str, ...], code: str) -> None:
    """Under one level 2 with one target; a block for each goal may repeat it."""
    rows = (row("培训干部人数", "≥480人", "496人", "5", "5"), row(*second))
    codes = {each.code for each in audit(filing(project(*rows)))}
    assert codes & {"indicator.repeated", "indicator.two_values"} == ({code} if code else set())
    apart = [evolve(each, goal=f"目标{number}") for number, each in enumerate(rows)]
    kinds = [evolve(each, level2="质量指标") for each in rows]
    elsewhere = (rows[0], evolve(rows[1], level2="质量指标"))
    codes = {each.code for each in audit(filing(project(*elsewhere)))}
    assert codes & {"indicator.repeated", "indicator.two_values"} == ({code} if code else set())
    worded = [
        evolve(each, level2=level2, target=Target(text="完成"))
        for each, level2 in zip(rows, ("数量指标", "质量指标"), strict=True)
    ]
    for given in (apart, kinds, worded):
        assert not {"indicator.repeated", "indicator.two_values"} & {
            each.code for each in audit(filing(project(*given)))
        }


@each_row(
    ("level1", "level2", "others", "told"),
    [
        ("效益指标", "数量指标", 3, True),
        ("效益指标", "质量指标", 2, False),
        ("产出指标", "社会效益指标", 3, True),
        ("产出指标", "可持续影响", 3, True),
        ("效益指标", "可持续影响", 3, False),
        ("产出及效益", "数量指标", 3, False),
        ("成本指标", "社会成本", 3, False),
    ],
)
def test_a_level_2_of_another_block(level1: str, level2: str, others: int, told: bool) -> None:
    """One of four rows; where more stand so, the layout has another meaning."""
    given = evolve(row("网上办理", "≥8项", "8项", "5", "5"), level1=level1, level2=level2)
    rest = [row(f"培训{number}期", "≥8期", "8期", "5", "5") for number in range(others)]
    found = [each for each in audit(filing(project(given, *rest))) if "misplaced" in each.code]
    assert bool(found) is told
