"""More spent than the budget of the whole year, as it was last adjusted, without a word on it.

Told of the total row only, where the form prints both budgets: what stands alone may be the budget
of the beginning of the year. Source: 预算法第十三条 (未列入预算的不得支出); 财预〔2020〕10号附1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.finding import Code, Finding, Needs, Severity
from perfeval.audit.rounding.figures import agreement, decimals
from perfeval.audit.rounding.intervals import Verdict
from perfeval.audit.ties.implied import fund_place, placed_evaluations
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.filing.forms.self_evaluation import ProjectForm, UnitForm
from perfeval.forms.prose.mentions import sentences
from perfeval.numbers.amounts import Amount
from perfeval.scoring.scorecard import Scorecard

__all__ = ["OVERSPENT"]

CODE = Code(
    id="fund.overspent",
    severity=Severity.WARNING,
    needs=Needs.FUNDS,
    field="outturn",
    source="预算法第十三条：未列入预算的不得支出；财预〔2020〕10号附1：全年预算数、全年执行数",
    meaning_zh="全年执行数超过调整后的全年预算数，表内没有说明",
    meaning_en="more was spent than the final budget of the year, and nothing in the form says why",
    zh="全年执行数 {printed}，超过全年预算数 {computed}（执行率 {rate}%）；"
    "请核对两数，属实的说明超出部分的资金来源",
    en="{printed} was spent, above the final budget of {computed} ({rate}%): check both figures, "
    "or say where the rest came from",
)
_SAYS_WHY: Final = re.compile(
    "结转|结余|追加|超支|超预算|超出|超过预算|自筹|自有|垫付|其他资金|调剂|调整|跨年|往年|以前年度"
)
"""Words of money from elsewhere, or of other years."""
_INSTRUCTS: Final = re.compile("是指|包括|填写|填报|[=＝]")
"""A sentence that explains the form says nothing of this project: 其他资金包括自有资金……."""


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    found = list(_unexplained(filing))
    if found and not any(_says_why(note.text) for note in filing.notes):
        yield from found


def _unexplained(filing: Filing) -> Iterator[Finding]:
    for form, place in placed_evaluations(filing):
        fund = form.fund
        if fund is None or not isinstance(fund.original, Amount):
            continue
        spent, budget = fund.outturn, fund.final
        if not (isinstance(spent, Amount) and isinstance(budget, Amount) and budget.atoms > 0):
            continue
        apart = agreement(spent, budget).verdict is Verdict.MISMATCH
        beyond = apart and spent.atoms > budget.atoms
        if beyond and not any(map(_says_why, _texts(form))):
            yield CODE.at(
                fund_place(place, fund).at("全年执行数", 2),
                printed=spent.printed,
                computed=budget.printed,
                rate=decimals(100 * spent.fraction / budget.fraction, 2),
            )


def _says_why(text: str) -> bool:
    return any(
        _SAYS_WHY.search(sentence) and not _INSTRUCTS.search(sentence)
        for sentence in sentences(text)
    )


def _texts(form: Form) -> Iterator[str]:
    """What may say why: reasons, the goal, the remarks, the labels of the parts."""
    rows = (*((form.fund,) if form.fund else ()), *form.fund_parts)
    yield from (row.reason for row in rows)
    yield from (row.label for row in rows if "其他" not in row.label and "自有" not in row.label)
    yield from (row.variance_note for row in form.indicators)
    if form.goal is not None:
        yield from (form.goal.expected, form.goal.actual)
    yield form.note if isinstance(form, UnitForm | ProjectForm) else ""


OVERSPENT = Check(name="overspent", codes=(CODE,), find=_find)
