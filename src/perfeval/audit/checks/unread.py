"""What was not understood: words in cells where a number is due, and the notes of a reader."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs

from perfeval.audit.check import Check
from perfeval.audit.checks.identity import OTHER_YEAR
from perfeval.audit.finding import Code, Finding, Needs, Place, Severity
from perfeval.audit.partly import partly_read
from perfeval.audit.ties.implied import placed_forms
from perfeval.errors import one_line
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.filing.notes import Note
from perfeval.filing.values import Actual, Target
from perfeval.numbers.amounts import Amount
from perfeval.numbers.cells import Nil, Unreadable
from perfeval.numbers.decimals import read_decimal
from perfeval.numbers.printed import Number
from perfeval.scoring.scorecard import Scorecard

__all__ = ["UNREAD"]

_FIGURES: Final = (Amount, Number, Nil, Target, Actual)
"""What is read, or has no place for words where a number is due."""
_NO_UNIT: Final = "no_unit"
_DOUBT: Final = "doubt"
_TOLD: Final = frozenset({_DOUBT, OTHER_YEAR})
"""What other findings tell, with what follows from it."""
_SHOWN: Final = 60
_STALE: Final = "stale"
_UNREADABLE: Final = "unreadable"
_WARNED: Final = frozenset({_UNREADABLE, "twice", _NO_UNIT})

PARTLY_READ = Code(
    id="form.partly_read",
    severity=Severity.WARNING,
    source="读表时的记录",
    meaning_zh="有的数没有读懂，因此不作可能误判的审核",
    meaning_en="figures of the form were not understood; what they may explain is not audited",
    zh="有内容没有读懂：{printed}。因此不审核{withheld}；请对照原件核对",
    en="not understood: {printed}. Not audited because of that: {withheld_en}",
)
UNREADABLE = Code(
    id="cell.unreadable",
    severity=Severity.WARNING,
    source="自评表填报要求",
    meaning_zh="应填数字的单元格填了文字",
    meaning_en="words stand in a cell where a number is due",
    zh="应填数字，填的是“{printed}”；请只填数字",
    en="a number is due, but the cell says {printed}",
)
NOTE = Code(
    id="note",
    severity=Severity.INFO,
    source="读表时的记录",
    meaning_zh="读表时未转为数据的内容（签字、修订痕迹、看不懂的内容等）",
    meaning_en="something in the document that did not become data: signatures, tracked changes, "
    "what could not be read",
    zh="{kind}：{printed}",
    en="{kind_en}: {printed}",
)
STALE = Code(
    id="workbook.stale",
    severity=Severity.WARNING,
    source="ECMA-376 第1部分 18.3.1.40：单元格的公式与上次算得的值分别存储",
    meaning_zh="工作簿单元格所存的值不是按其公式算得的",
    meaning_en="a cell of a workbook holds a value that its own formula does not give",
    zh="单元格所存的值为 {printed}，按其公式{formula} 应为 {computed}；请重新计算并保存",
    en="the cell holds {printed}, but its formula{formula} gives {computed}",
)


def _cells(value: Any, place: Place) -> Iterator[tuple[Place, Unreadable]]:
    """Every cell below `value` that holds words where a number is due, with the row it is in."""
    words = next(
        (text for name in ("label", "name", "organisation") if (text := getattr(value, name, ""))),
        "",
    )
    here = place.at(words, 0) if words else place
    for number, name in enumerate(_fields(value)):
        content = getattr(value, name)
        if isinstance(content, Unreadable):
            yield here.at("", number, name), content
        elif isinstance(content, tuple):
            for position, item in enumerate(content):
                if _fields(item):
                    below = here.at("", number, name).at("", position, f"{position}")
                    yield from _cells(item, below)
        elif _fields(content):
            yield from _cells(content, here.at("", number, name))


def _holds_words(value: object) -> bool:
    """Whether a cell below `value` holds words where a number is due: in most forms none does."""
    below = [value]
    while below:
        each = below.pop()
        if isinstance(each, tuple):
            below += each
        elif isinstance(each, Unreadable):
            return True
        else:
            inner = [getattr(each, name) for name in _fields(each)]
            below += [one for one in inner if not isinstance(one, str)]
    return False


def _fields(value: object) -> tuple[str, ...]:
    """The names of the fields of a value of an attrs class; none of any other."""
    kind: Any = type(value)
    return _fields_of(kind)


@functools.cache
def _fields_of(kind: Any) -> tuple[str, ...]:
    known = attrs.has(kind) and not issubclass(kind, _FIGURES)
    return tuple(each.name for each in attrs.fields(kind)) if known else ()


def _unreadable(form: Form, place: Place, *, unitless: bool) -> Iterator[Finding]:
    """`unitless`: a form names no unit of money; that is reported once, not of every figure."""
    for at, cell in _cells(form, place) if _holds_words(form) else ():
        if not (unitless and read_decimal(cell.text) is not None):
            yield UNREADABLE.at(at, printed=cell.text)


def _partly_read(filing: Filing) -> Iterator[Finding]:
    places = [place for _, place in placed_forms(filing)]
    for each in partly_read(filing):
        place = Place("全文", (len(filing.forms) + 1, -1))
        if each.position is not None:
            place = places[each.position].at("", -1)
        said = [need.value for need in Needs if need in each.missing]
        yield PARTLY_READ.at(
            place,
            printed="；".join(map(_doubted, each.doubts)),
            withheld="、".join(zh for zh, _ in said),
            withheld_en="; ".join(en for _, en in said),
        )


def _doubted(note: Note) -> str:
    """The column or the table that is in doubt, and what stands in it."""
    where, told = note.at.rpartition(" / ")[2], one_line(note.text).replace("： ", "：")
    return f"{where}（{told[:_SHOWN]}{'…' if len(told) > _SHOWN else ''}）"


def _notes(filing: Filing, told: Counter[str]) -> Iterator[Finding]:
    """`told` counts the words of the cells that were reported: their notes say the same again.

    So do those of `_TOLD`: the doubts, which `_partly_read` tells form by form, and other years.
    """
    for position, note in enumerate(filing.notes):
        if note.code in _TOLD:
            continue
        if note.code == _UNREADABLE and told[note.text]:
            told[note.text] -= 1
            continue
        place = Place(note.at, (len(filing.forms) + 1, position))
        if note.code == _STALE:
            yield _stale(place, note.text)
            continue
        severity = Severity.WARNING if note.code in _WARNED else None
        yield NOTE.at(
            place,
            printed=note.text,
            severity=severity,
            kind=note.name,
            kind_en=note.code.replace("_", " "),
        )


def _stale(place: Place, text: str) -> Finding:
    """The reader's “5238.85→5237.85（=SUM(B1:B3)）” as a finding."""
    held, _, rest = text.partition("→")
    computed, bracket, formula = rest.partition("（=")
    shown = f" ={formula.removesuffix('）')}" if bracket else ""
    return STALE.at(place, printed=held, computed=computed, words={"formula": shown})


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    yield from _partly_read(filing)
    unitless = any(note.code == _NO_UNIT for note in filing.notes)
    told: Counter[str] = Counter()
    for form, place in placed_forms(filing):
        for finding in _unreadable(form, place, unitless=unitless):
            told[finding.printed] += 1
            yield finding
    yield from _notes(filing, told)


UNREAD = Check(name="unread", codes=(PARTLY_READ, UNREADABLE, STALE, NOTE), find=_find)
