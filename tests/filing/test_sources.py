"""Sources, places and fiscal years."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

from perfeval.errors import InputError
from perfeval.filing.sources import FiscalYear, FiscalYears, Jurisdiction, Source
from tests.tables import each_row

COUNTRY = Jurisdiction(code="000000", name="全国")
PROVINCE = Jurisdiction(code="430000", name="湖南省")
CITY = Jurisdiction(code="430600", name="岳阳市")
DISTRICT = Jurisdiction(code="430602", name="岳阳楼区")
OTHER_CITY = Jurisdiction(code="431000", name="郴州市")


@each_row("other", [None, "430600", 430600, CITY.code])
def test_a_place_lies_in_a_place(other: Any) -> None:
    """A code alone is none."""
    with pytest.raises(InputError, match="a place: found"):
        DISTRICT.within(other)


def test_a_source_is_cited_in_one_line() -> None:
    """Issuer, title, 文号 and annex stand as officials write them; a part may be missing."""
    full = Source(
        title="项目支出绩效评价管理办法", issuer="财政部", number="财预〔2020〕10号", annex="附件2"
    )
    assert full.cite() == "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号） 附件2"
    assert Source(title="通知").cite() == "《通知》"


@each_row("title", ["", "  ", "\u3000"])
def test_a_source_has_a_title(title: str) -> None:
    """A source without a title, or with one of spaces, is no source."""
    with pytest.raises(InputError, match=r"the title of a source: .*; expected some text"):
        Source(title=title)


@each_row("name", ["issuer", "number", "annex", "url"])
def test_the_other_parts_of_a_source_are_text(name: str) -> None:
    """Every part keeps the text policy, and the error names the part."""
    make: Any = Source
    for value in (None, 5, "a\x00"):
        with pytest.raises(InputError, match="of a source: found"):
            make(title="通知", **{name: value})


@each_row(
    ("place", "stem"),
    [(COUNTRY, ""), (PROVINCE, "43"), (CITY, "4306"), (DISTRICT, "430602"), (OTHER_CITY, "4310")],
)
def test_the_stem_leaves_the_levels_below_out(place: Jurisdiction, stem: str) -> None:
    """The zeros of a GB/T 2260 code go in pairs: 431000 is the city 4310, not 431."""
    assert place.stem == stem


@each_row(
    ("place", "whole", "inside"),
    [
        (DISTRICT, CITY, True),
        (DISTRICT, PROVINCE, True),
        (DISTRICT, COUNTRY, True),
        (DISTRICT, DISTRICT, True),
        (CITY, DISTRICT, False),
        (DISTRICT, OTHER_CITY, False),
        (COUNTRY, PROVINCE, False),
    ],
)
def test_a_place_lies_in_the_places_above_it(
    place: Jurisdiction, whole: Jurisdiction, inside: bool
) -> None:
    """A district lies in its city, province and country, and in itself."""
    assert place.within(whole) is inside


@each_row(
    "code", ["", "43060", "4306020", "43O602", "４３０６０２", "٤٣٠٦٠٢", "430602\n", 430602, None]
)
def test_a_code_has_six_digits(code: Any) -> None:
    """A GB/T 2260 code is six ASCII digits, as text."""
    with pytest.raises(InputError, match="a GB/T 2260 code: found"):
        Jurisdiction(code=code, name="某地")


def test_a_place_has_a_name() -> None:
    """A code alone is not a place."""
    with pytest.raises(InputError, match="the name of a place"):
        Jurisdiction(code="430602", name=" ")


@each_row("year", [1950, 2023, 2200])
def test_a_fiscal_year_is_an_int(year: int) -> None:
    """From 1950 to 2200; it prints as its number."""
    assert str(FiscalYear(year)) == str(year)


@each_row("year", [1949, 2201, "2023", 2023.0, True, None, 10**30, FiscalYear(2023)])
def test_anything_else_is_no_fiscal_year(year: Any) -> None:
    """Text, a float, a bool, or a year out of all reason is refused."""
    with pytest.raises(InputError, match="a fiscal year: found"):
        FiscalYear(year)


def test_fiscal_years_are_ordered() -> None:
    """The year before is less."""
    assert FiscalYear(2022) < FiscalYear(2023)
    assert sorted([FiscalYear(2023), FiscalYear(2020)]) == [FiscalYear(2020), FiscalYear(2023)]


@each_row(
    ("years", "year", "held", "text"),
    [
        (FiscalYears(2020), 2019, False, "2020–"),
        (FiscalYears(2020), 2020, True, "2020–"),
        (FiscalYears(2020), 2200, True, "2020–"),
        (FiscalYears(2020, 2022), 2019, False, "2020–2022"),
        (FiscalYears(2020, 2022), 2022, True, "2020–2022"),
        (FiscalYears(2020, 2022), 2023, False, "2020–2022"),
        (FiscalYears(2023, 2023), 2023, True, "2023"),
    ],
)
def test_an_edition_holds_in_its_years(
    years: FiscalYears, year: int, held: bool, text: str
) -> None:
    """Both ends are included; without a last year the edition still holds."""
    assert (FiscalYear(year) in years) is held
    assert str(years) == text


def test_the_last_year_is_not_before_the_first() -> None:
    """An edition cannot end before it begins."""
    with pytest.raises(
        InputError, match="fiscal years: found 2019; expected a last year from 2020"
    ):
        FiscalYears(2020, 2019)


@each_row("value", ["2020", 2020.0, False, FiscalYear(2020), [2020]])
def test_the_ends_of_an_edition_are_ints(value: Any) -> None:
    """Neither end is converted from anything."""
    with pytest.raises(InputError, match="a fiscal year"):
        FiscalYears(value)
    with pytest.raises(InputError, match="a fiscal year"):
        FiscalYears(2020, value)


@each_row("value", [2023, "2023", None])
def test_only_a_fiscal_year_is_looked_up(value: Any) -> None:
    """A bare number in the place of a year is an error, not a silent no."""
    with pytest.raises(InputError, match="expected a FiscalYear"):
        assert value in FiscalYears(2020)


@each_row("value", [Source(title="通知"), DISTRICT, FiscalYear(2023), FiscalYears(2020, 2022)])
def test_they_are_values(value: Any) -> None:
    """Frozen, hashable, and equal after pickle, copy and evolve."""
    for back in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value), evolve(value)):
        assert back == value
        assert hash(back) == hash(value)
    with pytest.raises(FrozenInstanceError):
        value.name = "x"
