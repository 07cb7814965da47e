"""Names and telephone numbers are counted, wherever they stand, and never kept."""

from __future__ import annotations

from perfeval.codec import dumps
from perfeval.forms import read
from perfeval.forms.words.people import holds_footer, is_footer, personal_label, tells_person
from tests.forms.paper import OVER, Piece, Row, Wide
from tests.forms.seen import HEAD, SOURCES, Maker
from tests.tables import each_row

NAME = "某甲乙"
MOBILE = f"139{'0' * 8}"
LANDLINE = f"0730-{'0' * 7}"
TABLE: list[Row] = [
    ["项目名称", Wide("养护", 7)],
    HEAD,
    [OVER, "产出指标", "数量指标", "里程", "1公里", "1公里", "90", "90"],
]


@each_row(
    ("text", "tells"),
    [
        (f"（联系人：{NAME}）", True),
        (f"{NAME} {MOBILE}", True),
        (f"电话{LANDLINE}", True),
        ("负责人数：5人", False),
        (f"投入{MOBILE}.00元", False),
        ("联系人" + "字" * 300 + "联系人：", False),
    ],
)
def test_what_tells_a_person(text: str, tells: bool) -> None:
    """A label with a colon, or a number that can be dialled; no amount and no long prose."""
    assert tells_person(text) is tells


def test_labels_and_lines_of_a_foot() -> None:
    """Who signs, and when; a label alone."""
    assert is_footer("填报日期：2024年3月1日")
    assert not is_footer("填报单位：某局")
    assert holds_footer("填报单位：某局 填报日期：2024年3月1日")
    assert personal_label("项目负责人及联系电话")
    assert not personal_label("项目名称")


@SOURCES
@each_row(
    "pieces",
    [
        [f"封面 联系人：{NAME}", "2023年度项目支出绩效自评表", TABLE],
        ["2023年度项目支出绩效自评表", TABLE, f"（如有疑问，联系人：{NAME}，{MOBILE}）"],
        ["2023年度项目支出绩效自评表", [["责任人", Wide(NAME, 7)], *TABLE]],
        ["2023年度项目支出绩效自评表", [*TABLE, ["说明事项", Wide(f"联系人：{NAME}", 7)]]],
        [
            *("2023年度项目支出绩效自评表", TABLE),
            *("2023年度部门整体支出绩效自评报告", "一、概况", "部门概况良好。", f"组长：{NAME}"),
        ],
    ],
)
def test_no_name_comes_through(make: Maker, pieces: list[Piece]) -> None:
    """On a cover, below a table, in a row of names, in a remark, at the end of a report."""
    filing = read(make(*pieces))
    assert NAME not in dumps(filing)
    assert MOBILE not in dumps(filing)
    assert {"personal_data", "signature"} & {note.code for note in filing.notes}
