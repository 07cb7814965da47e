"""附件1 基础数据表: staffing, spending control, official buildings, economy measures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from perfeval.filing.facts import Fact, stated
from perfeval.filing.form import Form
from perfeval.filing.kinds import FormKind
from perfeval.filing.lines import CostLine
from perfeval.filing.notes import Footer
from perfeval.filing.relations import Figure, table_figure
from perfeval.filing.structure import amount_cell, count_cell, many, maybe, rate_cell
from perfeval.numbers.amounts import AmountCell
from perfeval.numbers.cells import CountCell, RateCell
from perfeval.text.fields import text_field

__all__ = ["BaseDataForm", "OfficialBuildings", "Staffing"]


@frozen(kw_only=True)
class Staffing:
    """财政供养人员情况: 编制数, 实际在职人数 and the printed 控制率, in persons.

    >>> Staffing(authorised_posts=Count("30"), staff_in_post=Count("29")).staff_in_post.plain
    '29'
    """

    authorised_posts: CountCell = count_cell("编制数")
    staff_in_post: CountCell = count_cell("在职人数")
    control_rate: RateCell = rate_cell("控制率")

    def facts(self, at: str) -> Iterator[Fact]:
        """``staff.authorised_posts`` and ``staff.in_post``."""
        yield from stated("staff.authorised_posts", self.authorised_posts, f"{at} / 编制数")
        yield from stated("staff.in_post", self.staff_in_post, f"{at} / 在职人数")


@frozen(kw_only=True)
class OfficialBuildings:
    """楼堂馆所控制情况: approved and actual floor area (m²) and investment, with printed rates.

    `label` keeps the heading of the block, which names the year of the projects.

    >>> OfficialBuildings(approved_area=Count("0㎡")).approved_area.unit
    '㎡'
    """

    label: str = text_field("楼堂馆所控制情况")
    approved_area: CountCell = count_cell("批复规模")
    actual_area: CountCell = count_cell("实际规模")
    floor_area_control_rate: RateCell = rate_cell("规模控制率")
    approved_investment: AmountCell = amount_cell("预算投资")
    actual_investment: AmountCell = amount_cell("实际投资")
    investment_control_rate: RateCell = rate_cell("投资概算控制率")

    def facts(self, at: str) -> Iterator[Fact]:
        """``buildings.approved_area`` and the other three."""
        at = f"{at} / 楼堂馆所控制情况"
        yield from stated("buildings.approved_area", self.approved_area, at)
        yield from stated("buildings.actual_area", self.actual_area, at)
        yield from stated("buildings.approved_investment", self.approved_investment, at)
        yield from stated("buildings.actual_investment", self.actual_investment, at)


@frozen(kw_only=True)
class BaseDataForm(Form):
    """附件1 预算单位整体支出绩效评价基础数据表.

    `columns` are the printed headings of the three money columns (上年决算, 本年预算, 本年决算);
    `lines` the trees of 三公经费, 项目支出 and 公用经费, 政府采购金额 and 基本支出预算调整.

    >>> form = BaseDataForm(key="annex-1", staffing=Staffing(staff_in_post=Count("29")))
    >>> [fact.id for fact in form.facts()]
    ['staff.in_post']
    """

    kind: ClassVar[FormKind] = FormKind.BASE_DATA

    unit_name: str = text_field("预算单位名称")
    staffing: Staffing | None = maybe("财政供养人员情况", Staffing)
    columns: tuple[str, ...] = many("the headings of 经费控制情况", str)
    lines: tuple[CostLine, ...] = many("经费控制情况", CostLine)
    buildings: OfficialBuildings | None = maybe("楼堂馆所控制情况", OfficialBuildings)
    economy_measures: str = text_field("厉行节约保障措施")
    note: str = text_field("说明")
    footer: Footer | None = maybe("the footer of a form", Footer)

    def filers(self) -> tuple[str, ...]:
        """预算单位名称."""
        return (self.unit_name,)

    def table_figures(self) -> Iterator[Figure]:
        """本年决算数 of every line."""
        for line in self.lines:
            yield from (figure for figure, _ in _figures(line, self.title, ""))

    def table_paths(self) -> Iterator[str]:
        """The fields of those amounts."""
        for number, line in enumerate(self.lines):
            yield from (path for _, path in _figures(line, "", f"lines.{number}"))

    def facts(self) -> Iterator[Fact]:
        """Every fact that the tables state."""
        at = self.official_title
        if self.staffing is not None:
            yield from self.staffing.facts(at)
        for line in self.lines:
            yield from line.facts(at)
        if self.buildings is not None:
            yield from self.buildings.facts(at)


def _figures(line: CostLine, at: str, path: str) -> Iterator[tuple[Figure, str]]:
    """The outturns of a line and its parts, each with its field."""
    for figure in table_figure(line.label, line.outturn, f"{at} / {line.label} / 本年决算数"):
        yield figure, f"{path}.outturn"
    for number, part in enumerate(line.parts):
        yield from _figures(part, at, f"{path}.parts.{number}")
