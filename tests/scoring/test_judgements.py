"""A reviewer's judgements stand beside what was computed and claimed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from perfeval import BudgetUnit, Fact, Filing, Jurisdiction, get_rubric, score
from perfeval.errors import InputError
from perfeval.filing import Note
from perfeval.numbers.printed import Points
from perfeval.rules import Because, Level
from perfeval.scoring import Judgement, filing_digest
from perfeval.scoring.judgements import BEYOND, judged
from perfeval.scoring.scores import Score
from tests.tables import each_row

SCORES = tuple(
    Score(
        key=key,
        path=("过程",),
        name=key,
        out_of=Points("5"),
        earned=earned,
        because=Because("full", "计满分", "full points"),
        claimed=Points("4"),
    )
    for key, earned in (("fund", Points("5")), ("work", None))
)


@each_row("value", ["3", 3, Decimal("3.00"), Points("3分"), " ３ "])
def test_a_judgement_is_recorded_beside_score_and_claim(value: Any) -> None:
    """None overwrites another; the other rows stay as they are."""
    fund, work = judged(SCORES, {"fund": value})
    assert (fund.earned, fund.claimed, fund.judged) == (Points("5"), Points("4"), Points("3"))
    assert fund.judged is not None
    assert fund.judged.text == "3"
    assert fund.because == Because(
        "full", "计满分；评价人判定 3 分", "full points; judged 3 by the reviewer"
    )
    assert work is SCORES[1]


@each_row(
    ("value", "points", "capped"), [("5", "5", False), ("5.01", "5", True), ("0", "0", False)]
)
def test_a_judgement_is_capped_at_its_row(value: str, points: str, capped: bool) -> None:
    """And the reason says so."""
    (work,) = judged(SCORES[1:], {"work": value})
    assert work.judged == Points(points)
    assert ("，以 5 分为限" in work.because.zh) is capped
    assert ("capped at 5" in work.because.en) is capped
    assert (work.because.code == BEYOND) is capped


LEVEL = Level(words=("部分达成",), low="60%", high="80%")
BEST = Level(words=("达成",), low="80%", high="100%", high_included=True)


@each_row(
    ("level", "value", "within"),
    [
        (LEVEL, "2.99", False),
        (LEVEL, "3", True),
        (LEVEL, "3.99", True),
        (LEVEL, "4", False),
        (LEVEL, "0", False),
        (BEST, "3.99", False),
        (BEST, "4", True),
        (BEST, "5", True),
        (None, "0", True),
    ],
)
def test_a_judgement_outside_its_level_stands_and_is_told(
    level: Level | None, value: str, within: bool
) -> None:
    """A reviewer may see another level than the unit states; the audit finds it by the code."""
    levels = {} if level is None else {"work": level}
    (work,) = judged(SCORES[1:], {"work": value}, levels)
    assert work.judged == Points(value)
    assert work.because.zh.endswith("分" if within else "分，不在此范围内")
    assert work.because.en.endswith("reviewer" if within else "reviewer, outside this range")
    assert work.because.code == ("full" if within else BEYOND)


def test_a_judgement_of_a_row_that_does_not_apply_is_told_to_be_left_out() -> None:
    """It is recorded, and counts for nothing."""
    (work,) = judged((evolve(SCORES[1], applies=False),), {"work": "3"})
    assert (work.judged, work.reviewed) == (Points("3"), None)
    assert work.because.zh.endswith("评价人判定 3 分，该行不计入总分")
    assert work.because.en.endswith("judged 3 by the reviewer, the row is left out of the total")


@each_row(
    ("judgements", "message"),
    [
        ({"fnd": "3"}, "a judgement: found 'fnd'; expected the key of a row, such as fund"),
        ({"整体": "3"}, "expected the key of a row$"),
        ({5: "3"}, "a judgement: found 5"),
        ({None: "3"}, "a judgement: found None"),
        ({"work": "-0.01"}, "the judgement of work: found '-0.01'; expected points of at least 0"),
        ({"work": 2.5}, "the judgement of work: found 2.5"),
        ({"work": True}, "the judgement of work: found True"),
        ({"work": None}, "the judgement of work: found None"),
        ({"work": "高"}, "the judgement of work: found '高'"),
        ([("work", "3")], "the judgements: found a list; expected a mapping of row keys to points"),
        ("work", "the judgements: found 'work'"),
        (0, "the judgements: found 0"),
    ],
)
def test_what_is_no_judgement_is_refused(judgements: Any, message: str) -> None:
    """The row is named, and one that is near."""
    with pytest.raises(InputError, match=message):
        judged(SCORES, judgements)


def test_a_judgement_comes_with_its_remark_and_reviewer() -> None:
    """The row keeps both, the reason says the remark; a row that is not judged has neither."""
    given = Judgement(points="3分", remark="佐证不足", reviewer="甲")
    fund, work = judged(SCORES, {"fund": given})
    assert fund.judgement == Judgement(points="3", remark="佐证不足", reviewer="甲")
    assert fund.because.zh == "计满分；评价人判定 3 分，意见：佐证不足"
    assert fund.because.en == "full points; judged 3 by the reviewer, who says: 佐证不足"
    assert work.judgement is None
    with pytest.raises(InputError, match="work: 复核意见"):
        evolve(work, remark="甲")
    with pytest.raises(InputError, match="work: 复核意见"):
        evolve(work, reviewer="甲")


@each_row("points", ["-0.01", "三", 0.5, None])
def test_a_judgement_is_of_points_from_0_on(points: Any) -> None:
    """Whatever the row is worth."""
    with pytest.raises(InputError):
        Judgement(points=points)


def test_the_digest_of_a_filing_is_that_of_what_it_says() -> None:
    """Not of where the unit is, nor of what a reader noted; it is there where one judges."""
    filing = Filing(unit=BudgetUnit(name="某局"), year=2020, facts=(Fact(id="x.y", value="1个"),))
    same = evolve(
        filing,
        unit=evolve(filing.unit, jurisdiction=Jurisdiction(code="430602", name="岳阳楼区")),
        notes=(Note(code="doubt", at="甲"),),
        facts=(Fact(id="x.y", value="1.0个"),),
    )
    other = evolve(filing, facts=(Fact(id="x.y", value="2个"),))
    assert filing_digest(same) == filing_digest(filing) != filing_digest(other)
    assert len(filing_digest(filing)) == 64
    rubric = get_rubric("yueyang-annex-3-1")
    assert score(filing, rubric).filing_digest == ""
    assert score(filing, rubric, judgements={}).filing_digest == filing_digest(filing)
    with pytest.raises(InputError, match="filing_digest: found '某局'"):
        filing_digest("某局")  # type: ignore[arg-type]
