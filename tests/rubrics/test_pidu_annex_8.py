"""郫都区 附件8: six rows of 100 points, each of which a reviewer judges."""

from __future__ import annotations

import pytest

from perfeval import (
    BudgetUnit,
    Filing,
    FormKind,
    Jurisdiction,
    RubricNotFoundError,
    find_rubric,
    get_rubric,
    score,
)
from perfeval.filing import ResultReview, ScoreSheet

RUBRIC = get_rubric("pidu-annex-8")
ROWS = [item for _, item in RUBRIC.walk()]
PLACE = Jurisdiction(code="510117", name="郫都区")


def test_what_the_form_prints() -> None:
    """Its rows with their points, for the self-evaluations of 2025."""
    assert (RUBRIC.form, str(RUBRIC.years)) == (FormKind("result_review"), "2025")
    assert [(row.name, row.points.plain) for row in ROWS] == [
        ("上传自评表/报告", "20"),
        ("要素齐全、格式规范", "10"),
        ("语句通顺、逻辑清晰", "10"),
        ("结论准确、依据充分", "20"),
        ("问题深刻、剖析精准", "20"),
        ("建议可行、具体明确", "20"),
    ]


def test_a_reviewer_gives_every_point() -> None:
    """Nothing is computed; within the points of each row, with the sheet or without it."""
    filing = Filing(unit=BudgetUnit(name="某局"), year=2025)
    card = score(filing, RUBRIC, judgements={row.key: "9.5" for row in ROWS})
    assert (card.total.plain, card.scored_out_of.plain) == ("0", "0")
    assert (card.reviewed_total.plain, card.reviewed_out_of.plain) == ("57", "100")
    assert {each.reason() for each in card.scores} == {"由评价人按条文判定；评价人判定 9.5 分"}
    (capped, *_) = score(filing, RUBRIC, judgements={ROWS[1].key: "11"}).scores[1:]
    assert capped.judged is not None
    assert capped.judged.plain == "10"


def test_it_is_found_for_a_review_and_for_no_sheet_of_a_unit() -> None:
    """A 评分表 of the district has another kind."""
    unit = BudgetUnit(name="某局", jurisdiction=PLACE)
    review = Filing(unit=unit, year=2025, forms=(ResultReview(key="annex-8"),))
    assert find_rubric(review).id == "pidu-annex-8"
    sheet = Filing(unit=unit, year=2025, forms=(ScoreSheet(key="annex-3"),))
    with pytest.raises(RubricNotFoundError):
        find_rubric(sheet)
