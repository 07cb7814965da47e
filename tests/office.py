"""LibreOffice, for the tests that look at documents with it: at night, where it is installed."""

from __future__ import annotations

import shutil

import pytest

from perfeval.forms.sources.converted import convert
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.forms.sources.usage import Usage
from tests.effort import NIGHT

__all__ = ["as_office_writes", "in_an_office"]

_PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
in_an_office = pytest.mark.skipif(
    _PROGRAM is None or not NIGHT,
    reason="takes seconds a document: --hypothesis-profile=night runs it, with a LibreOffice",
)
"""Marks a test that opens documents with LibreOffice."""


def as_office_writes(data: bytes, kind: str, to: str) -> bytes:
    """The document as LibreOffice writes it, having opened it; both are suffixes."""
    return convert(data, kind, to, Usage(DEFAULT_LIMITS))
