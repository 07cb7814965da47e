"""郑州市 附件2-5: 16 rows of 100 points, levels with ranges, two ways of rating."""

from __future__ import annotations

from perfeval import (
    BudgetUnit,
    Criterion,
    Fact,
    Filing,
    FormKind,
    Points,
    get_rubric,
    render,
    score,
)
from perfeval.filing import GoalReview, SheetRow
from tests.tables import each_row

RUBRIC = get_rubric("zhengzhou-goal-review")
ROWS = [item for _, item in RUBRIC.walk() if isinstance(item, Criterion)]


def test_what_it_is() -> None:
    """A review of objectives by the city itself, to one decimal."""
    assert (RUBRIC.form, RUBRIC.places, RUBRIC.own_level) == (FormKind("goal_review"), 1, True)
    assert RUBRIC.jurisdiction.code == "410100"
    assert [(each.name, each.points.plain) for each in RUBRIC.sections] == [
        ("完整性审核", "20"),
        ("相关性审核", "30"),
        ("适当性审核", "30"),
        ("可行性审核", "20"),
    ]
    parts = [part for each in RUBRIC.sections for part in each.sections]
    assert [len(part.items) for part in parts] == [2] * 8
    points = [row.points.plain for row in ROWS]
    assert points == ["5"] * 4 + ["7", "8", "8", "7", "8", "7", "8", "7"] + ["5"] * 4


@each_row(
    ("level", "within"),
    [("优", "[90%, 100%]"), ("良", "[80%, 90%)"), ("中", "[60%, 80%)"), ("差", "[0%, 60%)")],
)
def test_a_level_gives_a_range(level: str, within: str) -> None:
    """The reviewer picks; a point outside of it is told."""
    first = ROWS[0]
    assert first.measure is not None
    (fact,) = first.measure.facts
    filing = Filing(unit=BudgetUnit(name="某局"), year=2023, facts=(Fact(id=fact, value=level),))
    (found, *_) = score(filing, RUBRIC, judgements={first.key: "4.5"}).scores
    assert f"“{level}”：在分值的 {within} 内由评价人判定" in found.reason()
    assert (found.because.code == "judged_beyond") is (level != "优")


@each_row(
    ("lost", "rating"), [("0", "优"), ("10", "优"), ("10.1", "良"), ("20.1", "中"), ("40.1", "差")]
)
def test_the_rating_of_a_priority_project(lost: str, rating: str) -> None:
    """By its total, where every row is judged."""
    form = GoalReview(key="review", rows=(SheetRow(name=ROWS[0].name, claimed=Points("5")),))
    filing = Filing(unit=BudgetUnit(name="某局"), year=2023, forms=(form,))
    left, given = Points(lost), {}
    for row in ROWS:
        taken = min(left, row.points)
        left, given[row.key] = left - taken, row.points - taken
    card = score(filing, RUBRIC, judgements=given)
    assert (card.rating, card.scores[0].claimed) == (rating, Points("5"))


def test_the_text_shows_both_ways_of_rating() -> None:
    """And for whom it is."""
    text = render(RUBRIC, "text")
    assert "只适用于本级单位" in text
    assert "按等级个数评定（8 项）" in text
    assert "6 项及以上为优且无中、差" in text
    assert "6 or more of 优 and none of 中、差" in render(RUBRIC, "text", "en")
