"""Writes `docs/audit.md` from the checks themselves: every code with an example, the worked table.

python -m tests.audit.manual
"""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import attrs

from perfeval.audit import (
    ACROSS_CODES,
    DEFAULT_CHECKS,
    NOT_AUDITED,
    Code,
    Finding,
    Interval,
    audit,
    audit_many,
    readings_of,
    sum_verdict,
)
from perfeval.audit.checks.rates import judge_rate
from perfeval.audit.rounding.figures import families_of, plain, term
from perfeval.audit.ties.ties import Printed
from perfeval.drafts import OWN_CLAUSES
from perfeval.errors import InputError, Shown
from perfeval.filing import UnitForm
from perfeval.forms import ReadResult
from perfeval.numbers.amounts import wan_yuan
from perfeval.numbers.decimals import ATOMS
from perfeval.numbers.printed import Percent, Points
from perfeval.rubric.ratings import Rating
from perfeval.rubrics.yueyanglou_annex_2 import RUBRIC
from perfeval.scoring.scoring import score
from tests.audit.across_cases import ACROSS
from tests.audit.cases import CASES, city, filing, row, unit
from tests.audit.filings import example

MANUAL = Path(__file__).parents[2] / "docs" / "audit.md"

MARK = "<!-- What follows is written by `python -m tests.audit.manual`. -->"

SUMS = (
    ("yueyang-2020", "收入", "5238.85", "1131.56 3963.75 142.54"),
    ("yueyang-2020", "支出", "3557.6", "1028.69 2528.92"),
    ("yueyang-2020", "基本支出", "1028.69", "396.6 633.09"),
    ("yueyang-2020", "按资金来源", "3557.6", "3506.6 51"),
    ("yueyang-2020", "三公经费", "8.38", "5.3 3.08 0 0"),
    ("xiangtan-2023", "上年结转＋收入", "1873.84", "1862.61 11.23"),
)
RATES = (
    ("yueyang-2020", "其他", "0.88", "3557.6", "0.08%"),
    ("yueyang-2020", "项目支出", "2528.92", "3557.6", "71.08%"),
    ("lixian-2021", "其他", "13.64", "1069.83", "1.4%"),
    ("yueyanglou-2023", "执行率（全年预算）", "1393.97", "1393.97", "100.39%"),
    ("yueyanglou-2023", "执行率（年初预算）", "1393.97", "1388.56", "100.39%"),
    ("yueyanglou-2023", "楼堂馆所", "0", "0", "100%"),
    ("xiangtan-2023", "三公经费控制率", "9.60", "9.72", "98.77%"),
    ("xiangtan-2023", "项目支出预算控制率", "1239.52", "1250.75", "99.10%"),
)
SHARES = "11.15 52.52 0.32 35.99 0.08"


def worked_table() -> Iterator[str]:
    """The relations of the sources with the verdicts that the rule gives."""
    for source, name, total, parts in SUMS:
        figures = [wan_yuan(text) for text in (total, *parts.split())]
        families = families_of(figures)
        first, *rest = [term(figure, families) for figure in figures]
        outcome = sum_verdict(first, [(1, part) for part in rest])
        gap = plain(Fraction(outcome.residual, ATOMS * 10**4))
        shown = f", {gap}" if outcome.residual else ""
        formula = " + ".join(parts.split())
        yield f"| {source} | {name}: {formula} against {total} | `{outcome.verdict.value}`{shown} |"
    percents = [Percent(f"{text}%") for text in SHARES.split()]
    terms = [(1, term(percent, {})) for percent in percents]
    outcome = sum_verdict(Interval(100 * ATOMS), terms)
    gap = plain(Fraction(outcome.residual, ATOMS))
    formula = " + ".join(SHARES.split())
    yield f"| yueyang-2020 | 占比: {formula} against 100 | `{outcome.verdict.value}`, {gap} |"
    for source, name, top, bottom, rate in RATES:
        ratio = judge_rate(
            Printed(name, wan_yuan(top)), Printed(name, wan_yuan(bottom)), Percent(rate)
        )
        yield f"| {source} | {name}: {top} of {bottom} printed {rate} | `{ratio.verdict.value}` |"


