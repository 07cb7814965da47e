"""Whether an official document reads back as the filing that was written into it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import attrs

from perfeval.errors import DecodeError, InputError
from perfeval.filing import Form, Report
from perfeval.forms import read
from perfeval.text.fields import Described
from perfeval.writing.official.report import report_lines

__all__ = ["check_reads_back"]

_EXPECTED: Final = "what the official layout can hold; JSON keeps all of it"


def check_reads_back(data: bytes, forms: Iterable[Form]) -> None:
    """Raise `InputError` for the first field of `forms` that the document in `data` lost.

    The official layout has no place for every value that the types of a filing admit: two lines
    in the name of an indicator, a label that is none of the form. Such a filing is refused rather
    than written otherwise.
    """
    try:
        found = {form.key: form for form in read(data).forms}
    except (DecodeError, InputError) as error:  # it is none, or those of several units
        raise InputError("the forms of the filing", error.said(), _EXPECTED) from error
    for form in forms:
        name, read_back = form.kind.official_name, found.get(form.key)
        if isinstance(form, Report) and isinstance(read_back, Report):
            lost = _lost(_texts(form), _texts(read_back), name)
        else:
            lost = _lost(form, read_back, name)
        if lost is not None:
            at, value = lost
            raise InputError(at, value, _EXPECTED)


def _texts(report: Report) -> tuple[str, ...]:
    return tuple(line.text for line in report_lines(report))


def _lost(before: Any, after: Any, at: str) -> tuple[str, object] | None:
    """The first value that is not the same, and where it stands in the form's words."""
    if before == after:
        return None
    for name, one, other in _parts(before, after, at):
        lost = _lost(one, other, name)
        if lost is not None:
            return lost
    return at, before


def _parts(before: Any, after: Any, at: str) -> Sequence[tuple[str, Any, Any]]:
    """The fields or members that both values have, each with its name; none of other values."""
    if type(before) is type(after) and attrs.has(type(before)):
        return [
            (
                f"{at} / {Described.of(each).title or each.name}",
                getattr(before, each.name),
                getattr(after, each.name),
            )
            for each in attrs.fields(type(before))
        ]
    if isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after):
        pairs = enumerate(zip(before, after, strict=True), start=1)
        return [(f"{at} {number}", one, other) for number, (one, other) in pairs]
    return []
