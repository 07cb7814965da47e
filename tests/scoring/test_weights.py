"""权重 set in principle: what a form prints stands where it adds up, else what the norm says."""

from __future__ import annotations

import pytest

from perfeval import BudgetUnit, Filing, Points, Scorecard, get_rubric, score, wan_yuan
from perfeval.audit import audit
from perfeval.filing import FundRow, Indicator, ProjectForm
from perfeval.scoring.weights import is_absent, moved_points
from tests.given import indicator

RUBRIC = get_rubric("national-project")


def rows(**points: str) -> tuple[Indicator, ...]:
    """One met indicator for each 一级指标, of so many points."""
    return tuple(
        indicator("≥1个", "1个", points=each, claimed=each, level1=label, name=label)
        for label, each in points.items()
    )


def filed(*indicators: Indicator) -> Filing:
    """A project that spent all its money."""
    money = wan_yuan("1")
    fund = FundRow(label="合计", final=money, outturn=money, points=Points("10"))
    form = ProjectForm(key="project", fund=fund, indicators=indicators)
    return Filing(unit=BudgetUnit(name="某局"), year=2023, forms=(form,))


def card(*indicators: Indicator) -> Scorecard:
    """The scorecard of such a project."""
    return score(filed(*indicators), RUBRIC)


@pytest.mark.parametrize(
    "points",
    [
        {"产出指标": "40", "效益指标": "30", "满意度指标": "20"},
        {"一、成本指标": "20", "二、产出指标": "40", "三、效益指标": "20", "四、满意度指标": "10"},
        {"产出指标": "60", "效益指标": "30"},
        {"产出指标": "50", "效益指标": "30", "服务对象满意度指标": "10"},
    ],
)
def test_moved_weights_that_add_up_are_scored_as_printed(points: dict[str, str]) -> None:
    """Every point can be earned; a part that the form does not have is none of it."""
    made = card(*rows(**points))
    assert (made.total.plain, made.scored_out_of.plain) == ("100", "100")
    assert not any(map(is_absent, made.scores))
    assert moved_points(made.scores, RUBRIC).keys() == {"output", "benefit", "satisfaction"}


@pytest.mark.parametrize(
    ("points", "total"),
    [
        ({"产出指标": "60", "效益指标": "40"}, "90"),
        ({"产出指标": "60", "效益指标": "20", "满意度指标": "5"}, "85"),
        ({"产出指标": "60", "其他指标": "30"}, "60"),
    ],
)
def test_weights_that_do_not_add_up_are_the_norms(points: dict[str, str], total: str) -> None:
    """Each part is capped at the points of the norm, and a missing one is named."""
    made = card(*rows(**points))
    assert made.total.plain == total
    assert moved_points(made.scores, RUBRIC) == {}
    assert any(map(is_absent, made.scores)) is ("满意度指标" not in points)


@pytest.mark.parametrize(
    ("points", "found"),
    [
        ({"产出指标": "40", "效益指标": "30", "满意度指标": "20"}, False),
        ({"产出指标": "60", "效益指标": "40"}, True),
    ],
)
def test_moved_weights_are_no_finding(points: dict[str, str], found: bool) -> None:
    """40/30/20 is a place's own choice; 60/40 beside 10 is a mistake."""
    filing = filed(*rows(**points))
    codes = {finding.code for finding in audit(filing, score(filing, RUBRIC))}
    assert ("points.pool" in codes) is found
