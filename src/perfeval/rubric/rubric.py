"""A rubric: sections of criteria and pools whose points add up, with clauses and source.

A rubric is a value that proves itself: children add up to their parent and the root to `out_of`,
every rule is worth exactly its row, every clause stands beside its number. Otherwise it cannot be
constructed, and the error says where, in the form's words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import field, frozen
from attrs.converters import optional

from perfeval.errors import InputError, Phrase, RubricError, brief
from perfeval.filing import FORMS, FormKind, ScoreSheet
from perfeval.filing.sources import FiscalYears, Jurisdiction, Source
from perfeval.filing.structure import many, maybe, named, of_kind, of_many
from perfeval.measures import Measure
from perfeval.numbers.decimals import PLACES
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.rubric.criteria import CapTotal, Criterion, NotApplicable, Pool, add_up
from perfeval.rubric.digest import digest_of
from perfeval.rubric.grades import GradeDiscount, RatingByCounts
from perfeval.rubric.placed import Placed
from perfeval.rubric.ratings import Rating
from perfeval.rubric.readings import Deviation, Reading
from perfeval.rubric.sections import WHOLE, Section
from perfeval.rubric.veto import Veto
from perfeval.rules import ByTarget, Rule
from perfeval.rules.checked import asked
from perfeval.rules.fields import POINTS, read_points
from perfeval.text.fields import apart, later, of_key, of_text, text_field, titled
from perfeval.text.notebook import ShownInNotebook

__all__ = ["Rubric"]


def _is_kind_of_form(_instance: object, _attribute: object, value: object) -> None:
    if not isinstance(value, FormKind):
        raise InputError("the form of a rubric", value, "a FormKind, such as FormKind.UNIT")


class _Compiles:
    """What scoring has made of a rubric: no field, so no part of equality, digest or pickles."""

    __slots__ = ("_columns", "_compiled", "_template")


@named
@frozen(kw_only=True)
class Rubric(_Compiles, ShownInNotebook):
    """评分标准: one edition of one form, complete and self-contained.

    `places` is to how many decimals a score is rounded; `ratings` is empty where the form prints
    no scale; `not_applicable` is the convention for 不适用; `readings` say how the edition reads
    what its clauses leave open. `bonuses` add points on top of the whole, up to `total_at_most`,
    and `penalties` take points off: the `points` of each are the most that it can. With both,
    `cap_total` says which comes first, the cap or the penalties. `vetoes` cap the total or the
    rating. `deviations` are the published scores that it is known not to give. `own_level` says
    that it is for units of the place itself (本级), not of places in it. `rating_by_counts` and
    `grade_discount` are what some places print beside the sheet.
    `distribution` is the installed package that it came from, and `digest` a fingerprint of
    everything else that is scored by. Raises `RubricError` where anything contradicts
    anything.

    >>> rubric = get_rubric("yueyanglou-annex-2")
    >>> rubric.name, rubric.out_of.plain, str(rubric.years)
    ('岳阳楼区预算单位整体支出绩效自评表（附件2）', '100', '2023')
    """

    id: str = field(**of_key("the id of a rubric"))
    edition: str = field(**of_text("the edition of a rubric", empty=False))
    name: str = field(**of_text("the name of a rubric", empty=False))
    name_en: str = text_field("the English name of a rubric")
    form: FormKind = field(**titled("the form of a rubric", validator=_is_kind_of_form))
    jurisdiction: Jurisdiction = field(**of_kind("the place of a rubric", Jurisdiction))
    years: FiscalYears = field(**of_kind("the years of a rubric", FiscalYears))
    source: Source = field(**of_kind("the source of a rubric", Source))
    out_of: Points = field(default=Points("100"), converter=read_points, **POINTS)
    sections: tuple[Section, ...] = many("the sections of a rubric", Section, least=1)
    places: int = field(default=2, **of_kind("places", int))
    ratings: tuple[Rating, ...] = many("the ratings of a rubric", Rating)
    not_applicable: NotApplicable = field(
        default=NotApplicable.BLANK, **of_kind("不适用", NotApplicable)
    )
    readings: tuple[Reading, ...] = many("the readings of a rubric", Reading)
    bonuses: tuple[Criterion, ...] = many("the bonuses of a rubric", Criterion)
    penalties: tuple[Criterion, ...] = many("the penalties of a rubric", Criterion)
    total_at_most: Points | None = field(default=None, converter=optional(read_points), **POINTS)
    cap_total: CapTotal | None = maybe("when the total is capped", CapTotal)
    vetoes: tuple[Veto, ...] = many("the vetoes of a rubric", Veto)
    deviations: tuple[Deviation, ...] = field(
        default=(), **apart(of_many("the deviations of a rubric", Deviation))
    )
    own_level: bool = field(default=False, **later(of_kind("本级", bool)))
    rating_by_counts: RatingByCounts | None = field(
        default=None, **later(of_kind("a rating by counts of levels", RatingByCounts, type(None)))
    )
    grade_discount: GradeDiscount | None = field(
        default=None, **later(of_kind("a discount by grades lost", GradeDiscount, type(None)))
    )
    distribution: str = field(default="", eq=False, **of_text("the distribution of a rubric"))
    digest: str = field(init=False, eq=False, repr=False, default="")

    def __attrs_post_init__(self) -> None:
        add_up(self.name, [section.points for section in self.sections], self.out_of)
        _check_rows(self)
        _check_sheet(self)
        if not 0 <= self.places <= PLACES:
            where = Phrase("scores to {places} places", places=brief(self.places))
            raise RubricError(
                self.name, Phrase("{where}; 0 to {most} are possible", where=where, most=PLACES)
            )
        edges = [rating.at_least.atoms for rating in self.ratings]
        if edges and (edges != sorted(set(edges), reverse=True) or edges[-1] != 0):
            raise RubricError(self.name, "the ratings do not go down, step by step, to 0")
        if edges and edges[0] > self.out_of.atoms:
            raise RubricError(
                self.name,
                Phrase(
                    "the rating {name} is above its {out_of} points",
                    name=self.ratings[0].name,
                    out_of=self.out_of.plain,
                ),
            )
        _check_extras(self)
        object.__setattr__(self, "digest", asked(self.name, lambda: digest_of(self)))

    def walk(self) -> Iterator[Placed[Criterion | Pool]]:
        """Every criterion and pool with its path, in the form's order."""
        for section in self.sections:
            yield from section.walk()

    def weights(self) -> dict[str, Rate]:
        """What a point of each criterion and pool counts in the total, where it is not a point."""
        found = (each for section in self.sections for each in section.weights())
        return {key: weight for key, weight in found if weight != WHOLE}

    def extras(self) -> Iterator[Placed[Criterion]]:
        """Every bonus, then every penalty, with its heading."""
        yield from (Placed(("加分项",), each) for each in self.bonuses)
        yield from (Placed(("减分项",), each) for each in self.penalties)

    def rows(self) -> Iterator[Placed[Criterion | Pool]]:
        """Every criterion and pool as `walk` gives them, then the `extras`."""
        yield from self.walk()
        yield from self.extras()

    def measured(self) -> Iterator[tuple[Placed[Criterion | Veto], Measure, Rule | None]]:
        """Every row and veto that has a measure, with it and with the rule that takes its value."""
        for path, item in self.rows():
            if isinstance(item, Criterion) and item.measure is not None:
                yield Placed(path, item), item.measure, item.rule
        for veto in self.vetoes:
            yield Placed((), veto), veto.measure, None

    def rating(self, total: Points) -> Rating | None:
        """The rating that a complete total earns; None where the form prints no scale.

        Raises `InputError` for what is no `Points`.
        """
        if not isinstance(total, Points):
            raise InputError("the total to rate", total, "Points")
        for rating in self.ratings:
            if total >= rating.at_least:
                return rating
        return None


