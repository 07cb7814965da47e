"""A filing: the forms of one unit and fiscal year, and the facts that they state."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

import perfeval.filing
from perfeval.errors import InputError
from perfeval.filing import (
    FORMS,
    BaseDataForm,
    Budget,
    BudgetUnit,
    CityForm,
    Fact,
    Figure,
    Filing,
    Form,
    FormKind,
    FundRow,
    GoalReview,
    MonitoringForm,
    Note,
    ObjectivesForm,
    ProjectForm,
    Report,
    Restatement,
    ResultReview,
    ScoreSheet,
    SpendingSplit,
    Staffing,
    UnitForm,
)
from perfeval.filing.sources import FiscalYear
from perfeval.numbers.amounts import wan_yuan
from perfeval.numbers.printed import Count
from tests.tables import each_row

KINDS = [form.kind for form in FORMS]
UNIT = BudgetUnit(name="岳阳市岳阳楼区行政审批服务局")
TABLE = UnitForm(
    key="annex-2",
    fund=FundRow(label="年度资金总额", final=wan_yuan("1393.97"), outturn=wan_yuan("1393.97")),
)
PROJECT = ProjectForm(
    key="annex-3",
    project_name="业务工作经费",
    fund=FundRow(label="年度资金总额", original=wan_yuan("9"), outturn=wan_yuan("9.48")),
)
BASE = BaseDataForm(
    key="annex-1", staffing=Staffing(authorised_posts=Count("30"), staff_in_post=Count("29"))
)
REPORT = Report(
    key="report",
    budget=Budget(
        original=SpendingSplit(total=wan_yuan("1115")), final=SpendingSplit(total=wan_yuan("1400"))
    ),
)
FILING = Filing(
    unit=UNIT,
    year=2023,
    forms=(BASE, TABLE, PROJECT, REPORT),
    facts=(
        Fact(id="staff.in_post", value="28人", at="报告"),
        Fact(id="special_funds.late", value=False),
    ),
    relations=(
        Restatement(
            label="在职人数",
            figures=(Figure(label="附件1", value="29人"), Figure(label="报告", value="28人")),
        ),
    ),
    notes=(Note(code="signature", at="附件2 / 填报人"),),
)


def test_a_year_may_be_given_as_an_int() -> None:
    """2023 is the fiscal year 2023; a changed copy keeps it."""
    assert FILING.year == FiscalYear(2023)
    assert evolve(FILING).year == FiscalYear(2023)
    assert evolve(FILING, year=2022) == evolve(FILING, year=FiscalYear(2022))


@each_row("year", ["2023", 2023.0, True, 1, 10**30])
def test_another_year_is_refused(year: Any) -> None:
    """A year is not read from text."""
    with pytest.raises(InputError, match="year"):
        Filing(unit=UNIT, year=year)


def test_a_document_may_not_say_its_year() -> None:
    """A sheet without any year is a filing of no year; none is guessed."""
    assert Filing(unit=UNIT).year is None


def test_the_keys_of_the_forms_are_distinct() -> None:
    """A form is asked for by its key, so no two forms share one."""
    with pytest.raises(
        InputError, match=r"the key of a form: found 'annex-2'; .* no other form has"
    ):
        Filing(unit=UNIT, year=2023, forms=(TABLE, CityForm(key="annex-2")))


class Bare(Form):
    """A plugin's class of form that says nothing of its kind."""


@each_row(
    ("name", "value", "sentence"),
    [
        ("unit", "某局", "the unit of a filing: found '某局'; expected BudgetUnit"),
        ("forms", TABLE, "the forms of a filing: found a UnitForm; expected a tuple of Form"),
        ("forms", [FILING], "the forms of a filing, item 1: found a Filing; expected Form"),
        (
            "forms",
            [Bare(key="a")],
            "the kind of a form: found a type; expected a class with",
        ),
        ("facts", [True], "the facts of a filing, item 1: found True; expected Fact"),
        ("relations", [FILING.notes[0]], "the relations of a filing, item 1: found a Note"),
        ("notes", ["x"], "the notes of a filing, item 1: found 'x'; expected Note"),
    ],
)
def test_the_error_names_the_field(name: str, value: Any, sentence: str) -> None:
    """A filing of the wrong structure is refused with the place."""
    with pytest.raises(InputError, match=f"^{sentence}"):
        evolve(FILING, **{name: value})


