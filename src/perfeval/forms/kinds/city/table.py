"""岳阳市 部门（单位）整体支出绩效自评表, sections 一 to 四, by its labels and headings."""

from __future__ import annotations

import re
from typing import Any, Final

from attrs import define, field

from perfeval.filing.form import Form
from perfeval.filing.forms.base_data import Staffing
from perfeval.filing.forms.city_form import CityForm, Evaluator, Opinion
from perfeval.filing.indicators import Goal, Indicator
from perfeval.filing.values import Actual, Target
from perfeval.forms.kinds.city.money import CityMoney, money_table
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.words.labels import Roles, matched, unwrapped
from perfeval.forms.words.money import declared_unit
from perfeval.forms.words.people import is_footer, personal_label, read_footer
from perfeval.numbers.printed import Count, Points
from perfeval.text.labels import compact, joined, squeeze

__all__ = ["CityTable"]

_GOALS: Final = Roles.of(
    ("block", r"整体支出绩效定量目标.*"),
    ("level1", r"评价内容"),
    ("target", r"(?:绩效|年度)目标"),
    ("actual", r"(?:实际)?完成情况"),
)
_TEXTS: Final = (
    ("duties", re.compile(r"职能职责(?:概述)?")),
    ("work", re.compile(r"年度主要工作内容")),
    ("achievements", re.compile(r"年度部门\(单位\)总体运行情况及取得的成绩")),
)
_QUALITATIVE: Final = re.compile(r"整体支出绩效定性目标.*")
_SCORE: Final = re.compile(r"绩效自评综合得分|综合得分|自评得分")
_RATING: Final = re.compile(r"评价等[次级]")
_POSTS: Final = re.compile(r"职务/?职称|职务|职称")
_OPINION: Final = re.compile(r"(评价组组长\(签字\):|.{0,20}意见:)", re.DOTALL)
_SECTION: Final = re.compile(r"[一二三四]、.*")
_CAPTION: Final = re.compile(r"\A.*情况\(.{0,2}元\)")
_NUMBERED: Final = re.compile(r"指标\s*[0-9]+\s*[:：]")
_SIGNATURE: Final = re.compile(r"\((?:签字|签章|盖章)\)|年月日")


class CityTable:
    """The recogniser of the form of 岳阳市."""

    id = "city"
    forms: tuple[type[Form], ...] = (CityForm,)

    def fits(self, segment: Segment) -> int:
        """How many of the labels of sections 一 to 三 the segment has."""
        found = 0
        for line in segment.rows:
            plain = line.first
            found += 3 * any(pattern.fullmatch(plain) is not None for _, pattern in _TEXTS)
            found += 3 * (_QUALITATIVE.fullmatch(plain) is not None)
            found += 3 * (money_table(line) is not None)
        return found

    def read(self, segment: Segment, context: FormContext) -> CityForm:
        """The form that the segment holds."""
        return _City(context, segment.lines).read(segment.title)


