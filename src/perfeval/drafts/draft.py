"""A sheet as the draft of a rubric: what is certain, what is to be chosen, what is left to people.

A draft is no rubric: `Draft.rubric` makes one when the readings that it leaves open are chosen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from os import PathLike
from typing import Final

from attrs import field, frozen

from perfeval.drafts.groups import WHOLE, Group, groups_of, uneven
from perfeval.drafts.parts import readings_of, section_of
from perfeval.drafts.sheet import DraftRow, heading_of, rows_of_sheet
from perfeval.errors import InputError, Phrase, RubricError, Shown
from perfeval.filing import Filing, Form, FormKind, ScoreSheet
from perfeval.filing.foreign_form import scored_rows_of
from perfeval.filing.sources import FiscalYear, FiscalYears, Jurisdiction, Source
from perfeval.forms import read
from perfeval.forms.words.places import titled_place, without_annex
from perfeval.numbers.printed import Points
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Steps

__all__ = ["Draft", "draft_rubric"]

_ANYWHERE: Final = Jurisdiction(code="000000", name="全国")
_UNKNOWN_YEAR: Final = 2000


@frozen(kw_only=True)
class Draft:
    """A sheet read into groups and rows; `key` is that of the form.

    `place` and `year` are None where the sheet does not say them; `total` is its own 总分. `rows`
    are all rows, in order. `problems` say what does not add up, in words for a clerk.

    >>> from perfeval.filing import SheetRow
    >>> clause = "控制率≤100%，计5分；每超过一个百分点扣1分，扣完为止。"
    >>> row = SheetRow(level1="过程", name="公用经费控制率", clause=clause, points=Points("5"))
    >>> draft = draft_rubric(ScoreSheet(key="form", title="某县评分表", rows=(row,)))
    >>> draft.rows[0].measure.id, draft.open_rows[0].name
    ('operating_control_rate', '公用经费控制率')
    """

    key: str
    title: str
    kind: FormKind
    place: Jurisdiction | None
    year: FiscalYear | None
    total: Points | None
    rows: tuple[DraftRow, ...]
    groups: tuple[Group, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "groups", groups_of(self.rows, 0))

    @property
    def id(self) -> str:
        """The id that its rubric has until it is given one: of its place and year."""
        parts = ["draft", self.place.code if self.place else "", str(self.year or "")]
        return "-".join(filter(None, parts))

    @property
    def edition(self) -> str:
        """The year, or that it has none yet."""
        return "draft" if self.year is None else str(self.year)

    @property
    def open_rows(self) -> tuple[DraftRow, ...]:
        """The rows in which a part-step is left open."""
        return tuple(row for row in self.rows if row.is_open)

    @property
    def out_of(self) -> Points:
        """The whole: the 总分 that the sheet prints, or the sum of its groups."""
        return self._sum if self.total is None else self.total

    @property
    def _sum(self) -> Points:
        return Points.total([group.weight for group in self.groups])

    @property
    def problems(self) -> tuple[str, ...]:
        """What does not add up, or has no points."""
        return tuple(self._problems())

    def _problems(self) -> Iterator[str]:
        if not self.rows:
            yield "表上没有读到评分的行"
        for row in self.rows:
            if row.points is None:
                yield f"{' / '.join((*row.labels, row.name))}：没有写明分值"
        names = Counter(" / ".join((*map(_heading, row.labels), row.name)) for row in self.rows)
        for name, count in names.items():
            if count > 1:
                yield f"{name}：同名的行有{count}处，请在名称后面注明区别"
        for group in self.groups:
            yield from uneven(group, ())
        if self._sum != self.out_of:
            yield f"各部分合计{self._sum.plain}分，总分写的是{self.out_of.plain}分"
        elif self.rows and self.out_of != WHOLE:
            yield f"各部分合计{self.out_of.plain}分，不是100分，请核对"

    def rubric(self, *, steps: Steps, judged: Collection[str] = ()) -> Rubric:
        """The rubric, with every open part-step read in one way.

        `judged` are the keys of rows that are left to people all the same.
        Raises `RubricError` where the sheet contradicts itself, as `problems` say.
        """
        if not self.rows:
            raise RubricError(self.title, "no row of a scoring sheet was read")
        return Rubric(
            id=self.id,
            edition=self.edition,
            name=self.title,
            form=self.kind,
            jurisdiction=self.place or _ANYWHERE,
            years=_years(self.year),
            source=Source(title=self.title),
            out_of=self.out_of,
            sections=tuple(section_of(group, steps, judged) for group in self.groups),
            readings=readings_of(self.rows, steps),
        )


def draft_rubric(
    source: str | PathLike[str] | bytes | Filing | Form, *, form: str | None = None
) -> Draft:
    """The draft of a rubric from a scoring sheet (评分表) or another table that prints its clauses.

    `source` is a document of any kind that `read` takes, or what was read of it; `form` is the
    key of the sheet, where there are several. A clause becomes a rule only where it is plain to
    its last word, and a row has a measure only where name and words leave no doubt. Raises
    `InputError` where there is no such sheet, or several; and what `read` raises.

    >>> draft_rubric(Filing(unit=BudgetUnit(name="某局"), year=2023))
    Traceback (most recent call last):
    ...
    perfeval.errors.InputError: a scoring sheet: found none; expected a table of points and clauses
    """
    filing: Filing | None = None
    if isinstance(source, Form):
        sheet = source
    else:
        filing = source if isinstance(source, Filing) else read(source)
        sheet = _sheet(filing, form)
    title = without_annex(" ".join(sheet.title.split())) or "评分表"
    total = sheet.total_points if isinstance(sheet, ScoreSheet) else None
    return Draft(
        key=sheet.key,
        title=title,
        kind=sheet.kind,
        place=(None if filing is None else filing.unit.jurisdiction) or titled_place(title),
        year=None if filing is None else filing.year,
        total=Points.of_atoms(total.atoms) if isinstance(total, Points) else None,
        rows=rows_of_sheet(sheet, title),
    )


def _sheet(filing: Filing, key: str | None) -> Form:
    """The scoring sheet of a filing, or else its table of clauses; or what has this key."""
    if key is None:
        sheets = [each for each in filing.forms if isinstance(each, ScoreSheet)]
        found: Sequence[Form] = sheets or list(filter(_prints_clauses, filing.forms))
    else:
        found = [each for each in filing.forms if each.key == key]
    if len(found) == 1:
        return found[0]
    expected = "a table of points and clauses"
    if found:
        keys = ", ".join(each.key for each in found)
        raise InputError(
            "a scoring sheet",
            Phrase("{count} of them", count=len(found)),
            Phrase("form={keys}", keys=keys),
        )
    raise InputError("a scoring sheet", Shown("none") if key is None else key, expected)


def _prints_clauses(form: Form) -> bool:
    """Whether a form has rows that are worth points by a clause of their own."""
    rows = scored_rows_of(form)
    return any(row.clause.strip() and isinstance(row.points, Points) for row in rows)


def _heading(label: str) -> str:
    return heading_of(label).name


def _years(year: FiscalYear | None) -> FiscalYears:
    return FiscalYears(_UNKNOWN_YEAR) if year is None else FiscalYears(year.year, year.year)
