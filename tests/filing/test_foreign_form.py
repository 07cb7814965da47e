"""A form of a plugin's class says what it likes: every door ends in one error that names it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import repeat
from typing import Any

import pytest
from attrs import frozen

from perfeval import (
    BudgetUnit,
    Filing,
    FormKind,
    InputError,
    audit,
    get_rubric,
    score,
    score_all,
    yuan,
)
from perfeval.filing import Actual, Fact, Figure, Form, Indicator, Report, Target
from perfeval.filing.foreign_form import MOST, check_form
from perfeval.filing.form import FormRow
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.recognisers import Recognisers
from perfeval.numbers.printed import Points
from tests.tables import each_row

RUBRIC = get_rubric("yueyanglou-annex-2")
INDICATOR = Indicator(name="办件量", target=Target(text="≥1件"), actual=Actual(text="2件"))


def form_that(**says: Any) -> Form:
    """A form of a class of its own, which says so."""
    made: Any = frozen(kw_only=True)(type("Own", (Form,), {"kind": FormKind.UNIT, **says}))
    form: Form = made(key="own")
    return form


def filing_of(form: Form) -> Filing:
    """A filing of one form."""
    return Filing(unit=BudgetUnit(name="某局"), year=2023, forms=(form,))


def fails(*_: object) -> Any:
    """What a plugin may do anywhere."""
    raise ValueError("无授权\x1b[31m")


def ends(*_: object) -> Any:
    """So may it this."""
    sys.exit(3)


class Odd(FormRow):
    """A row that may say what it likes."""


def row_that(**says: Any) -> FormRow:
    """A row that says so, for nothing checks it where it is made."""
    return FormRow(**{"name": "a", **says})


DOORS: dict[str, Callable[[Filing], object]] = {
    "score": lambda filing: score(filing, RUBRIC),
    "score_all": lambda filing: score_all(filing, [RUBRIC]),
    "audit": audit,
}


@each_row("door", DOORS.values())
@each_row(
    ("says", "told"),
    [
        ({"facts": fails}, r"a form of a plugin: found 'own'.*ValueError: 无授权\\u001b\[31m$"),
        ({"facts": ends}, "it failed with SystemExit: 3"),
        ({"facts": lambda _: 5}, "it failed with TypeError"),
        ({"facts": lambda _: [5]}, "a fact of the form: found 5; expected a Fact"),
        ({"facts": lambda _: repeat(Fact(id="a", value=True))}, f"at most {MOST}"),
        ({"scored_rows": fails}, "a form of a plugin: found 'own'"),
        ({"scored_rows": lambda _: [Odd(name="a")]}, "a row of the form: .*expected a FormRow"),
        ({"scored_rows": lambda _: [row_that(name=5)]}, "the name of a row: found 5"),
        ({"scored_rows": lambda _: [row_that(points=5)]}, "the points of a row"),
        ({"scored_rows": lambda _: [row_that(indicator=5)]}, "the indicator of a row"),
        ({"scored_rows": lambda _: [row_that(is_fund=1)]}, "the fund row"),
        ({"scored_rows": lambda _: [row_that(labels=[""])]}, "the fund row"),
        ({"not_applicable": property(fails)}, "a form of a plugin: found 'own'"),
        ({"is_self_evaluation": property(fails)}, "a form of a plugin: found 'own'"),
    ],
)
def test_what_fails_or_is_no_data_is_one_error(
    door: Callable[[Filing], object], says: dict[str, Any], told: str
) -> None:
    """By whatever door: the form is named, and nothing else of the plugin passes."""
    with pytest.raises(InputError, match=told):
        door(filing_of(form_that(**says)))


@each_row("name", ["fund", "goal", "unit_name", "official_title", "indicators"])
def test_what_the_audit_alone_asks_for(name: str) -> None:
    """A property that fails is one error of the audit; scoring does without it."""
    filing = filing_of(form_that(**{name: property(fails)}))
    with pytest.raises(InputError, match="a form of a plugin: found 'own'"):
        audit(filing)
    assert score(filing, RUBRIC).form == "own"


def test_facts_of_its_own_are_asked_for_where_it_is_scored() -> None:
    """They fail as the others do; so does what is neither true nor false."""
    with pytest.raises(InputError, match="a form of a plugin"):
        score(filing_of(form_that(own_facts=fails)), RUBRIC)
    with pytest.raises(InputError, match="what the form says of itself: found 1; expected true"):
        score(filing_of(form_that(is_self_evaluation=1)), RUBRIC)


def test_what_it_says_rightly_counts() -> None:
    """Rows and facts, made anew."""

    def rows(_: Form) -> Iterator[FormRow]:
        labels = ("产出指标", "数量指标")
        yield FormRow(labels=labels, name="办件量", points=Points("5"), indicator=INDICATOR)
        yield FormRow(name="其他", points=Points("5"))

    fact = Fact(id="staff.in_post", value="29人")
    form = form_that(scored_rows=rows, facts=lambda _: [fact], own_facts=lambda _: [fact])
    names = [each.name for each in score(filing_of(form), RUBRIC).scores if each.claimed is None]
    assert {"办件量", "其他"} <= set(names)
    assert list(filing_of(form).all_facts()) == [fact]
    assert audit(filing_of(form))


def test_a_class_without_a_kind_is_in_no_filing() -> None:
    """Nothing could say which form it is."""
    for kind in (None, "unit"):
        with pytest.raises(InputError, match="the kind of a form"):
            filing_of(form_that(kind=kind))


@each_row(
    "says",
    [
        {"prose": lambda _: [("段落", "位置"), "段落"]},
        {"prose": lambda _: [("段落", 5)]},
        {"table_figures": lambda _: [5]},
        {"relations": lambda _: [5]},
        {"filers": lambda _: [5]},
        {"of_unit": property(lambda _: 5)},
        {"facts": fails},
    ],
)
def test_a_document_is_read_without_it(says: dict[str, Any]) -> None:
    """A recogniser whose form does not say what it should is passed over, and noted."""
    form = form_that(**says)

    class Reads:
        id = "own"
        forms = (type(form),)

        def fits(self, _: Segment) -> int:
            return 5

        def read(self, *_: object) -> Form:
            return form

    context = FormContext(key="a", at="全文")
    recogniser: Any = Reads()
    assert Recognisers((("own", recogniser),)).read(Segment(), context) is None
    (note,) = context.notes
    assert (note.code, note.at) == ("plugin", "own")


def test_what_is_asked_of_a_stranger_holds_for_own_forms() -> None:
    """And for one that says only what every form does."""
    check_form(Report(key="report"))
    figure = Figure(label="支出", value=yuan("1"), at="一")
    check_form(form_that(table_figures=lambda _: [figure], prose=lambda _: [("段落", "一")]))
