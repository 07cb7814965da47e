"""From a file to its filings, or to the one that it holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import evolve

from perfeval.errors import InputError, Phrase, one_line
from perfeval.filing.filing import Filing
from perfeval.filing.sources import Jurisdiction
from perfeval.forms.documents import Path_, bytes_of
from perfeval.forms.filings import at_place, filings_in
from perfeval.forms.recognisers import installed
from perfeval.forms.result import ReadResult
from perfeval.forms.sources.limits import DEFAULT_LIMITS, Limits
from perfeval.forms.sources.opening import open_document
from perfeval.forms.words.places import given_place
from perfeval.text.paths import checked_path

__all__ = ["read", "read_all"]

_SHOWN: Final = 5


def read(
    source: Path_ | bytes,
    *,
    limits: Limits = DEFAULT_LIMITS,
    place: str | Jurisdiction | None = None,
) -> Filing:
    """The filing in a Word or Excel file, a web page, a PDF or a text, known by its content.

    What could not be understood, or was left out, is in `Filing.notes`, with its place. `place` is
    where the unit is, by its GB/T 2260 code or its name, and wins over what is read. Raises
    `DecodeError` for a document that is damaged, attacks, exceeds `limits`, or holds no form,
    `MissingExtraError` for one that needs an extra (PDF, old Excel), and `InputError` for a source
    that is neither a path nor bytes, for no place, and for one with the forms of several units or
    years, which `read_all` gives. `OSError` passes.

    >>> text = (
    ...     "项目支出绩效自评表\\n（2023年度）\\n\\t项目名称\\n\\t培训\\n\\n"
    ...     "\\t一级指标\\n\\t二级指标\\n\\t三级指标\\n"
    ...     "\\t年度指标值\\n\\t实际完成值\\n\\t分值\\n\\t得分\\n\\n"
    ...     "\\t产出指标\\n\\t数量指标\\n\\t人数\\n\\t≥50人\\n\\t60人\\n\\t50\\n\\t50\\n"
    ... )
    >>> form = read(text.encode()).forms[0]
    >>> form.project_name, form.indicators[0].actual.text
    ('培训', '60人')
    """
    found = read_all(source, limits=limits, place=place)
    if len(found) > 1:
        raise _several(found)
    return found[0].filing


def read_all(
    source: Path_ | bytes,
    *,
    limits: Limits = DEFAULT_LIMITS,
    place: str | Jurisdiction | None = None,
) -> tuple[ReadResult, ...]:
    """The filings in a document, one for each unit and year whose forms it holds, with its part.

    A workbook with a unit on each sheet, or a document with the forms of several units one after
    the other, gives several; most give one. Raises what `read` raises for one of them.

    >>> form = (
    ...     "{}2023年度部门整体支出绩效自评表\\n"
    ...     "\\t一级指标\\n\\t三级指标\\n\\t年度指标值\\n\\t得分\\n\\n"
    ... )
    >>> found = read_all((form.format("甲县教育局") + form.format("甲县水利局")).encode())
    >>> [(each.part, each.filing.unit.name) for each in found]
    [('表1', '甲县教育局'), ('表2', '甲县水利局')]
    """
    name = ""
    if not isinstance(limits, Limits):
        raise InputError("the limits of a document", limits, "Limits")
    if isinstance(source, bytes | bytearray):
        data = bytes(source)
    else:
        path = checked_path(source, "the source of a filing")
        name, data = path.stem, bytes_of(path, limits)
    where = None if place is None else given_place(place)
    found = filings_in(open_document(data, limits), installed(), name=name)
    return tuple(evolve(each, filing=at_place(each.filing, where)) for each in found)


def _several(found: Sequence[ReadResult]) -> InputError:
    """The error of a document with several filings where one is due; it names the first ones."""
    filings = [each.filing for each in found]
    named = [f"{each.unit.name} {each.year or ''}".strip() for each in filings[:_SHOWN]]
    more = ", …" if len(filings) > _SHOWN else ""
    return InputError(
        "the document",
        Phrase(
            "the forms of {count} units or years ({names})",
            count=len(filings),
            names=one_line(", ".join(named)) + more,
        ),
        "those of one unit and year: read_all gives a filing for each",
    )
