"""A submitted document and its findings in, a marked copy out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import field, frozen

from perfeval.audit import Finding
from perfeval.errors import InputError
from perfeval.filing.structure import many, of_kind
from perfeval.forms.documents import Path_, bytes_of
from perfeval.forms.sources.limits import DEFAULT_LIMITS, Limits, refusal
from perfeval.marks.edited_package import EditedPackage
from perfeval.marks.word import mark_word
from perfeval.marks.workbook import mark_workbook
from perfeval.text.paths import checked_path
from perfeval.text.policy import checked_language

__all__ = ["MarkedDocument", "mark"]

_ZIP: Final = b"PK\x03\x04"


@frozen(kw_only=True)
class MarkedDocument:
    """The bytes of a marked copy, the findings that stand at cells, and those in the list.

    >>> marked = MarkedDocument(data=b"PK")
    >>> marked.at_cells, marked.listed
    ((), ())
    """

    data: bytes = field(repr=False, **of_kind("a marked document", bytes))
    at_cells: tuple[Finding, ...] = many("the findings at cells", Finding)
    listed: tuple[Finding, ...] = many("the findings in the list", Finding)


def mark(
    source: Path_ | bytes,
    findings: Iterable[Finding],
    *,
    lang: str = "zh",
    limits: Limits = DEFAULT_LIMITS,
) -> MarkedDocument:
    """A copy of a .docx or .xlsx file with each finding as a comment at its cell.

    Findings whose cell is not known stand in a list: on a last page, or in a sheet 审核意见. All
    else stays as it is, comments of others too, and `read` gives for the copy what it gives for the
    original. `findings` are those of `audit` for what was read from `source`; a document of several
    filings takes those of all. Equal findings make equal bytes. Raises `DecodeError` for a file
    that is no .docx or .xlsx, is damaged or beyond `limits`, and `InputError` for a source that is
    neither a path nor bytes, for what are no findings, and for another language. `OSError` passes.

    >>> try:
    ...     mark(b"%PDF-1.7", ())
    ... except perfeval.DecodeError as error:
    ...     print(error)
    only .docx and .xlsx files can hold comments: save the file as one of them
    """
    checked_language(lang, "the language of the marks")
    if not isinstance(limits, Limits):
        raise InputError("the limits of a document", limits, "Limits")
    told = _findings(findings)
    if isinstance(source, bytes | bytearray):
        data = bytes(source)
    else:
        data = bytes_of(checked_path(source, "the source of a filing"), limits)
    package = _package(data, limits)
    word = package.main.lower().startswith("word/")
    listed = (mark_word if word else mark_workbook)(package, told, lang)
    away = {id(each) for each in listed}
    return MarkedDocument(
        data=package.data(),
        at_cells=tuple(each for each in told if id(each) not in away),
        listed=listed,
    )


def _findings(findings: object) -> tuple[Finding, ...]:
    if isinstance(findings, Iterable) and not isinstance(findings, str | bytes):
        made = tuple(findings)
        if all(isinstance(each, Finding) for each in made):
            return made
    raise InputError("the findings to mark", findings, "an iterable of Finding")


def _package(data: bytes, limits: Limits) -> EditedPackage:
    """The package of a document that can hold comments."""
    package = EditedPackage(data, limits) if data.startswith(_ZIP) else None
    if package is None or not package.main.lower().startswith(("word/", "xl/")):
        problem = "only .docx and .xlsx files can hold comments: save the file as one of them"
        raise refusal("", problem)
    return package
