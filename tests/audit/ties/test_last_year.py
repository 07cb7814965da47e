"""Growth told in words beside a column of last year."""

from perfeval.audit import audit
from perfeval.filing import Goal, Note
from tests.audit.cases import filing, project, row
from tests.tables import each_row

ROWS = (
    ("义诊服务人次", "9800人次", "9100人次"),
    ("慢病筛查人数", "2100", "2268人"),
    ("开展义诊场次", "1.2万场", "1.5万场"),
    ("诊疗规范率", "98%", "99%"),
    ("工作完成时间", "2020年12月", "2021年12月"),
)


def told(text: str, *, apart: bool = True, column: str = "上年实际值") -> list[tuple[str, str]]:
    """The growths that are wrong in a goal; a reader notes the column cell by cell, or whole."""
    at = "项目支出绩效自评表"
    notes = tuple(
        Note(code="unplaced", at=f"{at} / 数量指标 / {name} / {column}", text=before)
        for name, before, _ in ROWS
    )
    whole = "\n".join(f"{name}\t{before}" for name, before, _ in ROWS)
    if not apart:
        notes = (Note(code="doubt", at=f"{at} / 绩效指标 / {column}", text=whole),)
    rows = [row(name, "≥1", now, "10", "10") for name, _, now in ROWS]
    found = audit(filing(project(*rows, goal=Goal(expected="", actual=text)), notes=notes))
    return [(each.printed, each.computed) for each in found if each.code == "growth.mismatch"]


@each_row(
    ("text", "printed", "computed"),
    [
        ("义诊服务人次较上年增长7.7%", "7.7%", "下降 7.14%"),
        ("全年义诊服务人次比去年同期提高了7.7%。", "7.7%", "下降 7.14%"),
        ("慢病筛查2268人，较上年增长18%", "18%", "增长 8.00%"),
        ("开展义诊场次同比下降25%", "25%", "增长 25.00%"),
    ],
)
def test_growth_that_the_column_does_not_bear_out(text: str, printed: str, computed: str) -> None:
    assert told(text) == [(printed, computed)]
    assert told(text, apart=False, column="去年完成值") == [(printed, computed)]


@each_row(
    "text",
    [
        "义诊服务人次较上年下降7.1%",
        "慢病筛查2268人，较上年增长8%",
        "慢病筛查2270人，较上年增长18%",
        "慢病筛查2268人，其中65岁以上老人较多，较上年增长18%",
        "诊疗规范率较上年提高5%",
        "业务收入较上年增长18%",
        "人次较上年增长18%",
        "较上年增长18%",
        "义诊服务人次占全部人次的18%",
    ],
)
def test_growth_that_may_be_right(text: str) -> None:
    assert told(text) == []


def test_a_form_without_such_a_column_tells_nothing() -> None:
    assert told("义诊服务人次较上年增长7.7%", column="备注") == []


def test_a_cell_of_the_row_itself_and_a_paragraph_below() -> None:
    """较上年增长7.7% in the value or the reason is of its own row."""
    at = "项目支出绩效自评表"
    notes = (
        Note(code="unplaced", at=f"{at} / 数量指标 / 义诊人次 / 上年数", text="9800"),
        Note(code="unplaced", at=f"{at} / 第3段", text="义诊人次较上年增长7.7%。"),
    )
    form = project(row("义诊人次", "≥1人次", "9100人次", "10", "10", "较上年增长7.7%，群众受益"))
    codes = [each.at for each in audit(filing(form, notes=notes)) if each.code == "growth.mismatch"]
    assert len(codes) == 2
