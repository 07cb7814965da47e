"""A fault that is planted into a sound form, and whether a finding tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from random import Random

from attrs import frozen

from perfeval.audit import Finding
from tests.drawn.known import KnownForm
from tests.drawn.layout import Layout

__all__ = ["Fault", "Planted", "is_found", "more"]


@frozen(kw_only=True)
class Planted:
    """A fault: the form that has it, and what a finding of it must hold.

    `codes` are families that may tell it; `words` must all stand in one finding.
    """

    form: KnownForm
    codes: tuple[str, ...]
    words: tuple[str, ...]


Fault = Callable[[KnownForm, Layout, Random], Planted | None]


def is_found(planted: Planted, findings: Iterable[Finding]) -> bool:
    """Whether one finding above info tells the fault, at its place."""
    for finding in findings:
        told = "".join(f"{finding.at}{finding.printed}{finding.message('zh')}".split())
        words = all("".join(word.split()) in told for word in planted.words)
        if words and finding.code.startswith(planted.codes):
            return True
    return False


def more(text: str, by: str) -> str:
    """The sum of two figures, as typed."""
    return f"{Decimal(text) + Decimal(by)}"
