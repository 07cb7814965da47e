"""The kinds of form."""

from __future__ import annotations

import pytest

from perfeval import InputError
from perfeval.filing import FormKind

NAMES = {
    "base_data": "基础数据表",
    "unit": "整体支出绩效自评表",
    "project": "项目支出绩效自评表",
    "city": "部门整体支出绩效自评表（岳阳市）",
    "score_sheet": "部门整体支出绩效评价评分表",
    "report": "绩效自评报告",
    "objectives": "绩效目标表",
    "monitoring": "绩效监控情况表",
}


def test_a_kind_has_a_tag_and_an_official_name() -> None:
    """The tag stands in JSON and never moves; the name is what officials call the form."""
    assert {kind.value: kind.official_name for kind in FormKind.own()} == NAMES
    assert FormKind("unit") == FormKind.UNIT
    assert FormKind("unit").official_name == "整体支出绩效自评表"


def test_a_kind_of_a_plugin_is_equal_by_its_tag() -> None:
    """Its name is what the plugin gives; where only the tag is known, the tag."""
    named = FormKind("shili.ledger", "项目资金台账")
    assert named == FormKind("shili.ledger") != FormKind("shili.list")
    assert hash(named) == hash(FormKind("shili.ledger"))
    assert (named.official_name, FormKind("shili.ledger").official_name) == (
        "项目资金台账",
        "shili.ledger",
    )
    assert FormKind("our_county.fund-list").key == "our-county-fund-list"


@pytest.mark.parametrize(
    "tag", ["unti", "", "Unit", "a.", ".a", "a..b", 5, None, ["unit"], "a." + "b" * 60]
)
def test_what_is_no_tag_is_refused(tag: object) -> None:
    """A word without a dot or a hyphen is one of ours or a slip."""
    with pytest.raises(InputError, match=r"the kind of a form: found .*expected base_data, unit"):
        FormKind(tag)  # type: ignore[arg-type]
