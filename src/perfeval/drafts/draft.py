"""A sheet as the draft of a rubric: what is certain, what is to be chosen, what is left to people.

A draft is no rubric: `Draft.rubric` makes one when the readings that it leaves open are chosen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from os import PathLike
from typing import Final

from attrs import field, frozen

from perfeval.drafts.sheet import NO_NAME, DraftRow, heading_of, rows_of_sheet
from perfeval.errors import InputError, Phrase, RubricError, Shown
from perfeval.filing import Filing, Form, FormKind, ScoreSheet
from perfeval.filing.sources import FiscalYear, FiscalYears, Jurisdiction, Source
from perfeval.forms import read
from perfeval.numbers.printed import Points
from perfeval.rubric.criteria import Criterion, Pool, PoolRow
from perfeval.rubric.rubric import Reading, Rubric, Section
from perfeval.rules import Judged, Steps

__all__ = ["CHOICES", "NO_CLAUSE", "Draft", "draft_rubric"]

NO_CLAUSE: Final = "（表上没有写评分标准）"
_ANYWHERE: Final = Jurisdiction(code="000000", name="全国")
_UNKNOWN_YEAR: Final = 2000
_WHOLE: Final = Points("100")
CHOICES: Final = {
    Steps.WHOLE: "不足一步的不计",
    Steps.STARTED: "不足一步的按一步计",
    Steps.PRO_RATA: "不足一步的按比例计",
}


@frozen(kw_only=True)
class Group:
    """A heading with its rows and the groups below it; `points` is what the sheet prints of it."""

    name: str
    points: Points | None
    rows: tuple[DraftRow, ...] = ()
    groups: tuple[Group, ...] = ()

    @property
    def total(self) -> Points:
        """What its parts add up to."""
        parts = [row.points for row in self.rows if row.points is not None]
        return Points.total([*parts, *(group.weight for group in self.groups)])

    @property
    def weight(self) -> Points:
        """What it counts: the points that are printed behind its name, or the sum of its parts."""
        return self.total if self.points is None else self.points

    @property
    def nested(self) -> bool:
        """Whether its rows make up a whole of their own (权重50%，各行合计100分)."""
        return self.points is not None and self.total == _WHOLE and self.points != _WHOLE


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
        object.__setattr__(self, "groups", _groups(self.rows, 0))

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
        for group in self.groups:
            yield from _uneven(group, ())
        if self._sum != self.out_of:
            yield f"各部分合计{self._sum.plain}分，总分写的是{self.out_of.plain}分"
        elif self.rows and self.out_of != _WHOLE:
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
            sections=tuple(_section_of(group, steps, judged) for group in self.groups),
            readings=readings_of(self.rows, steps),
        )


def draft_rubric(
    source: str | PathLike[str] | bytes | Filing | Form, *, form: str | None = None
) -> Draft:
    """The draft of a rubric from a scoring sheet (评分表) that prints its clauses.

    `source` is a document of any kind that `read` takes, or what was read of it; `form` is the
    key of the sheet, where there are several. A clause becomes a rule only where it is plain to
    its last word, and a row has a measure only where name and words leave no doubt. Raises
    `InputError` where there is no such sheet, or several; and what `read` raises.

    >>> draft_rubric(Filing(unit=BudgetUnit(name="某局"), year=2023))
    Traceback (most recent call last):
    ...
    perfeval.errors.InputError: a scoring sheet: found none; expected a table with 分值 and 评分标准
    """
    filing: Filing | None = None
    if isinstance(source, Form):
        sheet = source
    else:
        filing = source if isinstance(source, Filing) else read(source)
        sheet = _sheet(filing, form)
    title = " ".join(sheet.title.split()) or "评分表"
    total = sheet.total_points if isinstance(sheet, ScoreSheet) else None
    return Draft(
        key=sheet.key,
        title=title,
        kind=sheet.kind,
        place=None if filing is None else filing.unit.jurisdiction,
        year=None if filing is None else filing.year,
        total=Points.of_atoms(total.atoms) if isinstance(total, Points) else None,
        rows=rows_of_sheet(sheet, title),
    )


def _sheet(filing: Filing, key: str | None) -> Form:
    """The scoring sheet of a filing; the one of this key, whatever its kind."""
    found: Sequence[Form] = [
        each
        for each in filing.forms
        if (isinstance(each, ScoreSheet) if key is None else each.key == key)
    ]
    if len(found) == 1:
        return found[0]
    expected = "a table with 分值 and 评分标准"
    if found:
        keys = " or ".join(each.key for each in found)
        raise InputError(
            "a scoring sheet", Shown(f"{len(found)} of them"), Phrase("form={keys}", keys=keys)
        )
    raise InputError("a scoring sheet", Shown("none") if key is None else key, expected)


def _groups(rows: Sequence[DraftRow], level: int) -> tuple[Group, ...]:
    """The rows under their labels of one level, in the order in which each first stands."""
    by_name: dict[str, list[DraftRow]] = {}
    printed: dict[str, Points | None] = {}
    for row in rows:
        labels = row.labels[level : level + 1] or ("评分",)
        heading = heading_of(labels[0])
        by_name.setdefault(heading.name, []).append(row)
        printed[heading.name] = printed.get(heading.name) or heading.points
    return tuple(_group(name, printed[name], each, level) for name, each in by_name.items())


def _group(name: str, points: Points | None, rows: Sequence[DraftRow], level: int) -> Group:
    below: list[DraftRow] = []
    own: list[DraftRow] = []
    for row in rows:
        further = row.labels[level + 1 : level + 2]
        (below if further and further[0] != row.labels[level] else own).append(row)
    return Group(name=name, points=points, rows=tuple(own), groups=_groups(below, level + 1))


def _uneven(group: Group, above: tuple[str, ...]) -> Iterator[str]:
    """Where the points of a heading are not those of its parts."""
    path = (*above, group.name)
    if group.points is not None and group.total != group.points and not group.nested:
        where = " / ".join(path)
        yield f"{where}：各行合计{group.total.plain}分，标题写的是{group.points.plain}"
    for each in group.groups:
        yield from _uneven(each, path)


def _section_of(group: Group, steps: Steps, judged: Collection[str]) -> Section:
    """A group as a section. Raises `RubricError` where its points do not add up."""
    return Section(
        name=group.name,
        points=group.weight,
        adds_to=group.total if group.nested else None,
        sections=tuple(_section_of(each, steps, judged) for each in group.groups),
        items=tuple(item_of(row.left if row.key in judged else row, steps) for row in group.rows),
    )


def item_of(row: DraftRow, steps: Steps) -> Criterion | Pool:
    """A row as a criterion, or as a pool where several rows share points or a name."""
    if row.points is None:
        raise RubricError(row.name, "the sheet prints no points for it")
    clause = row.clause or NO_CLAUSE
    if row.shares:
        return _pool(row, row.points, clause)
    understood = row.understood
    return Criterion(
        key=row.key,
        name=row.name,
        points=row.points,
        clause=clause,
        measure=row.measure,
        rule=Judged() if understood is None else understood.chosen(steps),
    )


def _pool(row: DraftRow, points: Points, clause: str) -> Pool:
    own = [
        Points.of_atoms(each.points.atoms) for each in row.shares if isinstance(each.points, Points)
    ]
    shared = len(own) < len(row.shares)
    worth: Sequence[Points | None] = [None] * len(row.shares) if shared else own
    return Pool(
        key=row.key,
        name=row.name,
        points=points,
        clause=clause,
        rule=Judged(),
        shared=shared,
        rows=tuple(
            PoolRow(key=f"{row.key}.{n}", name=each.name.strip() or NO_NAME, points=one)
            for n, (each, one) in enumerate(zip(row.shares, worth, strict=True), start=1)
        ),
    )


def readings_of(rows: Sequence[DraftRow], steps: Steps) -> tuple[Reading, ...]:
    """What the draft takes of what the clauses leave open, each phrase once."""
    made: dict[tuple[str, str], Reading] = {}
    for row in rows:
        if row.understood is None:
            continue
        if row.is_open:
            phrase = row.understood.open_step
            choice = CHOICES[steps]
            reading = Reading(key=f"{row.key}.steps", clause=phrase, choice=choice)
            made.setdefault(("steps", phrase), reading)
        for each in row.understood.assumed:
            reading = Reading(
                key=f"{row.key}.{each.key}", clause=each.clause, choice=each.choice, why=each.why
            )
            made.setdefault((each.key, each.clause), reading)
    return tuple(made.values())


def _years(year: FiscalYear | None) -> FiscalYears:
    return FiscalYears(_UNKNOWN_YEAR) if year is None else FiscalYears(year.year, year.year)
