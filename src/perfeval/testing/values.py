"""Strategies for numbers, amounts, cells, texts and sources: whatever their types admit.

Figures are drawn as forms print them (grouped, full-width, padded with zeros), texts with every
character that the text policy admits; both shrink to what is plain.
"""

from __future__ import annotations

from functools import cache, partial
from typing import Final, TypeVar

from hypothesis import strategies as st

from perfeval.filing import Actual, Quantity, Target
from perfeval.filing.sources import FiscalYear, FiscalYears, Jurisdiction, Source
from perfeval.numbers.amounts import Amount, AmountCell, Unit, read_amount
from perfeval.numbers.cells import Nil, Unreadable, read_cell
from perfeval.numbers.decimals import ATOMS, decimal_text
from perfeval.numbers.printed import Count, Number, Percent, Points
from perfeval.numbers.rates import Rate

__all__ = [
    "actuals",
    "amount_cells",
    "amounts",
    "cells",
    "counts",
    "figures",
    "keys",
    "nils",
    "numbers",
    "percents",
    "places",
    "points",
    "printed",
    "quantities",
    "rates",
    "sources",
    "targets",
    "texts",
    "unreadables",
    "words",
    "year_ranges",
    "years",
]

_N = TypeVar("_N", bound=Number)

_ADMITTED: Final = st.characters(  # by category: what UTF-8 can write takes seconds to find
    exclude_categories=["Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"],
    exclude_characters="\u034f",
    include_characters="\n\t",
)
_SAID: Final = ("三公经费", "=1+1", "a\tb", "第一行\n第二行", "𠮷", "“三公”（％）", '"\\/,[]{}:')
_WORDS: Final = (
    *("完成", "已完成", "出台", "达成", "部分达成", "若干", "见附件", "约五万", "不详"),
    *("47万余", "1e3", "NaN", "1,39.7", "98%以上", "2023年", "一次\n性"),
)
_MARKS: Final = ("", "/", " / ", "-", "——", "不适用", "无", "……")
_UNITS: Final = ("", "个", "人", "次", "平方米", "份", "万封", "亩", " 个")
_SIGNS: Final = ("≥", "≧", "≤", "＞", "<", "=", "不少于", "不超过", "")
_WIDE: Final = str.maketrans("0123456789.,%-", "０１２３４５６７８９．，％－")


