"""Every compiled pattern of a package, found by itself."""

from __future__ import annotations

import ast
import functools
import importlib
import pkgutil
import re
import types
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs

__all__ = ["hidden", "modules_of", "patterns_of"]

AnyPattern = re.Pattern[str] | re.Pattern[bytes]
_FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
_IMPORTED = re.compile(r"\bre\b")  # what never says `re` makes no pattern


def modules_of(package: types.ModuleType) -> list[types.ModuleType]:
    """The package and all modules in it, imported."""
    prefix = f"{package.__name__}."
    names = [each.name for each in pkgutil.walk_packages(package.__path__, prefix)]
    return [package, *map(importlib.import_module, names)]


def patterns_of(modules: Iterable[types.ModuleType]) -> dict[str, AnyPattern]:
    """Each pattern that a global holds, in whatever it holds it, under the name of the global.

    Of several in one global each has a number; one that several globals hold stands once.
    """
    found: dict[AnyPattern, str] = {}
    seen: dict[int, object] = {}  # what is kept keeps its id
    for module in modules:
        for name, value in vars(module).items():
            for number, pattern in enumerate(_held(value, seen)):
                where = f"{module.__name__}.{name}"
                found.setdefault(pattern, f"{where}[{number}]" if value is not pattern else where)
    return {name: pattern for pattern, name in found.items()}


def _held(value: object, seen: dict[int, object]) -> Iterator[AnyPattern]:
    """The patterns in a value, and in what it holds that was not seen before."""
    if isinstance(value, re.Pattern):
        yield value
    elif not isinstance(value, str | int) and id(value) not in seen:
        seen[id(value)] = value
        for each in _parts(value):
            yield from _held(each, seen)


def _parts(value: Any) -> Iterable[object]:
    """What a value holds: items, fields, what a class or a function keeps."""
    if isinstance(value, dict):
        return (*value, *value.values())
    if isinstance(value, tuple | list | set | frozenset):
        return value
    if isinstance(value, type):
        return [each for name, each in vars(value).items() if not name.startswith("__")]
    if isinstance(value, functools.partial):
        return (value.func, *value.args, *value.keywords.values())
    if isinstance(value, types.FunctionType):
        cells = (each.cell_contents for each in value.__closure__ or ())
        return (*cells, *(value.__defaults__ or ()), *(value.__kwdefaults__ or {}).values())
    if isinstance(value, property):
        return (value.fget,)
    if hasattr(value, "__wrapped__"):  # of a cache, of a class method
        return (value.__wrapped__,)
    if attrs.has(type(value)):
        return [getattr(value, each.name, None) for each in attrs.fields(type(value))]
    return ()


def hidden(sources: Iterable[Path]) -> list[str]:
    """Where a source makes patterns that `patterns_of` cannot see.

    Within a function only `re.compile` of a name may stand, for a class that holds what it makes.
    """
    found: list[str] = []
    for path in sources:
        source = path.read_text(encoding="utf-8")
        lines = source.split("\n")
        for node in ast.walk(ast.parse(source)) if _IMPORTED.search(source) else ():
            if isinstance(node, ast.ImportFrom) and node.module == "re":
                found.append(f"{path.name}:{node.lineno}: {ast.unparse(node)}")
            elif isinstance(node, _FUNCTIONS) and _speaks(lines, node):
                calls = [each for each in ast.walk(node) if isinstance(each, ast.Call)]
                found += [
                    f"{path.name}:{call.lineno}: {ast.unparse(call)}"
                    for call in calls
                    if _hides(call)
                ]
    return sorted(set(found))


def _speaks(lines: Sequence[str], node: ast.expr | ast.stmt) -> bool:
    """Whether the lines of a function say `re`; to look at each of its calls takes long."""
    return any("re." in line for line in lines[node.lineno - 1 : node.end_lineno])


def _hides(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(value=ast.Name(id="re"), attr="compile"):
            return not isinstance(call.args[0], ast.Name)
        case ast.Attribute(value=ast.Name(id="re"), attr=name):
            return name != "escape"
    return False
