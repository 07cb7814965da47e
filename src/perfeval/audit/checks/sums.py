"""Sums: a total against its parts, exhaustive, within it or overlapping, with blanks as they are.

Source: the tables of 附件1, 附件2, 附件3 and the 岳阳市 form; consistent within rounding as
`perfeval.audit.rounding.intervals` says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from perfeval.audit.check import Check
from perfeval.audit.finding import Code, Finding, Hint, Needs, Severity
from perfeval.audit.rounding.figures import (
    Value,
    comparable,
    shown,
    term,
    unit_word,
)
from perfeval.audit.rounding.hints import another_fits, hints_for, same_residual
from perfeval.audit.rounding.intervals import Outcome, Verdict, subset_verdict, sum_verdict
from perfeval.audit.ties.implied import implied_sums
from perfeval.audit.ties.related import related_sums, stated_relations
from perfeval.audit.ties.ties import Addend, SumTie, tie_terms
from perfeval.filing.filing import Filing
from perfeval.filing.lines import Breakdown
from perfeval.filing.relations import Part
from perfeval.forms.prose.sums.wholes import are_posts
from perfeval.scoring.scorecard import Scorecard

__all__ = ["SUMS"]

_SOURCE = "附件1、附件2、附件3 各表勾稽关系；财预〔2020〕10号附表"

MISMATCH = Code(
    id="sum.mismatch",
    severity=Severity.ERROR,
    needs=Needs.FUNDS,
    source=_SOURCE,
    meaning_zh="合计不等于各项之和，超出四舍五入所能解释的范围",
    meaning_en="a total is not the sum of its parts, beyond what rounding explains",
    zh="{label} {printed}{unit}，而各项之和 {sum}＝{computed}{unit}，相差 {gap}；请核对各项和合计",
    en="{label} is {printed}{unit}, but {sum} = {computed}{unit}; the difference is {gap}",
)
UNDECIDABLE = Code(
    id="sum.undecidable",
    severity=Severity.WARNING,
    needs=Needs.FUNDS,
    source=_SOURCE,
    meaning_zh="按表内位数合计不符，只有少印位数的数字确系四舍五入时才相符",
    meaning_en="a total fails at the places of its table, and holds only if the figures printed "
    "with fewer places were rounded that far",
    zh="{label} {printed}{unit}，而各项之和 {sum}＝{computed}{unit}，相差 {gap}；"
    "仅当位数较少的数字系四舍五入时相符，请核对并统一小数位数",
    en="{label} is {printed}{unit}, but {sum} = {computed}{unit}; the difference of {gap} is "
    "rounding only if the figures with fewer places were rounded that far",
)
BLANK = Code(
    id="sum.blank",
    severity=Severity.WARNING,
    needs=Needs.FUNDS,
    source=_SOURCE,
    meaning_zh="有空白项的合计大于已填各项之和：合计有误，或差额在空白项",
    meaning_en="a total with blank parts is above the sum of the printed ones: it is wrong, or "
    "the blank cells hold the difference",
    zh="{label} {printed}{unit}，已填各项之和 {sum}＝{computed}{unit}，相差 {gap}，"
    "或为空白项（{blanks}）所含；请补填空白项，没有的填 0",
    en="{label} is {printed}{unit}, but {sum} = {computed}{unit}; the difference is {gap}, or the "
    "blank cells ({blanks}) hold it",
)
EXCEEDS = Code(
    id="sum.part_exceeds",
    severity=Severity.ERROR,
    needs=Needs.FUNDS,
    source=_SOURCE,
    meaning_zh="“其中”项超过总项",
    meaning_en="what is printed as part of a total (其中) is above it",
    zh="{label} {printed}{unit}，而其中 {sum}＝{computed}{unit}，超出 {gap}；请核对分项和总项",
    en="{label} is {printed}{unit}, but of it {sum} = {computed}{unit}, which is {gap} more",
)

_WORKERS = Hint(
    "workers_left_out",
    "如另有工勤等人员，请一并列出",
    "workers (工勤) may be left out of the list",
)

# The failing ties by what each is out by.
Alike = dict[int, list[SumTie]]
# Sums by one of their figures: all the figures of each, and how few parts have them.
Wholes = dict[Value, dict[frozenset[Value], int]]


def _stated_sums(filing: Filing) -> Iterator[SumTie]:
    """The sums that the filing states as relations, after all forms in their order."""
    return related_sums(stated_relations(filing), prose=True)


def judge(tie: SumTie) -> Outcome:
    """The verdict on a tie, by its kind of breakdown; the worst part of an overlapping one."""
    total, parts = tie_terms(tie)
    if tie.breakdown is Breakdown.EXHAUSTIVE:
        return sum_verdict(total, parts)
    if tie.breakdown is Breakdown.SUBSET:
        return subset_verdict(total, parts)
    return min((subset_verdict(total, [part]) for part in parts), key=lambda o: o.residual)


def _wholes(outcomes: Sequence[tuple[SumTie, Outcome]]) -> Wholes:
    """The sums that are whole and consistent, by that of their figures that doubtful sums share
    least; those with a figure that no doubtful sum has are left out.
    """
    doubtful = (tie for tie, outcome in outcomes if tie.blanks and outcome.verdict.fails)
    shared = Counter(value for tie in doubtful for value in _values(tie))
    found: Wholes = {}
    for tie, outcome in outcomes:
        whole = not tie.blanks and tie.breakdown is Breakdown.EXHAUSTIVE and len(tie.parts) >= 2
        if whole and not outcome.verdict.fails and not any(part.minus for part in tie.parts):
            values = _values(tie)
            rarest = min(values, key=lambda value: shared[value])
            if shared[rarest]:
                alike = found.setdefault(rarest, {})
                alike[values] = min(len(tie.parts), alike.get(values, len(tie.parts)))
    return found


def _values(tie: SumTie) -> frozenset[Value]:
    return frozenset(part.figure.value for part in tie.parts)


def _signed_values(tie: SumTie) -> tuple[Value, frozenset[tuple[Value, bool]]]:
    """What a sum says: a typed part of a report and its sentence say one sum, told once."""
    return tie.total.value, frozenset((part.figure.value, part.minus) for part in tie.parts)


def _excluded_blanks(tie: SumTie, wholes: Wholes) -> bool:
    """Whether another sum, itself whole and consistent, is made of parts of this one alone."""
    own = _values(tie)
    return any(
        parts < len(tie.parts) and values <= own
        for value in own
        for values, parts in wholes.get(value, {}).items()
    )


def _finding(tie: SumTie, outcome: Outcome, alike: Alike, wholes: Wholes) -> Finding:
    value = tie.total.value
    printed = value.text
    computed = shown(outcome.computed, value)
    severity = Severity.WARNING if tie.prose else None
    if tie.breakdown is not Breakdown.EXHAUSTIVE:
        code = EXCEEDS
        if tie.breakdown is Breakdown.OVERLAPPING or outcome.verdict is Verdict.UNDECIDABLE:
            severity = Severity.WARNING
    elif outcome.verdict is Verdict.UNDECIDABLE:
        code = UNDECIDABLE
    elif tie.blanks and outcome.residual > 0 and not _excluded_blanks(tie, wholes):
        code = BLANK
    else:
        code = MISMATCH
    hints = tuple(_hints(tie, outcome, alike, printed, computed))
    if any(hint.code == "another_fits" for hint in hints):
        severity = Severity.WARNING
    parts = list(tie.parts)
    if tie.breakdown is Breakdown.OVERLAPPING:
        parts = [max(parts, key=lambda part: part.figure.value.atoms)]
    return code.at(
        tie.place,
        printed=printed,
        computed=computed,
        severity=severity,
        hints=hints,
        relation=tie.relation,
        label=_name(tie.total.label),
        unit=unit_word(value),
        sum=_formula(parts),
        gap=shown(abs(outcome.residual), value),
        blanks="、".join(tie.blanks),
    )


def _name(label: str) -> str:
    """A label within a sentence: without the 其中 that opens a list, and without its colon."""
    return label.strip().removeprefix("其中").strip(":：") or label


def _formula(parts: Sequence[Part | Addend]) -> str:
    terms = [
        f"{'−' if part.minus else '＋'}{_name(part.figure.label)} {part.figure.value.text}"
        for part in parts
    ]
    return "".join(terms).removeprefix("＋")


def _hints(
    tie: SumTie,
    outcome: Outcome,
    alike: Alike,
    printed: str,
    computed: str,
) -> Iterator[Hint]:
    for rival in tie.rivals:
        _, parts = tie_terms(tie)
        if not sum_verdict(term(rival.figure.value, tie.families), parts).verdict.fails:
            yield another_fits(f"{rival.zh} {rival.figure.value.text}", rival.en)
    yield from hints_for(printed, computed)
    labels = [part.figure.label for part in tie.parts]
    if outcome.residual > 0 and are_posts(labels) and not any("工" in label for label in labels):
        yield _WORKERS
    other = next((o for o in alike[abs(outcome.residual)] if o is not tie), None)
    if other is not None:
        yield same_residual(other.place.words)


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    stated = list(_stated_sums(filing))
    said = {_signed_values(tie) for tie in stated}
    implied = (
        tie for tie in implied_sums(filing) if not tie.prose or _signed_values(tie) not in said
    )
    ties = [
        tie
        for tie in chain(implied, stated)
        if comparable([tie.total.value, *(part.figure.value for part in tie.parts)])
    ]
    outcomes = [(tie, judge(tie)) for tie in ties]
    failing = [(tie, outcome) for tie, outcome in outcomes if outcome.verdict.fails]
    alike: Alike = {}
    for tie, outcome in failing:
        alike.setdefault(abs(outcome.residual), []).append(tie)
    wholes = _wholes(outcomes)
    return [_finding(tie, outcome, alike, wholes) for tie, outcome in failing]


SUMS = Check(name="sums", codes=(MISMATCH, UNDECIDABLE, BLANK, EXCEEDS), find=_find)
