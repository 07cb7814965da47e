"""Laws of cells and of the classes of a filing: words stay words, and junk gives our errors."""

from __future__ import annotations

import pickle
from typing import Any

import attrs
import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import example, given, settings
from hypothesis import strategies as st

import perfeval.filing
from perfeval.errors import InputError, PerfevalError
from perfeval.filing import (
    Actual,
    Basis,
    Breakdown,
    BudgetUnit,
    Comparison,
    CostLine,
    Fact,
    Facts,
    Figure,
    Filing,
    Form,
    FormKind,
    Part,
    ProjectForm,
    Scope,
    Statement,
    Target,
    UnitForm,
)
from perfeval.filing.sources import FiscalYear, FiscalYears, Jurisdiction, Source
from perfeval.numbers.amounts import wan_yuan
from perfeval.numbers.cells import BLANK, Nil, Unreadable
from perfeval.numbers.decimals import decimal_text
from perfeval.numbers.printed import Count, Number, Percent, Points
from perfeval.numbers.rates import Rate
from tests.effort import examples
from tests.tables import each_row

CLASSES: list[type[Any]] = [
    kind
    for kind in (getattr(perfeval.filing, name) for name in perfeval.filing.__all__)
    if isinstance(kind, type) and attrs.has(kind)
] + [Source, Jurisdiction, FiscalYear, FiscalYears]

SIGNS = {
    Comparison.AT_LEAST: ("≥", "≧", "＞=", "＞＝", ">=", ">＝", "不少于", "不低于"),
    Comparison.AT_MOST: ("≤", "≦", "＜=", "＜＝", "<=", "<＝", "不超过"),
    Comparison.ABOVE: (">", "＞"),
    Comparison.BELOW: ("<", "＜"),
    Comparison.EQUAL: ("=", "＝", "═", "≡"),
    None: ("",),
}
signs = st.sampled_from([(sign, kind) for kind, group in SIGNS.items() for sign in group])
numbers = st.integers(0, 10**20).map(decimal_text)
scales = st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8)])
words = st.sampled_from(["", "个", "人", "封", "平方米", "㎡", "元", "次/年"])
spaces = st.sampled_from(["", " ", "\u3000", "\u00a0"])

