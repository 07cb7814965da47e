"""What a measure gives: a value with its figures put in, or why there is none."""

from __future__ import annotations

import enum
from types import UnionType
from typing import Final

from attrs import field, frozen

from perfeval.errors import InputError
from perfeval.filing.structure import of_kind
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Count
from perfeval.numbers.rates import Rate
from perfeval.phrases import Phrase, Phrased, of_sentence, phrased_later

__all__ = ["Kind", "Measured", "MeasuredValue", "Unmeasured", "Why"]


class Kind(enum.Enum):
    """What a measure gives and a rule takes.

    >>> Kind("rate").name
    'RATE'
    """

    RATE = "rate"
    COUNT = "count"
    AMOUNT = "amount"
    STATE = "state"
    CHECKS = "checks"
    SEVERAL = "several"
    ANY = "any"


MeasuredValue = Rate | Count | Amount | str | tuple[bool, ...] | tuple["Measured | Unmeasured", ...]


@frozen
class Measured(Phrased):
    """A value of some `kind`, and the figures it was made of (``29 ÷ 30``), in both languages.

    Raises `InputError` where the value is not of that kind.

    >>> Measured(Kind.RATE, Rate(29, 30), "29 ÷ 30", "29 ÷ 30").value.percent()
    '96.67%'
    """

    kind: Kind
    value: MeasuredValue
    zh: str = ""
    en: str = ""

    def __attrs_post_init__(self) -> None:
        _check(self.kind, self.value)
        _check_text(self.zh)
        _check_text(self.en)


def measured(kind: Kind, value: MeasuredValue, phrase: Phrase) -> Measured:
    """A value of that kind by the library's own measures; its figures are written when read."""
    return phrased_later(Measured, phrase, kind=kind, value=value)


def _check(kind: object, value: object) -> None:
    if not isinstance(kind, Kind):
        raise InputError("the kind of a measured value", kind, "a Kind")
    whole, part = _VALUES[kind]
    parts = value if isinstance(value, tuple) else ()
    if not isinstance(value, whole) or not all(isinstance(each, part) for each in parts):
        raise InputError("a measured value", value, f"a {kind.value}")


def _check_text(text: object) -> None:
    if not isinstance(text, str):
        raise InputError("the figures of a measured value", text, "text")


class Why(enum.Enum):
    """Why nothing could be measured; the value is the code of the reason.

    >>> Why("undefined").name
    'UNDEFINED'
    """

    MISSING = "missing"
    UNDEFINED = "undefined"
    NOT_APPLICABLE = "not_applicable"
    UNFIT = "unfit"


@frozen
class Unmeasured:
    """Why a measure has no value: a fact that is missing, a zero denominator, 不适用.

    `facts` are the ids concerned; `zh` and `en` say it in words.

    >>> from perfeval.measures import STAFFING_CONTROL_RATE
    >>> STAFFING_CONTROL_RATE.of(Facts([])).facts
    ('staff.in_post', 'staff.authorised_posts')
    """

    why: Why = field(**of_kind("why nothing is measured", Why))
    facts: tuple[str, ...] = field(**of_kind("the facts of what is not measured", tuple))
    zh: str = field(**of_sentence("the zh of what is not measured"))
    en: str = field(**of_sentence("the en of what is not measured"))


_VALUES: Final[dict[Kind, tuple[type, type | UnionType]]] = {
    Kind.RATE: (Rate, object),
    Kind.COUNT: (Count, object),
    Kind.AMOUNT: (Amount, object),
    Kind.STATE: (str, object),
    Kind.CHECKS: (tuple, bool),
    Kind.SEVERAL: (tuple, Measured),
    Kind.ANY: (tuple, Measured | Unmeasured),
}
"""The type of a value of each kind, and of its parts where it has any."""
