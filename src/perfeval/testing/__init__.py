"""For authors of rubrics and for hosts: the laws of a rubric as tests, and a strategy per type.

Needs the extra: ``pip install "perfeval[testing]"``. One line in a test module is enough::

    TestLixian = rubric_conformance("lixian-unit")

Every public type of perfeval can be drawn with `hypothesis.strategies.from_type`; its strategy is
registered through the entry-point group ``hypothesis``. No pytest plugin is loaded.
Raises `MissingExtraError` where Hypothesis is not installed.
"""

from perfeval.errors import MissingExtraError

try:
    import hypothesis as _  # noqa: F401
except ImportError:
    raise MissingExtraError("testing", "perfeval.testing") from None

from perfeval.testing.filings import filings
from perfeval.testing.laws import rubric_conformance

__all__ = ["filings", "rubric_conformance"]