@define
class _City:
    context: FormContext
    lines: list[Line]
    values: dict[str, Any] = field(factory=dict)
    goals: list[Indicator] = field(factory=list)
    opinions: list[Opinion] = field(factory=list)
    evaluators: list[Evaluator] = field(factory=list)
    feet: list[str] = field(factory=list)
    table: CityMoney | None = None
    block: str = ""
    level: tuple[str, str] = ("", "")
    people: int = 0

    def read(self, title: str) -> CityForm:
        self.context.unit = declared_unit(text for line in self.lines for text in line.texts)
        position = 0
        while position < len(self.lines):
            line = self.lines[position]
            table = money_table(line)
            if table is not None:
                self.table = CityMoney(table, self.lines[position : position + 3])
                for each in self.lines[position : position + self.table.used]:
                    self.context.label(*each.cells)
                self.block = "table"
                position += self.table.used
                continue
            self._line(line)
            position += 1
        if self.people:
            self.context.note("personal_data", "评价人员 / 姓名", f"{self.people}处，未录")
        _, left_out = read_footer(self.feet, self.context.at)
        self.context.notes += left_out
        return CityForm(
            key=self.context.key,
            title=title,
            goals=tuple(self.goals),
            evaluators=tuple(self.evaluators),
            opinions=tuple(self.opinions),
            **self.values,
        )

    def _line(self, line: Line) -> None:
        texts, plain = line.texts, line.first
        if not texts or (
            len(texts) == 1 and (_SECTION.fullmatch(plain) or _CAPTION.fullmatch(plain))
        ):
            self.block = "" if texts else self.block
            self.context.label(*line.cells)
        elif self._labelled(line, plain):
            self.block = ""
        elif len(texts) == 1 and _OPINION.match(squeeze(texts[0])):
            self._opinion(texts[0])
            self.context.value(*line.cells)
        elif is_footer(" ".join(texts)):
            self.feet.append(" ".join(texts))
            self.context.withheld(*line.cells)
        elif block := _block(line, plain):
            self.block = block
            self.context.label(*line.cells)
        elif self.block:
            self._row(line)
        elif personal_label(texts[0]):
            self.context.note("personal_data", joined(texts[0]), "1处，未录", *line.cells)
        elif _SIGNATURE.search(squeeze(texts[0])):
            self.context.withheld(*line.cells)
        else:
            self.context.unplaced(line.at, unwrapped("\n".join(texts)), *line.cells)

    def _labelled(self, line: Line, plain: str) -> bool:
        """A row of a label and its text."""
        said = line.said
        value = "\n".join(_lines(said[1].text)) if len(said) > 1 else ""
        path = next((name for name, pattern in _TEXTS if pattern.fullmatch(plain)), "")
        if path:
            self.values[path] = value
        elif plain == "人员编制":
            path = "staffing.authorised_posts"
            staff = said[3] if len(said) > 3 else None
            self.values["staffing"] = Staffing(
                authorised_posts=self.context.number(Count, value, "人员编制"),
                staff_in_post=self.context.number(Count, staff.text if staff else "", "实有人数"),
            )
            self.context.keep("staffing.staff_in_post", staff)
            self.context.label(*said[2:3])
        elif _SCORE.fullmatch(plain):
            path = "claimed_score"
            self.values[path] = self.context.number(Points, value, "绩效自评综合得分")
        elif _RATING.fullmatch(plain):
            path = "claimed_rating"
            self.values[path] = value
        else:
            return False
        self.context.label(said[0])
        self.context.keep(path, said[1] if len(said) > 1 else None)
        return True

    def _row(self, line: Line) -> None:
        if self.block == "table" and self.table is not None:
            rows = self.values.setdefault(self.table.name, [])
            rows.append(self.table.row(line, self.context, f"{self.table.name}.{len(rows)}"))
        elif self.block == "goal":
            for name, cell in zip(("expected", "actual"), line.cells[-2:], strict=False):
                self.context.keep(f"goal.{name}", cell)
            self.values["goal"] = Goal(
                expected="\n".join(_lines(line.cells[-2].text)),
                actual="\n".join(_lines(line.cells[-1].text)),
            )
        elif self.block == "goals":
            self._goals(line)
        else:
            self._evaluator(line)

    def _goals(self, line: Line) -> None:
        """The rows of 定量目标: level cells on the left, then 绩效目标 and 完成情况."""
        texts = [cell.text for cell in line.cells]
        if len(texts) < 3:
            self.context.unplaced(line.at, unwrapped("\n".join(line.texts)), *line.cells)
            return
        self.context.value(*line.cells[-4:-2])
        target, actual = texts[-2], unwrapped(texts[-1])
        levels = [compact(text) for text in texts[:-2]][-2:]
        level1, level2 = levels if len(levels) == 2 else ["", levels[0]]
        self.level = (level1 or self.level[0], level2 or ("" if level1 else self.level[1]))
        items = _items(target)
        for name, text in items:
            self.context.keep(f"goals.{len(self.goals)}.target", line.cells[-2])
            self.context.keep(f"goals.{len(self.goals)}.actual", line.cells[-1])
            done = actual if (text.strip() or len(items) == 1) and text.strip() != "……" else ""
            self.goals.append(
                Indicator(
                    level1=self.level[0],
                    level2=self.level[1],
                    name=name,
                    target=Target(text=text),
                    actual=Actual(text=done),
                )
            )

    def _evaluator(self, line: Line) -> None:
        texts = [joined(cell.text) for cell in line.cells]
        if len(texts) >= 3 and texts[1]:
            self.evaluators.append(Evaluator(post=texts[1], organisation=texts[2]))
        self.context.withheld(*line.cells)
        self.people += 1

    def _opinion(self, text: str) -> None:
        self.block = ""
        lines = _lines(text)
        heading, body = lines[0], lines[1:]
        kept = [line for line in body if not _SIGNATURE.search(squeeze(line))]
        self.opinions.append(Opinion(heading=heading, text="\n".join(kept)))
        if len(kept) < len(body) or _SIGNATURE.search(squeeze(heading)):
            self.context.note("signature", heading.rstrip("：:"), "1处，未录")


def _block(line: Line, plain: str) -> str:
    """The block that a row heads; empty for any other row."""
    if _QUALITATIVE.fullmatch(plain):
        return "goal"
    if _is_goals_heading(line):
        return "goals"
    people, posts = personal_label(line.texts[0]), any(matched(_POSTS, t) for t in line.texts)
    return "evaluators" if people and posts else ""


def _is_goals_heading(line: Line) -> bool:
    roles = line.roles(_GOALS)
    return {"target", "actual"} <= roles and bool(roles & {"block", "level1"})


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()] or [""]


def _items(text: str) -> list[tuple[str, str]]:
    """指标1：… 指标2：… as items of a name and a text; a cell without such numbers is one item."""
    lines = _lines(text)
    if not any(_NUMBERED.match(line) for line in lines):
        return [("", "\n".join(lines))]
    items: list[tuple[str, str]] = []
    for line in lines:
        number = _NUMBERED.match(line)
        if number:
            items.append((number[0].rstrip("：: "), line[number.end() :].strip()))
        elif line == "……" or not items:
            items.append(("", line))
        else:
            items[-1] = (items[-1][0], f"{items[-1][1]}\n{line}")
    return items
