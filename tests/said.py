"""What the sources say to people: every sentence of an error, found in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

SOURCES: Final = Path(__file__).parents[1] / "src" / "perfeval"
PLACES: Final = {
    "InputError": (0, 1, 2),
    "RubricError": (0, 1),
    "MissingExtraError": (1,),
    "Phrase": (0,),
    "PluginError": (2,),
    "duplicate": (1,),
    "Cause": (0,),
    "Shown": (0,),
    "refusal": (1,),
    "check_above_zero": (0,),
    "misfit_of": (0,),
    "misfit_of_worth": (0,),
    "unfit": (1,),
    "printed_hook": (1,),
    "number_text": (1,),
    "checked_language": (1,),
    "checked_parts": (2,),
    "checked_path": (1,),
    "checked_text": (1,),
    "_skipped": (1,),
    "breach": (1,),
}
"""The positions of the texts among the arguments of what makes an error."""
TITLED: Final = frozenset(
    {
        *("amount_cell", "checked_rule", "count_cell", "many"),
        *("maybe", "of_key", "of_kind", "of_places"),
        *("of_scored_points", "of_sentence", "of_text", "of_year"),
        *("optional_key", "rate_cell", "read_pairs", "text_field"),
        *("titled"),
    }
)
"""What declares a field: its first argument is the title."""
_TELLING: Final = (ast.Call, ast.Constant, ast.AnnAssign, ast.Assign)
_WORDS: Final = re.compile("[A-Za-z]{2}")
_CHINESE: Final = re.compile("[\u4e00-\u9fff]{2}")


def constants_of(nodes: Sequence[ast.AST]) -> dict[str, list[str]]:
    """The texts that are given a name somewhere in a module: one text, or a table of texts."""
    found: dict[str, list[str]] = {}
    for each in nodes:
        match each:
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                found.setdefault(name, []).extend(texts_of(value, {}))
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                found.setdefault(name, []).extend(texts_of(value, {}))
    return found


def texts_of(node: ast.expr, known: dict[str, list[str]]) -> Iterator[str]:
    """The texts that an expression may be."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):  # no catalogue can know it: it is for a Phrase to say
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts
            )
        case ast.IfExp(body=body, orelse=orelse):
            yield from texts_of(body, known)
            yield from texts_of(orelse, known)
        case ast.Name(id=name):
            yield from known.get(name, ())
        case ast.Subscript(value=table):
            yield from texts_of(table, known)
        case ast.Dict(values=values):
            for value in values:
                yield from texts_of(value, known)


@cache
def sources() -> dict[Path, tuple[ast.AST, ...]]:
    """What stands in each module."""
    return {path: parsed(path.read_text(encoding="utf-8")) for path in SOURCES.rglob("*.py")}


def parsed(source: str) -> tuple[ast.AST, ...]:
    """The calls, the texts and what is given a name in a source."""
    return tuple(node for node in ast.walk(ast.parse(source)) if isinstance(node, _TELLING))


def said_in(nodes: Sequence[ast.AST]) -> Iterator[tuple[int, str]]:
    """The line and the text of everything that a module says in words of English."""
    known = constants_of(nodes)
    for node in nodes:
        if not isinstance(node, ast.Call):
            continue
        called = isinstance(node.func, ast.Name)
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        places = PLACES.get(name, (0,) if called and name in TITLED else ())
        for place in places:
            for text in texts_of(node.args[place], known) if place < len(node.args) else ():
                if _WORDS.search(text) and not _CHINESE.match(text):
                    yield node.lineno, text
        for keyword in node.keywords if name == "add_argument" else ():
            if keyword.arg in ("help", "metavar"):
                yield from ((node.lineno, text) for text in texts_of(keyword.value, known))


def everything_said() -> Iterator[tuple[str, str]]:
    """Where each text is said, and the text."""
    for path, nodes in sources().items():
        where = path.relative_to(SOURCES)
        for line, text in said_in(nodes):
            yield f"{where}:{line}", text
