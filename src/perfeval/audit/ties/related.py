"""Relations of a filing as ties: those that a report states, and those that a form implies."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import Final

from perfeval.audit.finding import Place
from perfeval.audit.rounding.figures import families_of
from perfeval.audit.ties.ties import RateTie, SumTie
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.filing.passages import passages_of
from perfeval.filing.relations import (
    Completion,
    Growth,
    Multiple,
    RateRelation,
    Relation,
    Restatement,
    ShareRelation,
    SumRelation,
)
from perfeval.forms.prose.narrative import relations_of
from perfeval.numbers.printed import Percent

__all__ = [
    "goal_of",
    "implied_relations",
    "loose_prose",
    "prose_of",
    "related_rates",
    "related_sums",
    "stated_relations",
]

Placed = tuple[Relation, Place]


_PARAGRAPH: Final = re.compile(r"\A(?:.* / )?第[0-9]{1,6}段\Z|\A(?!.* / )", re.DOTALL)
"""Where a paragraph is noted: by its number, or, from a workbook, by the form alone."""
_BUDGET: Final = re.compile("预算|下达|安排|到位|批复")
_SPENT: Final = re.compile(
    r"(?:截至.{1,10})?(?:全年|年度|实际|累计|共|已|项目){0,3}(?:支出|执行|使用|支付|完成支出)(?:数|资金|金额)?"
)
_NUMBER: Final = re.compile("[0-9]++")
_FEWEST: Final = 3
"""No cell with fewer numbers says what could contradict itself."""
_SHORTEST: Final = 8
"""Nor does a shorter one."""


def stated_relations(filing: Filing) -> Iterator[Placed]:
    """The relations that a filing states, with their address, then those that no form holds: in the
    cells of rows, and in paragraphs around a table.
    """
    for number, relation in enumerate(filing.relations):
        address = filing.address_of("", f"relations.{number}")
        if _mixes_stages(relation):
            continue
        yield relation, Place(_words(relation), (len(filing.forms), number), address=address)
    for position, form in enumerate(filing.forms):
        for number, row in enumerate(form.indicators):
            for path, text in (("actual", row.actual.text), ("variance_note", row.variance_note)):
                for relation in _of_cell(text) if len(text) >= _SHORTEST else ():
                    table = Place(form.official_title, (position,)).at("绩效指标", 1, "indicators")
                    yield relation, table.at(row.name, number, f"{number}").cell(path)

    for text, place in loose_prose(filing):
        stated = dict.fromkeys(relations_of(text, place.words))
        yield from ((relation, place) for relation in stated if not _mixes_stages(relation))


def loose_prose(filing: Filing) -> Iterator[tuple[str, Place]]:
    """The paragraphs that stand around a table, and are of no form: 自评说明, 自评结论."""
    for number, note in enumerate(filing.notes):
        if note.code == "unplaced" and _PARAGRAPH.search(note.at) and len(note.text) >= _SHORTEST:
            yield note.text, Place(note.at, (len(filing.forms) + 1, number))


@functools.lru_cache(maxsize=1024)
def _of_cell(text: str) -> tuple[Relation, ...]:
    """What a cell states of its own figures (编制120人，在职126人，控制率105%)."""
    few = len(_NUMBER.findall(text)) < _FEWEST
    return () if few else tuple(each for each in relations_of(text, "") if not _is_capped(each))


def _mixes_stages(relation: Relation) -> bool:
    """Whether what was spent is read as a part of a budget: 其中省级120万元，实际支出98万元."""
    if not isinstance(relation, SumRelation) or not _BUDGET.search(relation.total.label):
        return False
    return any(_SPENT.fullmatch(part.figure.label.strip()) for part in relation.parts[1:])


def _is_capped(relation: Relation) -> bool:
    """Whether a rate stops at 100% of what was passed: 目标15场，实际16场，完成率100%."""
    if not isinstance(relation, RateRelation) or "完成" not in relation.rate.label:
        return False
    rate, pair = relation.rate.value, (relation.numerator.value, relation.denominator.value)
    return isinstance(rate, Percent) and rate.rate.fraction == 1 and pair[0].atoms > pair[1].atoms


def _words(relation: Relation) -> str:
    """The place of a relation, or else that of its main figure."""
    match relation:
        case Restatement():
            return relation.figures[0].at
        case SumRelation():
            figure = relation.total
        case ShareRelation():
            figure = relation.share
        case RateRelation():
            figure = relation.rate
        case Multiple():
            figure = relation.times
        case Growth() | Completion():
            figure = relation.percent
        case _:
            figure = relation.stated
    return relation.at or figure.at


def implied_relations(form: Form, place: Place) -> Iterator[Placed]:
    """The relations that a form implies, each at its own place within `place`."""
    for number, relation in enumerate(form.relations()):
        yield relation, place.at(_words(relation), number)


def goal_of(form: Form, place: Place) -> Iterator[tuple[str, Place]]:
    """The goal of the year as it was set, and what came of it, each with its place."""
    if form.goal is not None:
        goal = place.at("年度总体目标", 0, "goal")
        yield form.goal.expected, goal.at("预期目标", 0, "expected")
        yield form.goal.actual, goal.at("实际完成情况", 1, "actual")


def prose_of(filing: Filing, form: Form, place: Place) -> Iterator[tuple[str, Place]]:
    """The paragraphs of a form, each with its place, and its address in the document."""
    for number, each in enumerate(passages_of(form)):
        order = (*place.order, 6, number)
        address = filing.address_of(form.key, each.path)
        yield each.text, Place(each.at or place.words, order, address=address)


def related_sums(relations: Iterable[Placed], *, prose: bool) -> Iterator[SumTie]:
    """The sums among relations."""
    for relation, place in relations:
        if isinstance(relation, SumRelation):
            values = [relation.total.value, *(part.figure.value for part in relation.parts)]
            yield SumTie(
                place=place,
                total=relation.total,
                parts=relation.parts,
                breakdown=relation.breakdown,
                families=families_of(values),
                prose=prose,
                relation=relation.id,
            )


def related_rates(relations: Iterable[Placed], *, prose: bool) -> Iterator[RateTie]:
    """The rates among relations."""
    for relation, place in relations:
        if isinstance(relation, RateRelation):
            yield RateTie(
                place=place,
                numerator=relation.numerator,
                denominator=relation.denominator,
                rate=relation.rate,
                prose=prose,
                relation=relation.id,
            )
