"""For authors of rubrics and for hosts: the laws of a rubric as tests, and a strategy per type.

Needs the extra: ``pip install "perfeval[testing]"``. One line in a test module is enough::

    TestLixian = rubric_conformance("lixian-unit")

Every public type of perfeval can be drawn with `hypothesis.strategies.from_type`; its strategy is
registered through the entry-point group ``hypothesis``. No pytest plugin is loaded.
Raises `MissingExtraError` where Hypothesis is not installed.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from perfeval.errors import MissingExtraError

try:
    import hypothesis as _  # noqa: F401
except ImportError:
    raise MissingExtraError("testing", "perfeval.testing") from None

if TYPE_CHECKING:
    from perfeval.testing.forms import filings
    from perfeval.testing.laws import rubric_conformance

__all__ = ["filings", "rubric_conformance"]

_HOMES = {"filings": "forms", "rubric_conformance": "laws"}
"""Loaded when first used: Hypothesis loads this package wherever it is imported itself."""


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"perfeval.testing.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'perfeval.testing' has no attribute {name!r}")
