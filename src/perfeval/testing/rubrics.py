"""Strategies for rubrics; whatever is drawn keeps every law."""

from __future__ import annotations

from functools import cache
from typing import Final

from attrs import evolve
from hypothesis import strategies as st

from perfeval.conformance.laws.extras import extra_problems
from perfeval.filing import FORMS, FormKind, ScoreSheet
from perfeval.filing.sources import Jurisdiction
from perfeval.measures import Checks, Measure
from perfeval.numbers.printed import Points
from perfeval.rubric.criteria import CapTotal, Criterion, NotApplicable, Pool, PoolRow
from perfeval.rubric.grades import CountedRating, GradeDiscount, RatingByCounts
from perfeval.rubric.ratings import Rating
from perfeval.rubric.readings import Deviation, Reading
from perfeval.rubric.rubric import Rubric
from perfeval.rubric.sections import Section
from perfeval.rubric.split import Split
from perfeval.rubric.veto import Veto
from perfeval.rules import ByTarget, Judged, Rule
from perfeval.testing import values
from perfeval.testing.classes import class_strategy
from perfeval.testing.formulas import terms, with_own_facts
from perfeval.testing.registration import strategy_of
from perfeval.testing.rules import ruled
from perfeval.testing.targets import by_targets

__all__ = [
    "counted_ratings",
    "criteria",
    "discounts",
    "pool_rows",
    "pools",
    "ratings_by_counts",
    "rubrics",
    "sections",
    "splits",
    "vetoes",
]

_PLACES: Final = (
    Jurisdiction(code="430000", name="湖南省"),
    Jurisdiction(code="430722", name="汉寿县"),
    Jurisdiction(code="430723", name="常德市澧县"),
)
_CHOSEN: Final = Reading(
    key="choices",
    clause="条文未写明之处",
    choice="不足一步的、任选的、孰低的、超过的、平均分的、封顶的、不适用的、文字的，均按所列写法",
)
"""It speaks of every choice that a drawn rubric may make."""
_RATINGS: Final = (
    Rating(name="优", at_least="90", synonyms=("优秀",)),
    Rating(name="良", at_least="80", synonyms=("良好",)),
    Rating(name="中", at_least="60", synonyms=("合格",)),
    Rating(name="差", at_least="0", synonyms=("不合格",)),
)


@cache
@st.composite
def criteria(draw: st.DrawFn, key: str = "criterion", points: str = "10") -> Criterion:
    """Criteria worth `points`, with any rule and a measure that it takes."""
    rule: Rule = Judged()
    measure, name = None, draw(values.texts())
    if draw(st.integers(0, 7)):
        rule, formula = draw(ruled(Points(points)))
        measure = Measure(
            id=key,
            name=f"{key} {name}",  # the name of no other row, which a law refuses
            formula=with_own_facts(formula, key),
            text=draw(values.texts()),
        )
    return Criterion(
        key=key,
        name=name,
        name_en=draw(st.sampled_from(("", "a name"))),
        aliases=tuple(draw(st.lists(values.texts(), max_size=1))),
        points=points,
        clause=draw(clauses()),
        measure=measure,
        rule=rule,
        not_applicable=draw(st.none() | st.sampled_from(NotApplicable)),
    )


@cache
def splits() -> st.SearchStrategy[Split]:
    """Equal splits of a pool."""
    return class_strategy(Split, places=st.integers(0, 2))


@cache
def counted_ratings() -> st.SearchStrategy[CountedRating]:
    """Ratings by how many levels there are."""
    return st.builds(
        CountedRating,
        name=values.texts(),
        at_least=st.integers(1, 8),
        of=st.just(("优", "良")),
        none_of=st.sampled_from(((), ("差",))),
    )


@cache
def ratings_by_counts() -> st.SearchStrategy[RatingByCounts]:
    """Ratings of eight items."""
    return st.builds(
        RatingByCounts,
        items=st.just(8),
        levels=st.just(("优", "良", "中", "差")),
        ratings=st.lists(counted_ratings(), min_size=1, max_size=2).map(tuple),
        otherwise=values.texts(),
    )


@cache
def discounts() -> st.SearchStrategy[GradeDiscount]:
    """Discounts by grades lost."""
    return st.builds(
        GradeDiscount,
        ratings=st.just(("优", "良", "中", "差")),
        shares=st.sampled_from((("90%", "80%", "70%"), ("100%", "50%", "0%"))),
    )


@cache
def pool_rows() -> st.SearchStrategy[PoolRow]:
    """Rows that a rubric prints in a pool."""
    return class_strategy(PoolRow)


