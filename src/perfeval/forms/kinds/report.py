"""绩效自评报告: the outline of its headings with every paragraph, its attachments, what it disowns.

A numeral makes a heading where its line is short and no sentence; any other numbered line is a
statement. Numerals restart (一、 within 一、) and lapse (5、 among 一、): the sequence decides.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import define, field

from perfeval.filing.form import Form
from perfeval.filing.forms.report import NilStatement, Report, ReportSection, Statement
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.prose.parts.filled import with_typed_parts
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.names import titled_unit
from perfeval.forms.words.people import is_footer
from perfeval.numbers.printed import Points
from perfeval.text.labels import joined, squeeze
from perfeval.text.numerals import NUMERAL_CHAR, number_of

__all__ = ["ReportOutline", "numeral_of"]

_NUMERALS: Final = (
    (1, re.compile(rf"({NUMERAL_CHAR}{{1,3}})\s*[、.．]\s*")),
    (2, re.compile(rf"[（(]\s*({NUMERAL_CHAR}{{1,3}})\s*[)）]\s*+(?:[、.．]\s*+)?")),
    (3, re.compile(r"([0-9]{1,2})\s*(?:[、．]|\.(?![0-9]))\s*")),
    (4, re.compile(r"[（(]\s*([0-9]{1,2})\s*[)）]\s*+(?:[、.．]\s*+)?")),
    (5, re.compile(r"([①-⑳])\s*")),
)
_ENDS: Final = re.compile(r"[。；;！，,](?!$)|[；;，,]$|[0-9]万?元|[0-9]%")
_ATTACHED: Final = re.compile(
    r".{0,12}(?:需要以下附件|附件目录|附件清单|附件如下).{0,4}|附件[:：]?"
)
_NIL: Final = re.compile(
    r".{0,30}(?:无|没有|未(?:安排|发生|涉及))(?:此项|该项|相关)?(?:政府性基金|国有资本经营|社会保险基金)?(?:预算)?(?:支出|收支|拨款|资金|安排)?(?:情况)?[。.]?"
)
_BUDGETS: Final = ("政府性基金预算", "国有资本经营预算", "社会保险基金预算")
_RATING: Final = re.compile(
    r"(?:自评结果|评价结果|自评等[级次]|评价等[级次]|等[级次])(?:评定)?(?:为|是|：)[“\"]?(优秀|优|良好|良|中等|中|合格|差)[”\"]?(?=[。，,；;等\s]|$)"
)
_SCORE: Final = re.compile(
    r"(?:自评|综合|总)(?:得分|评分|分)(?:为|是|：)?\s*([0-9]{1,3}(?:\.[0-9]{1,2})?)\s*分"
)
_NAME: Final = re.compile(r"(?:部门|单位)\(?(?:单位|部门)?\)?名称(?:\(盖章\))?:(.*)")
_DATED: Final = re.compile(r"[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日")
_SEAL: Final = re.compile(r"\((?:盖章|签章|签字|公章)\)")


def numeral_of(text: str) -> tuple[int, int, str, str] | None:
    """The level, the number, the numeral as printed and the rest of a numbered line.

    >>> numeral_of("（二）项目支出情况")
    (2, 2, '（二）', '项目支出情况')
    >>> numeral_of("2.0版上线") is None
    True
    """
    for level, pattern in _NUMERALS:
        match = pattern.match(text)
        number = number_of(match[1]) if match else None
        if match and number is not None:
            return level, number, match[0].rstrip(), text[match.end() :].strip()
    return None


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


class ReportOutline:
    """The recogniser of reports."""

    id = "report"
    forms: tuple[type[Form], ...] = (Report,)

    def fits(self, segment: Segment) -> int:
        """How many headings of the first level the prose has; two for a title that says so."""
        heads = [numeral_of(line.text) for line in segment.paragraphs if not line.contents]
        found = sum(head is not None and head[0] == 1 for head in heads)
        return min(found, 6) + 2 * segment.is_report if found else 0

    def read(self, segment: Segment, context: FormContext) -> Report:
        """The report that the segment holds."""
        return _Outline(context).read(segment)


@define
class _Outline:
    context: FormContext
    root: _Node = field(factory=lambda: _Node(0, 0))
    path: list[_Node] = field(factory=list)
    preamble: list[Statement] = field(factory=list)
    attachments: list[str] = field(factory=list)
    attaching: bool = False
    unit_name: str = ""
    dated: str = ""
    cells: dict[str, Cell] = field(factory=dict)

    def read(self, segment: Segment) -> Report:
        self.path = [self.root]
        contents = sum(line.contents for line in segment.lines)
        if contents:
            self.context.note("contents", "目录", f"{contents}行，未录")
        for line in segment.lines:
            if not line.contents:
                self._line(line)
        sections = tuple(node.section() for node in self.root.nodes)
        text = "\n".join(joined(line.text) for line in segment.lines if line.text)
        score, rating = _SCORE.search(squeeze(text)), _RATING.search(text)
        report, sources = with_typed_parts(
            Report(
                key=self.context.key,
                title=segment.title,
                unit_name=self.unit_name or titled_unit(segment.title),
                preamble=tuple(self.preamble),
                sections=sections,
                attachments=tuple(self.attachments),
                nil_statements=tuple(_nil(self.root)),
                claimed_score=self.context.number(Points, score[1] if score else "", "自评得分"),
                claimed_rating=rating[1] if rating else "",
                dated=self.dated,
            )
        )
        for path, source in sources.items():
            self.context.keep(path, self.cells[source])
        return report

    def _line(self, line: Line) -> None:
        text = "\t".join(each.strip() for each in line.texts).strip()
        if not text:
            return
        plain = squeeze(text)
        if len(plain) < 40 and self._is_apart(text, plain):
            self.context.value(*line.cells)
            return
        if is_footer(text):
            self.context.note("personal_data", "", "1处，未录", *line.cells)
            return
        self.context.value(*line.cells)
        path = self._take(text, in_table=line.grid is not None)
        self.cells[path] = line.cells[0]
        self.context.keep(path, line.cells[0])

    def _take(self, text: str, *, in_table: bool) -> str:
        """Keep a line of the prose; the path of what holds it."""
        if self.attaching:
            self.attachments.append(text)
            return f"attachments.{len(self.attachments) - 1}"
        numbered = None if in_table else numeral_of(text)
        if numbered is None:
            return self._say(Statement(text=text))
        if self._is_next(*numbered[:2]) and _is_heading(numbered[3], numbered[0]):
            return self._open(*numbered)
        level, number, numeral, rest = numbered
        self._climb(level, number, least=2)
        path = self._say(Statement(numeral=numeral, text=rest or numeral))
        if level == 3:
            self.path[-1].listed = number
        return path

    def _is_apart(self, text: str, plain: str) -> bool:
        """The lines of a cover or an end that are no prose: name, seal, date, attachments."""
        name = _NAME.fullmatch(plain)
        if name:
            self.unit_name = _SEAL.sub("", name[1])
        if _ATTACHED.fullmatch(plain) and self.root.nodes:
            self.attaching = True
            return True
        if _SEAL.search(plain):
            self.context.note("signature", joined(text)[:40], "1处")
        if _DATED.fullmatch(plain):
            self.dated = plain
            return True
        return False

    def _say(self, statement: Statement) -> str:
        if self.path[-1] is self.root:
            self.preamble.append(statement)
            return f"preamble.{len(self.preamble) - 1}"
        node = self.path[-1]
        node.statements.append(statement)
        return f"{node.path}.statements.{len(node.statements) - 1}"

    def _open(self, level: int, number: int, numeral: str, heading: str) -> str:
        depth = self._climb(level, number)
        above = self.path[-1]
        path = f"{above.path}.sections.{len(above.nodes)}".removeprefix(".")
        above.nodes.append(_Node(depth, number, numeral, heading, path=path))
        self.path.append(above.nodes[-1])
        return f"{path}.heading"

    def _climb(self, level: int, number: int, least: int = 1) -> int:
        """Close what a line of this level ends, down to `least` open nodes; its depth."""
        depth = level * 10
        tops = [node for node in self.path if node.depth == 10]
        if level == 3 and tops and number == tops[0].number + 1 and self._lapsed(number):
            depth = 10
        elif level == 1 and tops:
            inner = [node for node in self.path if node.depth == 15]
            last = inner[-1].number if inner else 0
            if (number == 1 and tops[0].number >= 1) or (inner and number == last + 1):
                depth = 15
        while len(self.path) > least and self.path[-1].depth >= depth:
            self.path.pop()
        return depth

    def _is_next(self, level: int, number: int) -> bool:
        """Whether a heading of this number can follow: 一、 never goes back but to its first."""
        tops = [node.number for node in self.path if node.depth in {10, 15}]
        return level < 5 and (
            level > 1 or not tops or number == 1 or number > min(tops[0], tops[-1])
        )

    def _lapsed(self, number: int) -> bool:
        """Whether no list of Arabic numerals is open that this number would continue."""
        given = [node.number for node in self.path if node.depth == 30]
        return number - 1 not in (*given, self.path[-1].listed) and number > 1


def _is_heading(text: str, level: int) -> bool:
    """Whether a numbered line is a heading: short, and no sentence; high ones may have commas."""
    plain = text.replace("，", "") if level <= 2 else text
    ended = text.endswith("。") and ("，" in text or (level > 2 and len(text) > 12))
    return bool(text) and len(text) <= 45 and not ended and _ENDS.search(plain) is None


def _nil(node: _Node) -> list[NilStatement]:
    """The budgets of which a section of their own says that there was none."""
    found: list[NilStatement] = []
    for each in node.nodes:
        budget = next((name for name in _BUDGETS if name in each.heading), "")
        statements = each.statements
        if budget and len(statements) == 1 and _NIL.fullmatch(statements[0].text):
            found.append(NilStatement(budget=budget, text=statements[0].text))
        found += _nil(each)
    return found
