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
