"""How much a document may hold before it is refused, whatever it says about itself."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from perfeval.errors import DecodeError, InputError, Phrase, ascii_controls

__all__ = ["DEFAULT_LIMITS", "Limits", "refusal"]


def _positive(_instance: object, attribute: object, value: object) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise InputError(
            Phrase("limits, {what}", what=getattr(attribute, "name", "")),
            value,
            "a whole number from 1 on",
        )


def _limit(default: int) -> int:
    made: int = field(default=default, validator=_positive)
    return made


@frozen(kw_only=True)
class Limits:
    """The limits of a document: sizes in bytes, counts of entries, elements, rows and columns.

    `elements`, `cells`, `lines` (rows and paragraphs) and `text` (characters) hold for the document
    as a whole, `rows`, `columns` and `nesting` for a table; `seconds` is what another program may
    take that has to open the document.

    A caller who trusts its documents may widen them; nothing switches them off.
    Raises `InputError` for anything but whole numbers from 1 on.

    >>> Limits(rows=10_000).columns
    256
    """

    file_size: int = _limit(100 * 2**20)
    entries: int = _limit(2_000)
    part_size: int = _limit(50 * 2**20)
    total_size: int = _limit(100 * 2**20)
    ratio: int = _limit(200)
    elements: int = _limit(500_000)
    page_size: int = _limit(16 * 2**20)
    token_size: int = _limit(8 * 2**20)
    depth: int = _limit(200)
    rows: int = _limit(5_000)
    columns: int = _limit(256)
    cells: int = _limit(100_000)
    lines: int = _limit(20_000)
    sheets: int = _limit(100)
    nesting: int = _limit(4)
    pages: int = _limit(200)
    text: int = _limit(2**20)
    seconds: int = _limit(60)


DEFAULT_LIMITS: Final = Limits()


def refusal(path: str, text: str | Phrase) -> DecodeError:
    """The error of a document that is refused: the part and place, and why."""
    why = text.each(ascii_controls) if isinstance(text, Phrase) else ascii_controls(text)
    return DecodeError(((ascii_controls(path), why),))