def _check_rows(rubric: Rubric) -> None:
    """Every key stands once; so does every name of a criterion in its place, every pool's label."""
    keys = [veto.key for veto in rubric.vetoes]
    names: list[str] = []
    labels: list[str] = []
    for row in rubric.rows():
        item = row.item
        keys.append(item.key)
        if isinstance(item, Criterion):
            names.append(row.where)
        else:
            keys.extend(each.key for each in item.rows)
            labels.extend(dict.fromkeys(f"{item.goal}{label}" for label in item.labels))
    for what, found in (("key", keys), ("row", names), ("label", labels)):
        for each, count in Counter(found).items():
            if count > 1:
                raise RubricError(
                    rubric.name,
                    Phrase(
                        "the {what} {each} stands {count} times",
                        what=Phrase(what),
                        each=each,
                        count=count,
                    ),
                )


def _check_sheet(rubric: Rubric) -> None:
    """The rows of a scoring sheet have no targets by which they could be scored."""
    if not any(issubclass(form, ScoreSheet) and form.kind == rubric.form for form in FORMS):
        return
    for row in rubric.walk():
        if isinstance(row.item.rule, ByTarget):
            raise RubricError(
                row.where,
                Phrase(
                    "a {official_name} prints no 年度指标值, so ByTarget scores nothing; "
                    "Judged leaves the rows to an evaluator",
                    official_name=rubric.form.official_name,
                ),
            )


def _check_extras(rubric: Rubric) -> None:
    """A bonus needs a cap of the total that can be reached; a veto a rating of the scale."""
    if rubric.bonuses and rubric.total_at_most is None:
        raise RubricError(rubric.name, "with a bonus it must say total_at_most")
    if rubric.bonuses and rubric.penalties and rubric.cap_total is None:
        raise RubricError(rubric.name, "with a bonus and a penalty it must say cap_total")
    if rubric.total_at_most is not None and rubric.total_at_most < rubric.out_of:
        raise RubricError(
            rubric.name,
            Phrase(
                "a total of at most {most} is below its {out_of} points",
                most=rubric.total_at_most.plain,
                out_of=rubric.out_of.plain,
            ),
        )
    names = [rating.name for rating in rubric.ratings]
    for veto in rubric.vetoes:
        if veto.rating_at_most and veto.rating_at_most not in names:
            raise RubricError(
                veto.name,
                Phrase(
                    "{rating} is no rating of the rubric",
                    rating=veto.rating_at_most,
                ),
            )
