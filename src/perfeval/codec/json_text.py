"""JSON text to plain data and back: bounded before any parser runs, strict, byte-stable."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Final

from perfeval.codec.problems import Refused
from perfeval.errors import DecodeError, Phrase
from perfeval.numbers.decimals import read_decimal

LARGEST: Final = 5_000_000
DEEPEST: Final = 32
MOST_NODES: Final = 200_000
TOO_DEEP: Final = Phrase("nested more than {most} levels deep", most=DEEPEST)

_LONGEST_INTEGER: Final = 16
_FEW: Final = 1_000
_ESCAPED_MARK: Final = re.compile(rb'\\[\\"]')
_OPEN: Final = ord("[")
_BRACES_AS_BRACKETS: Final = bytes.maketrans(b"{}", b"[]")
_NO_MARKS: Final = bytes(set(range(256)) - set(b'"[]{},'))
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")


class Repeated(dict[str, object]):
    """An object in which some keys stand more than once; such a document is refused."""

    keys_repeated: frozenset[str]


_SYNTAX: Final = (
    *("Expecting value", "Extra data", "Unterminated string starting at"),
    *("Expecting ',' delimiter", "Expecting ':' delimiter"),
    "Expecting property name enclosed in double quotes",
    *("Invalid control character at", "Invalid \\escape", "Invalid \\uXXXX escape"),
    "Illegal trailing comma before end of object",
    "Illegal trailing comma before end of array",
)
"""What the parser says, the last two from Python 3.13 on; the catalogue has it in Chinese."""


def parse(document: str | bytes, *, decimals: bool = False) -> object:
    """The plain data of a JSON document.

    Tokens that no format takes stand in it as `Refused`, objects with a key twice as `Repeated`.
    With `decimals` a number with a fraction is read as a `Decimal`. Raises `DecodeError` for text
    that is no JSON, not UTF-8, or beyond the limits.
    """
    text, data = decoded(document)
    problem = limit_problem(data)
    if problem is None:
        try:
            return (_DECIMALS if decimals else _DECODER).decode(text)
        except json.JSONDecodeError as error:
            problem = Phrase(
                "no JSON: {why} (line {line}, column {column})",
                why=Phrase(error.msg) if error.msg in _SYNTAX else error.msg,
                line=error.lineno,
                column=error.colno,
            )
    raise DecodeError((("", problem),))


def written(data: object) -> str:
    """Plain data as JSON text: keys sorted, indented by 2, ended by a newline.

    The text is that of `json.dumps`, which writes indented text several times as slowly.
    """
    return _written(data, "\n") + "\n"


def _written(data: object, line: str) -> str:
    if isinstance(data, str):
        return encode_basestring(data)
    below = f"{line}  "
    if isinstance(data, dict):
        items = [
            f"{below}{encode_basestring(key)}: {_written(data[key], below)}" for key in sorted(data)
        ]
        return f"{{{','.join(items)}{line}}}" if items else "{}"
    if isinstance(data, list):
        items = [f"{below}{_written(item, below)}" for item in data]
        return f"[{','.join(items)}{line}]" if items else "[]"
    return json.dumps(data)


def on_one_line(text: str) -> str:
    """JSON text as `written` gives it, on one line.

    >>> on_one_line(written({"总分": ["98"]}))
    '{"总分": ["98"]}'
    """
    return "".join(line.lstrip(" ") for line in text.split("\n"))


def limit_problem(data: bytes) -> Phrase | None:
    """What the limits on nesting and on the number of values say against UTF-8 JSON, or None.

    Linear and in C, because nothing may recurse into a document that has not passed it. Brackets
    and commas are counted as far as the text is JSON; where it is not, the parser stops anyway.
    """
    if len(data) > LARGEST:
        return Phrase("{size:,} bytes; at most {most:,} are allowed", size=len(data), most=LARGEST)
    escapes = data.count(b"\\")
    if escapes > _FEW:
        data = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    elif escapes:  # one by one is quicker then
        data = _ESCAPED_MARK.sub(b"", data)
    marks = data.translate(_BRACES_AS_BRACKETS, _NO_MARKS).replace(b'""', b"")
    too_many = Phrase("more than {most:,} values", most=MOST_NODES)
    if marks.count(b'"') > 4 * MOST_NODES:  # a value has one key at most: two strings
        return too_many
    outside = b"".join(marks.split(b'"')[::2])
    if outside.count(b",") + outside.count(b"[") + 1 > MOST_NODES:
        return too_many
    depth = 0
    for mark in _without_pairs(outside.translate(None, b",")):
        depth += 1 if mark == _OPEN else -1
        if depth > DEEPEST:
            return TOO_DEEP
        if depth < 0:  # no JSON from here on
            break
    return None


def _without_pairs(brackets: bytes) -> bytes:
    """Nothing where the brackets pair within the depth that is allowed; else the brackets."""
    rest = brackets
    for _ in range(DEEPEST):
        before, rest = len(rest), rest.replace(b"[]", b"")
        if not rest:
            return rest
        if len(rest) == before:
            break
    return brackets


def decoded(document: str | bytes) -> tuple[str, bytes]:
    """The document as text and as bytes. Raises `DecodeError` where it is not UTF-8 or too long."""
    size = len(document)
    if size > LARGEST:
        unit = Phrase("characters" if isinstance(document, str) else "bytes")
        most = "{size:,} {unit}; at most {most:,} bytes are allowed"
        raise DecodeError((("", Phrase(most, size=size, unit=unit, most=LARGEST)),))
    if isinstance(document, str):
        return document.removeprefix("\ufeff"), document.encode("utf-8", "surrogatepass")
    try:
        return document.decode("utf-8-sig"), document
    except UnicodeDecodeError as error:
        at, byte = error.start + 1, f"0x{document[error.start]:02x}"
    kind = Phrase("UTF-16" if document.startswith(_UTF_16) else "not UTF-8")
    text = "the text is {kind} (byte {at} is {byte}); expected UTF-8"
    raise DecodeError((("", Phrase(text, kind=kind, at=at, byte=byte)),))


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    repeated = Repeated(made)
    times = Counter(key for key, _ in pairs)
    repeated.keys_repeated = frozenset(key for key in made if times[key] > 1)
    return repeated


def _integer(digits: str) -> int | Refused:
    return int(digits) if len(digits) <= _LONGEST_INTEGER else _number(digits)


def _number(token: str) -> Refused:
    if len(token) > 2 * _LONGEST_INTEGER:
        return Refused(Phrase("a number of {count:,} characters", count=len(token)))
    return Refused(Phrase("the number {number}", number=token))


def decimal(token: str) -> Decimal | Refused:
    """The number that a token says, exactly; `Refused` where it is none by the number policy."""
    return _number(token) if read_decimal(token) is None else Decimal(token)


def _decoder(fraction: Callable[[str], Decimal | Refused]) -> json.JSONDecoder:
    return json.JSONDecoder(
        object_pairs_hook=_object,
        parse_int=_integer,
        parse_float=fraction,
        parse_constant=_number,
    )


_DECODER: Final = _decoder(_number)
_DECIMALS: Final = _decoder(decimal)
