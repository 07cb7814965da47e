"""How a rubric finds its own among the rows of a form; each row is taken once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Final

from attrs import frozen

from perfeval.filing import Form
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.labels import label_of, part_of
from perfeval.scoring.rows.form_rows import Row, keys_of, rows_of, shared_out

__all__ = ["FoundRows", "FreeRows", "found_rows", "prints_rows"]

_Key = tuple[str, str | None, str | None]
"""A kind of word, the word as it is compared, and a goal; None for any goal."""

_FUND: Final[_Key] = ("fund", None, None)


@frozen
class FoundRows:
    """The rows of a form by the items of a rubric: those of pools have keys and their shares."""

    criteria: Mapping[str, Row | None]
    pools: Mapping[str, list[tuple[str, Row]]]
    rest: list[Row]


def found_rows(rows: Iterable[Row], rubric: Rubric) -> FoundRows:
    """Which row is of which item, by the key of the item; what is of none is left over."""
    free = FreeRows(rows)
    # Criteria take theirs first, those of bonuses too: a pool takes whatever stands below a label.
    criteria = {
        item.key: free.take(item, path)
        for path, item in rubric.rows()
        if isinstance(item, Criterion)
    }
    pools: dict[str, list[tuple[str, Row]]] = {}
    for _, item in rubric.walk():
        if isinstance(item, Pool):
            mine = shared_out(item, free.take_pool(item))
            pools[item.key] = list(zip(keys_of(item.key, mine), mine, strict=True))
    return FoundRows(criteria, pools, free.rest())


def prints_rows(form: Form, rubric: Rubric) -> bool:
    """Whether a form prints most of the criteria of a rubric, by their names."""
    printed = {name for row in rows_of(form) for name in (row.label, part_of(row.name))}
    asked = [
        {label_of(name) for name in (item.name, *item.aliases)}
        for _, item in rubric.rows()
        if isinstance(item, Criterion)
    ]
    return 2 * sum(not printed.isdisjoint(names) for names in asked) > len(asked)


class FreeRows:
    """The rows of a form that nothing in a rubric has taken yet, by their names and labels."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._free = dict(enumerate(rows))
        self._by = defaultdict[_Key, dict[int, Row]](dict)
        for position, row in self._free.items():
            for key in _keys(row):
                self._by[key][position] = row

    def rest(self) -> list[Row]:
        """The rows that are left, in the form's order."""
        return list(self._free.values())

    def take(self, criterion: Criterion, path: tuple[str, ...]) -> Row | None:
        """The row that prints `criterion`, or None.

        It has the name; of several with it, the one under most of its labels and with its clause;
        and of those that print these alike, one by what else it says, whatever their order. What
        is measured by the fund row of the form is that row, unless another with the name has the
        points.
        """
        funded = _is_funded(criterion)
        names = {label_of(name) for name in (criterion.name, *criterion.aliases)}
        found = self._found([("name", name, None) for name in names] + [_FUND] * funded)
        if funded and any(row.worth is not None for _, row in found):
            found = [(place, row) for place, row in found if row.worth is not None]
        if not found:
            return None
        above, clause = {part_of(name) for name in path}, label_of(criterion.clause)

        def fit(place: tuple[int, Row]) -> tuple[int, tuple[str, ...]]:
            row = place[1]
            return len(row.compared & above) + (label_of(row.clause) == clause), row.content

        return self._taken(max(found, key=fit)[0] if found[1:] else found[0][0])

    def take_pool(self, pool: Pool) -> list[Row]:
        """The rows of a pool: by a label above them, or by a name that it prints.

        A pool for one goal takes only the rows of this goal.
        """
        goal = label_of(pool.goal) if pool.goal else None
        labels = {part_of(label) for label in pool.labels}
        names = {label_of(each.name) for each in pool.rows}
        keys = [
            *(("label", each, goal) for each in labels),
            *(("name", each, goal) for each in names),
        ]
        return [self._taken(position) for position, _ in self._found(keys)]

    def _found(self, keys: Iterable[_Key]) -> list[tuple[int, Row]]:
        """The free rows under any of the keys, in the form's order."""
        found: dict[int, Row] = {}
        for key in keys:
            found |= self._by.get(key, {})
        return sorted(found.items(), key=itemgetter(0))

    def _taken(self, position: int) -> Row:
        row = self._free.pop(position)
        for key in _keys(row):
            del self._by[key][position]
        return row


def _keys(row: Row) -> Iterator[_Key]:
    """By what a row is found: its name, each label above it, both of any goal and of its own."""
    names = {row.label, part_of(row.name)}  # 1.预算编制 is 预算编制
    for goal in (None, row.goal):
        for name in names:
            yield "name", name, goal
        for label in row.compared:
            yield "label", label, goal
    if row.is_fund:
        yield _FUND


def _is_funded(criterion: Criterion) -> bool:
    """Whether a criterion is measured by the fund row of the form itself (``fund.*``)."""
    facts = () if criterion.measure is None else criterion.measure.facts
    return any(fact.startswith("fund.") for fact in facts)
