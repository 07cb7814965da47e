"""Which money stands in which column: by its words, by what stands under it, where, and by sums.

A heading that is known decides. Of the others each gets the role that is free where it stands and
that its figures bear out; a column that nothing speaks for stays without one, and is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from perfeval.forms.kinds.self_evaluation.fund_proofs import proofs, value_of
from perfeval.forms.layout.columns import Columns, Heading
from perfeval.forms.layout.segments import Line
from perfeval.forms.words.cores import spoken_for
from perfeval.forms.words.labels import is_figure
from perfeval.numbers.cells import is_nil
from perfeval.text.numerals import narrow

__all__ = ["MONEY", "FundColumns"]

MONEY: Final = frozenset({"original", "final", "outturn"})
_SCORED: Final = frozenset({"points", "claimed"})
_ORDER: Final = {
    "original": 0,
    "adjustment": 1,
    "final": 2,
    "outturn": 3,
    "points": 4,
    "rate": 4,
    "claimed": 5,
    "reason": 6,
}
"""How nearly all forms order their columns; points and rate change places."""
_USUAL: Final = {"final": 3, "outturn": 3, "rate": 3, "points": 2, "claimed": 2, "original": 2}
"""How often a form has the column."""
_WHOLE_RUN: Final = re.compile("累计|总投资|以前年度|上年|往年")
_PROVED: Final = 6
_ROWS: Final = 6
_MOST: Final = 4
_Roles = Mapping[int, str]


@frozen
class FundColumns:
    """The columns of a table of money; `doubtful` are those whose figures have no role."""

    columns: Columns
    doubtful: tuple[Heading, ...] = ()

    @classmethod
    def judged(cls, columns: Columns, lines: Sequence[Line]) -> FundColumns:
        """The columns with the roles that speak for them; `lines` are the rows below."""
        rows = _rows(lines)
        known = _without_labels(columns, rows)
        texts = _texts(known, rows)
        choices = [_Table(known, texts)]
        if "final" not in known.roles:  # 调整预算数 is the budget where no other column is
            changed = dict.fromkeys(_places(known, "adjustment"), "final")
            choices.insert(0, _Table(_with_roles(known, changed), texts))
        budgets = _places(known, "final")
        if not {"original", "outturn"} & known.roles and len(budgets) == 1:  # 批复数, 追加后批复数
            first = _with_roles(known, {budgets[0]: "original"})
            choices.append(_Table(first, texts))
        budgets = [
            place
            for place in _places(columns, "final")
            if not _are_words([row[place] for row in texts])
        ]
        for place in budgets:  # another budget, which the rate may be of
            choices = [each.or_with(place) for each in choices]
        best = max((each.filled() for each in choices), key=_Table.weight)
        if "outturn" in known.roles and not best.proved():  # nor of one that is called a budget
            others = [place for place in choices[0].unknown() if place not in budgets][:_MOST]
            moved = (each.with_final(place).filled() for each in choices for place in others)
            best = max([best, *(each for each in moved if each.proved())], key=_Table.weight)
        again = {place for place in best.unknown() if best.repeats(place, columns.items[place])}
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


def _places(columns: Columns, role: str) -> list[int]:
    return [place for place, item in enumerate(columns.items) if item.role == role]


def _texts(columns: Columns, rows: Sequence[Line]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(columns.text_under(row.cells, item) for item in columns.items) for row in rows
    )


def _with_roles(columns: Columns, roles: _Roles) -> Columns:
    items = enumerate(columns.items)
    return Columns(
        tuple(evolve(item, role=roles.get(place, item.role)) for place, item in items),
        columns.aligned,
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
        columns = _with_roles(columns, {0: ""})
    columns = _of_year(columns)
    filled: dict[str, tuple[Heading, bool]] = {}
    labelled = False
    for item in columns.items:
        texts = [columns.text_under(line.cells, item).strip() for line in rows]
        if not item.role:
            labelled = labelled or any(text and not is_figure(text) for text in texts)
        elif item.role in MONEY and (labelled or filled or not _are_words(texts)):
            if item.role not in filled or not filled[item.role][1]:
                filled[item.role] = (item, any(texts))
        elif item.role in MONEY:
            labelled = True
    items = tuple(
        item if item.role not in MONEY or _is_kept(item, filled) else evolve(item, role="")
        for item in columns.items
    )
    return Columns(items, columns.aligned)


def _of_year(columns: Columns) -> Columns:
    """The columns, without money of the whole run where that of the year stands beside it."""
    plain = {item.role for item in columns.items if not _WHOLE_RUN.search(item.label)}
    items = tuple(
        evolve(item, role="", aside=True)
        if item.role in MONEY & plain and _WHOLE_RUN.search(item.label)
        else item
        for item in columns.items
    )
    return Columns(items, columns.aligned)


def _with_blanks(columns: Columns, texts: Sequence[Sequence[str]]) -> Columns:
    """The columns, with what an empty one is called: of a 分值 that nobody filled in, too."""
    taken = set(columns.roles)
    found: dict[int, str] = {}
    for place, item in enumerate(columns.items):
        said = set() if item.role or item.aside else spoken_for(item.label).keys() & _SCORED
        if len(said) == 1 and not said & taken and not any(row[place].strip() for row in texts):
            found[place] = said.pop()
            taken.add(found[place])
    return _with_roles(columns, found)


def _is_kept(item: Heading, filled: Mapping[str, tuple[Heading, bool]]) -> bool:
    return item.role in filled and filled[item.role][0] is item


def _are_words(texts: Sequence[str]) -> bool:
    words = [text for text in texts if text]
    return bool(words) and not any(is_figure(text) or is_nil(text) for text in words)


@frozen
class _Table:
    """The figures of a table of money: `texts` row by row, in the order of its columns."""

    columns: Columns
    texts: tuple[tuple[str, ...], ...]

    def unknown(self) -> tuple[int, ...]:
        """The columns without a role that hold figures."""
        return tuple(
            place
            for place, item in enumerate(self.columns.items)
            if not item.role and any(is_figure(row[place]) for row in self.texts)
        )

    def repeats(self, place: int, known: Heading) -> bool:
        """Whether a column is a budget beside the one that is kept, and no other can be meant.

        Its words say so, and it has the same figures (到位 of 下达), or the rate is of the other.
        """
        kept = _places(self.columns, known.role)
        if known.role not in MONEY or not kept:
            return False
        same = all(value_of(row[place]) == value_of(row[kept[0]]) for row in self.texts)
        return same or self.proved()

    def or_with(self, place: int) -> _Table:
        """The table with its final budget in another column, where only that gives the rate."""
        if self.columns.items[place].role:
            return self
        other = self.with_final(place)
        return other if other.weight() > self.weight() else self

    def with_final(self, place: int) -> _Table:
        """The table with its final budget in one column, and in no other."""
        changed = {**dict.fromkeys(_places(self.columns, "final"), ""), place: "final"}
        return evolve(self, columns=_with_roles(self.columns, changed))

    def filled(self) -> _Table:
        """The table with the roles that its unknown columns get."""
        return evolve(self, columns=_with_roles(self.columns, self._best(self.unknown())))

    def weight(self) -> int:
        """How much speaks for the roles that its columns have."""
        return self._weight(
            {n: item.role for n, item in enumerate(self.columns.items) if item.role}
        )

    def _best(self, places: tuple[int, ...]) -> _Roles:
        """The roles of these columns that most speaks for; none where two choices are alike."""
        if not places or len(places) > _MOST:
            return {}
        known = {n: item.role for n, item in enumerate(self.columns.items) if item.role in _ORDER}
        weighed = sorted(
            (
                (self._weight({**known, **each}), n, each)
                for n, each in enumerate(self._choices(places, known))
            ),
            key=lambda one: (-one[0], one[1]),
        )
        best, *others = weighed
        rivals = [each for weight, _, each in others if weight == best[0]]
        return {
            place: role
            for place, role in best[2].items()
            if all(rival.get(place) == role for rival in rivals)
        }

    def _choices(self, places: tuple[int, ...], known: _Roles) -> Iterator[dict[int, str]]:
        """Every way to give free roles to columns, in the order of the form."""
        if not places:
            yield {}
            return
        first, *rest = places
        yield from self._choices(tuple(rest), known)
        for role in self._free(first, known):
            for others in self._choices(tuple(rest), {**known, first: role}):
                yield {first: role, **others}

    def _free(self, place: int, known: _Roles) -> list[str]:
        """The roles that a column may have: not taken, in order, and of its kind of figures."""
        rank = _ORDER
        ranks = [(at, rank[role]) for at, role in known.items() if role in rank]
        low = max((each for at, each in ranks if at < place), default=0)
        high = min((each for at, each in ranks if at > place), default=6)
        texts = [row[place] for row in self.texts]
        shares = any("%" in narrow(text) for text in texts)
        small = all(0 <= value <= 100 for text in texts if (value := value_of(text)) is not None)
        return [
            role
            for role in rank
            if role not in known.values()
            and low <= rank[role] <= high
            and role != "reason"
            and (role == "rate" if shares else small or role not in ("points", "claimed"))
        ]

    def _weight(self, roles: _Roles) -> int:
        """How much speaks for these roles: how usual they are, and sums that come out."""
        at = {role: place for place, role in roles.items()}
        weight = sum(_USUAL.get(role, -1) for role in at)
        return weight + _PROVED * sum(self._proofs(at))

    def proved(self) -> bool:
        """Whether a sum comes out with the roles that the columns have."""
        return any(self._proofs({item.role: n for n, item in enumerate(self.columns.items)}))

    def _proofs(self, at: Mapping[str, int]) -> Iterator[bool]:
        """Which sums of the first row come out, where the roles stand `at` these places."""
        for texts in self.texts[:1]:
            yield from proofs({role: value_of(texts[place]) for role, place in at.items()})
