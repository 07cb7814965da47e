"""What a measure gives: a value with its figures put in, or why there is none."""

from __future__ import annotations

import enum
from types import UnionType
from typing import Final

from attrs import field, frozen

from perfeval.errors import InputError, Phrase
from perfeval.filing.structure import of_kind
from perfeval.measures.terms import Working
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Count
from perfeval.numbers.rates import Rate
from perfeval.text.fields import of_sentence

__all__ = ["Direction", "Kind", "Measured", "MeasuredValue", "Unmeasured", "Why"]


class Direction(enum.Enum):
    """正向 or 反向指标: which way a measured value gets better, where that is known.

    >>> Direction("lower").name
    'LOWER'
    """

    HIGHER = "higher"
    LOWER = "lower"
    NONE = "none"


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
class Measured:
    """A value of some `kind`, and the figures it was made of (``29 ÷ 30``), in both languages.

    They are text, or the `Working` of a formula. Raises `InputError` where the value is not of
    that kind.

    >>> Measured(Kind.RATE, Rate(29, 30), "29 ÷ 30", "29 ÷ 30").value.percent()
    '96.67%'
    """

    kind: Kind
    value: MeasuredValue
    _zh: str | Working = field(default="", eq=str)
    _en: str | Working = field(default="", eq=str)

    def __attrs_post_init__(self) -> None:
        _check(self.kind, self.value)
        _check_text(self._zh)
        _check_text(self._en)

    @property
    def zh(self) -> str:
        """The figures, or the name of what was measured, in Chinese."""
        return str(self._zh)

    @property
    def en(self) -> str:
        """The figures, or the name of what was measured, in English."""
        return str(self._en)

    def text(self, lang: str) -> str:
        """The figures in ``zh``, else in English."""
        return self.zh if lang == "zh" else self.en


def _check(kind: object, value: object) -> None:
    if not isinstance(kind, Kind):
        raise InputError("the kind of a measured value", kind, "a Kind")
    whole, part = _VALUES[kind]
    fits = isinstance(value, whole)
    if fits and isinstance(value, tuple):
        fits = all(isinstance(each, part) for each in value)
    if not fits:
        raise InputError("a measured value", value, Phrase("a {kind}", kind=kind.value))


def _check_text(text: object) -> None:
    if not isinstance(text, str | Working):
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

    def text(self, lang: str) -> str:
        """The reason in ``zh``, else in English."""
        return self.zh if lang == "zh" else self.en


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
