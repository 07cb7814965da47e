"""Strategies for rubrics and scorecards; whatever is drawn keeps every law."""

from __future__ import annotations

from hypothesis import strategies as st

from perfeval.criteria import CapTotal, Criterion, NotApplicable, Pool
from perfeval.filing import FormKind
from perfeval.measures import Checks, Measure
from perfeval.numbers import Points
from perfeval.rubric import Deviation, Rating, Reading, Rubric, Section
from perfeval.rules import Judged
from perfeval.scorecard import Scorecard
from perfeval.scores import Score
from perfeval.scoring import score
from perfeval.split import Rest, Split
from perfeval.testing import values
from perfeval.testing.filings import class_strategy, filings
from perfeval.testing.formulas import terms
from perfeval.testing.rules import ruled
from perfeval.testing.targets import by_targets
from perfeval.veto import Veto

__all__ = ["criteria", "pools", "rubrics", "scorecards", "scores", "sections", "splits", "vetoes"]

_FORMS = (FormKind.UNIT, FormKind.PROJECT, FormKind.SCORE_SHEET, FormKind.CITY)
_RATINGS = (
    Rating(name="优", at_least="90", synonyms=("优秀",)),
    Rating(name="良", at_least="80", synonyms=("良好",)),
    Rating(name="中", at_least="60", synonyms=("合格",)),
    Rating(name="差", at_least="0", synonyms=("不合格",)),
)


@st.composite
def criteria(draw: st.DrawFn, key: str = "criterion", points: str = "10") -> Criterion:
    """Criteria worth `points`, with any rule."""
    worth = Points(points)
    if draw(st.integers(0, 7)) == 0:
        return Criterion(
            key=key, name=draw(values.texts()), points=worth, clause="判定", rule=Judged()
        )
    rule, formula = draw(ruled(worth))
    measure = Measure(id=key, name="指标", formula=formula, text="公式")
    return Criterion(
        key=key,
        name=draw(values.texts()),
        points=worth,
        clause=draw(values.texts()),
        measure=measure,
        rule=rule,
        not_applicable=draw(st.none() | st.sampled_from(NotApplicable)),
    )


def splits() -> st.SearchStrategy[Split]:
    """Equal splits of a pool."""
    return st.builds(Split, places=st.integers(0, 2), rest=st.sampled_from(Rest))


@st.composite
def pools(draw: st.DrawFn, key: str = "pool", points: str = "10") -> Pool:
    """Pools worth `points`, some shared, some split equally."""
    shared = draw(st.booleans())
    return Pool(
        key=key,
        name=draw(values.texts()),
        labels=(f"{key}指标",),
        points=points,
        clause=draw(values.texts()),
        rule=draw(by_targets() | st.just(Judged())),
        shared=shared,
        split=None if shared else draw(st.none() | splits()),
    )


@st.composite
def vetoes(draw: st.DrawFn, key: str = "veto") -> Veto:
    """Vetoes that void or cap the total."""
    formula = Checks(terms=tuple(draw(st.lists(terms(), min_size=1, max_size=2))))
    return Veto(
        key=key,
        name=draw(values.texts()),
        clause=draw(values.texts()),
        measure=Measure(id=key, name="否决", formula=formula, text="有下列情形之一"),
        total_at_most=draw(st.sampled_from(("0", "59"))),
    )


@st.composite
def sections(draw: st.DrawFn, points: str = "10", key: str = "row") -> Section:
    """Sections of one row."""
    item = draw(criteria(key, points) | pools(key, points))
    return Section(name=f"{key}部分", points=points, items=(item,))


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    """Rubrics of 100 points with any rules, bonuses, penalties and vetoes."""
    cuts = sorted(draw(st.lists(st.integers(1, 99), max_size=3, unique=True)))
    sizes = [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]
    parts = [draw(sections(str(size), f"row{n}")) for n, size in enumerate(sizes)]
    bonuses = tuple(draw(st.lists(criteria("bonus", "5"), max_size=1)))
    return Rubric(
        id=draw(values.keys()),
        edition="2023",
        name=draw(values.texts()),
        form=draw(st.sampled_from(_FORMS)),
        jurisdiction=draw(values.places()),
        years=draw(values.year_ranges()),
        source=draw(values.sources()),
        sections=tuple(parts),
        places=draw(st.integers(0, 4)),
        ratings=draw(st.sampled_from(((), _RATINGS))),
        not_applicable=draw(st.sampled_from(NotApplicable)),
        readings=tuple(
            draw(st.lists(class_strategy(Reading), max_size=2, unique_by=lambda r: r.key))
        ),
        bonuses=bonuses,
        penalties=tuple(draw(st.lists(criteria("penalty", "10"), max_size=1))),
        total_at_most=draw(st.sampled_from(("100", "105"))) if bonuses else None,
        cap_total=draw(st.sampled_from(CapTotal)),
        vetoes=tuple(draw(st.lists(vetoes(), max_size=1))),
        deviations=tuple(draw(st.lists(class_strategy(Deviation), max_size=1))),
    )


def scores() -> st.SearchStrategy[Score]:
    """Rows of a scorecard."""
    return scorecards().flatmap(lambda card: st.sampled_from(card.scores))


@st.composite
def scorecards(draw: st.DrawFn) -> Scorecard:
    """Scorecards of any filing by any rubric."""
    rubric = draw(rubrics())
    return score(draw(filings(rubric)), rubric)
