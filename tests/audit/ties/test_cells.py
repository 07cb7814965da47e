"""What the cell of a row says of its own figures: a rate, a growth, a sum, a product."""

from attrs import evolve

from perfeval.audit import audit
from tests.audit.cases import filing, project, row
from tests.tables import each_row

CODES = ("rate.mismatch", "growth.mismatch", "product.mismatch", "sum.mismatch")


def told(actual: str, reason: str = "") -> list[tuple[str, str, str]]:
    """What the figures of a row contradict: code, what is printed, and the field."""
    given = evolve(row("重点工作", "", actual, "10", "10"), variance_note=reason)
    found = audit(filing(project(row("办件", "≥1件", "1件", "10", "10"), given)))
    return [(each.code, each.printed, each.path) for each in found if each.code in CODES]


@each_row(
    "actual, code, printed",
    [
        ("编制120人，在职126人，控制率100%", "rate.mismatch", "100%"),
        ("计划240次，完成216次，完成率95%", "rate.mismatch", "95%"),
        ("预算200万元，实际186万元，执行率98%", "rate.mismatch", "98%"),
        ("发放问卷200份，收回196份，满意188份，满意度98%", "rate.mismatch", "98%"),
        ("抽检200批次，合格196批次，合格率99%", "rate.mismatch", "99%"),
        ("2022年100人，2023年112人，增长15%", "growth.mismatch", "15%"),
        ("发放补贴500户，每户200元，共12万元", "product.mismatch", "12万元"),
        ("培训120人，其中男70人，女60人", "sum.mismatch", "120人"),
    ],
)
def test_a_cell_that_contradicts_itself(actual: str, code: str, printed: str) -> None:
    assert told(actual) == [(code, printed, "indicators.1.actual")]
    assert told("已完成", actual) == [(code, printed, "indicators.1.variance_note")]


@each_row(
    "actual",
    [
        "编制120人，在职126人，控制率105%",
        "预算18万元，支出17.2万元，控制率95.56%",
        "目标15场，实际举办16场，完成率106.67%",
        "目标15场，实际举办16场，完成率100%",
        "发放问卷200份，收回196份，满意188份，满意度95.92%",
        "发放问卷200份，有效问卷190份，满意度97%",
        "培训3期，每期50人，共150人，满意度98%",
        "上年18.6万元，本年17.2万元，变动率-7.53%",
        "2023年12月20日完成",
        "支出446.4万元，93%",
        "95%",
    ],
)
def test_a_cell_that_may_be_right(actual: str) -> None:
    assert told(actual) == []
