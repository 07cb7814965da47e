"""The outline of a report: its headings with every paragraph under them.

A numeral makes a heading where its line is short and no sentence; any other numbered line is a
statement. Numerals restart (一、 within 一、) and lapse (5、 among 一、): the sequence decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import define, field

from perfeval.filing.forms.report import NilStatement, ReportSection, Statement
from perfeval.forms.kinds.report.numerals import is_heading, numeral_of

__all__ = ["Outline"]

_NIL: Final = re.compile(
    r".{0,30}(?:无|没有|未(?:安排|发生|涉及))(?:此项|该项|相关)?(?:政府性基金|国有资本经营|社会保险基金)?(?:预算)?(?:支出|收支|拨款|资金|安排)?(?:情况)?[。.]?"
)
_BUDGETS: Final = ("政府性基金预算", "国有资本经营预算", "社会保险基金预算")


@define
class _Node:
    """A heading being filled: its depth, its number, what stands under it.

    `path` is that of its section in the report, `listed` the last Arabic numeral of a statement
    under it, 0 where there is none.
    """

    depth: int
    number: int
    numeral: str = ""
    heading: str = ""
    statements: list[Statement] = field(factory=list)
    nodes: list[_Node] = field(factory=list)
    listed: int = 0
    path: str = ""

    def section(self) -> ReportSection:
        return ReportSection(
            numeral=self.numeral,
            heading=self.heading,
            statements=tuple(self.statements),
            sections=tuple(node.section() for node in self.nodes),
        )


@define
class Outline:
    """The lines of a report as far as they were taken; `preamble` stands above all headings."""

    preamble: list[Statement] = field(factory=list)
    _root: _Node = field(factory=lambda: _Node(0, 0), init=False)
    _path: list[_Node] = field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        self._path = [self._root]

    @property
    def begun(self) -> bool:
        """Whether a heading was taken."""
        return bool(self._root.nodes)

    @property
    def sections(self) -> tuple[ReportSection, ...]:
        """The sections under the headings of the first level."""
        return tuple(node.section() for node in self._root.nodes)

    @property
    def nil_statements(self) -> tuple[NilStatement, ...]:
        """The budgets of which a section of their own says that there was none."""
        return tuple(_nil(self._root))

    def take(self, text: str, *, in_table: bool) -> str:
        """Keep a line of the prose; the path of what holds it, in the report."""
        numbered = None if in_table else numeral_of(text)
        if numbered is None:
            return self._say(Statement(text=text))
        if self._is_next(*numbered[:2]) and is_heading(numbered[3], numbered[0]):
            return self._open(*numbered)
        level, number, numeral, rest = numbered
        self._climb(level, number, least=2)
        path = self._say(Statement(numeral=numeral, text=rest or numeral))
        if level == 3:
            self._path[-1].listed = number
        return path

    def _say(self, statement: Statement) -> str:
        if self._path[-1] is self._root:
            self.preamble.append(statement)
            return f"preamble.{len(self.preamble) - 1}"
        node = self._path[-1]
        node.statements.append(statement)
        return f"{node.path}.statements.{len(node.statements) - 1}"

    def _open(self, level: int, number: int, numeral: str, heading: str) -> str:
        depth = self._climb(level, number)
        above = self._path[-1]
        path = f"{above.path}.sections.{len(above.nodes)}".removeprefix(".")
        above.nodes.append(_Node(depth, number, numeral, heading, path=path))
        self._path.append(above.nodes[-1])
        return f"{path}.heading"

    def _climb(self, level: int, number: int, least: int = 1) -> int:
        """Close what a line of this level ends, down to `least` open nodes; its depth."""
        depth = level * 10
        tops = [node for node in self._path if node.depth == 10]
        if level == 3 and tops and number == tops[0].number + 1 and self._lapsed(number):
            depth = 10
        elif level == 1 and tops:
            inner = [node for node in self._path if node.depth == 15]
            last = inner[-1].number if inner else 0
            if (number == 1 and tops[0].number >= 1) or (inner and number == last + 1):
                depth = 15
        while len(self._path) > least and self._path[-1].depth >= depth:
            self._path.pop()
        return depth

    def _is_next(self, level: int, number: int) -> bool:
        """Whether a heading of this number can follow: 一、 never goes back but to its first."""
        tops = [node.number for node in self._path if node.depth in {10, 15}]
        return level < 5 and (
            level > 1 or not tops or number == 1 or number > min(tops[0], tops[-1])
        )

    def _lapsed(self, number: int) -> bool:
        """Whether no list of Arabic numerals is open that this number would continue."""
        given = [node.number for node in self._path if node.depth == 30]
        return number - 1 not in (*given, self._path[-1].listed) and number > 1


def _nil(node: _Node) -> Iterator[NilStatement]:
    for each in node.nodes:
        budget = next((name for name in _BUDGETS if name in each.heading), "")
        statements = each.statements
        if budget and len(statements) == 1 and _NIL.fullmatch(statements[0].text):
            yield NilStatement(budget=budget, text=statements[0].text)
        yield from _nil(each)