@cache
def printed(least: int, most: int, places: int) -> st.SearchStrategy[str]:
    """Number texts from `least` to `most` with up to `places` decimals, as forms print them."""
    unit = 10**places
    whole = st.integers(least, most).map(str)
    atoms = st.integers(least * unit, most * unit).map(lambda n: n * (ATOMS // unit))
    plain = atoms.map(decimal_text)
    padded = st.builds(decimal_text, atoms, st.just(places))
    grouped = atoms.map(_grouped)
    return st.one_of(whole, plain, padded, grouped, plain.map(lambda text: text.translate(_WIDE)))


@cache
def figures(least: int, most: int) -> st.SearchStrategy[str]:
    """Number texts, many of them at or just beside the round numbers where clauses have edges."""
    near = [
        decimal_text(edge * ATOMS + step)
        for edge in (0, 50, 90, 95, 100)
        for step in (-ATOMS, -1, 0, 1, ATOMS)
        if least * ATOMS <= edge * ATOMS + step <= most * ATOMS
    ]
    return st.sampled_from(near) | printed(least, most, 8)


def _grouped(atoms: int) -> str:
    """The digits before the point in groups of three."""
    sign = "-" if atoms < 0 else ""
    whole, point, decimals = decimal_text(abs(atoms)).partition(".")
    return f"{sign}{int(whole):,}{point}{decimals}"


@cache
def texts() -> st.SearchStrategy[str]:
    """Any text within the text policy that is not blank."""
    drawn = st.text(_ADMITTED, min_size=1, max_size=12)
    return drawn.filter(lambda text: bool(text.strip())) | st.sampled_from(_SAID)


@cache
def words() -> st.SearchStrategy[str]:
    """What stands in a cell instead of a figure."""
    return st.sampled_from(_WORDS)


@cache
def keys() -> st.SearchStrategy[str]:
    """Stable ASCII keys such as ``three_public.outturn``."""
    return st.from_regex(r"[a-z][a-z0-9_]{0,8}([.-][a-z0-9_]{1,6}){0,2}", fullmatch=True)


@cache
def points() -> st.SearchStrategy[Points]:
    """Points from 0 to 120, whole or in hundredths, some with 分."""
    text = printed(0, 120, 2)
    return (text | text.map("{}分".format)).map(Points)


@cache
def numbers() -> st.SearchStrategy[Number]:
    """Exact numbers."""
    return printed(-100, 10**9, 8).map(Number)


@cache
def counts() -> st.SearchStrategy[Count]:
    """Counts from 0 on, some with a unit, a few that are no whole number."""
    number = st.integers(0, 1000).map(str) | printed(0, 10**6, 1)
    return st.builds(lambda n, unit: Count(f"{n}{unit}"), number, st.sampled_from(_UNITS))


@cache
def percents() -> st.SearchStrategy[Percent]:
    """Printed percentages with their sign, some above 100%, some below 0."""
    signed = printed(-20, 250, 3).map("{}%".format) | printed(-20, 250, 8).map("{}％".format)
    return signed.map(Percent)


@cache
def rates() -> st.SearchStrategy[Rate]:
    """Exact rates: printed percentages, and ratios of two counts."""
    ratios = st.builds(Rate, st.integers(-50, 500), st.integers(1, 300))
    return percents().map(lambda percent: percent.rate) | ratios


@cache
def amounts() -> st.SearchStrategy[Amount]:
    """Amounts in 元, 万元 and 亿元, a few of them 0 or below."""
    number = printed(-100, 10**6, 2) | printed(-(10**14), 10**14, 8)
    return st.builds(Amount, number, st.sampled_from(Unit))


@cache
def nils() -> st.SearchStrategy[Nil]:
    """Marks that say “nothing here”."""
    return st.sampled_from(_MARKS).map(Nil)


@cache
def unreadables() -> st.SearchStrategy[Unreadable]:
    """Cells with words where a number is due."""
    return words().map(Unreadable)


def cells(kind: type[_N]) -> st.SearchStrategy[_N | Nil | Unreadable]:
    """Cells where a number of `kind` is due: the number, nil, or words."""
    return _cell_texts().map(partial(read_cell, kind))


@cache
def amount_cells() -> st.SearchStrategy[AmountCell]:
    """Cells where an amount is due; without 元 or 万元 a figure is unreadable."""
    return amounts() | _cell_texts().map(read_amount)


@cache
def _cell_texts() -> st.SearchStrategy[str]:
    signs = ("", "", "元", "万元", "%", "％", "分", *_UNITS)
    figured = st.builds("{}{}".format, printed(-100, 10**6, 2), st.sampled_from(signs))
    return st.sampled_from(_MARKS) | figured | words() | texts()


@cache
def quantities() -> st.SearchStrategy[Quantity]:
    """What a target or an actual value says as a number."""
    number = st.integers(0, 1000).map(lambda n: Count(str(n)))
    return st.builds(Quantity, number, st.sampled_from((1, 10**4)), st.sampled_from(("", "个")))


@cache
def targets() -> st.SearchStrategy[Target]:
    """Targets with and without a sign, as counts, percentages and words."""
    figured = st.builds(
        "{}{}{}".format,
        st.sampled_from(_SIGNS),
        figures(0, 200),
        st.sampled_from(("", "%", "个", "万元")),
    )
    return (figured | st.just("") | words()).map(lambda text: Target(text=text))


@cache
def actuals() -> st.SearchStrategy[Actual]:
    """Actual values: counts, percentages, bare numbers and words."""
    units = st.sampled_from(("", "%", "个", "万元"))
    figured = st.builds("{}{}".format, figures(0, 250), units)
    marks = st.sampled_from(("", "不适用"))
    return (figured | marks | words()).map(lambda text: Actual(text=text))


@cache
def years() -> st.SearchStrategy[FiscalYear]:
    """Fiscal years."""
    return st.integers(1950, 2200).map(FiscalYear)


@cache
def year_ranges() -> st.SearchStrategy[FiscalYears]:
    """Validities, open and closed."""
    length = st.none() | st.integers(0, 9)
    return st.builds(
        lambda first, more: FiscalYears(first, None if more is None else first + more),
        st.integers(1950, 2190),
        length,
    )


@cache
def places() -> st.SearchStrategy[Jurisdiction]:
    """Places by their code."""
    known = st.sampled_from(("000000", "430000", "430600", "430602", "430723"))
    codes = known | st.from_regex(r"[0-9]{6}", fullmatch=True)
    return st.builds(Jurisdiction, code=codes, name=texts())


@cache
def sources() -> st.SearchStrategy[Source]:
    """Sources with an issuer."""
    more = st.just("") | texts()
    return st.builds(Source, title=texts(), issuer=texts(), number=more, annex=more, url=more)
