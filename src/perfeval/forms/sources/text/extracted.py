"""Extracted text: the tab-and-newline text that extraction tools make of Word documents.

A line that starts with a tab opens a cell, a line without one is another paragraph of the same
cell, an empty line closes the row, and a leading space marks a page break. An empty line may also
be an empty paragraph within a cell: that is so where the row, with what follows, comes out just
as wide as the heading row above. Columns are not known, only the order of the cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import define, field

from perfeval.errors import Phrase
from perfeval.forms.sources.blocks import Blocks, in_order
from perfeval.forms.sources.limits import refusal
from perfeval.text.labels import compact

__all__ = ["is_extracted", "read_extracted"]

_LEADS: Final = ("\t", " \t")
_BOOKMARK: Final = re.compile(r"\[bookmark: [^\]\n]{0,80}\]")
_FOOT: Final = re.compile(
    r"\A\s*+(?:填表人|填报人|说明|备注|注[:：]|附件|单位负责人|项目负责人|联系电话)"
)


_HEADING: Final = re.compile(
    r"指标|目标|分值|权重|得分|评分|标准|完成|原因|预算|决算|执行|数$|率$|名称|合计|结余|结转|人数|规模|投资|职务|单位|签\s*字"
)
_TITLE: Final = re.compile(
    r"(?:自评|评价|评分|监控|绩效|绩效目标)(?:申报|情况|结果)?(?:表|报告)(?:[(（][^()（）]{0,20}[)）])?\s*+$"
)
_GOAL: Final = (
    re.compile(r"\A.{0,12}目标(?:[(（].{0,20}[)）])?"),
    re.compile(r"\A.{0,12}(?:完成|实现)情况"),
)
_DIGIT: Final = re.compile("[0-9]")
_LABELS: Final = 3
_SHORT: Final = 12
_WHOLE: Final = re.compile(
    r"\A\s*+(?:总\s*分|合\s*计|总\s*计|综合得分|按.{2,6}分[:：]?|评价|存在|改进|备\s*注|说\s*明|\[image)"
)


@define
class _Run:
    """Lines between two empty lines: text first, then cells."""

    lead: list[str] = field(factory=list)
    cells: list[str] = field(factory=list)
    breaks: bool = False


def is_extracted(lines: Sequence[str]) -> bool:
    """Whether more lines begin with their only tab than have tabs between their cells."""
    leading = sum(line.startswith(_LEADS) and line.count("\t") == 1 for line in lines)
    return leading > sum("\t" in line.strip(" ")[1:] for line in lines)


def read_extracted(text: str, made: Blocks) -> None:
    """Take the blocks that extracted text tells. Raises `DecodeError` beyond the limits."""
    rows: list[list[str]] = []
    runs = _runs(_BOOKMARK.sub("", text))
    width = 0

    def close_table() -> None:
        nonlocal rows, width
        made.table([in_order(row) for row in rows], aligned=False)
        rows, width = [], 0

    for position, run in enumerate(runs):
        if run.lead:
            opened = bool(rows) and not run.breaks
            if opened and _joins(rows[-1], runs, position, width):
                made.usage.spend("cells", len(run.cells), made.name)
                rows[-1][-1] += "\n\n" + "\n".join(run.lead)
                rows[-1] += run.cells
                width = _width(rows, width, made)
                continue
            close_table()
            for line in run.lead:
                made.paragraph(line)
        if run.cells:
            made.count_row(len(rows), len(run.cells))
            if rows and not run.breaks and _completes(rows[-1], runs, position, width):
                rows[-1] += run.cells
            else:
                rows.append(list(run.cells))
            width = _width(rows, width, made)
    close_table()


def _runs(text: str) -> list[_Run]:
    runs: list[_Run] = []
    cells: list[list[list[str]]] = []  # of each run the cells, of each cell the lines
    fresh = True
    for line in text.split("\n"):
        if line.startswith(" \t"):
            fresh = True
            runs.append(_Run(breaks=True))
            cells.append([])
            line = line[1:]
        elif not line.strip() and not line.startswith("\t"):
            fresh = True
            continue
        elif fresh:
            runs.append(_Run())
            cells.append([])
        fresh = False
        if line.startswith("\t"):
            cells[-1].append([line[1:]])
        elif cells[-1] and not (line.startswith(" ") and _FOOT.match(line)):
            cells[-1][-1].append(line)
        elif cells[-1]:
            runs.append(_Run(lead=[line]))
            cells.append([])
        else:
            runs[-1].lead.append(line)
    for run, own in zip(runs, cells, strict=True):
        run.cells = ["\n".join(lines) for lines in own]
    return [run for run in runs if run.lead or run.cells]


def _joins(row: list[str], runs: list[_Run], position: int, width: int) -> bool:
    """Whether a run that begins with text goes on within the last cell of the open row."""
    run = runs[position]
    if any(_FOOT.match(line) or _TITLE.search(line) for line in run.lead):
        return False
    if run.cells:
        return len(row) < width and _fills(len(row), runs, position, width)
    following = runs[position + 1] if position + 1 < len(runs) else _Run()
    boxed = len(row) == 1 and bool(following.cells) and not following.lead
    return boxed and len(run.lead) <= 3


def _completes(row: list[str], runs: list[_Run], position: int, width: int) -> bool:
    """Whether the next run of cells belongs to the open row, broken by an empty paragraph."""
    cells = runs[position].cells
    if not 1 < len(row) < width or len(row) == len(cells) or _WHOLE.match(row[0]):
        return False
    headed = _is_heading(cells, 3) or _are_labels(cells) or _is_goal(cells)
    if headed and not _is_heading(row, 1):
        return False
    return _fills(len(row), runs, position, width)


def _fills(count: int, runs: list[_Run], position: int, width: int) -> bool:
    """Whether the cells of the runs from `position` on bring `count` to just `width`."""
    for index in range(position, len(runs)):
        if index > position and (runs[index].lead or runs[index].breaks):
            return False
        count += len(runs[index].cells)
        if count >= width:
            return count == width
    return False


def _width(rows: list[list[str]], width: int, made: Blocks) -> int:
    """The width that rows should have: that of the last row of headings.

    Raises `DecodeError` for a last row that is too wide: so a width bounds what is looked ahead.
    """
    row = rows[-1]
    most = made.usage.limits.columns
    if len(row) > most:
        raise refusal(f"{made.name} 第{len(rows)}行", Phrase("more than {most} columns", most=most))
    if _is_heading(row, 4):
        return len(row)
    return max(width, len(row)) if width else 0


def _are_labels(cells: Sequence[str]) -> bool:
    """Whether cells are several short words each, without a figure: a row of headings by itself."""
    return len(cells) > _LABELS and all(
        0 < len(compact(cell)) <= _SHORT and not _DIGIT.search(cell) for cell in cells
    )


def _is_goal(cells: Sequence[str]) -> bool:
    """Whether two cells head the goal: 预期目标 and 实际完成情况."""
    told = (compact(cell) for cell in cells)
    return len(cells) == len(_GOAL) and all(
        each.fullmatch(cell) for each, cell in zip(_GOAL, told, strict=True)
    )


def _is_heading(row: Sequence[str], least: int) -> bool:
    """Whether a row is one of headings: `least` words, nearly everywhere, most of them known."""
    words = [cell for cell in row if cell.strip()]
    known = [word for word in words if _HEADING.search(compact(word)) and len(word) < 40]
    wide = len(words) >= least and len(words) * 3 >= len(row) * 2
    return wide and len(known) * 5 >= len(words) * 3
