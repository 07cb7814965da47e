"""附件1 基础数据表: staffing, the tree of 经费控制情况 and official buildings, by their labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Final

from attrs import evolve

from perfeval.filing.form import Form
from perfeval.filing.forms.base_data import BaseDataForm, OfficialBuildings, Staffing
from perfeval.filing.lines import CostLine
from perfeval.forms.kinds.base_data.cost_tree import cost_tree, fact_of
from perfeval.forms.layout.columns.columns import Columns, Heading, Placed
from perfeval.forms.layout.columns.headings import headings
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.segments.segment import Segment, is_headed
from perfeval.forms.words.labels import Roles, unwrapped
from perfeval.forms.words.money import declared_unit, is_money_line, money_unit
from perfeval.forms.words.people import is_footer, personal_label, read_footer
from perfeval.forms.words.vocabulary import NOTE
from perfeval.numbers.printed import Count, Percent
from perfeval.text.labels import joined, squeeze

__all__ = ["BaseTable"]


_STAFF: Final = Roles.of(
    ("posts", r"(?:[0-9]{4}年)?(?:核定)?(?:人员)?编制(?:人)?数(?:\(.*\))?"),
    (
        "staff",
        r"(?:[0-9]{4}年)?(?:末|底)?(?:实际|实有)?(?:在职|在编|在岗)?(?:人员|人)数?(?:\(.*\))?|(?>.*?实际在职人数).*",
    ),
    ("rate", r"(?:财政供养人员)?控制率(?:\(.*\))?"),
)
_COSTS: Final = Roles.of(
    (
        "prior_outturn",
        r"(?:[0-9]{4}年|上年)(?:度)?(?:决算|执行|支出|实际支出)(?:数|额)?(?:\(.*\))?",
    ),
    ("budget", r"(?:[0-9]{4}年|本年|当年)(?:度)?(?:年初)?预算(?:数|额)?(?:\(.*\))?"),
    ("outturn", r"(?:[0-9]{4}年|本年|当年)(?:度)?(?:决算|执行|支出|实际支出)(?:数|额)?(?:\(.*\))?"),
)
_BUILDINGS: Final = Roles.of(
    ("approved_area", r"批复(?:建设)?规模(?:\(.*\))?"),
    ("actual_area", r"实际(?:建设)?规模(?:\(.*\))?"),
    ("area_rate", r"规模控制率(?:\(.*\))?"),
    ("approved_investment", r"(?:预算|批复|概算)投资(?:额)?(?:\(.*\))?"),
    ("actual_investment", r"实际投资(?:额)?(?:\(.*\))?"),
    ("investment_rate", r"投资(?:概算)?控制率(?:\(.*\))?"),
)
_STAFF_PATHS: Final = {
    "posts": "staffing.authorised_posts",
    "staff": "staffing.staff_in_post",
    "rate": "staffing.control_rate",
}
_BUILDING_PATHS: Final = {
    "approved_area": "buildings.approved_area",
    "actual_area": "buildings.actual_area",
    "area_rate": "buildings.floor_area_control_rate",
    "approved_investment": "buildings.approved_investment",
    "actual_investment": "buildings.actual_investment",
    "investment_rate": "buildings.investment_control_rate",
}
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}(?=年)")
_LAST_YEAR: Final = re.compile("[上去]年")
_UNIT: Final = re.compile(
    r"(?:预算|部门|填报)?(?:\(单位\))?(?:单位|部门)(?:\(单位\))?名称(?:\(.*\))?"
)
_STAFF_BLOCK: Final = re.compile(r"财政供养人员.*|人员(?:控制)?情况.*")
_BUILDING_BLOCK: Final = re.compile(r"楼堂馆所.*")
_ECONOMY: Final = re.compile(r"厉行节约.*")


class BaseTable:
    """The recogniser of 附件1 基础数据表."""

    id = "base_data"
    forms: tuple[type[Form], ...] = (BaseDataForm,)

    def fits(self, segment: Segment) -> int:
        """How many blocks of the table the segment has; below headings of indicators stand none."""
        found = 0
        for line in takewhile(lambda line: not is_headed(line), segment.rows):
            plain = line.first
            found += 3 * (_STAFF_BLOCK.fullmatch(plain) is not None)
            found += 3 * (
                plain.startswith("经费控制情况") or _BUILDING_BLOCK.fullmatch(plain) is not None
            )
            found += fact_of(plain) == "three_public"
        return found

    def read(self, segment: Segment, context: FormContext) -> BaseDataForm:
        """The base data that the segment holds."""
        lines = segment.lines
        declared = declared_unit(text for line in lines for text in line.texts)
        whole = context.unit = declared or money_unit([segment.title])
        form = BaseDataForm(key=context.key, title=segment.title)
        costs: list[CostLine] = []
        cells: list[Placed] = []
        columns: Columns | None = None
        notes: list[str] = []
        feet: list[str] = []
        position = 0
        while position < len(lines):
            line = lines[position]
            position += 1
            plain = line.first
            text = " ".join(line.texts)
            note = NOTE.match(text)
            if _UNIT.fullmatch(plain):
                label, *others = line.said
                form = evolve(form, unit_name=joined(others[0].text) if others else "")
                context.label(label)
                context.keep("unit_name", next(iter(others), None))
            elif _heads(line, _STAFF, 2):
                form = evolve(form, staffing=_staffing(lines[position - 1 : position + 1], context))
                position += 1
            elif _heads(line, _BUILDINGS, 3):
                context.unit = money_unit(line.texts) or whole
                form = evolve(
                    form, buildings=_buildings(lines[position - 1 : position + 1], context)
                )
                position += 1
            elif _heads(line, _COSTS, 2):
                context.unit = money_unit(line.texts) or whole
                columns = _cost_columns(line)
                context.label(*line.cells)
                form = evolve(
                    form, columns=tuple(each.label for each in columns.items if each.role)
                )
            elif _ECONOMY.fullmatch(plain):
                form = evolve(form, economy_measures="\n".join(map(unwrapped, line.texts[1:])))
                context.value(*line.cells)
            elif note:
                notes.append(unwrapped(text[note.end() :]))
                context.value(*line.cells)
            elif is_footer(text):
                feet.append(text)
                context.withheld(*line.cells)
            elif line.grid is not None and columns is not None and line.texts:
                placed = columns.place(line.cells)
                costs.append(_cost(placed, context))
                cells.append(placed)
            elif is_money_line(text):
                context.label(*line.cells)
            elif text:
                _other(line, context)
        footer, left_out = read_footer(feet, context.at)
        context.notes += left_out
        rows = cost_tree(costs)
        for path, placed in zip(_paths(rows, "lines"), cells, strict=True):
            for role, cell in placed.roles.items():
                context.keep(f"{path}.{role}", cell)
        return evolve(form, lines=rows, note="\n".join(notes), footer=footer)


def _heads(line: Line, roles: Roles, least: int) -> bool:
    if line.grid is None:
        return False
    return len(line.roles(roles) - {""}) >= least


def _below(
    lines: list[Line], roles: Roles, context: FormContext, paths: Mapping[str, str]
) -> dict[str, str]:
    """The texts of the row below a heading row, by role; the fields at `paths` hold them."""
    columns, _ = headings(lines[:1], roles)
    placed = columns.place(lines[1].cells) if len(lines) > 1 else columns.place(())
    context.label(*lines[0].cells)
    for role, path in paths.items():
        context.keep(path, placed.roles.get(role))
    return {role: placed.text(role) for role in paths}


def _staffing(lines: list[Line], context: FormContext) -> Staffing:
    texts = _below(lines, _STAFF, context, _STAFF_PATHS)
    at = "财政供养人员情况"
    return Staffing(
        authorised_posts=context.number(Count, texts["posts"], f"{at} / 编制数"),
        staff_in_post=context.number(Count, texts["staff"], f"{at} / 在职人数"),
        control_rate=context.number(Percent, texts["rate"], f"{at} / 控制率"),
    )


def _buildings(lines: list[Line], context: FormContext) -> OfficialBuildings:
    texts = _below(lines, _BUILDINGS, context, _BUILDING_PATHS)
    blocks = [text for text in lines[0].texts if _BUILDING_BLOCK.fullmatch(squeeze(text))]
    at = "楼堂馆所控制情况"
    return OfficialBuildings(
        label=joined(blocks[0]) if blocks else "",
        approved_area=context.number(Count, texts["approved_area"], f"{at} / 批复规模"),
        actual_area=context.number(Count, texts["actual_area"], f"{at} / 实际规模"),
        floor_area_control_rate=context.number(Percent, texts["area_rate"], f"{at} / 规模控制率"),
        approved_investment=context.amount(texts["approved_investment"], f"{at} / 预算投资"),
        actual_investment=context.amount(texts["actual_investment"], f"{at} / 实际投资"),
        investment_control_rate=context.number(
            Percent, texts["investment_rate"], f"{at} / 投资概算控制率"
        ),
    )


def _cost_columns(line: Line) -> Columns:
    """The money columns: of two 决算数 the earlier is of the year before."""
    columns, _ = headings([line], _COSTS)
    money = [item for item in columns.items if item.role]
    outturns = [item for item in money if item.role != "budget"]
    prior = _earliest(outturns) if len(outturns) > 1 else None
    items = tuple(
        evolve(item, role="prior_outturn" if item is prior else "outturn")
        if item in outturns
        else item
        for item in columns.items
    )
    return Columns(items, columns.aligned)


def _earliest(items: Sequence[Heading]) -> Heading:
    """The column of the earliest year; where not every heading names one, 上年, or the first."""
    labels = [squeeze(item.label) for item in items]
    years = [found[0] for label in labels if (found := _YEAR.search(label))]
    if len(years) == len(items):
        return items[years.index(min(years))]
    before = (item for item, label in zip(items, labels, strict=True) if _LAST_YEAR.match(label))
    return next(before, items[0])


def _paths(lines: Sequence[CostLine], path: str) -> Iterator[str]:
    """The paths of the rows of the tree, in the order of the table."""
    for number, line in enumerate(lines):
        yield f"{path}.{number}"
        yield from _paths(line.parts, f"{path}.{number}.parts")


def _cost(placed: Placed, context: FormContext) -> CostLine:
    named = next((cell for _, cell in placed.others if cell.text.strip()), None)
    label = joined(named.text) if named is not None else "（无名称）"
    if named is not None:
        context.value(named)
    return CostLine(
        label=label,
        fact=fact_of(label),
        prior_outturn=context.amount(placed.text("prior_outturn"), f"{label} / 上年决算数"),
        budget=context.amount(placed.text("budget"), f"{label} / 本年预算数"),
        outturn=context.amount(placed.text("outturn"), f"{label} / 本年决算数"),
    )


def _other(line: Line, context: FormContext) -> None:
    """A line that is none of the blocks: kept as a note, names and telephone numbers left out."""
    label = joined(line.texts[0])
    if personal_label(label):
        context.note("personal_data", label, "1处，未录", *line.cells)
    else:
        at = "" if len(line.texts) == 1 else label
        context.unplaced(at, unwrapped("\n".join(line.texts)), *line.cells)
