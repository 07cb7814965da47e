"""What a measure gives: a value with its figures put in, or why there is none."""

from __future__ import annotations

import enum

from attrs import frozen

from perfeval.amounts import Amount
from perfeval.numbers import Count, Rate

__all__ = ["Kind", "Measured", "MeasuredValue", "Unmeasured", "Why"]


class Kind(enum.Enum):
    """What a measure gives and a rule takes."""

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

    >>> Measured(Kind.RATE, Rate(29, 30), "29 ÷ 30", "29 ÷ 30").value.percent()
    '96.67%'
    """

    kind: Kind
    value: MeasuredValue
    zh: str = ""
    en: str = ""


class Why(enum.Enum):
    """Why nothing could be measured; the value is the code of the reason."""

    MISSING = "missing"
    UNDEFINED = "undefined"
    NOT_APPLICABLE = "not_applicable"
    UNFIT = "unfit"


@frozen
class Unmeasured:
    """Why a measure has no value: a fact that is missing, a zero denominator, 不适用.

    `facts` are the ids concerned; `zh` and `en` say it in words.
    """

    why: Why
    facts: tuple[str, ...]
    zh: str
    en: str