def claimed() -> tuple[Finding, ...]:
    """What is said of claims and judgements that the rubric does not give, and of a pool."""
    given = example("000")
    forms = list(given.forms)
    form = forms[1]
    assert isinstance(form, UnitForm)
    rows = [
        attrs.evolve(row, claimed=Points("10")) if row.claimed == Points("9") else row
        for row in form.indicators
    ]
    rows[0] = attrs.evolve(rows[0], points=Points("6"))
    forms[1] = attrs.evolve(form, indicators=tuple(rows))
    forms.append(city(claimed_rating="良好"))
    changed = attrs.evolve(given, forms=tuple(forms))
    scored = score(changed, RUBRIC, judgements={"satisfaction/群众满意率": "12"})
    card = attrs.evolve(scored, ratings=(Rating(name="优", at_least="90"),))
    complete = tuple(row for row in card.scores if row.earned is not None)
    rated = attrs.evolve(
        card, scores=complete, out_of=attrs.evolve(card, scores=complete).scored_out_of
    )
    checks = (*DEFAULT_CHECKS, readings_of(RUBRIC))
    return audit(changed, rated, checks=checks)


def own_clause() -> tuple[Finding, ...]:
    """What is said of a claim that the clause of its own row does not give."""
    given = row("公用经费控制率", "", "预算120万元，支出126万元，控制率105%", "5", "5")
    clause = "≤100%得满分；每超过1个百分点扣0.5分，扣完为止"
    return audit(filing(unit(attrs.evolve(given, clause=clause))), checks=(OWN_CLAUSES,))


def examples(code: Code) -> tuple[Finding, ...]:
    """What the audit says where the code is found."""
    if code.id in CASES:
        return audit(CASES[code.id]())
    return own_clause() if code in OWN_CLAUSES.codes else claimed()


def sections() -> Iterator[tuple[str, tuple[Code, ...]]]:
    """The families of checks with their codes, each code once."""
    seen: set[str] = set()
    for check in (*DEFAULT_CHECKS, readings_of(RUBRIC), OWN_CLAUSES):
        codes = tuple(code for code in check.codes if code.id not in seen)
        seen.update(code.id for code in codes)
        if codes:
            yield check.name, codes


def shown(code: Code, found: tuple[Finding, ...]) -> Iterator[str]:
    """One code: what it means, why it is asked, and what the audit says in an example."""
    finding = next(each for each in found if each.code == code.id)
    yield f"#### `{code.id}` · {code.severity.value}\n"
    yield f"{code.meaning_en[0].upper()}{code.meaning_en[1:]}. {code.meaning_zh}。"
    yield f"Source: {code.source}.\n"
    yield f"> {finding.message('zh')}"
    yield ">"
    yield f"> {finding.message('en')}\n"


def manual(text: str) -> str:
    """`text` up to its mark, and what the checks say of themselves behind it."""
    lines = [
        text.partition(MARK)[0] + MARK,
        "",
        "| source | relation | verdict |",
        "|---|---|---|",
        *worked_table(),
        "",
        "## Codes · 代码",
        "",
    ]
    for name, codes in sections():
        lines.append(f"### {name.capitalize()}\n")
        for code in codes:
            lines.extend(shown(code, examples(code)))
    lines.append("### Across filings · 材料之间\n")
    unread = InputError("材料", Shown("加密的文件"), "没有密码的文件")
    lines.extend(
        shown(NOT_AUDITED, tuple(each for _, each in audit_many([ReadResult(error=unread)])))
    )
    for code in ACROSS_CODES:
        lines.extend(shown(code, tuple(each for _, each in audit_many(ACROSS[code.id]()))))
    return "\n".join(lines).rstrip("\n") + "\n"


if __name__ == "__main__":
    MANUAL.write_text(manual(MANUAL.read_text(encoding="utf-8")), encoding="utf-8")
