"""The table of a unit beside the forms of its projects in one filing."""

from typing import Any

from attrs import evolve

from perfeval.audit import audit
from perfeval.filing import AmountLine, Goal, Indicator, ProjectForm
from tests.audit.cases import filing, fund, project, row, unit, wan
from tests.tables import each_row

CODES = ("indicator.two_forms", "tables.projects_differ")
NAME = "森林火灾受害率"


def of_project(name: str, outturn: str, *rows: Indicator) -> ProjectForm:
    money = fund(final=wan(outturn), outturn=wan(outturn))
    return evolve(project(*rows, fund=money), key=f"annex-{outturn}", project_name=name)


def told(whole: Indicator, *parts: ProjectForm, spent: str = "440", **more: Any) -> list[str]:
    lines = (AmountLine(label="项目支出", amount=wan(spent), fact="project.outturn"),)
    found = audit(filing(unit(whole, by_nature=lines, **more), *parts))
    return [each.message() for each in found if each.code in CODES]


def pair(
    name: str, target: str, actual: str, other: str, other_target: str = ""
) -> tuple[Indicator, ProjectForm]:
    """An indicator of the unit, and a project that repeats it."""
    mine = row(name, other_target or target, other, "10", "10")
    return row(name, target, actual, "10", "10"), of_project("森林防火", "190", mine)


@each_row(
    "name, target, actual, other",
    [
        (NAME, "≤0.9‰", "0.3‰", "0.5‰"),
        ("建设防火隔离带", "≥60公里", "61公里", "62公里"),
        ("农村饮水安全覆盖人口", "≥3.5万人", "3.6万人", "3.8万人"),
    ],
)
def test_one_indicator_with_two_values(name: str, target: str, actual: str, other: str) -> None:
    (message,) = told(*pair(name, target, actual, other))
    for part in (name, target, actual, other, "森林防火", "整体支出绩效自评表"):
        assert part in message


@each_row(
    "name, target, actual, other, other_target",
    [
        (NAME, "≤0.9‰", "0.3‰", "0.3‰", ""),
        (NAME, "≤0.9‰", "0.30‰", "0.3‰", ""),
        (NAME, "≤0.9‰", "0.3‰", "0.5‰", "≤0.8‰"),
        (NAME, "", "0.3‰", "0.5‰", ""),
        (NAME, "≤0.9‰", "0.3‰", "0.05%", ""),
        (NAME, "≤0.9‰", "未发生", "0.5‰", ""),
        ("群众满意度", "≥90%", "93%", "95%", ""),
        ("诉求按时办结率", "≥85%", "87%", "90%", ""),
        ("工程验收合格率", "100%", "100%", "98%", ""),
        ("任务按时完成率", "≥95%", "96%", "98%", ""),
        ("培训人次", "≥100人次", "120人次", "110人次", ""),
        ("造林", "≥100亩", "120亩", "110亩", ""),
    ],
)
def test_indicators_that_may_both_be_right(
    name: str, target: str, actual: str, other: str, other_target: str
) -> None:
    assert told(*pair(name, target, actual, other, other_target)) == []


def test_a_percentage_is_of_all_where_it_is_a_benefit() -> None:
    whole, part = pair("危害损失率", "≤5%", "3.6%", "4.2%")
    (mine,) = part.indicators
    part = evolve(part, indicators=(evolve(mine, level1="效益指标"),))
    assert len(told(evolve(whole, level1="效益指标"), part)) == 1
    assert told(whole, part) == []


def test_two_projects_that_share_an_indicator_are_left() -> None:
    whole, part = pair(NAME, "≤0.9‰", "0.3‰", "0.5‰")
    assert told(whole, part, evolve(part, key="other", project_name="国土绿化")) == []


@each_row(
    "goal, spent, parts, due",
    [
        ("本部门共有项目2个，均已完成自评。", "460", ("250", "190"), True),
        ("全年共实施两个专项项目。", "460", ("250", "190"), True),
        ("本部门共有项目2个。", "440", ("250", "190"), False),
        ("本部门共有项目2个。", "440.01", ("250.004", "190.004"), False),
        ("本部门共有项目3个。", "460", ("250", "190"), False),
        ("本部门共有项目2个，另有专项共3个项目。", "460", ("250", "190"), False),
        ("完成国土绿化项目2个。", "460", ("250", "190"), False),
        ("本部门共有项目1个。", "460", ("250",), False),
    ],
)
def test_all_projects_together(goal: str, spent: str, parts: tuple[str, ...], *, due: bool) -> None:
    """What the unit's 项目支出 is, where the filing says that all its projects are there."""
    forms = [of_project(f"项目{each}", each) for each in parts]
    whole = row("办件", "≥5件", "5件", "10", "10")
    found = told(whole, *forms, spent=spent, goal=Goal(expected="", actual=goal))
    assert len(found) == due
    assert all(spent in each and "440" in each for each in found)


def test_projects_of_one_name_or_without_money_are_not_added_up() -> None:
    whole = row("办件", "≥5件", "5件", "10", "10")
    goal = Goal(expected="本部门共有项目2个。", actual="")
    same = [of_project("绿化", each) for each in ("250", "190")]
    assert told(whole, *same, spent="460", goal=goal) == []
    bare = [of_project("绿化", "250"), evolve(project(), key="fire", project_name="防火")]
    assert told(whole, *bare, spent="460", goal=goal) == []
