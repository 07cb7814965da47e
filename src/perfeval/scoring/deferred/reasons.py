"""Reasons of computed rows, written straight from the integers of a filing.

A tree that computes points can say why (`rules.written`): which of its leaves holds is computed as
the points are, and the leaf has the sentence. They read as those of the award, to the letter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from perfeval.filing import Fact, Facts
from perfeval.lowering import Figures, Integers, Row, Told, WrittenRow, python_function
from perfeval.lowering.python import Leaves
from perfeval.measures import Measure
from perfeval.rules.written import Write, writer
from perfeval.text.policy import LONGEST_TEXT, shortened

__all__ = ["Reasons", "Telling"]


class Reasons:
    """What writes the reasons of the rows of one rubric, by the number of the row."""

    def __init__(self, rows: Sequence[tuple[Measure, Row]], figures: Figures) -> None:
        written = [WrittenRow(row, numbered=True) for _, row in rows]
        self.figures = figures
        self._which = python_function(written, figures.width)
        self.rows = [
            _Reason(measure, each.leaves) for (measure, _), each in zip(rows, written, strict=True)
        ]

    def by(self, facts: Facts) -> Telling:
        """What tells the reasons of one filing."""
        return Telling(self, facts)

    def which(self, figures: Integers) -> Integers:
        """Which leaf of each row holds; None in doubt."""
        return self._which(figures)


class Telling:
    """The reasons of one filing: which leaves hold is computed when the first one is read."""

    __slots__ = ("_facts", "_figures", "_given", "_leaves", "_reasons")

    def __init__(self, reasons: Reasons, facts: Facts) -> None:
        self._reasons, self._facts = reasons, facts
        self._leaves: Integers | None = None
        self._figures: Integers = ()
        self._given: Mapping[str, Fact] = {}

    def text(self, number: int, lang: str) -> str | None:
        """The reason of a computed row in ``zh`` or ``en``; None where only the award says it."""
        leaves = self._leaves
        if leaves is None:
            self._figures = self._reasons.figures.of(self._facts)
            self._given = self._facts.by_id()
            leaves = self._leaves = self._reasons.which(self._figures)
        leaf = cast("int", leaves[number])
        return self._reasons.rows[number].text(leaf, self._figures, self._given, lang)


class _Reason:
    """What writes the reasons of one row, made for each leaf when it is first asked for."""

    def __init__(self, measure: Measure, leaves: Leaves) -> None:
        formula: Any = measure.formula
        self._formula, self._leaves = formula, leaves
        self._facts: tuple[str, ...] = formula.facts if formula.shows_facts else ()
        self._writers: dict[tuple[int, str], tuple[Write | None, str]] = {}

    def text(
        self, leaf: int, figures: Integers, facts: Mapping[str, Fact], lang: str
    ) -> str | None:
        """The reason of the leaf that holds."""
        try:
            write, words = self._writers[leaf, lang]
        except KeyError:
            write, words = self._writers[leaf, lang] = self._writer(leaf, lang)
        if write is None:
            return None
        if self._facts:
            values = [facts[fact].value if fact in facts else None for fact in self._facts]
            words = self._formula.words(values, lang)
        text = write(figures, words)
        return text if len(text) <= LONGEST_TEXT else str(shortened(text))

    def _writer(self, leaf: int, lang: str) -> tuple[Write | None, str]:
        """What writes the reason of a leaf, and the words that are the same for every filing."""
        told, names = self._leaves[leaf]
        if not isinstance(told, Told):
            return None, ""
        return writer(told, lang, names), "" if self._facts else self._formula.words((), lang)
