"""How the types of a filing are checked: structure only, and the error names the field."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from attrs import evolve, field, frozen

from perfeval.errors import InputError
from perfeval.filing.sources import of_year
from perfeval.filing.structure import (
    DEEPEST_TREE,
    amount_cell,
    cell,
    checked_parts,
    count_cell,
    many,
    maybe,
    named,
    of_kind,
    of_places,
    optional_cell,
    points_cell,
    rate_cell,
)
from perfeval.numbers.amounts import wan_yuan
from perfeval.numbers.cells import BLANK, Nil, Unreadable
from perfeval.numbers.printed import Count, Points
from perfeval.text.fields import (
    of_key,
    of_text,
    optional_key,
    text_field,
)
from tests.subclasses import OwnText
from tests.tables import each_row


@frozen(kw_only=True)
class Row:
    """A row of a form, with one field of each sort."""

    key: str = field(default="row", **of_key("the key of a row"))
    fact: str = optional_key("the fact of a row")
    label: str = field(default="合计", **of_text("行次", empty=False))
    note: str = text_field("备注")
    title: str = text_field("标题", default="表一")
    flag: bool = field(default=False, **of_kind("其中", bool))
    amount: object = amount_cell("金额")
    count: object = count_cell("人数")
    rate: object = rate_cell("比率")
    points: object = points_cell("分值")
    other: object = cell("其他", Count)
    column: object = optional_cell("年初预算数", Points)
    one: object = maybe("人员", Count)
    names: tuple[str, ...] = many("附件", str)
    figures: tuple[object, ...] = many("数据", Count, Points, least=0)
    parts: tuple[Row, ...] = field(default=())

    def __attrs_post_init__(self) -> None:
        checked_parts(self, "parts", "明细")


@named
@frozen(kw_only=True)
class Named:
    """A part of a definition, known by its name."""

    name: str = field(**of_text("the name of a part", empty=False))
    whole: int = field(default=1, **of_kind("个数", int))


@each_row(
    ("fields", "message"),
    [
        ({"name": "甲", "whole": "1"}, "甲: 个数: found '1'; expected int"),
        ({"name": "甲\x1b" + "乙" * 90, "whole": 1}, f"甲\\u001b{'乙' * 78}: the name of a part: "),
        ({"name": " ", "whole": "1"}, "the name of a part: found ' '; expected some text"),
        ({"name": 5, "whole": 1}, "the name of a part: found 5; expected text"),
    ],
)
def test_an_error_says_whose_field_it_is(fields: dict[str, Any], message: str) -> None:
    """By the name, where there is one; the parts of the error stay what they are."""
    with pytest.raises(InputError) as caught:
        Named(**fields)
    assert str(caught.value).startswith(message)
    assert pickle.loads(pickle.dumps(caught.value)).args == caught.value.args


def test_an_evolved_part_is_named_too() -> None:
    """And what is right passes."""
    assert Named(name="甲").whole == 1
    with pytest.raises(InputError, match=r"^甲: 个数: found 'x'"):
        evolve(Named(name="甲"), whole="x")  # type: ignore[arg-type]


@frozen(kw_only=True)
class Numbers:
    """A number of places, a year, and a whole number."""

    places: int = field(default=0, **of_places("小数位"))
    year: int = field(default=2023, **of_year("年度"))
    whole: int = field(default=1, **of_kind("个数", int))


@each_row(
    ("fields", "message"),
    [
        ({"places": 9}, "小数位: found 9; expected a whole number from 0 to 8"),
        ({"places": -1}, "小数位: found -1"),
        ({"places": True}, "小数位: found True"),
        ({"places": "2"}, "小数位: found '2'"),
        ({"year": 1949}, "年度: found 1949; expected a year such as 2023, as an int"),
        ({"year": "2023"}, "年度: found '2023'"),
        ({"year": True}, "年度: found True"),
        ({"whole": True}, "个数: found True; expected int"),
        ({"whole": False}, "个数: found False; expected int"),
        ({"whole": 1.0}, "个数: found 1.0; expected int"),
    ],
)
def test_a_whole_number_is_no_bool_and_in_range(fields: dict[str, Any], message: str) -> None:
    """True is 1 to Python, and to nobody who fills in a form."""
    assert Numbers(places=8, year=1950, whole=-1).whole == -1
    with pytest.raises(InputError, match=f"^{message}"):
        Numbers(**fields)


@frozen(kw_only=True)
class Pair:
    """A tuple that needs two items and holds three at most."""

    items: tuple[str, ...] = many("两项", str, least=2, most=3)


row: Any = Row


def test_text_of_a_subclass_becomes_plain() -> None:
    """Verbatim text, keys and lists of names hold plain `str`, whatever a host calls text."""
    made = Row(
        key=OwnText("row"), fact=OwnText("a.b"), label=OwnText("合计"), names=(OwnText("附件1"),)
    )
    for text in (made.key, made.fact, made.label, *made.names):
        assert type(text) is str
    assert made == Row(key="row", fact="a.b", label="合计", names=("附件1",))


def test_a_form_without_anything_is_blank() -> None:
    """Cells are blank by default, columns that a form may lack are None, lists are empty."""
    blank = Row()
    assert (blank.amount, blank.count, blank.rate, blank.points, blank.other) == (BLANK,) * 5
    assert (blank.column, blank.one) == (None, None)
    assert (blank.names, blank.figures, blank.parts) == ((), (), ())
    assert (blank.fact, blank.note, blank.title) == ("", "", "表一")


@each_row(
    ("name", "value", "sentence"),
    [
        ("key", "Row", "the key of a row: found 'Row'; expected a key of a-z"),
        ("key", "", "the key of a row: found ''; expected a key of a-z"),
        ("key", None, "the key of a row: found None; expected text"),
        ("fact", "三公", "the fact of a row: found '三公'; expected a key of a-z"),
        ("fact", None, "the fact of a row: found None; expected text"),
        ("label", "", "行次: found ''; expected some text"),
        ("label", "\u3000", "行次: found '\\\\u3000'; expected some text"),
        ("note", None, "备注: found None; expected text"),
        ("note", "a\u200bb", "备注: found .*U.200B at character 2"),
        ("title", 5, "标题: found 5; expected text"),
        ("flag", 1, "其中: found 1; expected bool"),
        ("flag", None, "其中: found None; expected bool"),
        ("amount", "5", "金额: found '5'; expected Amount or Nil or Unreadable"),
        ("amount", Count("5"), "金额: found a Count; expected Amount or Nil or Unreadable"),
        ("amount", None, "金额: found None; expected Amount or Nil or Unreadable"),
        ("count", 5, "人数: found 5; expected Count or Nil or Unreadable"),
        ("rate", 0.5, "比率: found 0.5; expected Percent or Nil or Unreadable"),
        ("points", True, "分值: found True; expected Points or Nil or Unreadable"),
        ("points", Count("5"), "分值: found a Count; expected Points or Nil or Unreadable"),
        ("other", wan_yuan("1"), "其他: found an Amount; expected Count or Nil or Unreadable"),
        ("column", 5, "年初预算数: found 5; expected Points or Nil or Unreadable or None"),
        ("one", "5", "人员: found '5'; expected Count or None"),
        ("names", "附件1", "附件: found '附件1'; expected a tuple of str"),
        ("names", None, "附件: found None; expected a tuple of str"),
        ("names", {"附件1"}, "附件: found a set; expected a tuple of str"),
        ("names", ["附件1", 2], "附件, item 2: found 2; expected str"),
        ("names", ["a\x00"], "附件, item 1: found .*U.0000 at character 2"),
        ("figures", (Count("1"), True), "数据, item 2: found True; expected Count or Points"),
        ("figures", ("1",), "数据, item 1: found '1'; expected Count or Points"),
        ("parts", None, "明细: found None; expected a tuple of Row"),
        ("parts", "ab", "明细: found 'ab'; expected a tuple of Row"),
        ("parts", [Row(), 5], "明细, item 2: found 5; expected Row"),
    ],
)
def test_the_error_names_the_field_in_the_words_of_the_form(
    name: str, value: Any, sentence: str
) -> None:
    """A value of the wrong sort is refused with its place, what was found and what would do."""
    with pytest.raises(InputError, match=f"^{sentence}"):
        row(**{name: value})


def test_lists_become_tuples() -> None:
    """A list is taken, and kept as a tuple that nobody can change."""
    names = ["附件1", "附件2"]
    made = row(names=names, figures=[Count("1"), Points("2")], parts=[Row()])
    names.append("附件3")
    assert made.names == ("附件1", "附件2")
    assert made.figures == (Count("1"), Points("2"))
    assert made.parts == (Row(),)
    assert hash(made) == hash(row(names=("附件1", "附件2"), figures=made.figures, parts=(Row(),)))


def test_a_tree_has_ten_levels_at_most() -> None:
    """What can be made can be written, compared and hashed: no tree is too deep for that."""
    tree = Row()
    for _ in range(DEEPEST_TREE - 1):
        tree = Row(parts=(Row(), tree))
    assert isinstance(hash(tree), int)
    with pytest.raises(InputError, match="明细: found 11 levels; expected at most 10 levels"):
        Row(parts=(tree,))


@each_row("items", [(), ("一",)])
def test_a_tuple_may_need_items(items: tuple[str, ...]) -> None:
    """Where two are needed, one is too few."""
    with pytest.raises(InputError, match=f"两项: found {len(items)} items; expected at least 2"):
        Pair(items=items)
    assert Pair(items=("一", "二")).items == ("一", "二")


def test_a_tuple_may_be_bounded() -> None:
    """Where three are the most, four are too many."""
    assert len(Pair(items=("一", "二", "三")).items) == 3
    with pytest.raises(InputError, match="两项: found 4 items; expected at most 3"):
        Pair(items=("一", "二", "三", "四"))


@each_row("value", [Nil("/"), Unreadable("若干")])
def test_a_cell_may_be_nil_or_unreadable(value: Any) -> None:
    """Doubtful data has its place; it is the audit that speaks of it."""
    made = row(amount=value, count=value, rate=value, points=value, column=value)
    assert (made.amount, made.count, made.rate, made.points, made.column) == (value,) * 5
