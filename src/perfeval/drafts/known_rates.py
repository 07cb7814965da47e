"""The rates of the catalogue by their names and their formulas, as sheets print them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from perfeval.measures import (
    EXECUTION_RATE,
    FRAMEWORKS,
    MEASURES,
    SATISFACTION_RATE,
    STAFFING_CONTROL_RATE,
    Kind,
    Measure,
)
from perfeval.text.numerals import narrow

__all__ = [
    "AMBIGUOUS",
    "EXECUTION_RATES",
    "rate_label",
    "rates_by_formula",
    "rates_named",
    "rates_of",
    "same_formula",
]

_NOISE: Final = re.compile(r"[“”\"'‘’《》「」\s]++")
_BRACKET: Final = re.compile(r"[（(][^（()）]*+[)）]\Z")
_WORD_FOR_WORD: Final = re.compile(r"[×*xX]100%|[“”\"'‘’（）()\s]")
_FORMULA_NOISE: Final = re.compile(r"×100%|[“”\"'‘’（）()\s数额总的]")
AMBIGUOUS: Final = frozenset({"执行率", "预算执行率", "资金执行率", "预算资金执行率", "支出执行率"})
"""Rates of which forms print several denominators: only a formula says which."""
_OTHER_NAMES: Final = {
    "财政供养人员控制率": STAFFING_CONTROL_RATE,
    "人员控制率": STAFFING_CONTROL_RATE,
}
_TIME_SAVED: Final = "project_timeliness_rate"
"""完成及时率 by （计划时间－实际时间）÷计划时间: no sheet that counts from 100% means that one."""
_SATISFIED: Final = re.compile(
    r"\A(?:社会公众|服务对象|群众|公众|社会|受益对象|受益群众|受益人|企业|学生|家长|患者|职工|用户|居民|和|或|及|、)*+"
    r"满意[度率]"
)
_OF_UNITS: Final = re.compile("整体|部门|单位")
_OF_PROJECTS: Final = re.compile("项目|专项")


def rate_label(name: str) -> str:
    """A name as it is compared: without quotes, spaces and a bracket at its end."""
    return _BRACKET.sub("", _NOISE.sub("", narrow(name)))


def _of_rates(measures: Iterable[Measure | None]) -> dict[str, list[Measure]]:
    """Rates by name; one measure once."""
    found: defaultdict[str, dict[str, Measure]] = defaultdict(dict)
    for each in measures:
        if each is not None and each.kind is Kind.RATE:
            found[rate_label(each.name)][each.id] = each
    return {name: list(each.values()) for name, each in found.items()}


_ALL: Final = _of_rates(MEASURES.values())
EXECUTION_RATES: Final = tuple(
    each
    for name, found in _ALL.items()
    for each in found
    if name in AMBIGUOUS or name.endswith("预算执行率")
    if not each.facts[0].startswith("fund.")  # a sheet with clauses has no fund row
)
"""The rates that 执行率 may mean."""
_UNIT: Final = _of_rates(row.measure for row in FRAMEWORKS["whole_department_2013"])
_PROJECT: Final = _of_rates(
    row.measure for name in ("project_2013", "project_2020") for row in FRAMEWORKS[name]
)


def rates_named(label: str, title: str) -> list[Measure]:
    """The rates of a name, those of the framework for this kind of sheet before all others."""
    if label in _OTHER_NAMES:
        return [_OTHER_NAMES[label]]
    if _SATISFIED.fullmatch(label):
        return [SATISFACTION_RATE]
    framework: dict[str, list[Measure]] = {}
    if _OF_UNITS.search(title):
        framework = _UNIT
    elif _OF_PROJECTS.search(title):
        framework = _PROJECT
    found = framework.get(label) or _ALL.get(label, [])
    return [] if [each.id for each in found] == [_TIME_SAVED] else found


def rates_of(subjects: list[str], title: str) -> list[Measure]:
    """The rates that the clause itself names, where the row has another name."""
    found = {each.id: each for subject in subjects for each in rates_named(subject, title)}
    return list(found.values())


def rates_by_formula(formula: str, named: list[Measure], title: str) -> list[Measure]:
    """The rates with this formula; of those by name, where there are any.

    The figures of the fund row and of the whole unit go by one formula: a sheet on a unit has the
    latter.
    """
    wanted = _plain(formula)
    among = named or list(MEASURES.values())
    found = [each for each in among if _plain(each.text) == wanted]
    if EXECUTION_RATE in found and _OF_UNITS.search(title):
        return [EXECUTION_RATE]
    return found


def same_formula(one: str, other: str) -> bool:
    """Whether two formulas are one word for word, but for signs, quotes, brackets and ×100%."""
    return _WORD_FOR_WORD.sub("", _signs(one)) == _WORD_FOR_WORD.sub("", _signs(other))


def _signs(formula: str) -> str:
    return narrow(formula).replace("÷", "/").replace("－", "-")


def _plain(formula: str) -> str:
    return _FORMULA_NOISE.sub("", formula.replace("÷", "/").replace("－", "-"))
