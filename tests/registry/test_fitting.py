"""Which rubric fits: the smallest place that holds the unit, its form, its fiscal year."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from perfeval.errors import InputError, RubricNotFoundError
from perfeval.filing import (
    BudgetUnit,
    Filing,
    Form,
    FormKind,
    FundRow,
    ProjectForm,
    Report,
    ScoreSheet,
    UnitForm,
)
from perfeval.filing.sources import FiscalYear, Jurisdiction
from perfeval.numbers.amounts import wan_yuan
from perfeval.registry import find_rubric, get_rubric, score_all
from tests.foreign import Site, rubric_module
from tests.tables import each_row

LOU = Jurisdiction(code="430602", name="岳阳楼区")
YUEYANG = Jurisdiction(code="430600", name="岳阳市")
LIXIAN = Jurisdiction(code="430723", name="澧县")

FUND = FundRow(label="年度资金总额", final=wan_yuan("200"), outturn=wan_yuan("190"))
UNIT = UnitForm(key="annex-2", fund=FUND)
PROJECT = ProjectForm(key="annex-3", project_name="政务服务", fund=FUND)
SECOND = ProjectForm(key="annex-3-b", project_name="热线", fund=FUND)
SLASH = ProjectForm(key="annex-3-c", project_name="/")
SHEET = ScoreSheet(key="annex-3-1")
REPORT = Report(key="report")


def filing(*forms: Form, place: Jurisdiction | None = LOU, year: int = 2023) -> Filing:
    unit = BudgetUnit(name="某局", jurisdiction=place)
    return Filing(unit=unit, year=year, forms=forms)


def test_a_filing_finds_the_rubric_of_its_place_form_and_year() -> None:
    """Forms that no rubric is for do not matter, nor does a project marked `/`."""
    assert find_rubric(filing(REPORT, UNIT, SLASH)).id == "yueyanglou-annex-2"
    assert find_rubric(filing(PROJECT)).id == "yueyanglou-annex-3"
    assert find_rubric(filing(SHEET, place=YUEYANG, year=2020)).id == "yueyang-annex-3-1"


def test_a_county_stands_before_the_nation() -> None:
    """A project of 岳阳楼区 in 2023 has its own rubric; others have the national one."""
    assert find_rubric(filing(PROJECT)).id == "yueyanglou-annex-3"
    assert find_rubric(filing(PROJECT, year=2022)).id == "national-project"
    assert find_rubric(filing(PROJECT, place=LIXIAN)).id == "national-project"


def test_county_city_province_and_nation_stand_in_this_order(site: Site) -> None:
    """Of the places that hold the unit the smallest counts; its neighbours never do."""
    codes = {"province": "430000", "city": "430700", "county": "430723", "neighbour": "430722"}
    expected = ["national-unit", "province", "city", "county"]
    for count, name in enumerate(["neighbour", "province", "city", "county"]):
        module = rubric_module(name, code=codes[name])
        site.install(f"of-{name}", module, **{name: "{0}:RUBRIC"})
        found = find_rubric(filing(UNIT, place=LIXIAN)).id
        assert found == expected[count]


@pytest.mark.parametrize(("year", "found"), [(2019, False), (2020, True), (2022, True)])
def test_an_edition_holds_from_its_first_to_its_last_year(
    site: Site, year: int, found: bool
) -> None:
    """Just before, at and after the edges."""
    site.install("one", rubric_module("x", code="430723", last=2022), x="{0}:RUBRIC")
    if found:
        assert find_rubric(LIXIAN, "unit", year).id == "x"
        return
    with pytest.raises(RubricNotFoundError, match=f"澧县 430723, 整体支出绩效自评表, {year}"):
        find_rubric(LIXIAN, "unit", year)


def test_after_its_last_year_an_edition_is_named_as_near(site: Site) -> None:
    """So are the other rubrics for the same form, in the order of their ids."""
    for name, code in (("x", "430723"), ("y", "430602")):
        module = rubric_module(name, code=code, form="city", last=2022)
        site.install(f"of-{name}", module, **{name: "{0}:RUBRIC"})
    with pytest.raises(RubricNotFoundError) as caught:
        find_rubric(LIXIAN, "city", 2023)
    assert caught.value.near == ("x", "y")


def test_a_place_needs_a_form_where_rubrics_are_for_several() -> None:
    """By kind, by its tag in JSON; the year as an int or as a fiscal year."""
    assert find_rubric(LOU, form=FormKind.UNIT, year=FiscalYear(2023)).id == "yueyanglou-annex-2"
    assert find_rubric(LOU, form="project", year=2023).id == "yueyanglou-annex-3"
    with pytest.raises(InputError) as caught:
        find_rubric(LOU, year=2023)
    assert "2 forms that a rubric fits" in str(caught.value)
    assert caught.value.expected == "one of unit (yueyanglou-annex-2), project (yueyanglou-annex-3)"


def test_a_place_without_a_year_takes_any() -> None:
    """There is one edition only of 附件3-1."""
    assert find_rubric(YUEYANG, "score_sheet").id == "yueyang-annex-3-1"


def test_a_form_that_no_rubric_is_for_is_told_without_a_year_too() -> None:
    """Of the place and the form alone; no other rubric is near."""
    with pytest.raises(RubricNotFoundError) as caught:
        find_rubric(LIXIAN, "report")
    assert f"澧县 430723, {FormKind.REPORT.official_name}: no rubric" in str(caught.value)
    assert caught.value.near == ()


def test_several_filled_forms_need_a_form() -> None:
    """The error names their keys with the rubrics; a key or a kind decides."""
    both = filing(UNIT, PROJECT, SECOND)
    with pytest.raises(InputError) as caught:
        find_rubric(both)
    assert caught.value.expected == (
        "one of annex-2 (yueyanglou-annex-2), annex-3, annex-3-b (yueyanglou-annex-3)"
    )
    assert find_rubric(both, "annex-3-b").id == "yueyanglou-annex-3"
    assert find_rubric(both, FormKind.UNIT).id == "yueyanglou-annex-2"


def test_several_forms_of_one_kind_have_one_rubric() -> None:
    """Which of them is scored is asked when it is scored."""
    assert find_rubric(filing(PROJECT, SECOND)).id == "yueyanglou-annex-3"


def test_a_key_stands_before_a_kind_of_the_same_name() -> None:
    """A form may have the key "unit" whatever it is."""
    named = evolve(PROJECT, key="unit")
    assert find_rubric(filing(named), "unit").id == "yueyanglou-annex-3"


def test_a_sheet_is_found_for_a_filing_without_the_sheet() -> None:
    """附件3-1 can be applied to facts alone, where the kind is asked for."""
    assert find_rubric(filing(REPORT, year=2020), "score_sheet").id == "yueyang-annex-3-1"


def test_the_year_may_be_another_than_the_filings() -> None:
    """To score an old filing by a later edition, say so."""
    assert find_rubric(filing(UNIT, year=2022), year=2023).id == "yueyanglou-annex-2"


def test_two_rubrics_that_fit_equally_are_both_named(site: Site) -> None:
    """Nothing is chosen by chance; the allow-list, or an id, decides."""
    site.install("rival", rubric_module("rival-annex-2"), rival_annex_2="{0}:RUBRIC")
    with pytest.raises(InputError) as caught:
        find_rubric(filing(UNIT))
    assert caught.value.where == "the rubric for 整体支出绩效自评表"
    assert caught.value.expected == "one of rival:rival-annex-2, perfeval:yueyanglou-annex-2"
    assert find_rubric(filing(UNIT), allow=["rival"]).id == "rival-annex-2"
    with pytest.raises(InputError, match="2 that fit equally"):
        score_all(filing(UNIT))


def test_a_broken_rubric_is_passed_over_and_named_where_none_fits(site: Site) -> None:
    """It never stops a sound one."""
    site.install("broken", "1/0", broken="{0}:RUBRIC")
    assert find_rubric(filing(UNIT)).id == "yueyanglou-annex-2"
    assert [card.rubric for card in score_all(filing(UNIT))] == ["yueyanglou-annex-2"]
    with pytest.raises(RubricNotFoundError, match=r"; passed over: broken:broken \(broken\)"):
        find_rubric(filing(REPORT))


def test_a_filing_without_a_filled_form_finds_nothing() -> None:
    """The error says that this is why."""
    with pytest.raises(RubricNotFoundError, match="岳阳楼区 430602, no filled form, 2023"):
        find_rubric(filing(SLASH))


def test_a_unit_without_a_place_needs_a_rubric_by_id() -> None:
    """Its place is not guessed at."""
    with pytest.raises(InputError, match="the jurisdiction of the unit: found None"):
        find_rubric(filing(UNIT, place=None))
    with pytest.raises(InputError, match="the jurisdiction of the unit"):
        score_all(filing(UNIT, place=None))
    rubric = get_rubric("yueyanglou-annex-2")
    assert len(score_all(filing(UNIT, place=None), [rubric])) == 1


@each_row("junk", [None, "430602", 430602, b"", BudgetUnit(name="某局")])
def test_a_place_is_a_filing_or_a_jurisdiction(junk: Any) -> None:
    """Anything else is refused."""
    with pytest.raises(InputError, match="where to find a rubric"):
        find_rubric(junk)


@each_row("junk", ["annex-9", "annex-3-c", "", 5, b"unit", ["unit"], UNIT])
def test_a_form_is_a_key_or_a_kind(junk: Any) -> None:
    """The error names the keys of the filled forms and the kinds; a form marked `/` is not one."""
    with pytest.raises(InputError) as caught:
        find_rubric(filing(UNIT, SLASH), junk)
    assert caught.value.expected.endswith(
        "goal_review, result_review, score_sheet, report, annex-2"
    )


@each_row("junk", ["2023", True, 2023.0, 20233])
def test_a_year_is_a_fiscal_year(junk: Any) -> None:
    """Nothing is coerced."""
    with pytest.raises(InputError, match="a fiscal year"):
        find_rubric(LOU, "unit", junk)


def test_every_filled_form_that_a_rubric_fits_is_scored_in_order() -> None:
    """Each by the rubric of its place and kind; reports and `/` are passed over."""
    cards = score_all(filing(SECOND, REPORT, UNIT, SLASH, PROJECT))
    assert [(card.form, card.rubric) for card in cards] == [
        ("annex-3-b", "yueyanglou-annex-3"),
        ("annex-2", "yueyanglou-annex-2"),
        ("annex-3", "yueyanglou-annex-3"),
    ]
    assert score_all(filing(REPORT)) == ()


def test_given_rubrics_score_every_form_of_their_kind() -> None:
    """Wherever the unit lies; a sheet that is not in the filing is not scored."""
    rubrics = [
        get_rubric("national-project"),
        get_rubric("yueyang-annex-3-1"),
        get_rubric("yueyanglou-annex-3"),
    ]
    cards = score_all(filing(UNIT, PROJECT, SECOND, place=LIXIAN), iter(rubrics))
    assert [(card.form, card.rubric) for card in cards] == [
        ("annex-3", "national-project"),
        ("annex-3", "yueyanglou-annex-3"),
        ("annex-3-b", "national-project"),
        ("annex-3-b", "yueyanglou-annex-3"),
    ]
    assert [card.form for card in score_all(filing(SHEET), rubrics)] == ["annex-3-1"]
    assert score_all(filing(UNIT), []) == ()


@each_row("junk", ["national-project", ["national-project"], 5, [None]])
def test_given_rubrics_are_rubrics(junk: Any) -> None:
    """Ids are not; text is the path of a folder."""
    with pytest.raises(InputError, match=r"the rubrics to score by|the folder of rubrics"):
        score_all(filing(UNIT), junk)


@each_row("junk", [None, "filing", LOU])
def test_only_a_filing_is_scored(junk: Any) -> None:
    """Anything else is refused."""
    with pytest.raises(InputError, match="the filing to score"):
        score_all(junk)
