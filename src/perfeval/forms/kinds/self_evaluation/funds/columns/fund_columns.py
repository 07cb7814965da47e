"""Which money stands in which column: by its words, by what stands under it, where, and by sums.

A heading that is known decides. Of the others each gets the role that is free where it stands and
that its figures bear out; a column that nothing speaks for stays without one, and is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import evolve, frozen

from perfeval.forms.kinds.self_evaluation.funds.columns.choices import MOST, Choice
from perfeval.forms.kinds.self_evaluation.funds.columns.proofs import value_of
from perfeval.forms.layout.columns.columns import Columns, Heading, put_aside
from perfeval.forms.layout.columns.roles.derived import is_of_reviewer
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.words.cores import spoken_for
from perfeval.forms.words.labels import is_figure, is_value, matched
from perfeval.forms.words.vocabulary import MONEY, MONEY_AND_RATE
from perfeval.forms.words.years import is_of_other_years, years

__all__ = ["FundColumns"]

_SCORED: Final = frozenset({"points", "claimed"})
_DEVIATION: Final = re.compile(r"\A(?:预算|执行|支出)*+偏差[率度](?:\(.*\))?")
_BUDGET: Final = re.compile(r"[^(率]{0,12}预算(?:数|额|总额|金额|资金)?(?:\([^()]{0,12}\))?")
_LONGEST: Final = 40
_ROWS: Final = 6


@frozen
class FundColumns:
    """The columns of a table of money; `doubtful` are those whose figures have no role."""

    columns: Columns
    doubtful: tuple[Heading, ...] = ()

    @classmethod
    def judged(cls, columns: Columns, lines: Sequence[Line]) -> FundColumns:
        """The columns with the roles that speak for them; `lines` are the rows below."""
        rows = _rows(lines)
        known = _with_budget(_without_labels(columns, rows), rows)
        texts = _texts(known, rows)
        choices = [Choice(known, texts)]
        if "final" not in known.roles:  # 调整预算数 is the budget where no other column is
            changed = dict.fromkeys(known.places("adjustment"), "final")
            choices.insert(0, Choice(known.with_roles(changed), texts))
        budgets = known.places("final")
        if not {"original", "outturn"} & known.roles and len(budgets) == 1:  # 批复数, 追加后批复数
            first = known.with_roles({budgets[0]: "original"})
            choices.append(Choice(first, texts))
        budgets = [
            place
            for place in columns.places("final")
            if not _are_words([row[place] for row in texts])
        ]
        for place in budgets:  # another budget, which the rate may be of
            choices = [each.or_with(place) for each in choices]
        best = max((each.filled() for each in choices), key=Choice.weight)
        if "outturn" in known.roles and not best.proved():  # nor of one that is called a budget
            others = [place for place in choices[0].unknown() if place not in budgets]
            moved = (each.with_final(place).filled() for each in choices for place in others[:MOST])
            best = max([best, *(each for each in moved if each.proved())], key=Choice.weight)
        again = {place for place in best.unknown() if _repeats(best, place, columns.items[place])}
        items = tuple(
            evolve(item, aside=item.aside or place in again)
            for place, item in enumerate(best.columns.items)
        )
        doubtful = (items[place] for place in best.unknown() if place not in again)
        return cls(_with_blanks(Columns(items, columns.aligned), texts), tuple(doubtful))

    @property
    def roles(self) -> tuple[str, ...]:
        """The role of each column; empty for one that has none."""
        return tuple(item.role for item in self.columns.items)


def _texts(columns: Columns, rows: Sequence[Line]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(columns.text_under(row.cells, item) for item in columns.items) for row in rows
    )


def _rows(lines: Sequence[Line]) -> list[Line]:
    """The first rows of figures: up to a row that has none."""
    rows: list[Line] = []
    for line in lines[:_ROWS]:
        if line.grid is None or (rows and not any(map(is_figure, line.texts))):
            break
        rows.append(line)
    return rows


def _without_labels(columns: Columns, rows: Sequence[Line]) -> Columns:
    """The columns, with one column for each role of money, and the labels in a column of none.

    A heading such as 年度预算数（万元） or 预算执行率（10分） over the labels of the rows has words
    below it, and neither words nor money to its left.
    """
    rows = rows[:2]
    first = columns.items[0]
    if first.role == "rate" and _are_words(
        [columns.text_under(line.cells, first) for line in rows]
    ):
        columns = columns.with_roles({0: ""})
    columns = _of_unit(_of_year(columns))
    filled: dict[str, tuple[int, bool]] = {}
    labelled = False
    for place, item in enumerate(columns.items):
        texts = [columns.text_under(line.cells, item).strip() for line in rows]
        if not item.role:
            labelled = labelled or any(text and not is_figure(text) for text in texts)
        elif item.role in MONEY and (labelled or filled or not _are_words(texts)):
            if item.role not in filled or not filled[item.role][1]:
                filled[item.role] = (place, any(texts))
        elif item.role in MONEY:
            labelled = True
    kept = {place for place, _ in filled.values()}
    others = {n for role in MONEY for n in columns.places(role)} - kept
    return columns.with_roles(dict.fromkeys(others, ""))


def _with_budget(columns: Columns, rows: Sequence[Line]) -> Columns:
    """The columns; where none is known for the budget, the one that calls itself one: 采购预算."""
    if columns.roles & {"original", "final", "adjustment"}:
        return columns
    texts = _texts(columns, rows)
    called = [
        place
        for place, item in enumerate(columns.items)
        if not (item.role or item.aside)
        and matched(_BUDGET, item.label)
        and not _are_words([row[place] for row in texts])
    ]
    return columns.with_roles({called[0]: "final"}) if len(called) == 1 else columns


def _of_year(columns: Columns) -> Columns:
    """The columns, without money of other years where that of the year stands beside it.

    The year is the last one that has an outturn.
    """
    told = [_year(item.label) for item in columns.items]
    last = max(
        (year for item, year in zip(columns.items, told, strict=True) if item.role == "outturn"),
        default="",
    )
    others = [
        is_of_other_years(item.label) or (bool(year) and year != last != "")
        for item, year in zip(columns.items, told, strict=True)
    ]
    plain = {item.role for item, other in zip(columns.items, others, strict=True) if not other}
    apart = (
        other and item.role in plain & MONEY_AND_RATE
        for item, other in zip(columns.items, others, strict=True)
    )
    return evolve(columns, items=put_aside(columns.items, apart))


def _year(label: str) -> str:
    """The year that a heading names; empty for none, and for several."""
    found = set(years(label[:_LONGEST]))
    return found.pop() if len(found) == 1 else ""


def _of_unit(columns: Columns) -> Columns:
    """The columns, without the score that another gave beside the unit's own, and 偏差率."""
    scores = len(columns.places("claimed"))
    apart = (
        (item.role == "claimed" and scores > 1 and is_of_reviewer(item.label))
        or matched(_DEVIATION, item.label) is not None
        for item in columns.items
    )
    return evolve(columns, items=put_aside(columns.items, apart))


def _with_blanks(columns: Columns, texts: Sequence[Sequence[str]]) -> Columns:
    """The columns, with what an empty one is called: of a 分值 that nobody filled in, too."""
    taken = set(columns.roles)
    found: dict[int, str] = {}
    for place, item in enumerate(columns.items):
        said = set() if item.role or item.aside else spoken_for(item.label).keys() & _SCORED
        if len(said) == 1 and not said & taken and not any(row[place].strip() for row in texts):
            found[place] = said.pop()
            taken.add(found[place])
    return columns.with_roles(found)


def _are_words(texts: Sequence[str]) -> bool:
    words = [text for text in texts if text]
    return bool(words) and not any(map(is_value, words))


def _repeats(best: Choice, place: int, known: Heading) -> bool:
    """Whether a column is a budget beside the one that is kept, and no other can be meant.

    Its words say so, and it has the same figures (到位 of 下达), or the rate is of the other.
    """
    kept = best.columns.places(known.role)
    if known.role not in MONEY or not kept:
        return False
    same = all(value_of(row[place]) == value_of(row[kept[0]]) for row in best.texts)
    return same or best.proved()
