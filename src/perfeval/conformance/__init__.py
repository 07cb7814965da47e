"""Conformance: the laws that every rubric must keep, by exhaustive edges, without random data.

A rule of a plugin that fails, lies or ends the process is reported; it never stops the check.
"""

from perfeval.conformance.check import check_rubric
from perfeval.conformance.laws.definition import has_foreign_rules
from perfeval.conformance.report import ConformanceReport, LawCheck

__all__ = ["ConformanceReport", "LawCheck", "check_rubric", "has_foreign_rules"]
