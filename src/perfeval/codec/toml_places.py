"""Places in a TOML file as its author knows them: the names of section and row, and the line."""

from __future__ import annotations

import re
from typing import Final

from attrs import fields

from perfeval.errors import DecodeError, Phrase
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rubric.sections import Section

__all__ = ["named_places"]

_STEP: Final = re.compile(r"([^.\[\]]++)|\[([0-9]++)\]")
_HEADER: Final = re.compile(r"\A[ \t]*+\[(?P<list>\[)?+(?P<name>[A-Za-z0-9_.-]{1,200})\]")
_KEY: Final = re.compile(
    r"\A[ \t]*+(?P<key>[A-Za-z0-9_.-]{1,200})[ \t]*+=(?P<opens>[ \t]*+\[[ \t]*+\Z)?+"
)
_ENTRY: Final = re.compile(r"\A[ \t]*+[\[{]")
_INDEX: Final = re.compile(r"\[[0-9]++\]")
_UNKNOWN: Final = "no such key"
_OF_OTHERS: Final = frozenset(
    field.name for cls in (Rubric, Section, Criterion, Pool) for field in fields(cls)
)
"""The keys that may stand in a table further up."""
_TABLES: Final = ("sections", "items", "rows", "bonuses", "penalties", "vetoes", "ratings")
"""The lists of a rubric whose members have names that stand on the paper."""


def named_places(error: DecodeError, data: object, text: str) -> DecodeError:
    """The error with the place of each problem, in the order of the file's lines.

    What stands in a row has its names before the line, 过程 / 人员控制率（第 31 行）; what stands
    in none keeps its path, and what is said of each its language.
    """
    lines = _lines_of(text)
    problems = sorted(
        ((_line(path, lines), path, said) for path, said in error.args[0]),
        key=lambda problem: problem[0],
    )
    told = (
        (_place(path, data, line), _with_table(path, said, text)) for line, path, said in problems
    )
    return DecodeError(tuple(told), error.count)


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


def _lines_of(text: str) -> dict[str, int]:
    """The line of each table, key and entry of a long list, by its path in the data."""
    lines: dict[str, int] = {}
    last: dict[str, int] = {}
    table = entries = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table, entries = _table(header["name"], bool(header["list"]), last), ""
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            path = f"{table}.{key['key']}" if table else key["key"]
            lines.setdefault(path, number)
            entries = path if key["opens"] else ""
        elif entries and _ENTRY.match(line):
            lines[_next(entries, last)] = number
    return lines


def _table(name: str, is_new: bool, last: dict[str, int]) -> str:
    """The path of a header: of each list above it the last entry; a list itself gets a new one."""
    path = ""
    *above, own = name.split(".")
    for step in above:
        path = f"{path}.{step}" if path else step
        path += f"[{last[path]}]" if path in last else ""
    path = f"{path}.{own}" if path else own
    return _next(path, last) if is_new else path


def _next(path: str, last: dict[str, int]) -> str:
    """The path of the next entry of a list."""
    last[path] = last.get(path, -1) + 1
    return f"{path}[{last[path]}]"


def _line(path: str, lines: dict[str, int]) -> int:
    """The line of a path, or of what is nearest above it; 0 where none is known.

    A table that has a name stands where the name does.
    """
    while path:
        line = lines.get(f"{path}.name") or lines.get(path)
        if line:
            return line
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return 0


def _place(path: str, data: object, line: int) -> str:
    """The names along a path, its line, and the rest of the path."""
    names: list[str] = []
    rest, inside = path, False
    for step in _STEP.finditer(path):
        key = step[1]
        if isinstance(data, dict) and key is not None:
            data, inside = data.get(key), key in _TABLES
        elif isinstance(data, list) and key is None and int(step[2]) < len(data):
            data = data[int(step[2])]
            if inside and isinstance(data, dict) and isinstance(data.get("name"), str):
                names.append(str(data["name"]))
                rest = path[step.end() :].removeprefix(".")
        else:
            break
    at = f"（第 {line} 行）" if line else ""
    if not names:
        return f"{path}{at}"
    return f"{' / '.join(names)}{at}{' ' if rest else ''}{rest}"
