"""The four tables of money of the form of 岳阳市: income, spending, 三公经费 and fixed assets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from perfeval.filing.forms.city_form import FixedAssets, Income, Spending, ThreePublic
from perfeval.forms.layout.columns.columns import Columns
from perfeval.forms.layout.columns.headings import headings
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.words.labels import Roles, role_of
from perfeval.text.labels import joined, squeeze

__all__ = ["CityMoney", "money_table"]

_GROUPS: Final = ("group", r"其中:?|结余")
_ORGANISATION: Final = ("organisation", r"机构名称|单位名称")
_TABLES: Final[tuple[tuple[str, Callable[..., Any], str, Roles], ...]] = (
    ("income", Income, "年度收入情况", Roles.of(
        _ORGANISATION,
        ("total", r"收入合计"),
        ("brought_forward", r"上年结转(?:结余)?"),
        ("fiscal_appropriation", r"(?:公共)?财政拨款|一般公共预算拨款"),
        ("fund_appropriation", r"政府(?:性)?基金拨款"),
        ("special_account", r"纳入专户管理的非税收入拨款"),
        ("other", r"其他收入|其他"),
        _GROUPS,
    )),
    ("spending", Spending, "年度支出和结余情况", Roles.of(
        _ORGANISATION,
        ("total", r"支出合计"),
        ("basic", r"基本支出"),
        ("personnel", r"人员(?:支出|经费)"),
        ("operating", r"公用(?:支出|经费)"),
        ("project", r"项目支出"),
        ("current_year_balance", r"(?:当年|本年)结余"),
        ("cumulative_balance", r"累计结余"),
        _GROUPS,
    )),
    ("three_public", ThreePublic, "三公经费", Roles.of(
        _ORGANISATION,
        ("total", r"[“\"]?三公[”\"]?经费合计"),
        ("hospitality", r"公务接待费"),
        ("vehicle_running", r"公务用车(?:运维|运行维护|运行)费"),
        ("vehicle_purchase", r"公务用车购置费"),
        ("overseas", r"因公出国(?:\(境\))?费"),
        _GROUPS,
    )),
    ("assets", FixedAssets, "固定资产", Roles.of(
        _ORGANISATION,
        ("total", r"固定资产合计"),
        ("in_use", r"在用固定资产"),
        ("leased", r"出租固定资产"),
        ("other", r"其他"),
        _GROUPS,
    )),
)  # fmt: skip


def money_table(line: Line) -> int | None:
    """Which of the four tables a row heads; None for another row."""
    texts = [squeeze(text) for text in line.texts]
    if not texts or role_of(texts[0], _TABLES[0][3]) != "organisation":
        return None
    for index, (_, _, _, roles) in enumerate(_TABLES):
        if any(role_of(text, roles) == "total" for text in texts):
            return index
    return None


class CityMoney:
    """One table being read: under its headings, a row for each 机构."""

    def __init__(self, table: int, lines: list[Line]) -> None:
        self.name, self._made, self._caption, self._roles = _TABLES[table]
        self._columns, self.used = headings(lines, self._roles)

    def row(self, line: Line, context: FormContext, path: str) -> Any:
        """The row of one 机构, at `path` of the form; one cut short by a page break is noted."""
        columns = self._columns
        short = len(line.cells) < len(columns.items) and not columns.aligned
        if short:
            columns = Columns(columns.items[: len(line.cells)], aligned=False)
        placed = columns.place(line.cells)
        organisation = joined(placed.text("organisation"))
        at = f"{self._caption} / {organisation}"
        fields = {
            role: context.amount(placed.text(role), f"{at} / {columns.label(role) or role}")
            for role, _ in self._roles.pairs
            if role not in {"organisation", "group"}
        }
        for role in placed.roles.keys() - {"group"}:
            context.keep(f"{path}.{role}", placed.roles[role])
        if short:
            missing = "、".join(item.label for item in self._columns.items[len(line.cells) :])
            context.note("missing_cell", at, f"该行缺：{missing}")
        return self._made(organisation=organisation, **fields)
