"""What stands below the figures: the total, remarks, notes, the foot, lists of detail."""

from __future__ import annotations

from random import Random

from tests.drawn.headings import Headings
from tests.drawn.known import KnownForm
from tests.drawn.layout import Layout
from tests.drawn.paper import Box, Piece, Table, filled

__all__ = ["detail_rows", "foot_lines", "remark_rows", "total_rows"]

_REMARKS = (
    ("评价结论", "项目总体完成较好，资金使用规范，达到预期绩效目标。"),
    ("存在问题", "部分资金支付进度偏慢，绩效指标设置不够细化。"),
    ("改进措施", "加强预算执行管理，进一步细化量化绩效指标。"),
)
_NOTES = (
    "注：1.其他资金包括和中央补助、地方财政资金共同投入到同一项目的自有资金、社会资金等。",
    "备注：得分一档最高不能超过该指标分值上限。",
    "说明：定性指标根据完成情况分为达成预期指标、部分达成预期指标并具有一定效果、未达成预期指标且效果较差三档。",
)


def total_rows(
    form: KnownForm, columns: tuple[str, ...], spans: list[int], layout: Layout, heads: Headings
) -> Table:
    """The total under the columns of the rows; none where it stands elsewhere."""
    if layout.total in ("none", "foot line", "above"):
        return []
    label = heads.printed(heads.plain("total"))
    points = "" if layout.total == "claimed only" else form.total_points
    values = {"points": points, "claimed": form.total_claimed}
    first = min(columns.index(each) for each in ("points", "claimed") if each in columns)
    texts = [values.get(column, "") for column in columns]
    if layout.total == "blanks":
        texts[0] = label
        return [[Box(text, span) for text, span in zip(texts, spans, strict=True)]]
    rest = [Box(text, span) for text, span in zip(texts[first:], spans[first:], strict=True)]
    return [[Box(label, sum(spans[:first])), *rest]]


def detail_rows(width: int, random: Random) -> tuple[Table, tuple[str, ...]]:
    """A list of what the money went to, between the funds and the indicators."""
    heads = ["明细项目名称", "预算数（万元）", "执行数（万元）"]
    table = [filled(heads, width, random)]
    spans = [box.columns for box in table[0]]
    kept: list[str] = []
    for name in random.sample(("办公设备购置", "委托业务费", "劳务费", "印刷费", "维修费"), 2):
        amount = f"{random.randint(1000, 9999) / 100:.2f}"
        kept += [name, amount]
        table.append([Box(t, s) for t, s in zip((name, amount, amount), spans, strict=True)])
    return table, tuple(kept)


def remark_rows(width: int) -> tuple[Table, tuple[str, ...]]:
    """Conclusion, problems, measures: a label and a text across the table."""
    return [[Box(label), Box(text, width - 1)] for label, text in _REMARKS], tuple(
        text for _, text in _REMARKS
    )


def foot_lines(
    form: KnownForm, layout: Layout, random: Random
) -> tuple[list[Piece], tuple[str, ...]]:
    """The paragraphs below the table, and what they say that has no field."""
    lines: list[Piece] = []
    kept: tuple[str, ...] = ()
    if layout.total == "foot line":
        word = random.choice(("总　分：", "自评得分：", "自评总分：", "合计得分："))
        lines.append(f"{word}{form.total_claimed}分")
    if layout.notes:
        note = random.choice(_NOTES)
        kept = (note.partition("：")[2],)
        lines.append(note)
    if layout.signed:
        lines += [form.unit, f"{form.year + 1}年4月{random.randint(1, 28)}日"]
    elif layout.foot:
        lines.append(
            random.choice(
                (
                    f"填报日期：{form.year + 1}年3月{random.randint(1, 28)}日",
                    f"单位负责人（签字）：          填报日期：{form.year + 1}年4月2日",
                    "项目负责人：                    财务负责人：",
                )
            )
        )
    return lines, kept
