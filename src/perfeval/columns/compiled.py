"""The rows of a rubric compiled for tables of one shape, and the points that come of a block."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from attrs import frozen

from perfeval.columns.arithmetic import Arithmetic
from perfeval.columns.engine import numpy
from perfeval.columns.figures import Numbers, Shape
from perfeval.columns.headings import Heading
from perfeval.columns.numbers import MASK, Mask, Number, Slot
from perfeval.columns.plan import Plan
from perfeval.columns.program import Program

__all__ = ["Computed", "computed"]

_MOST_KEPT: Final = 16
"""Tables of so many kinds are remembered with a rubric."""


@frozen
class Computed:
    """The points of a block: the sum of the rows, each row by its key if that was asked for.

    `doubts` are the numbers of the forms in which a row is left to the interpreter, where there can
    be any; it counts 0 there.
    """

    total: Any
    rows: Mapping[str, Any]
    doubts: Mapping[str, Any]


@frozen
class _Compiled:
    """What is computed of figures of these shapes: the total, and the rows with their doubts."""

    shapes: Mapping[str, Shape]
    program: Program
    total: Slot | int
    rows: Mapping[str, Slot | int]
    doubts: Mapping[str, Mask]

    @classmethod
    def of(
        cls,
        plan: Plan,
        table: Mapping[str, Heading],
        shapes: Mapping[str, Shape],
        *,
        rows: bool,
    ) -> _Compiled:
        arithmetic = Arithmetic()
        points, doubts = dict[str, Number](), dict[str, Mask]()
        for row in plan.rows:
            written = row.written(arithmetic, table, shapes)
            most = plan.out_of[row.key]
            points[row.key], doubts[row.key] = written.points(
                row.tree, plan.unit, plan.factor, most
            )
        total = arithmetic.whole(arithmetic.sum(points.values()))
        shown = {key: arithmetic.whole(each) for key, each in points.items() if rows}
        wanted = (total, *shown.values(), *doubts.values())
        program = Program.of(arithmetic, [each for each in wanted if isinstance(each, Slot)])
        return cls(shapes, program, total, shown, doubts)

    def serves(self, shapes: Mapping[str, Shape]) -> bool:
        """Whether figures of other ranges are computed just so."""
        return all(self.shapes[name].holds(shape) for name, shape in shapes.items())

    def run(self, cells: Mapping[str, Numbers], size: int) -> Computed:
        """The points of so many forms."""
        np = numpy()
        given = {(name, each.shape.type): each.values for name, each in cells.items()}
        given |= {(name, MASK): each.gaps for name, each in cells.items()}
        found = self.program.run(given, size)

        def column(made: Slot | int) -> Any:
            return found[made] if isinstance(made, Slot) else np.full(size, made)

        return Computed(
            column(self.total),
            {key: column(made) for key, made in self.rows.items()},
            {key: np.flatnonzero(column(mask)) for key, mask in self.doubts.items() if mask},
        )


def computed(
    plan: Plan,
    table: Mapping[str, Heading],
    cells: Mapping[str, Numbers],
    size: int,
    *,
    rows: bool,
) -> Computed:
    """The points of so many forms, of which the figures stand in `cells` by their names.

    What is compiled is kept with the plan, and serves figures of the same kinds whose range is not
    larger: that of all blocks before, and a little more unless it takes more than 64 bits.
    """
    shapes = {name: each.shape for name, each in cells.items()}
    heads = tuple((head.fact, head.kind, head.unit) for head in table.values())
    key = rows, heads, tuple((name, shape.kind) for name, shape in shapes.items())
    kept: _Compiled | None = plan.kept.get(key)
    if kept is None or not kept.serves(shapes):
        known = shapes if kept is None else kept.shapes
        wide = {name: shape.wide(known[name]) for name, shape in shapes.items()}
        kept = _Compiled.of(plan, table, wide, rows=rows)
        if kept.program.is_exact:
            kept = _Compiled.of(plan, table, shapes, rows=rows)
        if len(plan.kept) >= _MOST_KEPT:
            plan.kept.clear()
        plan.kept[key] = kept
    return kept.run(cells, size)
