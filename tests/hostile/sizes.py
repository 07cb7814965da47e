"""Documents that are too deep or too large, made when they are asked for."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterator

from tests.hostile.case import Case, Document
from tests.hostile.originals import FILING, changed

__all__ = ["sizes"]

_DEPTHS = (33, 1_000, 100_000)
_NESTED: dict[str, Callable[[int], Document]] = {
    "lists": lambda n: "[" * n + "]" * n,
    "open lists": lambda n: "[" * n,
    "objects": lambda n: '{"a":' * n + "1" + "}" * n,
    "lines": lambda n: '{"unit":{"name":"a"},"lines":' + '[{"parts":' * n + "[]" + "}]" * n + "}",
}
_LARGE: dict[str, Callable[[], Document]] = {
    "a string of 50 MB": lambda: f'{{"format": "{"x" * 50_000_000}"}}',
    "blanks of 50 MB": lambda: b" " * 50_000_000,
    "one byte too many": lambda: json.dumps(FILING).ljust(5_000_001),
    "5 MB of quotes": lambda: '"' * 4_999_999,
    "5 MB of escaped quotes": lambda: '"' + '\\"' * 2_499_999,
    "5 MB of backslashes": lambda: '"' + "\\" * 4_999_999,
    "5 MB of closing brackets": lambda: "]" * 4_999_999,
    "5 MB of commas": lambda: "[" + "," * 4_999_998,
    "5 MB of pairs": lambda: "[]" * 2_499_999,
    "5 MB of digits": lambda: "9" * 4_999_999,
    "a fraction of 5 MB": lambda: "0." + "1" * 4_999_990,
    "a million keys": lambda: "{" + ",".join(f'"{n}":0' for n in range(400_000)) + "}",
    "two hundred thousand keys": lambda: "{" + ",".join(f'"k{n}":0' for n in range(199_000)) + "}",
    "a hundred thousand bad items": lambda: changed("filing", "facts", str([0] * 100_000)),
    "bad facts": lambda: changed("filing", "facts", "[" + '{"id":1},' * 99_000 + '{"id":1}]'),
    "a hundred thousand unknown keys": lambda: json.dumps(
        {**FILING, "unit": {f"name{n}": n for n in range(100_000)}}
    ),
    "one key a hundred thousand times": lambda: changed(
        "filing", "unit", "{" + '"name":"a",' * 100_000 + '"name":"b"}'
    ),
    "keys of a hundred thousand characters": lambda: json.dumps(
        {**FILING, **{f"{n}" + "x" * 100_000: 1 for n in range(40)}}
    ),
    "a clause of 4 MB": lambda: changed("rubric", "name", f'"{"条" * 1_300_000}"'),
    "a million digits as an amount": lambda: changed("scorecard", "out_of", f'"{"9" * 1_000_000}"'),
}


def sizes() -> Iterator[Case]:
    """Nested too deep, and too large."""
    for shape, make in _NESTED.items():
        for depth in _DEPTHS:
            yield Case(f"{shape} {depth} deep", functools.partial(make, depth))
    for name, make_large in _LARGE.items():
        yield Case(name, make_large)
