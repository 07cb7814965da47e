"""Every regular expression of the package takes time linear in its text.

No form can be made to hang the reader or the audit by what stands in a cell. Nothing is listed
here: the patterns are those that the modules of the package hold, the texts are made of the
patterns' own pieces, over and over, and what counts is by which power of its length a text takes
longer. `tests/benchmarks/patterns.py` looks longer for more.

A loop that need not give anything back is possessive (`*+`); where a choice is made once and for
all, it stands in an atomic group; a pattern for the whole of a text begins with `\\A`, for a search
would try it anew at each character.
"""

from __future__ import annotations

import functools
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import attrs
import pytest

import perfeval
from tests.effort import examples
from tests.growth.growth import patience
from tests.growth.patterns import hidden, modules_of, patterns_of
from tests.growth.probing import steep
from tests.tables import each_row

PARTS: Final = 8
TRIED: Final = examples(1)
"""Of the texts of a pattern; in a night all of them."""
MANY: Final = 100


@functools.cache
def patterns() -> dict[str, re.Pattern[Any]]:
    """Every pattern of the package, by the name of the global that holds it."""
    return dict(patterns_of(modules_of(perfeval)))


@functools.cache
def limit() -> float:
    return patience()


def worst(pattern: re.Pattern[Any], tried: int = TRIED) -> str:
    """The first text that is steep for a pattern; empty where none is."""
    for each in steep(pattern, limit(), most=3, tried=tried):
        return f"{each.how}, to the power of {each.exponent:.1f}: {each.text}"
    return ""


@each_row("part", range(PARTS))
def test_the_patterns_of_the_package_are_linear(part: int) -> None:
    """Whatever text their own pieces make, a longer one takes longer in proportion."""
    some = sorted(patterns())[part::PARTS]
    assert len(some) > 60
    found = {name: worst(patterns()[name]) for name in some}
    assert {name: text for name, text in found.items() if text} == {}


@each_row(
    "bad",
    [
        r"(a|aa)+$",
        r"(?:\(.*\)|名称)*:",
        r"主管(?:部门|单位)(?:及代码|\(.*\)|名称)*",
        r"(?:指标\s*[0-9]+\s*[:：]?|[…\s.]+|无)*",
        r"(?:全年|调整|全年调整)*预算",
        r"\s*x",
        r"(?<=。)\s+\s*x",
        r"\s*[，,]?\s*其中",
        r"(?:部门|单位)+负责人",
        r".*情况\(",
        r"(?:^|\n)\s*[0-9]、",
        r"\A.*偏差.*原因.*",
        r"\A.*完成(?:\(.*\))?",
        r"\Aa*a*b",
        r'"[^"]*"|\[[^\]]*\]',
    ],
)
def test_a_bad_pattern_is_found(bad: str) -> None:
    """Exponential or quadratic time is met, and does not hang the one who looks for it."""
    pattern = re.compile(bad)
    assert (worst(pattern) or worst(pattern, MANY)) != ""


@each_row(
    "good",
    [
        r"\A(?>a|aa)++$",
        r"\A(?:及代码|名称)*+(?:\(.*\)(?:及代码|名称)*+)?",
        r"(?:指标\s*+[0-9]++\s*+[:：]?|[…\s.]++|无)*+",
        r"(?<!\s)\s*+x",
        r"(?<!部门|单位)(?:部门|单位)++负责人",
        r"\A.*情况\(",
        r"(?:^|\n)[^\S\n]*+[0-9]、",
        r"\A(?>.*?偏差).*原因",
        r"[一二]{1,3}、|.{0,20}意见:",
    ],
)
def test_a_good_pattern_is_left_alone(good: str) -> None:
    """What takes linear time is not taken for steep."""
    assert worst(re.compile(good), MANY) == ""


def test_patterns_are_found_wherever_a_module_holds_them() -> None:
    """In a global, in tuples, dicts and sets, in fields, classes, functions and their caches."""

    @attrs.frozen
    class Held:
        pairs: tuple[tuple[str, re.Pattern[str]], ...]

    class Shelf:
        kept = re.compile("class")

        @property
        def shown(self, hidden: re.Pattern[str] = re.compile("property")) -> str:
            return hidden.pattern

        @classmethod
        def made(cls, other: re.Pattern[str] = re.compile("method")) -> str:
            return other.pattern

    inner = re.compile("closure")

    def closed(default: re.Pattern[str] = re.compile("default")) -> object:
        return inner, default

    module = ModuleType("shelf")
    loop: list[object] = [re.compile("list")]
    loop.append(loop)
    vars(module).update(
        plain=re.compile("plain"),
        again=re.compile("plain"),
        octets=re.compile(b"bytes"),
        table={re.compile("key"): (re.compile("value"), {re.compile("set")})},
        held=Held((("role", re.compile("field")),)),
        shelf=Shelf,
        closed=closed,
        cached=functools.cache(lambda _=re.compile("cache"): None),
        partly=functools.partial(print, re.compile("partial"), sep=re.compile("named")),
        loop=loop,
        number=5,
    )
    found = patterns_of([module])
    assert {str(each.pattern) for each in found.values()} == {
        *("plain", "b'bytes'", "key", "value", "set", "field", "class", "property", "method"),
        *("closure", "default", "cache", "partial", "named", "list"),
    }
    assert found["shelf.plain"].pattern == "plain"


def test_no_pattern_is_made_out_of_sight() -> None:
    """What a function compiles when it is called, nobody could find beforehand."""
    assert [each for root in perfeval.__path__ for each in hidden(Path(root).rglob("*.py"))] == []


@pytest.mark.parametrize(
    "source",
    [
        "import re\ndef f(text):\n    return re.search('a+$', text)",
        "import re\ndef f(text):\n    return re.compile(f'{text}+')",
        "import re\ndef f(text):\n    return re.compile('a+' + text)",
        "import re\nclass A:\n    def f(self, text):\n        return re.split(' +', text)",
        "import re\nf = lambda text: re.sub(text, '', text)",
        "from re import compile",
    ],
)
def test_a_pattern_made_out_of_sight_is_seen(source: str, tmp_path: Path) -> None:
    """In a function, a method or a lambda, or by a name that the check would not know."""
    path = tmp_path / "planted.py"
    path.write_text(source, encoding="utf-8")
    assert len(hidden([path])) == 1


def test_a_function_may_escape_a_text_and_hold_a_pattern_that_it_is_given(tmp_path: Path) -> None:
    """Neither hides a pattern: the one makes none, the other is called where it is held."""
    path = tmp_path / "planted.py"
    source = (
        "import re\nA = re.compile('a')\ndef f(text):\n    return re.compile(text), re.escape(A)"
    )
    path.write_text(f"{source}\ndef g(text):\n    return A.search(text)", encoding="utf-8")
    assert hidden([path]) == []


_WATCH: Final = """
import re, sys
made, compile_ = [], re.compile
def watched(*args, **named):
    pattern = compile_(*args, **named)
    if sys._getframe(1).f_globals["__name__"].startswith("perfeval"):
        made.append(pattern)
    return pattern
re.compile = watched
import perfeval
from tests.growth.patterns import modules_of, patterns_of
found = set(patterns_of(modules_of(perfeval)).values())
assert len(made) > 100
print([each.pattern for each in made if each not in found])
"""


def test_every_pattern_that_is_compiled_on_import_is_found() -> None:
    """None is held by anything that the search for patterns does not look into."""
    root = Path(__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, "-c", _WATCH], cwd=root, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"
