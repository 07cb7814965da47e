"""Arithmetic that a cell or a sentence writes out: （62-50）÷50=12%, 10×95%=9.5分.

A figure stands for what may be rounded to it, and a result may be cut off, too, or printed in
another power of ten (97.5 for 97.5%, 万元 for 元). A result that stops at one of its figures or at
nothing is capped. Words among the figures hide some of them: such a line is left alone.
Source: 绩效自评抽查标准 (计算过程与结果一致).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.finding import Code, Finding, Place, Severity
from perfeval.audit.rounding.figures import plain
from perfeval.audit.rounding.formulas import Span, span_of, value_of
from perfeval.audit.ties.implied import placed_forms
from perfeval.audit.ties.related import goal_of, prose_of
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.forms.prose.mentions import LONGEST
from perfeval.forms.prose.rates.written_rates import stated_written_rates
from perfeval.scoring.scorecard import Scorecard
from perfeval.text.numerals import narrow

__all__ = ["WRITTEN_OUT"]

MISMATCH = Code(
    id="formula.mismatch",
    severity=Severity.WARNING,
    source="绩效自评抽查标准：计算过程与结果一致",
    meaning_zh="写出的算式与其结果不符",
    meaning_en="arithmetic that is written out does not give its result",
    zh="算式“{formula}”应得 {computed}，写的是 {printed}；请核对算式和结果",
    en="{formula} gives {computed}, not {printed}",
)
_NUMBER: Final = r"[0-9]{1,12}+(?:,[0-9]{3}){0,3}+(?:\.[0-9]{1,6}+)?+"
_UNIT: Final = r"(?:[万亿]{0,1}+(?:人次|[元人户个项次场件分亩名家%天期])|[万亿]){0,1}+"
_LABEL: Final = r"(?:(?![每均各约近余按乘减])[一-鿿]){1,8}+(?=[0-9])"
"""What an addend is, behind a plus: 省级120+县级90."""
_WRITTEN: Final = re.compile(
    rf"(?<![0-9A-Za-z.,第%+*×÷/\-“])((?:\(|\)|[+*×÷/\-]|(?<=\+){_LABEL}|{_NUMBER}{_UNIT}){{3,40}}+)"
    rf"(?:=|≈)({_NUMBER})({_UNIT})(?![0-9A-Za-z.+*×÷/\-(])"
)
_TOKEN: Final = re.compile(rf"[()+*×÷/\-]|{_NUMBER}{_UNIT}")
_OPERATORS: Final = re.compile(r"[+*×÷/\-加减乘除]")
_CLAUSE: Final = re.compile(r"[，,。；;：:=≈\n]")
_SIGNS: Final = str.maketrans("（）＋－−–—＊xX／＝【】[]", "()+----*××/=()()")
_POWERS: Final = tuple(Fraction(10) ** power for power in (-8, -4, -2, 0, 2, 4, 8))


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    for form, place in placed_forms(filing):
        told = chain(goal_of(form, place), prose_of(filing, form, place), _cells(form, place))
        for text, at in told:
            if _may_hold(text) and not any(stated_written_rates(text, "")):
                yield from _wrong(text, at)
    for number, note in enumerate(filing.notes):
        place = Place(note.at, (len(filing.forms) + 1, number))
        for line in note.text.split("\n") if _may_hold(note.text) else ():
            name, tab, cell = line.partition("\t")
            yield from _wrong(cell or name, place.at(name) if tab else place)


def _cells(form: Form, place: Place) -> Iterator[tuple[str, Place]]:
    """What the cells of rows say of how a figure was come by."""
    table = place.at("绩效指标", 1, "indicators")
    for number, row in enumerate(form.indicators):
        at = table.at(row.name, number, f"{number}")
        yield row.actual.text, at.cell("actual")
        yield row.variance_note, at.cell("variance_note")
    if form.fund is not None:
        yield form.fund.reason, place.at("", 0).at(form.fund.label, 0, "fund").cell("reason")


def _may_hold(text: str) -> bool:
    return len(text) <= LONGEST and any(sign in text for sign in "=＝≈")


def _wrong(text: str, place: Place) -> Iterator[Finding]:
    """The lines of arithmetic of a text that do not give their result."""
    plain = narrow(text).translate(_SIGNS).replace(" ", "")
    for match in _WRITTEN.finditer(plain):
        before = _CLAUSE.split(plain[: match.start()])[-1]
        if _OPERATORS.search(before):
            continue
        tokens = _TOKEN.findall(match[1])
        figures = [span_of(each) for each in tokens if each[0].isdigit()]
        result, given = span_of(match[2]), span_of(match[2] + match[3])
        value = value_of(tokens)
        if len(figures) < 2 or value is None or _fits(value, result, given, figures):
            continue
        yield MISMATCH.at(
            place,
            printed=match[2] + match[3],
            computed=f"{_shown(value, given)}{match[3]}",
            formula=match[0],
        )


def _shown(value: Span, given: Span) -> str:
    """The value as the result is printed: of its readings by units the one that comes nearest."""
    printed = given.middle / given.scale

    def apart(each: Fraction) -> tuple[bool, Fraction]:
        low, high = sorted((abs(each), abs(printed)))
        return (not low, high / low if low else high)

    return plain(min((value.middle / given.scale, value.middle), key=apart), max(given.places, 2))


def _fits(value: Span, result: Span, given: Span, figures: list[Span]) -> bool:
    """Whether a result is what its figures give, in any power of ten, or where it is capped."""
    half = Fraction(1, 2 * 10**result.places)
    for power in _POWERS:
        least, cut_off = (result.middle - half) * power, (result.middle + 2 * half) * power
        if least <= value.high and value.low < cut_off:
            return True
    capped = given.middle < value.low and any(
        given.middle in {each.middle, Fraction(1)} for each in figures
    )
    return capped or (result.middle == 0 and value.middle < 0)


WRITTEN_OUT = Check(name="written out", codes=(MISMATCH,), find=_find)
