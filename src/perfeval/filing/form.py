"""What every form is, whatever its kind, and what it may have for scoring and for the audit.

A kind of form is a class of this one. What it has beside its title it says by overriding: a form
that is scored gives its rows, one that states figures gives facts and relations. Nothing else of
the library asks which class a form is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Self

from attrs import field, frozen

from perfeval.filing.facts import Fact
from perfeval.filing.indicators import Goal, Indicator
from perfeval.filing.kinds import FormKind
from perfeval.filing.lines import AmountLine, FundRow
from perfeval.filing.relations import Figure, Relation
from perfeval.numbers.cells import BLANK, PointsCell
from perfeval.text.fields import of_key, text_field

__all__ = ["Form", "FormRow"]


@frozen(kw_only=True)
class FormRow:
    """One row of a form that can be scored, as printed.

    `labels` are the 一级 and 二级 labels above it, `claimed` 自评得分, `meaning` 指标解释, `reason`
    why points are missing; `indicator` is the indicator that the row is, where it has a target.
    `is_fund` marks the row of 年度资金总额, whatever the form calls it.

    >>> FormRow(name="办件量", points=Points("5")).claimed.text
    ''
    """

    labels: tuple[str, ...] = ()
    name: str
    points: PointsCell = BLANK
    claimed: PointsCell = BLANK
    clause: str = ""
    meaning: str = ""
    reason: str = ""
    indicator: Indicator | None = None
    is_fund: bool = False


@frozen(kw_only=True)
class Form:
    """A form of a filing: its kind, its key among the forms of the filing, its title as printed.

    `is_self_evaluation` says whether forms of the kind claim results, and can be scored; objectives
    and monitoring tables claim none. A plugin's kind is a frozen attrs class of this one, with a
    `kind` of its own.

    >>> [form.kind.value for form in FORMS if not form.is_self_evaluation]
    ['objectives', 'monitoring']
    """

    kind: ClassVar[FormKind]
    is_self_evaluation: ClassVar[bool] = True

    key: str = field(**of_key("the key of a form"))
    title: str = text_field("the title of a form")

    @property
    def official_title(self) -> str:
        """The title as printed, or the official name of the kind."""
        return self.title or self.kind.official_name

    @property
    def not_applicable(self) -> bool:
        """Whether the form is marked `/`: there is nothing to report, and nothing to score."""
        return False

    @property
    def of_unit(self) -> bool:
        """Whether the form speaks for the whole unit, and not for one project of it."""
        return True

    @property
    def unit_name(self) -> str:
        """The name of the unit, where the form prints one."""
        return ""

    @property
    def project_name(self) -> str:
        """The name of the project, where the form is for one."""
        return ""

    @property
    def fund(self) -> FundRow | None:
        """年度资金总额, where the form has a table of funds."""
        return None

    @property
    def fund_parts(self) -> tuple[FundRow, ...]:
        """The rows below 年度资金总额."""
        return ()

    @property
    def by_income(self) -> tuple[AmountLine, ...]:
        """按收入性质分, where the form breaks the outturn down."""
        return ()

    @property
    def by_nature(self) -> tuple[AmountLine, ...]:
        """按支出性质分, where the form breaks the outturn down."""
        return ()

    @property
    def goal(self) -> Goal | None:
        """年度总体目标, where the form states it."""
        return None

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators of the form, each with its target."""
        return ()

    @property
    def total_points(self) -> PointsCell:
        """总分, the points of all rows."""
        return BLANK

    @property
    def total_claimed(self) -> PointsCell:
        """总分, the claimed score of all rows."""
        return BLANK

    @property
    def claimed_score(self) -> PointsCell:
        """自评得分 of the unit, where the form states it beside its rows or without any."""
        return BLANK

    @property
    def claimed_rating(self) -> str:
        """评价等次 that the unit gives itself."""
        return ""

    def prose(self) -> Iterator[tuple[str, str]]:
        """The paragraphs of the form, each with its place in it."""
        yield from ()

    def prose_paths(self) -> Iterator[str]:
        """The fields that hold the paragraphs of `prose`, in their order, as far as it is known."""
        yield from ()

    def table_figures(self) -> Iterator[Figure]:
        """The amounts of the tables that prose may state again, by their labels."""
        yield from ()

    def table_paths(self) -> Iterator[str]:
        """The fields that hold the `table_figures`, in their order, as far as it is known."""
        yield from ()

    def filers(self) -> Iterable[str]:
        """The names by which the form may call the unit that files it, the surest first."""
        return ()

    def facts(self) -> Iterator[Fact]:
        """What the form states of the whole unit."""
        yield from ()

    def own_facts(self) -> Iterator[Fact]:
        """What the form states of itself (``fund.*``): by these it is scored first."""
        yield from ()

    def scored_rows(self) -> Iterator[FormRow]:
        """The rows that can be scored, as printed, the fund row first."""
        yield from ()

    def relations(self) -> Iterator[Relation]:
        """What the tables of the form imply between their figures, for the audit."""
        yield from ()

    @classmethod
    def specimen(cls, _rows: Iterable[FormRow]) -> Self:
        """A form of this kind with these rows, as far as it has a place for them."""
        return cls(key="form")
