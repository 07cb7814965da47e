"""Strategies for numbers, amounts, cells, texts and sources."""

from __future__ import annotations

from hypothesis import strategies as st

from perfeval.amounts import Amount, Unit
from perfeval.cells import Nil, Unreadable
from perfeval.decimals import ATOMS, decimal_text
from perfeval.filing import Actual, Quantity, Target
from perfeval.numbers import Count, Number, Percent, Points
from perfeval.rates import Rate
from perfeval.sources import FiscalYear, FiscalYears, Jurisdiction, Source

__all__ = [
    "actuals",
    "amounts",
    "counts",
    "keys",
    "nils",
    "numbers",
    "percents",
    "places",
    "points",
    "quantities",
    "rates",
    "sources",
    "targets",
    "texts",
    "unreadables",
    "year_ranges",
    "years",
]

_LETTERS = "预算执行率自评单位项目支出产出效益满意度管理制度abcxyz（）、：“”"
_WORDS = ("完成", "已完成", "出台", "达成", "部分达成", "若干", "见附件", "约五万", "不详")
_MARKS = ("", "/", "——", "不适用", "无")
_UNITS = ("", "个", "人", "次", "平方米", "份")
_SIGNS = ("≥", "≧", "≤", "＞", "<", "=", "")


def _decimals(least: int, most: int, places: int) -> st.SearchStrategy[str]:
    """Plain decimal texts from `least` to `most` with up to `places` places."""
    unit = 10**places
    small = st.integers(least, most).map(str)
    exact = st.integers(least * unit, most * unit).map(
        lambda n: decimal_text(n * (ATOMS // unit), None)
    )
    return small | exact


def texts() -> st.SearchStrategy[str]:
    """Some text within the text policy, never blank."""
    return st.text(_LETTERS, min_size=1, max_size=12)


def keys() -> st.SearchStrategy[str]:
    """Stable ASCII keys such as ``three_public.outturn``."""
    return st.from_regex(r"[a-z][a-z0-9_]{0,8}(?:[.-][a-z0-9_]{1,6})?", fullmatch=True)


def points() -> st.SearchStrategy[Points]:
    """Points from 0 to 120, whole or in hundredths."""
    return _decimals(0, 120, 2).map(Points)


def numbers() -> st.SearchStrategy[Number]:
    """Plain exact numbers."""
    return _decimals(-100, 1000, 3).map(Number)


def counts() -> st.SearchStrategy[Count]:
    """Counts from 0 on, some with a unit, a few that are no whole number."""
    whole = st.integers(0, 1000).map(str)
    return st.builds(lambda n, unit: Count(n + unit), whole | _decimals(0, 99, 1), _unit_words())


def percents() -> st.SearchStrategy[Percent]:
    """Printed percentages, some above 100%, some below 0."""
    return _decimals(-20, 250, 3).map(lambda text: Percent(f"{text}%"))


def rates() -> st.SearchStrategy[Rate]:
    """Exact rates: round percentages, hundredths of them, and ratios of two counts."""
    printed = percents().map(lambda percent: percent.rate)
    return printed | st.builds(Rate, st.integers(-50, 500), st.integers(1, 300))


def amounts() -> st.SearchStrategy[Amount]:
    """Amounts in 元, 万元 and 亿元, a few of them 0 or below."""
    return st.builds(Amount, _decimals(-100, 10**6, 2), st.sampled_from(Unit))


def nils() -> st.SearchStrategy[Nil]:
    """Marks that say “nothing here”."""
    return st.sampled_from(_MARKS).map(Nil)


def unreadables() -> st.SearchStrategy[Unreadable]:
    """Cells with words where a number is due."""
    return st.sampled_from(_WORDS).map(Unreadable)


def quantities() -> st.SearchStrategy[Quantity]:
    """What a target or an actual value says as a number."""
    number = st.integers(0, 1000).map(lambda n: Count(str(n)))
    return st.builds(Quantity, number, st.sampled_from((1, 10**4)), _unit_words())


def targets() -> st.SearchStrategy[Target]:
    """Targets with and without a sign, as counts, percentages and words."""
    figures = st.builds(
        lambda sign, number, unit: f"{sign}{number}{unit}",
        st.sampled_from(_SIGNS),
        st.integers(0, 200),
        st.sampled_from(("", "%", "个", "万元")),
    )
    return (figures | st.sampled_from(("", *_WORDS))).map(lambda text: Target(text=text))


def actuals() -> st.SearchStrategy[Actual]:
    """Actual values: counts, percentages, bare numbers and words."""
    figures = st.builds(
        lambda number, unit: f"{number}{unit}",
        _decimals(0, 250, 2),
        st.sampled_from(("", "%", "个", "万元")),
    )
    return (figures | st.sampled_from(("", "不适用", *_WORDS))).map(lambda text: Actual(text=text))


def years() -> st.SearchStrategy[FiscalYear]:
    """Fiscal years."""
    return st.integers(2000, 2050).map(FiscalYear)


def year_ranges() -> st.SearchStrategy[FiscalYears]:
    """Validities, open and closed."""
    first = st.integers(2000, 2040)
    return st.builds(
        lambda start, length: FiscalYears(start, None if length is None else start + length),
        first,
        st.none() | st.integers(0, 9),
    )


def places() -> st.SearchStrategy[Jurisdiction]:
    """Places by their code."""
    codes = st.sampled_from(("000000", "430000", "430600", "430602", "430723"))
    return st.builds(Jurisdiction, code=codes, name=texts())


def sources() -> st.SearchStrategy[Source]:
    """Sources with an issuer."""
    return st.builds(
        Source, title=texts(), issuer=texts(), number=st.just("") | texts(), annex=texts()
    )


def _unit_words() -> st.SearchStrategy[str]:
    return st.sampled_from(_UNITS)