def test_the_forms_of_a_kind_are_found() -> None:
    """In their order, as many as there are."""
    other = evolve(PROJECT, key="annex-3.2")
    filing = evolve(FILING, forms=(PROJECT, TABLE, other))
    assert filing.forms_of(FormKind.PROJECT) == (PROJECT, other)
    assert filing.forms_of(FormKind.REPORT) == ()
    with pytest.raises(InputError, match="the kind of a form: found 'unit'; expected a FormKind"):
        filing.forms_of("unit")  # type: ignore[arg-type]


@each_row("form", ["annex-2", 5, FormKind.UNIT])
def test_facts_are_those_of_a_form(form: Any) -> None:
    """Its key alone does not say which form is meant."""
    with pytest.raises(InputError, match="the form to score: found"):
        FILING.facts_for(form)


def test_facts_that_are_given_come_before_those_of_the_forms() -> None:
    """A fact given directly counts; among the forms the first one does."""
    facts = FILING.facts_for()
    assert facts.get("staff.in_post") == Count("28")
    assert facts.get("staff.authorised_posts") == Count("30")
    assert facts.get("special_funds.late") is False
    assert facts.get("budget.final") == wan_yuan("1393.97")
    assert facts.get("budget.original") == wan_yuan("1115")
    reversed_forms = evolve(FILING, forms=FILING.forms[::-1])
    assert reversed_forms.facts_for().get("budget.final") == wan_yuan("1400")


@each_row("form", [None, BASE, TABLE, REPORT])
def test_a_project_never_speaks_for_the_unit(form: Any) -> None:
    """No figure of a project is among the facts of the filing or of another form."""
    values = [fact.value for fact in FILING.facts_for(form)]
    assert wan_yuan("9") not in values
    assert wan_yuan("9.48") not in values
    assert all(fact.value != wan_yuan("9.48") for fact in FILING.all_facts())


def test_a_form_is_scored_by_its_own_fund_row() -> None:
    """`fund.*` is stated by the form in question alone; a blank stays missing."""
    unit, project = FILING.facts_for(TABLE), FILING.facts_for(PROJECT)
    assert unit.get("fund.outturn") == wan_yuan("1393.97")
    assert project.get("fund.outturn") == wan_yuan("9.48")
    assert unit.get("fund.original") is None
    assert project.get("fund.original") == wan_yuan("9")
    assert project.get("fund.final") is None
    for form in (None, BASE, REPORT):
        assert FILING.facts_for(form).get("fund.outturn") is None


def test_a_form_need_not_be_of_the_filing() -> None:
    """It is scored by its own fund row and the facts of the unit, each time anew."""
    other = evolve(PROJECT, fund=FundRow(label="年度资金总额", outturn=wan_yuan("7.5")))
    for _ in range(2):
        facts = FILING.facts_for(other)
        assert facts.get("fund.outturn") == wan_yuan("7.5")
        assert facts.get("staff.authorised_posts") == Count("30")
    assert FILING.facts_for(PROJECT).get("fund.outturn") == wan_yuan("9.48")


@each_row("form", [BASE, TABLE, PROJECT, REPORT])
def test_every_form_knows_the_facts_of_the_unit(form: Any) -> None:
    """Staffing is a fact of the unit, whichever form is scored."""
    assert FILING.facts_for(form).get("staff.authorised_posts") == Count("30")


def test_a_filing_is_a_value() -> None:
    """Frozen, hashable, and equal after pickle; a changed copy leaves the filing as it was."""
    assert pickle.loads(pickle.dumps(FILING)) == FILING
    assert hash(evolve(FILING)) == hash(FILING)
    assert evolve(FILING, forms=()).forms == ()
    assert len(FILING.forms) == 4
    with pytest.raises(FrozenInstanceError):
        FILING.forms = ()  # type: ignore[misc]


def test_every_kind_of_form_has_its_place() -> None:
    """Forms of all kinds are taken together."""
    unscored = (ObjectivesForm(key="objectives"), MonitoringForm(key="monitoring"))
    reviews = (GoalReview(key="review"), ResultReview(key="result-review"))
    sheets = (CityForm(key="city"), *reviews, ScoreSheet(key="annex-3-1"))
    forms = (BASE, TABLE, PROJECT, *sheets, REPORT, *unscored)
    filing = evolve(FILING, forms=forms)
    assert [filing.forms_of(kind) for kind in KINDS] == [(form,) for form in forms]


def test_the_package_shows_its_public_names() -> None:
    """`__all__` is sorted, whole, and holds nothing twice."""
    names = perfeval.filing.__all__
    assert names == sorted(set(names), key=lambda name: (not name.isupper(), name))
    assert all(hasattr(perfeval.filing, name) for name in names)
