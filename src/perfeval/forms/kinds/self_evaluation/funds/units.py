"""The unit of the money of a form, which its headings print or a line above them."""

from __future__ import annotations

from perfeval.forms.kinds.self_evaluation.funds.breakdown import is_breakdown_heading
from perfeval.forms.kinds.self_evaluation.funds.heads import is_fund_heading
from perfeval.forms.kinds.self_evaluation.funds.pairs import fund_roles
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.words.money import MoneyUnit, declared_unit, is_money_line, money_unit
from perfeval.forms.words.vocabulary import NOTE

__all__ = ["unit_of_funds"]


def _is_funds(line: Line) -> bool:
    """Whether a row heads money: a table of funds, pairs, or the breakdowns."""
    return is_fund_heading(line) or bool(fund_roles(line)) or is_breakdown_heading(line)


def unit_of_funds(segment: Segment, body: int) -> MoneyUnit | None:
    """The unit of money of a form: by the headings of its funds, else declared, else in its title.

    `body` is where the indicators begin: what stands in their rows is no unit of the funds, but for
    a line or a remark that says the unit of the form.
    """
    lines = segment.lines
    heads: list[str] = []
    others: list[str] = []
    for place, line in enumerate(lines):
        if _is_funds(line):
            above = lines[place - 1].text if place else ""
            heads += [*line.texts, above]
        elif line.grid is None or place < body:
            others += line.texts
        else:
            others += [text for text in line.texts if is_money_line(text) or NOTE.match(text)]
    return money_unit(heads) or declared_unit(others) or money_unit([segment.title])
