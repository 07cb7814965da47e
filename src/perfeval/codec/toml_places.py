"""Places in a TOML file as its author knows them: the names of section and row, and the line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import fields

from perfeval.errors import DecodeError, Phrase
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rubric.sections import Section

__all__ = ["named_places"]

_STEP: Final = re.compile(r"([^.\[\]]++)|\[([0-9]++)\]")
_NAME: Final = re.compile(r"""\bname[ \t]*+=[ \t]*+(?:"([^"\n]*+)"|'([^'\n]*+)')""")
_INDEX: Final = re.compile(r"\[[0-9]++\]")
_UNKNOWN: Final = "no such key"
_OF_OTHERS: Final = frozenset(
    field.name for cls in (Rubric, Section, Criterion, Pool) for field in fields(cls)
)
"""The keys that may stand in a table further up."""
_TABLES: Final = ("sections", "items", "rows", "bonuses", "penalties", "vetoes", "ratings")
"""The lists of a rubric whose members have names that stand on the paper."""


def named_places(error: DecodeError, data: object, text: str) -> DecodeError:
    """The error with the row of each problem by its name and line: 过程 / 人员控制率（第 31 行）.

    What stands in no row keeps its path, and what is said of each its language.
    """
    lines = _lines_of(data, text)
    problems = tuple(
        (_place(path, data, lines), _with_table(path, said, text)) for path, said in error.args[0]
    )
    return DecodeError(problems, error.count)


def _with_table(path: str, said: str | Phrase, text: str) -> str | Phrase:
    """What is said of a key that belongs further up: it stands below the header of a table.

    All that follows ``[[readings]]`` is of that reading, until the next header.
    """
    above, _, key = path.rpartition(".")
    misfit = said.figures.get("misfit", said) if isinstance(said, Phrase) else said
    named = _INDEX.sub("", above)
    header = f"[[{named}]]" if above.endswith("]") else f"[{named}]"
    stands = any(line.strip().startswith(header) for line in text.splitlines())
    if not (stands and key in _OF_OTHERS and str(misfit).startswith(_UNKNOWN)):
        return said
    hint = "{problem}; all below {header} is part of it: put the key above that line"
    return Phrase(hint, problem=said, header=header)


def _lines_of(data: object, text: str) -> dict[int, int]:
    """The line of each table that has a name, by the table itself.

    Of tables of one name each has the line of its own, in their order.
    """
    found: dict[str, list[int]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        for name in _NAME.finditer(line):
            found.setdefault(name[1] or name[2] or "", []).append(number)
    lines: dict[int, int] = {}
    for table in _tables(data):
        left = found.get(str(table.get("name")), [])
        if left:
            lines[id(table)] = left.pop(0)
    return lines


def _tables(data: object) -> Iterator[dict[str, object]]:
    """Every table with a name, in the order in which a file prints them."""
    values: list[object] = list(data) if isinstance(data, list) else []
    if isinstance(data, dict):
        if isinstance(data.get("name"), str):
            yield data
        values = list(data.values())
    for each in values:
        yield from _tables(each)


def _place(path: str, data: object, lines: dict[int, int]) -> str:
    """The names along a path, the line of the last, and the rest of the path."""
    names: list[str] = []
    line, rest, inside = 0, path, False
    for step in _STEP.finditer(path):
        key = step[1]
        if isinstance(data, dict) and key is not None:
            data, inside = data.get(key), key in _TABLES
        elif isinstance(data, list) and key is None and int(step[2]) < len(data):
            data = data[int(step[2])]
            if inside and isinstance(data, dict) and isinstance(data.get("name"), str):
                names.append(str(data["name"]))
                line, rest = lines.get(id(data), 0), path[step.end() :].removeprefix(".")
        else:
            break
    if not names:
        return path
    at = f"（第 {line} 行）" if line else ""
    return f"{' / '.join(names)}{at}{' ' if rest else ''}{rest}"