# Whatever an attribute may hold, and a lot that it may not.
plain = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.integers(-1, 3000),
    st.integers(),
    st.decimals(),
    st.binary(max_size=4),
    st.text(max_size=10),
    st.text(st.characters(categories=("Cs", "Cc", "Cf", "Zs", "Zl")), max_size=3),
    st.sampled_from(
        ["unit", "three_public.outturn", "三公经费", "2万元", "29人", "99.9%", "9分", "430602"]
    ),
    st.sampled_from(
        [
            BLANK,
            Nil("/"),
            Unreadable("约五万"),
            Points("9"),
            Points("9分"),
            Count("29人"),
            Percent("99.9%"),
            Percent("98"),
            Number("5"),
            Rate(29, 30),
            wan_yuan("2"),
            Fact(id="a", value=True),
            Figure(label="a", value="5"),
            Part(figure=Figure(label="a", value="5")),
            Target(text="≥50个"),
            Actual(text="60个"),
            Statement(text="无"),
            CostLine(label="三公经费"),
            BudgetUnit(name="某局"),
            UnitForm(key="unit"),
            FiscalYear(2023),
            Breakdown.SUBSET,
            Scope.ALL_FUNDS,
            Basis.NATURE,
            FormKind.UNIT,
            object(),
            int,
        ]
    ),
)
junk = st.one_of(
    plain,
    st.lists(plain, max_size=3),
    st.lists(plain, max_size=3).map(tuple),
    st.sets(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


@given(st.sampled_from(CLASSES), st.data())
@settings(max_examples=examples(10))
def test_junk_gives_a_value_or_one_of_our_errors(kind: type[Any], data: st.DataObject) -> None:
    """Whatever a field of a filing is given: a sound value comes out, or one of our errors."""
    given_fields = {
        field.alias: data.draw(junk, field.name)
        for field in attrs.fields(kind)
        if field.init and (field.default is attrs.NOTHING or data.draw(st.booleans()))
    }
    try:
        made = kind(**given_fields)
    except PerfevalError as error:
        refused = error
    else:
        assert isinstance(hash(made), int)  # nothing in it can change
        assert attrs.evolve(made) == made
        with pytest.raises(FrozenInstanceError):
            setattr(made, attrs.fields(kind)[0].name, None)
        return
    back = pickle.loads(pickle.dumps(refused))
    assert (back.args, str(back)) == (refused.args, str(refused))
    assert not any(character in str(refused) for character in "\x00\x1b\u202e")


@each_row("kind", CLASSES)
def test_every_class_is_frozen_and_slotted(kind: type[Any]) -> None:
    """No attribute can be set, added or removed, and two classes do not share a name."""
    assert "__slots__" in vars(kind)
    assert not hasattr(object.__new__(kind), "__dict__")
    assert "__setattr__" in vars(kind)
    assert kind.__doc__


@given(junk)
def test_junk_gives_no_facts(value: Any) -> None:
    """Only facts make facts."""
    try:
        facts = Facts(value)
    except PerfevalError:
        return
    assert all(isinstance(fact, Fact) for fact in facts)


@given(signs, numbers, scales, words, spaces, st.booleans())
def test_a_target_is_sign_number_and_unit(
    sign: tuple[str, Comparison | None],
    number: str,
    scale: tuple[str, int],
    word: str,
    space: str,
    split: bool,
) -> None:
    """Any sign before any number, 万 or 亿, and a unit, in one cell or in three."""
    unit = f"{scale[0]}{word}"
    if split:
        target = Target(text=f"{space}{number}", nature=sign[0], unit=unit)
    else:
        target = Target(text=f"{space}{sign[0]}{space}{number}{space}{unit}{space}")
    assert target.comparison is sign[1]
    quantity = target.quantity
    assert quantity is not None
    assert (quantity.number.plain, quantity.scale, quantity.unit) == (number, scale[1], word)
    value = quantity.value_in(quantity)
    assert value == Count(number).fraction * (scale[1] if word or scale[0] else 1)


@given(
    numbers,
    st.sampled_from(["%", "％", "个", "", "万"]),
    st.sampled_from(
        [
            "以上",
            "以内",
            "左右",
            "余",
            "多",
            "+",
            "~5",
            "-5",
            "/5",
            "至5",
            "，其中3个",
            "以下",
            "半",
        ]
    ),
)
def test_what_follows_a_number_makes_it_words(number: str, unit: str, tail: str) -> None:
    """A number with a bound, an approximation or a second number behind it is words."""
    for printed in (f"{number}{unit}{tail}", f"≥{number}{unit}{tail}"):
        assert Target(text=printed).quantity is None
        assert Actual(text=printed).quantity is None


@given(st.text(max_size=30) | st.text("0123456789.,%万亿年月日≥≤ 个５", max_size=12))
@example("2023年\n出台")
def test_a_cell_never_fails_to_be_read(text: str) -> None:
    """Whatever text the policy admits, the cell is a number or words, and keeps its text."""
    try:
        target, actual = Target(text=text), Actual(text=text)
    except InputError:
        return
    assert target.printed == actual.printed == text
    assert target.comparison is None or isinstance(target.comparison, Comparison)
    quantity = actual.quantity
    if quantity is not None:
        assert target.quantity == quantity
        assert any(character in "0123456789０１２３４５６７８９" for character in text)
        assert (actual.percent is not None) is quantity.is_percent


@given(st.text("0123456789.,%元万亿人分/ 出台５．", max_size=8))
def test_a_fact_read_from_text_says_the_same_again(text: str) -> None:
    """A fact is read once: what it holds is read back from its own text."""
    fact = Fact(id="a", value=text)
    value = fact.value
    again = getattr(value, "printed", getattr(value, "text", value))
    assert Fact(id="a", value=again) == fact
    assert attrs.evolve(fact) == fact


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 99)), max_size=8),
)
def test_the_first_fact_of_an_id_counts(pairs: list[tuple[str, int]]) -> None:
    """Later facts of an id change nothing, however many there are."""
    facts = Facts(Fact(id=name, value=Count(number)) for name, number in pairs)
    first: dict[str, int] = {}
    for name, number in pairs:
        first.setdefault(name, number)
    assert {fact.id: fact.value for fact in facts} == {
        name: Count(number) for name, number in first.items()
    }
    assert all(facts.get(name) == Count(number) for name, number in first.items())


forms = st.lists(st.tuples(st.booleans(), st.integers(1, 99), st.integers(1, 99)), max_size=4)


@given(forms)
def test_projects_never_change_the_facts_of_the_unit(rows: list[tuple[bool, int, int]]) -> None:
    """With or without its project tables a filing states the same facts of the unit."""
    made: list[Form] = []
    for position, (project, final, outturn) in enumerate(rows):
        fund = perfeval.filing.FundRow(
            label="年度资金总额", final=wan_yuan(final), outturn=wan_yuan(outturn)
        )
        kind = ProjectForm if project else UnitForm
        made.append(kind(key=f"form-{position}", fund=fund))
    whole = Filing(unit=BudgetUnit(name="某局"), year=2023, forms=tuple(made))
    units = tuple(form for form in made if not isinstance(form, ProjectForm))
    without = attrs.evolve(whole, forms=units)
    assert list(whole.all_facts()) == list(without.all_facts())
    for form in made:
        assert isinstance(form, UnitForm | ProjectForm)
        assert form.fund is not None
        assert whole.facts_for(form).get("fund.outturn") == form.fund.outturn
