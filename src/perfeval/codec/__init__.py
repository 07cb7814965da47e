"""Filings, scorecards, rubrics and findings as JSON: versioned, exact, strict and byte-stable.

`dumps` writes, `loads` reads. A document holds its `format` and `version` beside its content;
amounts, points and rates are text that keeps what is printed; fields that equal their default are
left out; keys are sorted. Nothing is coerced and no key is ignored: a document that does not fit
raises one `DecodeError` with every problem and its place.
"""

from __future__ import annotations

from collections.abc import Iterable

from perfeval.audit import Findings
from perfeval.codec.converter import Document, converter, structured
from perfeval.codec.json_text import limit_problem, parse, written
from perfeval.codec.migrations import newest
from perfeval.codec.offers import one_document
from perfeval.errors import InputError, Shown
from perfeval.filing import Filing
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.scorecard import Scorecard

__all__ = ["dumps", "loads"]


def dumps(value: Filing | Scorecard | Rubric | Findings) -> str:
    """The JSON text of a filing, scorecard, rubric or findings; `loads` gives back an equal value.

    Raises `InputError` for anything else, and for what no document can hold: more than 5 MB or
    200,000 values, a rule of a class that no plugin offers. Raises `PluginError` where the plugin
    that offers it fails.

    >>> print(dumps(Filing(unit=BudgetUnit(name="某局"), year=2023)), end="")
    {
      "format": "perfeval.filing",
      "unit": {
        "name": "某局"
      },
      "version": 1,
      "year": 2023
    }
    """
    with one_document():
        text = written(converter().get_unstructure_hook(Document)(value))
    problem = limit_problem(text.encode())
    if problem is not None:
        raise InputError("dumps", Shown(str(problem)), "a value within the limits of a document")
    return text


def loads(
    text: str | bytes, *, allow: Iterable[str] | None = None
) -> Filing | Scorecard | Rubric | Findings:
    """The value of a JSON document, given as text or as UTF-8 bytes.

    A document of an older version is read as one of the newest. `allow` restricts which rules of
    plugins may load for it: tags, ``distribution:tag`` and whole distributions; none where it is
    empty. Raises `DecodeError` with the problems in the document's order, each with its path; up
    to 100 of them, and their count. Raises `PluginError` where the plugin of a rule fails, and
    `InputError` where `text` is neither text nor bytes.

    >>> filing = Filing(unit=BudgetUnit(name="某局"), year=2023)
    >>> loads(dumps(filing)) == filing
    True
    >>> try:
    ...     loads('{"format": "perfeval.filing", "unit": {"nmae": "某局"}, "year": 2023.5}')
    ... except perfeval.DecodeError as error:
    ...     print(error)
    unit.nmae: the unit of a filing: no such key; the nearest is 'name'
    unit.name: 预算单位名称: missing
    year: found the number 2023.5; expected a year such as 2023, as a whole number
    version: missing; expected 1
    """
    if not isinstance(text, str | bytes):
        raise InputError("loads", text, "JSON as text or as UTF-8 bytes")
    with one_document(allow):
        return structured(newest(parse(text)), converter())
