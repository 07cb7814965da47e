"""What a reviewer wrote comes back as judgements; what is wrong is told with its cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from perfeval import Judgement, Points, Submission, score
from perfeval.audit import Severity
from perfeval.errors import InputError
from perfeval.reviews import Review
from tests.reviews.rounds import (
    CARD,
    FILING,
    FIRST,
    RUBRIC,
    SECOND,
    filled,
    of_another_unit,
    sheet,
)
from tests.tables import each_row


def told(findings: Any) -> list[tuple[str, str]]:
    """The codes of findings, without what is common to them, and their cells."""
    return [(each.code.removeprefix("review."), str(each.address)) for each in findings]


def test_what_was_filled_in_is_judged(tmp_path: Path) -> None:
    """Points, remark and reviewer of each row; the total is the reviewed one."""
    review = filled(sheet(tmp_path, CARD), (1, "8.5", "佐证不足", "甲"), (2, "5分", "属实", ""))
    found = review.of(CARD)
    assert found.findings == ()
    assert found.judgements == {
        FIRST: Judgement(points="8.5", remark="佐证不足", reviewer="甲"),
        SECOND: Judgement(points="5", remark="属实"),
    }
    card = score(FILING, RUBRIC, judgements=found.judgements)
    assert card.reviewed_total == Points.of_atoms(CARD.total.atoms - Points("1.5").atoms)
    assert card.scores[0].judgement == found.judgements[FIRST]
    assert card.scores[0].reason().endswith("评价人判定 8.5 分，意见：佐证不足")
    assert card.scores[3].judgement is None
    assert review.left([card]) == ()


@pytest.mark.parametrize(
    ("row", "code", "taken"),
    [
        ((2, "5", "足", ""), None, "5"),
        ((2, "5.01", "足", ""), "above_row", "5.01"),
        ((2, "0", "足", ""), None, "0"),
        ((2, "-0.01", "足", ""), "unreadable", None),
        ((2, "三分", "足", ""), "unreadable", None),
        ((2, "=1+1", "足", ""), "unreadable", None),
        ((2, "", "足", ""), "no_points", None),
        ((2, "", "", "甲"), "no_points", None),
        ((2, "4", "", "甲"), "no_remark", "4"),
        ((2, "4", " ", ""), "no_remark", "4"),
    ],
)
def test_a_row_that_is_filled_in_wrongly_is_told_with_its_cell(
    tmp_path: Path, row: tuple[int, str, str, str], code: str | None, taken: str | None
) -> None:
    """What can be taken is taken; what cannot is an error."""
    found = filled(sheet(tmp_path, CARD), row).of(CARD)
    assert told(found.findings) == ([] if code is None else [(code, "复核!L3")])
    points = {key: each.points.plain for key, each in found.judgements.items()}
    assert points == ({} if taken is None else {SECOND: taken})
    for each in found.findings:
        assert (each.severity is Severity.ERROR) is (taken is None)
        assert "复核!L3 / 岳阳市岳阳楼区行政审批服务局 / 意识形态工作部署暨分析研判会" in each.at
        assert "{" not in each.message("zh") + each.message("en")


def test_rows_may_be_sorted_left_out_and_repeated(tmp_path: Path) -> None:
    """A row that stands twice counts once; in two ways, the first does."""
    review = filled(sheet(tmp_path, CARD), (1, "9", "甲", ""), (2, "3", "乙", ""))
    first, second = review.rows
    twice = Review(rows=(second, first, first, evolve(first, points="1")))
    found = twice.of(CARD)
    assert {key: each.points.plain for key, each in found.judgements.items()} == {
        FIRST: "9",
        SECOND: "3",
    }
    assert told(found.findings) == [("twice", "复核!L2")]


def test_a_form_that_changed_since_is_noticed(tmp_path: Path) -> None:
    """Nothing of its review is taken: neither where the filing, nor where the rubric is another."""
    review = filled(sheet(tmp_path, CARD), (1, "9", "甲", ""), (2, "3", "乙", ""))
    project = next(each for each in FILING.forms if each.key == "annex-3")
    others = tuple(each for each in FILING.forms if each is not project)
    changed = score(evolve(FILING, forms=others), RUBRIC, judgements={})
    assert (review.of(changed).judgements, told(review.of(changed).findings)) == (
        {},
        [("form_changed", "复核!L2")],
    )
    other = score(FILING, evolve(RUBRIC, edition="2024"), judgements={})
    assert told(review.of(other).findings) == [("rubric_changed", "复核!L2")]
    assert review.left([changed]) == ()
    same = score(evolve(FILING, notes=()), RUBRIC, judgements={})
    assert len(review.of(same).judgements) == 2


def test_a_form_that_nobody_judged_has_not_changed(tmp_path: Path) -> None:
    """Two forms of one unit, one year and one key stand on the sheet; one of them is filled in."""
    others = tuple(each for each in FILING.forms if each.key != "annex-3")
    twin = score(evolve(FILING, forms=others), RUBRIC, judgements={})
    review = filled(sheet(tmp_path, CARD, twin), (1, "9", "甲", ""))
    assert [*review.of(CARD).judgements] == [FIRST]
    assert (review.of(twin).judgements, review.of(twin).findings) == ({}, ())
    assert told(Review(rows=review.rows).of(twin).findings) == [("form_changed", "复核!L2")]
    assert len(Review(left_blank=("?",)).left_blank) == 1


def test_what_no_form_takes_is_told_at_the_end(tmp_path: Path) -> None:
    """A lost code row by row; forms that are not there, and an older version, in one line each."""
    other = of_another_unit()
    review = filled(
        sheet(tmp_path, CARD, other), (1, "9", "甲", ""), (17, "9", "甲", ""), (18, "9", "乙", "")
    )
    mine, others, more = review.rows
    lost, unknown = evolve(mine, code="?"), evolve(mine, code=mine.code[:-12] + "0" * 12)
    whole = Review(rows=(mine, others, more, lost, unknown))
    assert told(whole.of(CARD).findings) == [("no_row", "复核!L2")]
    assert told(whole.left([CARD])) == [("no_row", "复核!L2"), ("elsewhere", "复核!L18")]
    assert "本行等2行" in whole.left([CARD])[1].message()
    assert told(whole.left([CARD, other])) == [("no_row", "复核!L2")]
    added = evolve(mine, code="", unit="", name="合计")
    assert told(Review(rows=(added,)).left([CARD])) == [("added", "复核!L2")]
    old = evolve(mine, code=mine.code.replace(CARD.filing_digest[:12], "0" * 12))
    assert told(Review(rows=(mine, old, old)).left([CARD])) == [("form_changed", "复核!L2")]
    assert Review().of(CARD).judgements == {}


def test_forms_of_several_projects_are_told_apart(tmp_path: Path) -> None:
    """They have one unit, one year and one key."""
    sent = Submission(scorecard=CARD, project="甲项目")
    review = filled(sheet(tmp_path, CARD), (1, "9", "甲", ""))
    assert review.of(sent).judgements == {}
    assert review.of(sent).findings == ()
    assert told(review.left([sent])) == [("elsewhere", "复核!L2")]


@each_row("given", [1, None, Submission(problem="x"), score(FILING, RUBRIC)])
def test_what_has_no_digest_cannot_be_reviewed(given: Any) -> None:
    """Scoring gives it where judgements are asked for."""
    with pytest.raises(InputError, match="the form to review"):
        Review().of(given)