@cache
@st.composite
def pools(draw: st.DrawFn, key: str = "pool", points: str = "10") -> Pool:
    """Pools worth `points`: open, shared, split equally, or with rows of their own."""
    way = draw(st.sampled_from(("open", "shared", "split", "rows", "shared rows")))
    half = Points.of_atoms(Points(points).atoms // 2)
    shares = (None, None) if way == "shared rows" else (half, Points(points) - half)
    rows = tuple(
        PoolRow(key=f"{key}.{n}", name=f"{draw(values.texts())}{n}", points=share)
        for n, share in enumerate(shares)
    )
    return Pool(
        key=key,
        name=draw(values.texts()),
        labels=(f"{key}指标",) if "rows" not in way or draw(st.booleans()) else (),
        points=points,
        clause=draw(clauses()),
        rule=draw(by_targets() | st.just(Judged())),
        rows=rows if "rows" in way else (),
        shared="shared" in way,
        in_principle=draw(st.booleans()),
        goal=draw(st.sampled_from(("", "目标1"))),
        split=draw(splits()) if way == "split" else None,
    )


@cache
@st.composite
def vetoes(draw: st.DrawFn) -> Veto:
    """Vetoes that void or cap the total."""
    listed = Checks(terms=tuple(draw(st.lists(terms(), min_size=1, max_size=2))))
    formula = with_own_facts(listed, "veto")
    return Veto(
        key="veto",
        name=draw(values.texts()),
        clause=f"{draw(values.texts())}有下列情形之一的",
        measure=Measure(id="veto", name="否决", formula=formula, text="有下列情形之一"),
        total_at_most=draw(st.sampled_from(("0", "59"))),
    )


@cache
@st.composite
def sections(draw: st.DrawFn, points: str = "10", key: str = "row") -> Section:
    """Sections of one row, of a criterion and a pool, or with a section below."""
    way = draw(st.sampled_from(("one", "one", "two", "below")))
    half = Points.of_atoms(Points(points).atoms // 2)
    rest = (Points(points) - half).plain
    if way == "one":
        return Section(
            name=f"{key}部分",
            points=points,
            items=(draw(criteria(key, points) | pools(key, points)),),
        )
    first = draw(criteria(f"{key}-first", half.plain))
    last = draw(pools(f"{key}-last", rest))
    if way == "two":
        return Section(name=f"{key}部分", points=points, items=(first, last))
    below = Section(name=f"{key}分部", points=rest, items=(last,))
    if draw(st.booleans()):  # a block of a weight, whose rows add up to a whole of their own
        whole = draw(pools(f"{key}-last", "100"))
        below = Section(name=f"{key}分部", points=rest, adds_to="100", items=(whole,))
    return Section(name=f"{key}部分", points=points, items=(first,), sections=(below,))


@cache
def _readings() -> st.SearchStrategy[Reading]:
    drawn: st.SearchStrategy[Reading] = strategy_of(Reading)
    return drawn.filter(lambda reading: reading.key != _CHOSEN.key)


@cache
def clauses() -> st.SearchStrategy[str]:
    """Clauses that print no number of points and no rate, which a rule would have to have."""
    return values.texts().filter(lambda text: not set(text) & set("分%％点"))


@st.composite
def deviations(draw: st.DrawFn, rows: list[str]) -> Deviation:
    """Published scores of one of these rows that are not what is computed."""
    any_ = strategy_of(Deviation)
    drawn: Deviation = draw(any_.filter(lambda each: each.claimed != each.computed))
    return evolve(drawn, row=draw(st.sampled_from(rows)))


@cache
@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    """Rubrics of 100 points with any rules, bonuses, penalties and vetoes."""
    cuts = sorted(draw(st.lists(st.integers(1, 99), max_size=2, unique=True)))
    sizes = [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]
    parts = [draw(sections(str(size), f"row{n}")) for n, size in enumerate(sizes)]
    bonuses = tuple(draw(st.lists(criteria("bonus", "5"), max_size=1)))
    rows = [item.key for part in parts for _, item in part.walk()]
    targets = any(isinstance(item.rule, ByTarget) for part in parts for _, item in part.walk())
    rubric = Rubric(
        id=draw(values.keys()),
        edition=draw(values.texts()),
        name=draw(values.texts()),
        form=draw(st.sampled_from(_kinds(targets=targets))),
        jurisdiction=draw(st.sampled_from(_PLACES)),
        years=draw(values.year_ranges()),
        source=draw(values.sources()),
        sections=tuple(parts),
        places=draw(st.integers(0, 8)),
        ratings=draw(st.sampled_from(((), _RATINGS))),
        not_applicable=draw(st.sampled_from(NotApplicable)),
        readings=(_CHOSEN, *draw(st.lists(_readings(), max_size=2, unique_by=lambda r: r.key))),
        bonuses=bonuses,
        penalties=tuple(draw(st.lists(criteria("penalty", "10"), max_size=1))),
        total_at_most=draw(st.sampled_from(("100", "105"))) if bonuses else None,
        cap_total=draw(st.sampled_from(CapTotal)),
        vetoes=tuple(draw(st.lists(vetoes(), max_size=1))),
        deviations=tuple(draw(st.lists(deviations(rows), max_size=1))),
        own_level=draw(st.booleans()),
        rating_by_counts=draw(st.none() | ratings_by_counts()),
        grade_discount=draw(st.none() | discounts()),
        distribution=draw(st.just("") | values.texts()),
    )
    # Many rules suit no row beside the 100 points, as they award every point for nothing.
    unsuited = any(extra_problems(rubric))
    return evolve(rubric, bonuses=(), penalties=(), total_at_most=None) if unsuited else rubric


def _kinds(*, targets: bool) -> list[FormKind]:
    """The kinds of form for a rubric: the rows of a sheet have no targets to be scored by."""
    forms = (form for form in FORMS if form.is_self_evaluation)
    return [form.kind for form in forms if not (targets and issubclass(form, ScoreSheet))]
