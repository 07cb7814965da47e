"""Growth told in words beside a column of last year: 9800人次, 9100人次, 较上年增长7.7%.

Forms of some places print 上年实际值 beside each indicator. It is no part of the typed row: a
reader notes it under the name of the row. A rate is passed over: its growth may be in points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from perfeval.audit.finding import Place
from perfeval.audit.ties.implied import placed_evaluations
from perfeval.audit.ties.related import goal_of, loose_prose, prose_of
from perfeval.filing.filing import Filing
from perfeval.filing.indicators import Indicator
from perfeval.filing.notes import Note
from perfeval.filing.relations import Relation
from perfeval.filing.values import Actual
from perfeval.forms.prose.mentions import sentences
from perfeval.forms.prose.quantities import Quantity, quantities
from perfeval.forms.prose.related import growth_of
from perfeval.text.labels import squeeze

__all__ = ["told_growths"]

_COLUMN: Final = re.compile(
    r"(?:上年度?|去年|上一年度?|前一年度?|基期)(?:实际|完成|实绩|同期){0,3}(?:值|数|情况|量)?"
)
_TOLD: Final = re.compile(
    r"(.{0,40}?)(?:[比较](?:上年度?|去年|上一年度?)(?:同期|实际)?|同比)"
    r"(?:实现)?(增长|增加|提高|提升|上升|增幅|减少|下降|降低)(?:了|幅度)?(?:为|达到?)?\Z"
)
_FALLS: Final = frozenset({"减少", "下降", "降低"})
_NEAR: Final = 3
_SHORTEST: Final = 4
_FIRST: Final = 8

_Known = tuple[Indicator, Quantity, Quantity]
"""A row, what it had last year and what it has this year."""


def told_growths(filing: Filing) -> Iterator[tuple[Relation, Place]]:
    """The growth that prose or a cell tells of a row, from the figure of last year to its own."""
    before = dict(_last_year(filing.notes))
    if not before:
        return
    placed = list(placed_evaluations(filing))
    loose = list(loose_prose(filing)) if len(placed) == 1 else []
    for form, place in placed:
        known = dict(_known(form.indicators, before))
        told = chain(goal_of(form, place), prose_of(filing, form, place), loose)
        for text, at in told:
            for sentence in sentences(text):
                yield from ((each, at) for each in _growths(sentence, known))
        table = place.at("绩效指标", 1, "indicators")
        for number, row in enumerate(form.indicators):
            own = known.get(squeeze(row.name))
            at = table.at(row.name, number, f"{number}")
            for path, text in (("actual", row.actual.text), ("variance_note", row.variance_note)):
                cell = ((each, at.cell(path)) for each in _growths(text, known, own))
                yield from cell


def _last_year(notes: Iterable[Note]) -> Iterator[tuple[str, str]]:
    """The figures of a column of last year, each under the name of its row."""
    for note in notes:
        *_, name, heading = ("", *note.at.split(" / "))
        if _COLUMN.fullmatch(squeeze(heading)):
            for line in note.text.split("\n"):
                own, tab, cell = line.partition("\t")
                yield squeeze(own if tab else name), cell if tab else own


def _known(rows: Iterable[Indicator], before: Mapping[str, str]) -> Iterator[tuple[str, _Known]]:
    for row in rows:
        name = squeeze(row.name)
        then, now = Actual(text=before.get(name, "")).quantity, row.actual.quantity
        if then is None or now is None or now.is_percent or then.value_in(now) is None:
            continue
        scale = now.measure.removesuffix(now.unit)
        first = scale if then.bare else then.measure.removesuffix(then.unit)
        yield (
            name,
            (
                row,
                _quantity(f"上年{name}", f"{then.number.plain}{first}", now.unit),
                _quantity(f"本年{name}", f"{now.number.plain}{scale}", now.unit),
            ),
        )


def _quantity(label: str, number: str, unit: str) -> Quantity:
    return Quantity(label=label, number=number, unit=unit, start=0, end=0)


def _growths(
    sentence: str, known: Mapping[str, _Known], own: _Known | None = None
) -> Iterator[Relation]:
    """The growth of a sentence, of the row that it names, or whose value stands before it."""
    figures = quantities(sentence)
    for number, each in enumerate(figures):
        match = _TOLD.fullmatch(each.label) if each.is_percent else None
        if match is None:
            continue
        row = _named(squeeze(match[1]), known)
        if row is None and not match[1].strip():
            row = own or _valued(figures[number - 1] if number else None, each, known)
        if row is not None:
            percent = _quantity(f"{each.label[-_FIRST:]}", each.number, "%")
            yield from growth_of(row[2], row[1], percent, "", fell=match[2] in _FALLS)


def _named(thing: str, known: Mapping[str, _Known]) -> _Known | None:
    if len(thing) < _SHORTEST:
        return None
    found = [each for name, each in known.items() if thing.endswith(name) or name.endswith(thing)]
    return found[0] if len(found) == 1 else None


def _valued(
    figure: Quantity | None, percent: Quantity, known: Mapping[str, _Known]
) -> _Known | None:
    """The one row whose value stands right before a growth: 慢病筛查2268人，较上年增长8%."""
    if figure is None or percent.start - len(percent.label) - figure.end > _NEAR:
        return None
    alike = [
        each
        for each in known.values()
        if each[2].unit == figure.unit and each[2].fraction == figure.fraction
    ]
    return alike[0] if len(alike) == 1 else None
