"""绩效自评报告: an outline of sections and statements, with the tables that its prose states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from attrs import field, frozen

from perfeval.filing.facts import Fact
from perfeval.filing.form import Form
from perfeval.filing.forms.budgets import (
    Account,
    Budget,
    Classification,
    HeadCount,
    ReportedProject,
)
from perfeval.filing.kinds import FormKind
from perfeval.filing.lines import CostLine
from perfeval.filing.structure import checked_parts, many, maybe, points_cell
from perfeval.numbers.cells import PointsCell
from perfeval.text.fields import of_text, text_field

__all__ = ["NilStatement", "Report", "ReportSection", "Statement"]


@frozen(kw_only=True)
class Statement:
    """One paragraph or one numbered item, verbatim; `numeral` as printed (``（一）``, ``①``).

    >>> Statement(numeral="（一）", text="部门职能").numeral
    '（一）'
    """

    numeral: str = text_field("the numeral of a statement")
    text: str = field(**of_text("the text of a statement", empty=False))


@frozen(kw_only=True)
class ReportSection:
    """A heading with its numeral as printed, what stands under it, and its sub-sections.

    >>> nil = Statement(text="无")
    >>> ReportSection(numeral="十、", heading="其他需要说明的情况", statements=(nil,)).sections
    ()
    """

    numeral: str = text_field("the numeral of a section")
    heading: str = text_field("the heading of a section")
    statements: tuple[Statement, ...] = many("the statements of a section", Statement)
    sections: tuple[ReportSection, ...] = field(default=())

    def __attrs_post_init__(self) -> None:
        checked_parts(self, "sections", "the sections of a section")

    def prose(self, above: str) -> Iterator[tuple[str, str]]:
        """Every paragraph, with its numerals below `above`."""
        at = f"{above}{self.numeral or self.heading}"
        for statement in self.statements:
            yield statement.text, f"{at}{statement.numeral}"
        for section in self.sections:
            yield from section.prose(at)

    def prose_paths(self, path: str) -> Iterator[str]:
        """The fields of those paragraphs; `path` is that of the section."""
        yield from (f"{path}.statements.{number}" for number in range(len(self.statements)))
        for number, section in enumerate(self.sections):
            yield from section.prose_paths(f"{path}.sections.{number}")


@frozen(kw_only=True)
class NilStatement:
    """A budget of which the report says that there was none: 政府性基金预算支出情况 — 无.

    >>> NilStatement(budget="政府性基金预算支出情况", text="无").text
    '无'
    """

    budget: str = field(**of_text("the budget of a nil statement", empty=False))
    text: str = field(**of_text("the text of a nil statement", empty=False))


@frozen(kw_only=True)
class Report(Form):
    """单位整体支出绩效自评报告.

    `sections` is the outline with every paragraph. The other fields hold the tables that the prose
    states: `staff`, `budget`, `accounts`, `costs` (三公经费), `classifications`, `projects`;
    `attachments` are the named 附件, `legal_basis` and `rules` the documents and 制度 it cites,
    `claimed_rating` the 评价等次 that it gives itself.

    >>> report = Report(key="report", staff=(HeadCount(label="在职人数", count=Count("29人")),))
    >>> report.kind.official_name
    '绩效自评报告'
    """

    kind: ClassVar[FormKind] = FormKind.REPORT

    unit_name: str = text_field("部门（单位）名称")
    preamble: tuple[Statement, ...] = many("the preamble of a report", Statement)
    sections: tuple[ReportSection, ...] = many("the sections of a report", ReportSection)
    attachments: tuple[str, ...] = many("报告需要以下附件", str)
    nil_statements: tuple[NilStatement, ...] = many("nil statements", NilStatement)
    staff: tuple[HeadCount, ...] = many("人员情况", HeadCount)
    budget: Budget | None = maybe("预算情况", Budget)
    accounts: tuple[Account, ...] = many("accounts of funds", Account)
    costs: tuple[CostLine, ...] = many("三公经费", CostLine)
    classifications: tuple[Classification, ...] = many("classifications", Classification)
    projects: tuple[ReportedProject, ...] = many("projects", ReportedProject)
    legal_basis: tuple[str, ...] = many("依据", str)
    rules: tuple[str, ...] = many("制度", str)
    claimed_score: PointsCell = points_cell("自评得分")
    claimed_rating: str = text_field("评价等次")
    dated: str = text_field("the date of a report")

    def filers(self) -> tuple[str, ...]:
        """部门（单位）名称."""
        return (self.unit_name,)

    def prose(self) -> Iterator[tuple[str, str]]:
        """Every paragraph, by the numerals above it."""
        for statement in self.preamble:
            yield statement.text, "引言"
        for section in self.sections:
            yield from section.prose("")

    def prose_paths(self) -> Iterator[str]:
        """The fields of those paragraphs."""
        yield from (f"preamble.{number}" for number in range(len(self.preamble)))
        for number, section in enumerate(self.sections):
            yield from section.prose_paths(f"sections.{number}")

    def facts(self) -> Iterator[Fact]:
        """Every fact that the tables of the report state."""
        at = self.official_title
        for count in self.staff:
            yield from count.facts(at)
        if self.budget is not None:
            yield from self.budget.facts(at)
        for account in self.accounts:
            yield from account.facts(at)
        for line in self.costs:
            yield from line.facts(at)
