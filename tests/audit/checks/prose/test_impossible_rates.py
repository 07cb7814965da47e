"""Rates above 100% in sentences, and in the goal of a form."""

from __future__ import annotations

from perfeval.audit import audit
from perfeval.filing import Goal, ReportSection, Statement
from tests.audit.cases import filing, project, report
from tests.tables import each_row


@each_row(
    ("text", "told"),
    [
        ("群众满意度达到980%。", [("群众满意度", "980%")]),
        ("群众满意度达到１００％，工程合格率为99%。", []),
        ("工程合格率为101%。", [("工程合格率", "101%")]),
        ("群众满意率为100%。", []),
        ("满意度提升率为180%。", []),
        ("就业人数增长率达到180%。", []),
        ("完成率为120%，满意度较高。", []),
    ],
)
def test_a_share_above_the_whole(text: str, told: list[tuple[str, str]]) -> None:
    """By the closed list of shares, and the words right before the figure."""
    given = report(sections=(ReportSection(heading="成效", statements=(Statement(text=text),)),))
    found = [each for each in audit(filing(given)) if each.code == "value.impossible"]
    assert [each.printed for each in found] == [printed for _, printed in told]
    assert all(name in each.message() for each, (name, _) in zip(found, told, strict=True))
    form = project(goal=Goal(expected="", actual=text))
    paths = [each.path for each in audit(filing(form)) if each.code == "value.impossible"]
    assert paths == ["goal.actual"] * len(told)
    form = project(goal=Goal(expected=text, actual=""))
    places = [
        (each.path, each.at) for each in audit(filing(form)) if each.code == "value.impossible"
    ]
    assert [path for path, _ in places] == ["goal.expected"] * len(told)
    assert all(at.endswith("年度总体目标 / 预期目标") for _, at in places)
