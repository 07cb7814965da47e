"""A figure in a reason beside that of the row."""

from perfeval.audit import audit
from tests.audit.cases import filing, project, row
from tests.tables import each_row


def told(target: str, actual: str, reason: str) -> list[tuple[str, str]]:
    found = audit(filing(project(row("推介会", target, actual, "10", "10", reason))))
    return [(each.printed, each.computed) for each in found if each.code == "reason.other_figure"]


@each_row(
    "target, actual, reason, printed, due",
    [
        ("≥50场", "50场", "受疫情影响仅完成40场", "受疫情影响仅完成40场", "50场"),
        ("≥50场", "45场", "受疫情影响，实际举办40场", "实际举办40场", "45场"),
        ("≥5场", "3场", "受疫情影响3场未办", "受疫情影响3场未完成", "2场"),
        ("≥60公里", "52公里", "征地受阻，少建；欠10公里", "欠10公里", "8公里"),
    ],
)
def test_a_reason_that_tells_another_figure(
    target: str, actual: str, reason: str, printed: str, due: str
) -> None:
    assert told(target, actual, reason) == [(printed, due)]


@each_row(
    "target, actual, reason",
    [
        ("≥50场", "40场", "受疫情影响仅完成40场"),
        ("≥5场", "3场", "受疫情影响2场未办"),
        ("≥5场", "3场", "受疫情影响3场未办，后补办1场"),
        ("≥5场", "3场", "截至6月底仅完成1场"),
        ("≥5场", "3场", "2个协办单位未到位"),
        ("≥5场", "3场", "计划5场，受疫情影响仅完成2场"),
        ("≥5场", "3场", "受疫情影响，4场的场地费上涨"),
        ("≥95%", "90%", "仅完成88%"),
        ("≥5场", "已完成", "仅完成4场"),
        ("≥5场", "3场", ""),
    ],
)
def test_reasons_that_may_be_right(target: str, actual: str, reason: str) -> None:
    assert told(target, actual, reason) == []


def of_rate(reason: str, actual: str = "100%") -> list[tuple[str, str]]:
    given = filing(project(row("工程验收合格率", "100%", actual, "10", "10", reason)))
    found = audit(given)
    return [(each.printed, each.computed) for each in found if each.code == "reason.other_figure"]


@each_row(
    "reason, printed",
    [
        ("部分工程因雨季延误，验收合格率仅达80%，下一步督促整改", "验收合格率80%"),
        ("因雨季延误，工程验收合格率为92.5％。", "工程验收合格率92.5%"),
        ("合格率实际只有80%", "合格率80%"),
    ],
)
def test_a_reason_that_tells_another_rate(reason: str, printed: str) -> None:
    assert of_rate(reason) == [(printed, "100%")]


@each_row(
    "reason, actual",
    [
        ("验收合格率仅达80%", "80%"),
        ("验收合格率仅达91.7%", "91.67%"),
        ("资金支付进度仅达80%", "100%"),
        ("一季度验收合格率80%，年底整改完毕", "100%"),
        ("验收合格率目标为95%", "100%"),
        ("上年验收合格率为80%", "100%"),
        ("部分工程验收合格率80%", "100%"),
        ("验收合格率由80%提高，验收合格率达100%", "100%"),
        ("率80%", "100%"),
    ],
)
def test_rates_that_may_be_another(reason: str, actual: str) -> None:
    assert of_rate(reason, actual) == []


@each_row(
    "target, actual, reason, printed, due",
    [
        ("≥5万人次", "4.8万人次（完成率95%）", "", "完成率95%", "96%"),
        ("≥50场", "48场", "受疫情影响，仅完成目标任务的90%", "仅完成目标任务的90%", "96%"),
        ("≥12000册", "12600册", "超额完成指标值的15%", "超额完成指标值的15%", "5%"),
        ("≥50场", "48场", "已全部完成年度目标", "已全部完成年度目标", "48场"),
        ("≥50场", "48场", "超额完成任务。", "超额完成任务。", "48场"),
    ],
)
def test_a_share_of_the_target_that_was_not_reached(
    target: str, actual: str, reason: str, printed: str, due: str
) -> None:
    assert told(target, actual, reason) == [(printed, due)]


@each_row(
    "target, actual, reason",
    [
        ("≥5万人次", "4.8万人次（完成率96%）", ""),
        ("≥3场", "2场", "完成率66.6%"),
        ("≥50场", "60场（完成率100%）", ""),
        ("≥50场", "48场", "上年完成率90%"),
        ("≥50场", "48场", "资金完成率90%，完成率96%"),
        ("≥50%", "48%", "完成率90%"),
        ("≥0场", "0场", "完成率90%"),
        ("≥50场", "48场", "线下活动全部完成，线上2场取消"),
        ("≥50场", "50场", "全部完成"),
        ("≥50场", "48场", "未全部完成"),
    ],
)
def test_shares_that_may_be_right(target: str, actual: str, reason: str) -> None:
    assert told(target, actual, reason) == []


def test_what_is_said_to_be_left_undone() -> None:
    """尚有4个书屋未建成 beside 40 of 40."""
    assert told("≥40个", "40个", "尚有4个书屋未建成") == [("尚有4个未完成", "0个")]
    assert told("≥40个", "36个", "尚有4个书屋未建成") == []
