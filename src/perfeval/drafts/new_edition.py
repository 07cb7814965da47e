"""The edition of another year: a rubric under a new id, for new years, to be compared and changed.

A file keeps the comments of its author: only the lines that must change are changed.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any, Final

from attrs import evolve

from perfeval.codec.unfilled import TO_FILL
from perfeval.drafts.rubric_lines import rubric_lines
from perfeval.drafts.toml_text import comment, pair
from perfeval.errors import InputError, Phrase
from perfeval.filing.sources import FiscalYear, FiscalYears
from perfeval.rubric.rubric import Rubric

__all__ = ["new_edition", "new_edition_toml"]

_HEAD: Final = (
    "这是从 {id}（{edition}，{years} 年度）抄来的新版。请逐行与新发的原文核对，改好以后运行：",
    "    perfeval check-rubric 本文件",
)
_TO_FILL: Final = f"写着“{TO_FILL}”的请填写；没有填写之前，本文件不能用来计分。"
_KEY: Final = re.compile(r"\A[ \t]*+(?P<key>[A-Za-z0-9_-]{1,40})[ \t]*+=")
_TABLE: Final = re.compile(r"\A[ \t]*+\[\[?+[ \t]*+(?P<name>[A-Za-z0-9_.-]{1,200})[ \t]*+\]")


def new_edition(rubric: Rubric, year: int) -> Rubric:
    """The rubric for another year: with an id, an edition, years and a source of its own.

    It ends with that year where the rubric has a last year. Where names and title say the old year
    (2023年度), they say the new one; a 文号 is to be filled in anew (待填). Raises `InputError` for
    what is no rubric, no year, or the year with which the rubric begins.

    >>> made = new_edition(get_rubric("yueyanglou-annex-2"), 2024)
    >>> made.id, made.edition, str(made.years)
    ('yueyanglou-annex-2-2024', '2024', '2024')
    """
    if not isinstance(rubric, Rubric):
        raise InputError("the rubric of another year", rubric, "a Rubric")
    first = FiscalYear(year).year
    if first == rubric.years.first:
        other = Phrase("another year than that with which {id} begins", id=rubric.id)
        raise InputError("the year of a new edition", first, other)
    last = None if rubric.years.last is None else first
    old, new, source = str(rubric.years.first), str(first), rubric.source
    return evolve(
        rubric,
        id=rubric.id.replace(old, new) if old in rubric.id else f"{rubric.id}-{new}",
        edition=new,
        name=rubric.name.replace(old, new),
        name_en=rubric.name_en.replace(old, new),
        years=FiscalYears(first, last),
        source=evolve(
            source,
            title=source.title.replace(old, new),
            number=TO_FILL if source.number else "",
        ),
        distribution="",
    )


def new_edition_toml(rubric: Rubric, year: int, *, text: str = "") -> str:
    """The file of the new edition.

    `text` is the TOML of `rubric`, where there is one: it is kept with its comments, but for the
    lines of the head that are other now. Raises what `new_edition` raises.

    >>> made = new_edition_toml(get_rubric("yueyanglou-annex-2"), 2024)
    >>> [line for line in made.splitlines() if line.startswith(("edition", "first"))]
    ['edition = "2024"', 'first = 2024']
    """
    made = new_edition(rubric, year)
    head = [
        comment(line.format(id=rubric.id, edition=rubric.edition, years=rubric.years))
        for line in (*_HEAD, *([_TO_FILL] if made.source.number else []))
    ]
    body = _changed(text, rubric, made) if text else None
    return "\n".join([*head, "", *(rubric_lines(made) if body is None else body), ""])


def _changed(text: str, rubric: Rubric, made: Rubric) -> list[str] | None:
    """The lines of the old file, those of the head changed; None where they cannot be told."""
    wanted = {
        table: {key: getattr(new, key) for key in keys if getattr(new, key) != getattr(old, key)}
        for table, old, new, keys in (
            ("", rubric, made, ("id", "edition", "name", "name_en")),
            ("years", rubric.years, made.years, ("first", "last")),
            ("source", rubric.source, made.source, ("title", "number")),
        )
    }
    lines: list[str] = []
    left: dict[str, object] = dict(wanted[""])
    for line in text.rstrip().split("\n"):
        header, key = _TABLE.match(line), _KEY.match(line)
        if header is not None:
            _add(lines, left)
            left = dict(wanted.get(header["name"], {}))
        if key is not None and key["key"] in left:
            lines.append(pair(key["key"], left.pop(key["key"])))
        else:
            lines.append(line)
    _add(lines, left)
    return lines if _parsed("\n".join(lines)) == _with(_parsed(text), wanted) else None


def _add(lines: list[str], left: dict[str, object]) -> None:
    """What a table has not yet, behind its last line that is neither blank nor a comment."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    lines[end:end] = [pair(name, value) for name, value in left.items()]


def _parsed(text: str) -> Any:
    """What a TOML text says; nothing where it says nothing."""
    try:
        return tomllib.loads(text, parse_float=str)
    except tomllib.TOMLDecodeError:
        return None


def _with(data: Any, wanted: dict[str, dict[str, object]]) -> Any:
    """What the old text said, with the head changed."""
    tables = {name: {**data.get(name, {}), **wanted[name]} for name in ("years", "source")}
    return {**data, **wanted[""], **tables}
