"""Laws of points: they add up, in rubrics and in scorecards, and no row earns more than its own."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from perfeval import Filing, Points, Pool, Rubric, Section, score
from perfeval.conformance.laws.scorecards import scorecard_problems
from perfeval.testing import filings
from tests.laws.installed import RUBRICS, each_installed, scored


def _sections(parts: tuple[Section, ...]) -> Iterator[Section]:
    for part in parts:
        yield part
        yield from _sections(part.sections)


@each_installed
def test_points_add_up_to_100_at_every_level(rubric: Rubric) -> None:
    """Rows to pools, rows and sections to sections, sections to the whole."""
    assert rubric.out_of == Points("100")
    assert sum(section.points.fraction for section in rubric.sections) == 100
    for section in _sections(rubric.sections):
        below = [*section.sections, *section.items]
        assert sum(part.points.fraction for part in below) == section.points.fraction
    for _, item in rubric.walk():
        if isinstance(item, Pool) and item.rows and not item.shared:
            rows = [row.points.fraction for row in item.rows if row.points is not None]
            assert sum(rows) == item.points.fraction


@given(scored)
def test_a_scorecard_is_sound(drawn: tuple[Rubric, Filing]) -> None:
    """Every row is there, explained and within its points; the totals re-add; JSON keeps it."""
    rubric, filing = drawn
    card = score(filing, rubric)
    assert tuple(scorecard_problems(card, rubric)) == ()
    assert card.reviewed_total.atoms >= 0
    assert 0 <= card.reviewed_out_of.atoms <= card.out_of.atoms
    claims = [each.claimed for each in card.scores if each.claimed is not None]
    assert card.claimed_total.fraction == sum((each.fraction for each in claims), Fraction(0))


@given(st.sampled_from(RUBRICS).flatmap(lambda rubric: st.tuples(st.just(rubric), filings(rubric))))
def test_the_parts_of_an_installed_rubric_add_up(drawn: tuple[Rubric, Filing]) -> None:
    """Each computed score once, rounded by itself; the rows of a pool no more than the pool."""
    rubric, filing = drawn
    card = score(filing, rubric)
    pools = {item.key: item.points.fraction for _, item in rubric.walk() if isinstance(item, Pool)}
    earned = dict.fromkeys(["", *pools], Fraction(0))
    for each in card.scores:
        earned[each.pool] += Fraction(0) if each.earned is None else each.earned.fraction
    capped = sum(min(earned[key], most) for key, most in pools.items())
    assert card.total.fraction == earned[""] + capped
