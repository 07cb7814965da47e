"""The kinds of form."""

from __future__ import annotations

import pytest

from perfeval.filing import FormKind


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("base_data", "基础数据表"),
        ("unit", "整体支出绩效自评表"),
        ("project", "项目支出绩效自评表"),
        ("city", "部门整体支出绩效自评表（岳阳市）"),
        ("score_sheet", "部门整体支出绩效评价评分表"),
        ("report", "绩效自评报告"),
    ],
)
def test_a_kind_has_a_tag_and_an_official_name(tag: str, name: str) -> None:
    """The tag stands in JSON and never moves; the name is what officials call the form."""
    assert FormKind(tag).official_name == name


def test_every_kind_is_named() -> None:
    """No two kinds share a name."""
    assert len({kind.official_name for kind in FormKind}) == len(FormKind) == 6
