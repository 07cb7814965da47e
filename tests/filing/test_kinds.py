"""The kinds of form."""

from __future__ import annotations

import pytest

from perfeval import InputError
from perfeval.filing import FORMS, BaseDataForm, FormKind
from tests.tables import each_row

NAMES = {
    "base_data": "基础数据表",
    "unit": "整体支出绩效自评表",
    "project": "项目支出绩效自评表",
    "city": "部门整体支出绩效自评表（岳阳市）",
    "goal_review": "绩效目标审核表",
    "result_review": "绩效自评结果复核表",
    "score_sheet": "部门整体支出绩效评价评分表",
    "report": "绩效自评报告",
    "objectives": "绩效目标表",
    "monitoring": "绩效监控情况表",
}


def test_a_kind_has_a_tag_and_an_official_name() -> None:
    """The tag stands in JSON and never moves; the name is what officials call the form."""
    assert {form.kind.value: form.kind.official_name for form in FORMS} == NAMES
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
    assert [FormKind(tag).key for tag in ("a.b_", "a__.b")] == ["a-b", "a-b"]


def test_a_kind_of_ours_is_found_by_its_tag() -> None:
    """With its name and the key that its forms go by."""
    city = FormKind("city")
    assert (city.official_name, city.key) == (FormKind.CITY.official_name, "form")
    assert FormKind("base_data").key == "base-data"


@each_row("tag", ["", "Unit", "a.", ".a", "a..b", 5, None, ["unit"], "a." + "b" * 79])
def test_what_is_no_tag_is_refused(tag: object) -> None:
    """A tag is a stable key."""
    with pytest.raises(InputError, match=r"the kind of a form: found "):
        FormKind(tag)  # type: ignore[arg-type]
    assert FormKind("a." + "b" * 78).is_foreign


def test_a_word_that_no_kind_has_is_a_slip() -> None:
    """Without a dot or a hyphen it is no plugin's; the nearest that is known is named."""
    with pytest.raises(InputError) as caught:
        FormKind("unti")
    tags = ", ".join(NAMES)
    assert caught.value.expected == (
        f"{tags}, or the kind of a plugin, such as shili.ledger; the nearest is 'unit'"
    )
    with pytest.raises(InputError, match=r"such as shili.ledger$"):
        FormKind("xyz")


@each_row("name", ["", " ", 5, None])
def test_a_name_is_text(name: object) -> None:
    """A kind without a name has its tag."""
    with pytest.raises(InputError, match="the name of a kind of form"):
        FormKind("shili.ledger", name)  # type: ignore[arg-type]


def test_a_form_of_the_whole_unit_names_no_project() -> None:
    """Unless its class has a field for one."""
    assert BaseDataForm(key="annex-1").project_name == ""
