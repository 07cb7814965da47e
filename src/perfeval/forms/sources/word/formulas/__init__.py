"""Formulas on one line: those of Office Math, and those that an EQ field draws."""

from __future__ import annotations

from perfeval.forms.sources.word.formulas.equation_field import equation
from perfeval.forms.sources.word.formulas.linear import Term, lowered, raised, set_apart
from perfeval.forms.sources.word.formulas.office_math import ELEMENTS, Formula

__all__ = ["ELEMENTS", "Formula", "Term", "equation", "lowered", "raised", "set_apart"]
