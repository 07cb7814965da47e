"""A rubric as a file in TOML, each row below its place and its rule in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from perfeval.codec.converter import converter
from perfeval.codec.offers import one_document
from perfeval.drafts.toml_text import comment, inline, pair
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.placed import Placed
from perfeval.rubric.rubric import Rubric
from perfeval.rules.checked import rule_text

__all__ = ["rubric_lines"]

_FORMAT: Final = {"format": "perfeval.rubric", "version": 1}
_FIRST: Final = (
    *("format", "version", "id", "edition", "kind", "key", "name", "name_en", "form"),
    *("out_of", "points", "adds_to", "labels", "shared", "clause"),
)
_LAST: Final = ("rule", "measure", "bonuses", "penalties", "vetoes", "sections", "items")
"""Keys in the order in which a reader follows; those between are as the codec has them."""
_TABLES: Final = frozenset(
    {*("ratings", "readings", "deviations", "bonuses", "penalties", "vetoes"), "sections", "items"}
)
"""Lists whose entries are tables of their own."""

Told = Mapping[str, Placed[Criterion | Pool]]


def rubric_lines(rubric: Rubric) -> Iterator[str]:
    """The lines of the file. Raises `InputError` for a rule that no document can hold."""
    with one_document():
        data: dict[str, Any] = converter().get_unstructure_hook(Rubric)(rubric)
    data.pop("distribution", None)
    told = {row.item.key: row for row in rubric.rows()}
    yield from _table("", {**_FORMAT, **data}, told)


def _table(name: str, data: Mapping[str, Any], told: Told) -> Iterator[str]:
    """The pairs of a table, then the tables in it."""
    keys = sorted(data, key=_place)
    for key in keys:
        value = data[key]
        if not _is_table(name, key, value):
            yield from _lines(key, value) if _is_long(value) else (pair(key, value),)
    for key in keys:
        value, below = data[key], f"{name}.{key}" if name else key
        if not _is_table(name, key, value):
            continue
        for each in value if isinstance(value, list) else (value,):
            yield ""
            if each.get("key") in told and key in ("items", "bonuses", "penalties"):
                yield from _comments(*told[each["key"]])
            yield f"[[{below}]]" if isinstance(value, list) else f"[{below}]"
            yield from _table(below, each, told)


def _place(key: str) -> tuple[int, int]:
    """Where a key stands: at the front, at the end, or between, where the order is kept."""
    if key in _FIRST:
        return 0, _FIRST.index(key)
    return (2, _LAST.index(key)) if key in _LAST else (1, 0)


def _is_table(name: str, key: str, value: object) -> bool:
    """Whether a value stands as a table: one that is one, and the lists of the rubric itself."""
    of_rubric = not name or name.endswith("sections")
    return isinstance(value, Mapping) or (of_rubric and key in _TABLES and isinstance(value, list))


def _is_long(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(each, Mapping) for each in value)


def _lines(key: str, values: list[Any]) -> Iterator[str]:
    """A list with one entry a line."""
    yield f"{key} = ["
    yield from (f"    {inline(each)}," for each in values)
    yield "]"


def _comments(path: tuple[str, ...], item: Criterion | Pool) -> Iterator[str]:
    yield comment(f"── {' / '.join((*path, item.name))}")
    yield comment(f"规则：{rule_text(item.rule, 'zh', item.name)}")
