"""What stands around the tables of a form: who files, the unit of money, remarks, the footer."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from attrs import define, field

from perfeval.filing.notes import Footer
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.names import Names
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.totals import printed_total
from perfeval.forms.words.labels import unwrapped
from perfeval.forms.words.money import is_money_line
from perfeval.forms.words.names import filer, named_in, paper_number
from perfeval.forms.words.people import holds_footer, is_footer, read_footer
from perfeval.forms.words.ratings import is_rating_label, printed_rating
from perfeval.forms.words.vocabulary import NOTE
from perfeval.forms.words.years import is_year_line
from perfeval.text.labels import joined

__all__ = ["Surroundings"]

_OUTSIDE: Final = re.compile(
    r"\A(?:(?:自评|评价|总体)?(?:结论|总结|意见|情况说明)|存在(?:的)?(?:主要)?问题.*|改进(?:措施|意见|建议).*|下一步.*|其他需要说明.*"
    r"|(?:主要)?经验.*|备注|说明|.*(?:意见|审核):?|(?>.*?(?:意见|审核)\().*\):?|主管部门.*意见)"
)
_REMARKED: Final = re.compile(
    r"\A(?:备注|说明|(?:年度|绩效|项目){0,3}(?:目标|指标)?(?:偏差大?|未完成|扣分|失分)"
    r"(?:或(?:目标|指标)?(?:偏差大?|未完成|扣分))?(?:的)?(?:主要)?原因(?:分析|说明)?"
    r"(?:及(?:改进|整改|下一步)?措施)?)"
)
"""The label of a remark, and of the reasons that some forms ask for once, below their rows."""
_FLATTENED: Final = re.compile("一级指标二级指标三级指标|(?:指标|目标)值(?:实际|全年)?完成值分值")
"""The headings of a table of which the cells ran together, as converters leave it."""
_FEW: Final = 3
_LABELLED: Final = re.compile(r"\s{0,8}[^\s:：0-9]{2,16}[:：]\s{0,8}\S")
_LONGEST_LABEL: Final = 15


@define
class Surroundings:
    """The lines of one form that are no row of a table, as far as they were read."""

    context: FormContext
    names: Names
    notes: list[str] = field(factory=list)
    feet: list[str] = field(factory=list)

    def paragraph(self, line: Line) -> None:
        """Take a paragraph; one that is none of these is noted."""
        text = line.text
        note = NOTE.match(text)
        if note:
            self.notes.append(text[note.end() :].strip())
        elif step := self._step(text):
            step()
        else:
            flat = text.count("\n") < _FEW and _FLATTENED.search(text) is not None
            self.context.note("doubt" if flat else "unplaced", line.at, text)

    def row(self, line: Line) -> bool:
        """Take a row of a table that is none of its blocks; false for any other row."""
        text = "  ".join(line.texts)
        note = NOTE.match(text)
        if is_footer(text):
            self.feet.append(text)
            self.context.withheld(*line.cells)
        elif note:
            self.notes.append(unwrapped(text[note.end() :]))
            self.context.value(*line.cells)
        elif self.slips(line):
            pass
        elif is_rating_label(line.first) and len(line.texts) <= 2:
            self.names.row(line)
        elif len(line.texts) <= 2 and (
            _OUTSIDE.fullmatch(line.first) or _REMARKED.fullmatch(line.first)
        ):
            self._remark(line)
        else:
            return False
        return True

    def slips(self, line: Line) -> bool:
        """Take a line of which every text says one such thing; false for any other line.

        Of texts that each have a label of their own, 项目期：2023年, one may say something else.
        """
        labelled = all(_LABELLED.match(text) for text in line.texts)
        steps: list[Callable[[], object] | None] = []
        for text in line.texts:
            step = self._step(text)
            if step is None and not labelled:  # as in the rows of most tables
                return False
            steps.append(step)
        if not steps or not (all(steps) or any(steps[1:])):
            return False
        for cell, step in zip(line.said, steps, strict=True):
            if step is None:
                self.context.unplaced(line.at, unwrapped(cell.text), cell)
            else:
                step()
                self.context.value(cell)
        return True

    def footer(self) -> Footer | None:
        """The footer of the form; what of it is withheld is noted."""
        footer, notes = read_footer(self.feet, self.context.at)
        self.context.notes += notes
        return footer

    def _remark(self, line: Line) -> None:
        label, *others = line.said
        if len(line.first) > _LONGEST_LABEL and not others:
            self.context.note("unplaced", line.at, unwrapped(label.text), label)
        self.context.label(label)
        for cell in others:
            if _REMARKED.fullmatch(line.first):
                self.notes.append(unwrapped(cell.text))
                self.context.value(cell)
            else:
                self.context.note("unplaced", joined(label.text), unwrapped(cell.text), cell)

    def _step(self, text: str) -> Callable[[], object] | None:
        """What takes a text that says one such thing; None for any other."""
        if is_footer(text):
            return partial(self.feet.append, text)
        if named := named_in(text):
            return partial(self.names.told, named)
        if unit := filer(text):
            return partial(self._filed_by, unit, text)
        total, rating = printed_total(text), printed_rating(text)
        if total or rating or is_year_line(text) or is_money_line(text):
            return partial(self._result, total, rating)
        return None

    def _filed_by(self, unit: str, text: str) -> None:
        self.names.filed_by(unit)
        if number := paper_number(text):
            self.context.note("unplaced", "文号", number)
        self.feet += [text] if holds_footer(text) else []

    def _result(self, total: str, rating: str) -> None:
        """Take the total and the rating that a text says, where it says them."""
        if total:
            self.names.total(total)
        if rating:
            self.names.rating(rating)
