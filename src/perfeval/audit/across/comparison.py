"""One comparison of filings: what it keeps of each, and what it finds once all are there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from attrs import evolve

from perfeval.audit.finding import Code, Finding, Place
from perfeval.audit.ties.implied import form_place
from perfeval.filing.addresses import Address
from perfeval.filing.filing import Filing
from perfeval.text.labels import squeeze

__all__ = ["Comparison", "Sourced", "Spot", "named", "same_name", "spot_in", "spot_of_row", "whose"]

Sourced = tuple[str, Finding]
"""A finding, with the source of the filing in which it stands."""


class Comparison(Protocol):
    """Takes the filings of a batch one by one, and says at the end what does not agree."""

    def take(self, source: str, filing: Filing, /) -> None:
        """Keep the small keys of one filing."""

    def findings(self) -> Iterator[Sourced]:
        """What does not agree, in the order of the filings."""


Spot = tuple[str, Place, str, Address | None]
"""Where a figure stands: the source, the place, the key of the form, and the address."""


def spot_in(source: str, filing: Filing, position: int, words: str, path: str, order: int) -> Spot:
    """The spot of a field of a form of `filing`; `words` are its place in the form."""
    form = filing.forms[position]
    place = form_place(form, position).at(words, order, path)
    return source, place, form.key, filing.address_of(form.key, path) if path else None


def spot_of_row(
    source: str, filing: Filing, position: int, name: str, path: str, number: int
) -> Spot:
    """The spot of a row of 绩效指标 by its name and number, or of the field of it at `path`."""
    return spot_in(source, filing, position, f"绩效指标 / {name}", path, number)


def whose(filing: Filing) -> tuple[str, int] | None:
    """The unit and the year that filings are compared by; None where the year is unknown."""
    return None if filing.year is None else (same_name(filing.unit.name), filing.year.year)


def named(code: Code, spot: Spot, *, printed: str, computed: str = "", **more: str) -> Sourced:
    """The finding of a kind at a spot."""
    source, place, form, address = spot
    made = code.at(place, printed=printed, computed=computed, words=more)
    return source, evolve(made, form=form, address=address)


def same_name(text: str) -> str:
    """A name as two documents are compared by it."""
    return squeeze(text).strip("。.、,，;；:/")
