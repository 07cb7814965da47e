"""附件1 基础数据表."""

from __future__ import annotations

from attrs import evolve

from perfeval.filing import BaseDataForm, CostLine, FormKind, OfficialBuildings, Staffing
from perfeval.numbers.amounts import wan_yuan
from perfeval.numbers.cells import Nil, Unreadable
from perfeval.numbers.printed import Count, Percent

FORM = BaseDataForm(
    key="annex-1",
    title="附件1",
    unit_name="岳阳市岳阳楼区行政审批服务局",
    staffing=Staffing(
        authorised_posts=Count("30"), staff_in_post=Count("29人"), control_rate=Percent("96.67%")
    ),
    columns=("2022年决算数", "2023年预算数", "2023年决算数"),
    lines=(CostLine(label="三公经费", fact="three_public", budget=wan_yuan("0.2")),),
    buildings=OfficialBuildings(
        approved_area=Count("120㎡"),
        actual_area=Count("0"),
        approved_investment=wan_yuan("12"),
        actual_investment=Nil("/"),
    ),
)


def test_the_tables_state_their_facts() -> None:
    """Staffing, costs and buildings state facts, in the order of the form, with their places."""
    assert [(fact.id, str(fact.value), fact.at) for fact in FORM.facts()] == [
        ("staff.authorised_posts", "30", "附件1 / 编制数"),
        ("staff.in_post", "29人", "附件1 / 在职人数"),
        ("three_public.budget", "0.2 万元", "附件1 / 三公经费"),
        ("buildings.approved_area", "120㎡", "附件1 / 楼堂馆所控制情况"),
        ("buildings.actual_area", "0", "附件1 / 楼堂馆所控制情况"),
        ("buildings.approved_investment", "12 万元", "附件1 / 楼堂馆所控制情况"),
    ]


def test_a_form_without_a_title_is_named_by_its_kind() -> None:
    """The place of a fact is never empty."""
    assert [fact.at for fact in evolve(FORM, title="", lines=(), buildings=None).facts()] == [
        "基础数据表 / 编制数",
        "基础数据表 / 在职人数",
    ]


def test_an_empty_form_states_nothing() -> None:
    """A missing table is no fact, and no zero."""
    assert list(BaseDataForm(key="annex-1").facts()) == []
    doubtful = Staffing(authorised_posts=Unreadable("约30"), staff_in_post=Nil("/"))
    assert list(BaseDataForm(key="annex-1", staffing=doubtful).facts()) == []


def test_the_form_knows_its_kind() -> None:
    """The kind is that of the class."""
    assert FORM.kind is FormKind.BASE_DATA
    assert FORM.columns == ("2022年决算数", "2023年预算数", "2023年决算数")
