"""Where a rule or a figure comes from: the source, the place in China, the fiscal years."""

from __future__ import annotations

import re
from typing import Final

from attrs import field, frozen
from attrs.converters import optional

from perfeval.errors import InputError, Phrase
from perfeval.numbers.decimals import plain_int
from perfeval.text.fields import FieldArguments, Holds, of_text, text_field, titled
from perfeval.text.policy import checked_text

__all__ = ["FiscalYear", "FiscalYears", "Jurisdiction", "Source"]

_YEAR: Final = "a fiscal year"
_FISCAL: Final = titled(_YEAR, Holds.YEAR)
_CODE: Final = re.compile(r"[0-9]{6}")


@frozen(kw_only=True)
class Source:
    """The official text that a definition implements.

    `title` and `clause` are verbatim; `number` is the 文号, `annex` the 附件.

    >>> Source(title="项目支出绩效评价管理办法", issuer="财政部", number="财预〔2020〕10号").cite()
    '财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）'
    """

    title: str = field(**of_text("the title of a source", empty=False))
    issuer: str = text_field("the issuer of a source")
    number: str = text_field("the 文号 of a source")
    annex: str = text_field("the annex of a source")
    url: str = text_field("the link of a source")

    def cite(self) -> str:
        """The source as one line: issuer, title, 文号, annex."""
        number = f"（{self.number}）" if self.number else ""
        annex = f" {self.annex}" if self.annex else ""
        return f"{self.issuer}《{self.title}》{number}{annex}"


@frozen(kw_only=True)
class Jurisdiction:
    """A place, by its GB/T 2260 code: 430600 岳阳市, 430602 岳阳楼区, 000000 the whole country.

    >>> city = Jurisdiction(code="430600", name="岳阳市")
    >>> Jurisdiction(code="430602", name="岳阳楼区").within(city)
    True
    """

    code: str
    name: str = field(**of_text("the name of a place", empty=False))

    def __attrs_post_init__(self) -> None:
        code = checked_text(self.code, "a GB/T 2260 code")
        if not _CODE.fullmatch(code):
            raise InputError("a GB/T 2260 code", code, "six digits, such as 430602")
        object.__setattr__(self, "code", code)

    @property
    def stem(self) -> str:
        """The code without the zeros of the levels below: 4306 for 430600, empty for 000000."""
        pairs = [self.code[i : i + 2] for i in (0, 2, 4)]
        while pairs and pairs[-1] == "00":
            pairs.pop()
        return "".join(pairs)

    def within(self, other: Jurisdiction) -> bool:
        """Whether this place is `other` or lies in it. Raises `InputError` for what is no place."""
        if not isinstance(other, Jurisdiction):
            raise InputError("a place", other, "a Jurisdiction")
        return self.code.startswith(other.stem)


def _checked_year(value: object, where: str = _YEAR) -> int:
    year = plain_int(value)
    if year is not None and 1950 <= year <= 2200:
        return year
    raise InputError(where, value, "a year such as 2023, as an int")


def of_year(title: str, *, or_none: bool = False) -> FieldArguments:  # pragma: no mutate block
    """The arguments of a field of a fiscal year, as an int."""

    def read(value: int) -> int:
        return _checked_year(value, title)

    return titled(title, Holds.YEAR, converter=optional(read) if or_none else read)


@frozen(order=True)
class FiscalYear:
    """A fiscal year (预算年度), which in China is the calendar year.

    >>> str(FiscalYear(2023))
    '2023'
    """

    year: int = field(converter=_checked_year, **_FISCAL)

    def __str__(self) -> str:
        return str(self.year)


def as_year(value: object) -> object:
    """A fiscal year of an int; anything else as it is, for the check of the field."""
    return FiscalYear(value) if isinstance(value, int) and not isinstance(value, bool) else value


@frozen
class FiscalYears:
    """The fiscal years in which an edition holds: from `first` to `last`, both included.

    `last` is None where the edition has no end yet.

    >>> FiscalYear(2023) in FiscalYears(2020, None)
    True
    """

    first: int = field(converter=_checked_year, **_FISCAL)
    last: int | None = field(default=None, converter=optional(_checked_year), **_FISCAL)

    def __attrs_post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise InputError(
                "fiscal years", self.last, Phrase("a last year from {first} on", first=self.first)
            )

    def __contains__(self, year: FiscalYear) -> bool:
        if not isinstance(year, FiscalYear):
            raise InputError("a fiscal year", year, "a FiscalYear")
        return self.first <= year.year and (self.last is None or year.year <= self.last)

    def __str__(self) -> str:
        if self.last == self.first:
            return str(self.first)
        return f"{self.first}–{'' if self.last is None else self.last}"
