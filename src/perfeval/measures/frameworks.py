"""The frameworks of the ministry: rows without points, each with its measure where it has one.

They are where a place begins that writes its own sheet: a row gets the points that the place
prints, and the rule of its clause. A row with 评价要点 is measured by a checklist of them; each
is met where it is as it should be (是否存在截留 is met where nothing was withheld).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from attrs import field, frozen

from perfeval.filing.sources import Source
from perfeval.filing.structure import maybe
from perfeval.measures.measure import Measure
from perfeval.measures.norm_rows import PROJECT_2013, PROJECT_2020, WHOLE_DEPARTMENT_2013, NormRow
from perfeval.measures.stated import Checks
from perfeval.measures.terms import Term
from perfeval.text.fields import of_text, text_field

__all__ = ["FrameworkRow", "frameworks_of"]

_CONDITION: Final = re.compile("[①-⑨][^①-⑨]++")
_MET: Final = "逐项核对：符合要求的为是；有截留、挪用、重复等情况的，该项为否"
_NORM_2013: Final = {
    "title": "预算绩效评价共性指标体系框架",
    "issuer": "财政部",
    "number": "财预〔2013〕53号",
}
_FRAMEWORKS: Final[dict[str, tuple[tuple[NormRow, ...], Source]]] = {
    "project_2013": (PROJECT_2013, Source(**_NORM_2013, annex="附件1")),
    "whole_department_2013": (WHOLE_DEPARTMENT_2013, Source(**_NORM_2013, annex="附件2")),
    "project_2020": (
        PROJECT_2020,
        Source(
            title="项目支出绩效评价管理办法",
            issuer="财政部",
            number="财预〔2020〕10号",
            annex="附2",
        ),
    ),
}


@frozen(kw_only=True)
class FrameworkRow:
    """三级指标 of a framework: its labels, its name, the norm's text, its measure or None.

    None stands where the norm says what the row is about, and gives neither formula nor 评价要点.

    >>> from perfeval.measures import FRAMEWORKS
    >>> row = FRAMEWORKS["whole_department_2013"][2]
    >>> row.level1, row.level2, row.name, row.measure.id
    ('投入', '预算配置', '在职人员控制率', 'staffing_control_rate')
    """

    level1: str = field(**of_text("一级指标", empty=False))
    level2: str = field(**of_text("二级指标", empty=False))
    name: str = field(**of_text("三级指标", empty=False))
    text: str = text_field("指标说明")
    measure: Measure | None = maybe("the measure of a row", Measure)


def frameworks_of(measures: Mapping[str, Measure]) -> Mapping[str, tuple[FrameworkRow, ...]]:
    """Every framework by its id, its rates taken from `measures`."""
    made = {
        name: tuple(_rows(rows, source, measures)) for name, (rows, source) in _FRAMEWORKS.items()
    }
    return MappingProxyType(made)


def _rows(
    rows: tuple[NormRow, ...], source: Source, measures: Mapping[str, Measure]
) -> Iterator[FrameworkRow]:
    for level1, level2, name, key, text in rows:
        measure = measures.get(key)
        if key and measure is None:
            measure = _checklist(key, name, text, source)
        yield FrameworkRow(level1=level1, level2=level2, name=name, text=text, measure=measure)


def _checklist(key: str, name: str, text: str, source: Source) -> Measure:
    """The 评价要点 of a row as conditions, each verbatim."""
    found = (each.rstrip("；。") for each in _CONDITION.findall(text))
    terms = tuple(Term(fact=f"{key}.{n}", name=each) for n, each in enumerate(found, start=1))
    return Measure(id=key, name=name, formula=Checks(terms=terms), text=_MET, source=source)
