"""绩效自评报告: its prose, what its cover and its end say, its attachments, what it disowns."""

from __future__ import annotations

import re
from typing import Final

from attrs import define, field

from perfeval.filing.form import Form
from perfeval.filing.forms.report import Report
from perfeval.forms.kinds.report.numerals import numeral_of
from perfeval.forms.kinds.report.outline import Outline
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.prose.parts.filled import with_typed_parts
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.names import titled_unit
from perfeval.forms.words.people import is_footer
from perfeval.numbers.printed import Points
from perfeval.text.labels import joined, squeeze

__all__ = ["ReportOutline"]

_ATTACHED: Final = re.compile(
    r".{0,12}(?:需要以下附件|附件目录|附件清单|附件如下).{0,4}|附件[:：]?"
)
_RATING: Final = re.compile(
    r"(?:自评结果|评价结果|自评等[级次]|评价等[级次]|等[级次])(?:评定)?(?:为|是|：)[“\"]?(优秀|优|良好|良|中等|中|合格|差)[”\"]?(?=[。，,；;等\s]|$)"
)
_SCORE: Final = re.compile(
    r"(?:自评|综合|总)(?:得分|评分|分)(?:为|是|：)?\s*([0-9]{1,3}(?:\.[0-9]{1,2})?)\s*分"
)
_NAME: Final = re.compile(r"(?:部门|单位)\(?(?:单位|部门)?\)?名称(?:\(盖章\))?:(.*)")
_DATED: Final = re.compile(r"[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日")
_SEAL: Final = re.compile(r"\((?:盖章|签章|签字|公章)\)")


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
        return _Report(context).read(segment)


@define
class _Report:
    context: FormContext
    outline: Outline = field(factory=Outline)
    attachments: list[str] = field(factory=list)
    attaching: bool = False
    unit_name: str = ""
    dated: str = ""
    cells: dict[str, Cell] = field(factory=dict)

    def read(self, segment: Segment) -> Report:
        contents = sum(line.contents for line in segment.lines)
        if contents:
            self.context.note("contents", "目录", f"{contents}行，未录")
        for line in segment.lines:
            if not line.contents:
                self._line(line)
        text = "\n".join(joined(line.text) for line in segment.lines if line.text)
        score, rating = _SCORE.search(squeeze(text)), _RATING.search(text)
        report, sources = with_typed_parts(
            Report(
                key=self.context.key,
                title=segment.title,
                unit_name=self.unit_name or titled_unit(segment.title),
                preamble=tuple(self.outline.preamble),
                sections=self.outline.sections,
                attachments=tuple(self.attachments),
                nil_statements=self.outline.nil_statements,
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
        """Keep a line; the path of what holds it."""
        if self.attaching:
            self.attachments.append(text)
            return f"attachments.{len(self.attachments) - 1}"
        return self.outline.take(text, in_table=in_table)

    def _is_apart(self, text: str, plain: str) -> bool:
        """The lines of a cover or an end that are no prose: name, seal, date, attachments."""
        name = _NAME.fullmatch(plain)
        if name:
            self.unit_name = _SEAL.sub("", name[1])
        if _ATTACHED.fullmatch(plain) and self.outline.begun:
            self.attaching = True
            return True
        if _SEAL.search(plain):
            self.context.note("signature", joined(text)[:40], "1处")
        if _DATED.fullmatch(plain):
            self.dated = plain
            return True
        return False
