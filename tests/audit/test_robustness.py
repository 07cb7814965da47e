"""Doubtful data never raises: cells of the five filings are spoilt in turn."""

from collections.abc import Iterator
from typing import Any

import attrs
import pytest

from perfeval.audit import Finding, audit
from perfeval.errors import InputError
from perfeval.filing import Filing
from perfeval.numbers.amounts import Amount, Unit
from perfeval.numbers.cells import Nil, Unreadable
from perfeval.numbers.printed import Count, Percent, Points
from tests.audit.filings import SOURCES, example
from tests.audit.test_perturbation import STEP, evolved
from tests.tables import each_row

pytestmark = pytest.mark.unmeasured

SPOILT = ("0", "-5", "99999999999999", "0.00000001", "", "/", "约五万")


def cells(value: Any) -> Iterator[Amount | Count | Percent | Points]:
    """Every printed figure below a value."""
    if isinstance(value, Amount | Count | Percent | Points):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from cells(item)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from cells(getattr(value, field.name))


def spoil(cell: Amount | Count | Percent | Points, text: str) -> object:
    """What the cell holds where it prints `text`."""
    if text in {"", "/"}:
        return Nil(text)
    if text == "约五万":
        return Unreadable(text)
    if isinstance(cell, Amount):
        return Amount(text, Unit.WAN_YUAN)
    return type(cell)(text)


@each_row("source", SOURCES)
def test_no_spoilt_cell_makes_the_audit_raise(source: str) -> None:
    """Blank, a slash, words, nothing, negative, vast and tiny figures, in the cells of a form."""
    filing = example(source)
    for form in filing.forms:
        for number, cell in [*enumerate(cells(form))][::STEP]:
            try:
                changed = evolved(filing, cell, spoil(cell, SPOILT[number % len(SPOILT)]))
            except InputError:
                continue  # a figure that the type itself insists on
            assert isinstance(changed, Filing)
            assert all(isinstance(finding, Finding) for finding in audit(changed))
