"""Laws of reading: nothing foreign is raised; a table says the same in any layout."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.codec import dumps, loads
from perfeval.errors import PerfevalError
from perfeval.filing import ProjectForm
from perfeval.forms import read
from perfeval.forms.sources.excel.formats.number_format import printed
from tests.forms.paper import Piece, Row, Table, as_excel, as_text, as_word

PIECES = (
    "\t", "\n", "\n\n", " \t", "附件1", "项目支出绩效自评表", "一级指标", "二级指标",
    "三级指标", "年度指标值", "实际完成值", "分值", "得分", "总分", "≥5个", "10", "9.5",
    "一、", "（一）", "1、", "项目名称", "项目资金（万元）", "年初预算数", "全年预算数",
    "全年执行数", "执行率", "预期目标", "实际完成情况", "其中：", "基本支出5万元", "，占50%",
    "。", "机构名称", "收入合计", "其中：", "上年结转", "评分标准", "经费控制情况",
    "2022年决算数", "三公经费", "填表人：", "备注：", "编制数", "控制率", "2022年实际在职人数",
    "评价内容", "绩效目标", "完成情况", "按收入性质分：", "按支出性质分：", "\u200b", "\x07",
)  # fmt: skip
COLUMNS = {
    "一级指标": ["产出指标", "产出指标", "效益指标"],
    "二级指标": ["数量指标", "质量指标", "社会效益指标"],
    "三级指标": ["里程", "合格率", "受益人口"],
    "年度指标值": ["≥5公里", "100%", "≥３万人"],
    "实际完成值": ["6公里", "99%", "3.2万人"],
    "分值": ["30", "20", "40"],
    "得分": ["30", "19.8", "40"],
    "偏差原因分析": ["", "返工", ""],
}
MAKERS = (as_text, as_word, as_excel)


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_text_is_a_filing_or_a_refusal(text: str) -> None:
    """Whatever stands in a text, it is read and survives JSON, or refused by an error of ours."""
    try:
        filing = read(text.encode())
    except PerfevalError:
        return
    assert loads(dumps(filing)) == filing


@given(st.binary(max_size=200))
def test_any_bytes_are_a_filing_or_a_refusal(data: bytes) -> None:
    """Bytes of any kind."""
    with pytest.raises(PerfevalError):
        read(data)


def _table(order: list[str]) -> Table:
    body: list[Row] = [list(row) for row in zip(*(COLUMNS[name] for name in order), strict=True)]
    return [["项目名称", "某项目", *[""] * (len(order) - 2)], list(order), *body]


@given(
    make=st.sampled_from(MAKERS),
    at=st.integers(0),
    value=st.integers(0, 255),
    cut=st.booleans(),
)
def test_a_damaged_file_is_a_filing_or_a_refusal(
    make: Callable[..., bytes], at: int, value: int, cut: bool
) -> None:
    """One byte changed, or the end cut off."""
    data = bytearray(make("2022年度自评表", _table(list(COLUMNS))))
    at %= len(data)
    data[at] = value
    try:
        filing = read(bytes(data[:at] if cut else data))
    except PerfevalError:
        return
    assert filing.forms


@given(
    make=st.sampled_from(MAKERS),
    order=st.permutations(list(COLUMNS)),
    dropped=st.sets(st.sampled_from(["年度指标值", "分值", "得分", "偏差原因分析"]), max_size=2),
)
def test_columns_may_stand_in_any_order(
    make: Callable[..., bytes], order: list[str], dropped: set[str]
) -> None:
    """Every cell comes through, whatever the order of the columns, and with some missing."""
    kept = [name for name in order if name not in dropped]
    pieces: list[Piece] = ["2022年度项目支出绩效自评表", _table(kept)]
    (form,) = read(make(*pieces)).forms
    assert isinstance(form, ProjectForm)
    told = [
        (
            *(row.level1, row.level2, row.name, row.target.text, row.actual.text),
            *(str(row.points), str(row.claimed), row.variance_note),
        )
        for row in form.indicators
    ]
    expected = zip(
        *([""] * 3 if name in dropped else COLUMNS[name] for name in COLUMNS), strict=True
    )
    assert told == list(expected)


@given(st.integers(-(10**12), 10**12), st.integers(0, 8), st.integers(0, 8))
def test_printed_numbers_are_rounded_half_up(digits: int, places: int, wanted: int) -> None:
    """A format of n decimals prints the nearest number of n decimals, ties away from zero."""
    text = f"{'-' if digits < 0 else ''}{abs(digits) // 10**places}"
    text += f".{abs(digits) % 10**places:0{places}d}" if places else ""
    shown = printed(text, "0." + "0" * wanted if wanted else "0")
    assert shown is not None
    unit = int(10**wanted)
    scale = int(10**places)
    nearest = (2 * abs(digits) * unit + scale) // (2 * scale)
    value = shown.text.replace(".", "").lstrip("-")
    assert int(value) == nearest
