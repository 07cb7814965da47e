"""Forms, attachments, names and cells that are due and are not there."""

from perfeval.audit import audit
from perfeval.filing import Fact, Goal, Listing, MonitoringForm, ObjectivesForm, ProjectForm
from tests.audit.cases import PROJECTS, base, city, figure, filing, line, project, report, unit
from tests.audit.filings import wrong


def test_a_form_marked_with_a_slash_is_right_where_nothing_was_spent() -> None:
    """No project spending, no project form."""
    blank = ProjectForm(key="annex-3", title="项目表", project_name="/")
    assert audit(filing(base(line("项目支出", "0", fact="project")), blank)) == ()
    assert audit(filing(blank)) == ()


def test_objectives_alone_are_no_self_evaluation() -> None:
    """One warning for all of them; where claims or facts stand beside them, information."""
    plans = (
        ObjectivesForm(key="objectives", title="项目支出绩效目标表"),
        ObjectivesForm(key="objectives-2"),
        MonitoringForm(key="monitoring"),
    )
    assert wrong(audit(filing(*plans))) == [
        ("form.not_evaluation", "绩效目标表、绩效监控情况表", "")
    ]
    (found,) = audit(filing(*plans))
    assert found.at == "项目支出绩效目标表"
    for beside in (filing(*plans, project()), filing(*plans, facts=(Fact(id="a", value="1元"),))):
        notes = [each for each in audit(beside) if each.code == "form.not_evaluation"]
        assert [each.printed for each in notes] == ["绩效目标表", "绩效目标表", "绩效监控情况表"]
        assert not any(each.severity.above_info for each in notes)


def test_one_form_for_each_first_level_project() -> None:
    """Two projects, two forms; none at all is the attachments' affair."""
    second = ProjectForm(key="annex-3b", title="项目表", project_name="运行维护经费")
    assert audit(filing(base(PROJECTS), project(), second)) == ()
    assert audit(filing(base(PROJECTS))) == ()


def test_attachments_that_the_filing_holds_are_not_missed() -> None:
    """基础数据表 and 自评表 are there, 项目支出绩效自评表 and another are not."""
    names = (
        "1、部门整体支出绩效评价基础数据表",
        "2．部门整体支出绩效自评表",
        "3．项目支出绩效自评表（一个项目支出一张表）",
        "4、政府性基金预算支出情况表",
    )
    found = audit(filing(base(), unit(), report(attachments=names)))
    assert [f.printed for f in found] == [
        "项目支出绩效自评表（一个项目支出一张表）",
        "政府性基金预算支出情况表",
    ]
    assert len(audit(filing(city(), report(attachments=names[1:2])))) == 0


def listed(stated: str, *items: str) -> list[tuple[str, str, str]]:
    """What is found of a stated count and its names."""
    relation = Listing(id="l", stated=figure("大厅标准", stated, "2."), items=items)
    return wrong(audit(filing(relations=(relation,))))


def test_a_stated_count_is_the_number_of_names() -> None:
    """Five of five; three of four; an open list may be short, never long."""
    assert listed("5个", "甲", "乙", "丙", "丁", "戊") == []
    assert listed("4个", "甲", "乙", "丙") == [("listing.count", "4个", "3")]
    assert listed("7个", "甲", "乙", "丙等") == []
    assert listed("2个", "甲", "乙", "丙等") == [("listing.count", "2个", "3")]
    assert listed("4个") == []
    assert listed("4%", "甲") == []


def test_items_are_counted_whatever_stands_before_them() -> None:
    """At the beginning, behind a break, a semicolon or a stop, with blanks or lines between."""
    for text in ("1、甲2、乙", "\n \n 1、甲；\n\n2、乙", " （1）、甲。  2.乙", "1、甲;2、乙 3、丙"):
        assert audit(filing(unit(goal=Goal(expected="1、甲\n2、乙\n3、丙", actual=text)))) != ()


def test_goals_with_as_many_results_or_without_items_are_silent() -> None:
    """Two of two; one paragraph; a figure such as 1.5 is no item."""
    for expected, actual in (
        ("1、甲;2、乙", "1．甲。2．乙"),
        ("1、甲;2、乙", "完成"),
        ("1、甲", "1、达1.5亿"),
    ):
        assert audit(filing(unit(goal=Goal(expected=expected, actual=actual)))) == ()
