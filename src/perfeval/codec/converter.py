"""The converter of the codec: one cattrs converter of its own, with strict hooks for every type."""

from __future__ import annotations

import enum
import functools
from types import UnionType
from typing import Any, Union, get_origin

import attrs
from cattrs import Converter

from perfeval.audit import Findings
from perfeval.codec import reading, writing
from perfeval.codec.foreign import open_reader, open_writer
from perfeval.codec.objects import object_reader
from perfeval.codec.problems import MisfitError
from perfeval.codec.tags import PROTOCOLS
from perfeval.filing import Filing, FormKind
from perfeval.filing.sources import FiscalYear
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Because
from perfeval.rules.rule import Edge
from perfeval.scoring.scorecard import Scorecard

Document = Filing | Scorecard | Rubric | Findings


@functools.cache
def converter() -> Converter:
    """The converter, made when it is first asked for."""
    return _made()


@functools.cache
def number_converter() -> Converter:
    """The converter of files written by hand: points and edges may be plain numbers in them."""
    made = _made()
    made.register_structure_hook(Points, reading.number_hook(reading.points_hook))
    made.register_structure_hook(Count, reading.number_hook(reading.count_hook))
    edge_hook = reading.number_hook(reading.edge_hook)
    made.register_structure_hook_factory(_is_edge, lambda _: edge_hook)
    bound_hook = reading.bound_hook(edge_hook)
    made.register_structure_hook_factory(_is_bound, lambda _: bound_hook)
    return made


def structured(data: object, made: Converter) -> Document:
    """The filing, scorecard, rubric or findings that plain data describe.

    Raises `DecodeError` with every problem and its place.
    """
    try:
        value: Document = made.get_structure_hook(Document)(data, Document)
        return value
    except MisfitError as error:
        misfit = error  # outside of the handler, so that nothing hangs on the error that is raised
    raise misfit.decode_error()


def _made() -> Converter:
    made = Converter()
    _register_shapes(made)
    _register_values(made)
    return made


def _register_shapes(made: Converter) -> None:
    """Hooks by the shape of a type: classes, unions, tuples, enumerations."""
    made.register_structure_hook_factory(attrs.has, object_reader)
    made.register_unstructure_hook_factory(attrs.has, writing.object_writer)
    made.register_structure_hook_factory(_is_union, reading.union_reader)
    made.register_unstructure_hook_factory(_is_union, writing.union_writer)
    made.register_structure_hook_factory(_is_tuple, reading.tuple_reader)
    made.register_unstructure_hook_factory(_is_tuple, writing.tuple_writer)
    made.register_structure_hook_factory(_is_enum, reading.member_reader)
    made.register_unstructure_hook_factory(_is_enum, writing.member_writer)
    made.register_structure_hook_factory(PROTOCOLS.__contains__, open_reader)
    made.register_unstructure_hook_factory(PROTOCOLS.__contains__, open_writer)


def _register_values(made: Converter) -> None:
    """Hooks of single types: what JSON has itself, and what is written as one text or number."""
    made.register_structure_hook(str, reading.text_hook)
    made.register_structure_hook(bool, reading.truth_hook)
    made.register_structure_hook(int, reading.integer_hook)
    made.register_structure_hook(FiscalYear, reading.year_hook)
    made.register_structure_hook(FormKind, reading.kind_hook)
    made.register_structure_hook(Amount, reading.amount_hook)
    made.register_structure_hook(Points, reading.points_hook)
    made.register_structure_hook(Count, reading.count_hook)
    made.register_structure_hook(Rate, reading.rate_hook)
    made.register_structure_hook_factory(_is_edge, lambda _: reading.edge_hook)
    made.register_unstructure_hook(str, writing.text_hook)
    made.register_unstructure_hook(bool, writing.truth_hook)
    made.register_unstructure_hook(int, writing.integer_hook)
    made.register_unstructure_hook(FiscalYear, writing.year_hook)
    made.register_unstructure_hook(FormKind, writing.kind_hook)
    made.register_unstructure_hook(Amount, writing.amount_hook)
    made.register_unstructure_hook(Points, writing.points_hook)
    made.register_unstructure_hook(Count, writing.count_hook)
    made.register_unstructure_hook(Rate, writing.rate_hook)
    made.register_unstructure_hook_factory(_is_edge, lambda _: writing.edge_hook)
    made.register_structure_hook(Because, reading.because_reader(made))
    made.register_unstructure_hook(Because, writing.because_writer(made))


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, UnionType)


def _is_edge(kind: Any) -> bool:
    return bool(kind == Edge)


def _is_bound(kind: Any) -> bool:
    return bool(kind == Edge | None)


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, enum.Enum)
