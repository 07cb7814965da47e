"""Fiscal years in titles and lines: 2023年度, （２０２３年）, 二〇二三年度."""

from __future__ import annotations

import re
from typing import Final

from perfeval.text.labels import squeeze
from perfeval.text.numerals import digits

__all__ = [
    "LAST_YEAR",
    "fiscal_years",
    "is_of_other_years",
    "is_year_line",
    "labelled_year",
    "told_years",
    "years",
]

_WORDED: Final = re.compile(r"[一二][〇○零０Oo一二三四五六七八九]{3}(?=年)")
_YEAR: Final = re.compile(r"((?:19|20)[0-9]{2})年")
LAST_YEAR: Final = "(?:上一?年|去年)"
"""What prose calls the year before, in a pattern."""
_OTHER: Final = re.compile(f"累计|总投资|以前年度|往年|{LAST_YEAR}")
_FISCAL: Final = re.compile(r"((?:19|20)[0-9]{2})年?度")
_BARE: Final = re.compile(r"((?:19|20)[0-9]{2})(?:年度?)?")
_LINE: Final = re.compile(
    r"\(?(?:19|20)[0-9]{2}年度?\)?|[^:]{0,4}年(?:度|份):(?:19|20)[0-9]{2}(?:年度?)?"
)
_LABEL: Final = re.compile(r"(?:预算|评价|自评|项目|填报|所属|绩效)?年(?:度|份):?")
_TOLD: Final = re.compile(
    r"(?:预算|评价|自评|项目|填报|所属|绩效|^)年(?:度|份):((?:19|20)[0-9]{2})(?![0-9])"
)


def _plain(text: str) -> str:
    """The text squeezed, its years in digits."""
    return _WORDED.sub(lambda match: digits(match[0]), squeeze(text))


def years(text: str) -> list[str]:
    """The years that a text prints, fiscal or not.

    >>> years("二〇二四年三月"), years("2023年项目支出绩效自评表")
    (['2024'], ['2023'])
    """
    return _YEAR.findall(_plain(text))


def is_of_other_years(text: str) -> bool:
    """Whether a heading says that what stands below it is not of this year alone.

    >>> is_of_other_years("上年决算数"), is_of_other_years("本年预算数")
    (True, False)
    """
    return _OTHER.search(text) is not None


def fiscal_years(text: str) -> list[str]:
    """The years that a text prints as fiscal ones.

    >>> fiscal_years("（二○二三 年度）"), fiscal_years("2024年3月15日")
    (['2023'], [])
    """
    return _FISCAL.findall(_plain(text))


def labelled_year(label: str, text: str) -> list[str]:
    """The year in a cell whose label asks for one.

    >>> labelled_year("预算年度", "2023"), labelled_year("金额", "2023")
    (['2023'], [])
    """
    if not _LABEL.fullmatch(squeeze(label)):
        return []
    match = _BARE.fullmatch(_plain(text))
    return [match[1]] if match else []


def told_years(text: str) -> list[str]:
    """The years that a line says behind a label.

    >>> told_years("单位：某局　年度：2022　金额单位：万元"), told_years("建设年限：2022")
    (['2022'], [])
    """
    whole, *pieces = (_TOLD.findall(_plain(each)) for each in (text, *text.split()))
    return whole or [year for piece in pieces for year in piece]


def is_year_line(text: str) -> bool:
    """Whether a text says the year and nothing else.

    >>> is_year_line("（ 2023 年度 ）"), is_year_line("预算年度：2023")
    (True, True)
    >>> is_year_line("2023年重点工作")
    False
    """
    return _LINE.fullmatch(_plain(text)) is not None
