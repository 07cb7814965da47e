"""What stands around the tables of a form: who files, the unit of money, remarks, the footer."""

from __future__ import annotations

import re
from typing import Final

from attrs import define, field

from perfeval.filing.notes import Footer
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.names import Names
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.totals import printed_total
from perfeval.forms.words.labels import unwrapped
from perfeval.forms.words.money import is_money_line
from perfeval.forms.words.names import filer, named_in
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
        elif not self._slip(text):
            self.context.note("unplaced", line.at, text)

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
        elif _OUTSIDE.fullmatch(line.first) and len(line.texts) <= 2:
            self._remark(line)
        else:
            return False
        return True

    def slips(self, line: Line) -> bool:
        """Take a line of which every text says one such thing; false for any other line."""
        if not line.texts or not all(map(_is_slip, line.texts)):
            return False
        for cell in line.cells:
            if self._slip(cell.text):
                self.context.value(cell)
        return True

    def footer(self) -> Footer | None:
        """The footer of the form; what of it is withheld is noted."""
        footer, notes = read_footer(self.feet, self.context.at)
        self.context.notes += notes
        return footer

    def _remark(self, line: Line) -> None:
        label, *others = (cell for cell in line.cells if cell.text.strip())
        if len(line.first) > _LONGEST_LABEL and not others:
            self.context.note("unplaced", line.at, unwrapped(label.text), label)
        self.context.label(label)
        for cell in others:
            if line.first in {"备注", "说明"}:
                self.notes.append(unwrapped(cell.text))
                self.context.value(cell)
            else:
                self.context.note("unplaced", joined(label.text), unwrapped(cell.text), cell)

    def _slip(self, text: str) -> bool:
        """Take a text that says one such thing; false for any other."""
        if is_footer(text):
            self.feet.append(text)
        elif named := named_in(text):
            self.names.told(named)
        elif filer(text):
            self.names.filed_by(text)
            self.feet += [text] if holds_footer(text) else []
        elif not self._result(text):
            return is_year_line(text) or is_money_line(text)
        return True

    def _result(self, text: str) -> bool:
        """Take the total or the rating that a text says, or both; false for any other."""
        total, rating = printed_total(text), printed_rating(text)
        if total:
            self.names.total(total)
        if rating:
            self.names.rating(rating)
        return bool(total or rating)


def _is_slip(text: str) -> bool:
    known = is_footer(text) or named_in(text) or filer(text)
    known = known or printed_total(text) or printed_rating(text)
    return bool(known) or is_year_line(text) or is_money_line(text)
