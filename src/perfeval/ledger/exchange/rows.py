"""Filings and scorecards as rows of a budget-management system."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from perfeval.errors import InputError, Phrase
from perfeval.filing import Filing, FundRow, Indicator, ProjectForm, UnitForm
from perfeval.filing.form import Form
from perfeval.ledger.exchange.fields import SIZES, checked_signs
from perfeval.ledger.scorecards import Value, levels
from perfeval.numbers.amounts import Amount, AmountCell
from perfeval.numbers.cells import Nil, PointsCell
from perfeval.numbers.decimals import ATOMS, read_decimal
from perfeval.numbers.printed import Points
from perfeval.scoring.scorecard import Scorecard

__all__ = ["exchange_from_filing", "exchange_from_scorecard"]

Row = dict[str, Value]

_MOST: Final = 1000 * ATOMS
_STEP: Final = ATOMS // 100
"""NUMBER(5,2), in atoms: below 1,000, in hundredths."""
_NO_FORM: Final = "附件2 or 附件3: a UnitForm or a ProjectForm"


def exchange_from_filing(
    filing: Filing,
    *,
    signs: Mapping[str, str],
    codes: Mapping[str, str] | None = None,
) -> tuple[list[Row], list[Row], list[Row]]:
    """Indicators, goals and budgets (in yuan) of 附件2 and 附件3, for `filing_from_exchange`.

    `codes` are the PRO_CODE of projects by their names, `signs` what the codes of COMPUTESIGN
    mean. What these tables have no field for (the 其中 rows of funds, footers) stays in the filing.
    Raises `InputError` for a form of another kind, and for a cell that its field cannot hold
    exactly, with the place of the cell.

    >>> from attrs import evolve
    >>> filing = loads(example("yueyanglou-2023"))
    >>> unit = evolve(filing, forms=filing.forms[1:2])
    >>> rows, goals, budgets = exchange_from_filing(unit, signs={})
    >>> rows[0]["LV3_PERF_IND_NAME"], rows[0]["WEIGHT"], len(goals), len(budgets)
    ('意识形态工作部署暨分析研判会', Decimal('5'), 1, 1)
    """
    if not isinstance(filing, Filing):
        raise InputError("the filing", filing, "a Filing")
    meanings = {sign: code for code, sign in checked_signs(signs).items()}
    indicators: list[Row] = []
    goals: list[Row] = []
    budgets: list[Row] = []
    for form in filing.forms:
        if not isinstance(form, UnitForm | ProjectForm):
            raise InputError(form.official_title, form.kind.official_name, _NO_FORM)
        whose = _whose(filing, form, codes or {})
        at = form.official_title
        indicators += (whose | _indicator(row, at, meanings) for row in form.indicators)
        goal = form.goal
        if goal is not None or not isinstance(form.total_claimed, Nil):
            told: Row = {
                "YEARGOAL": _text("KPI_TARGET", "" if goal is None else goal.expected, at),
                "SELFRESULT": None if goal is None else goal.actual or None,
                "SCORE": _points(form.total_claimed, f"{at} / 总分 / 得分"),
            }
            goals.append(whose | told)
        budgets += (_ledger(filing, form) | row for row in _budget(form.fund, at))
    return indicators, goals, budgets


def exchange_from_scorecard(card: Scorecard) -> list[Row]:
    """The rows of a scorecard: WEIGHT and SCORE as computed, and KPI_REMARK says why.

    SCORE is None where the row could not be scored. Raises `InputError` for points that
    NUMBER(5,2) does not hold exactly.

    >>> card = score(loads(example("yueyanglou-2023")), get_rubric("yueyanglou-annex-2"))
    >>> exchange_from_scorecard(card)[1]["SCORE"]
    Decimal('5')
    """
    if not isinstance(card, Scorecard):
        raise InputError("the scorecard", card, "a Scorecard")
    return [
        {
            "FISCAL_YEAR": None if card.year is None else str(card.year),
            "DEPT_NAME": card.unit,
            **{f"LV{name[-1]}_PERF_IND_NAME": text for name, text in levels(score).items()},
            "WEIGHT": _points(score.out_of, score.name),
            "SCORE": _points(score.earned, score.name),
            "KPI_REMARK": score.reason("zh"),
        }
        for score in card.scores
    ]


def _whose(filing: Filing, form: Form, codes: Mapping[str, str]) -> Row:
    place, year = filing.unit.jurisdiction, filing.year
    name = form.project_name or None
    return {
        "MOF_DIV_CODE": None if place is None else f"{place.code}000",
        "FISCAL_YEAR": None if year is None else str(year),
        "DEPT_NAME": filing.unit.name,
        "PRO_NAME": name,
        "PRO_CODE": None if name is None else codes.get(name),
    }


def _ledger(filing: Filing, form: Form) -> Row:
    """Whose a row of `budgets` is, which has the names of `filing_from_rows`."""
    year = None if filing.year is None else filing.year.year
    return {"fiscal_year": year, "unit": filing.unit.name, "project": form.project_name or None}


def _indicator(row: Indicator, at: str, codes: Mapping[str, str]) -> Row:
    """A row; what would not come back as it is, is refused."""
    at = f"{at} / {row.name}"
    target, actual, sign = row.target, row.actual, row.target.nature
    if sign and sign not in codes:
        known = Phrase("a sign that `signs` names: {known}", known=" ".join(codes))
        raise InputError(f"{at} / 指标性质", sign, known)
    plain = read_decimal(actual.text) is not None
    if actual.unit != (target.unit if plain else ""):
        due = Phrase("a number in {unit}, or words", unit=target.unit or "1")
        raise InputError(f"{at} / 实际完成值", actual.printed, due)
    if row.of_which or row.goal:
        raise InputError(at, row.goal or "其中", "a row of its own, under no other and no goal")
    return {
        "LV1_PERF_IND_NAME": _text("LV1_PERF_IND_NAME", row.level1, at),
        "LV2_PERF_IND_NAME": _text("LV2_PERF_IND_NAME", row.level2, at),
        "LV3_PERF_IND_NAME": _text("LV3_PERF_IND_NAME", row.name, at),
        "COMPUTESIGN": codes[sign] if sign else None,
        "INDEXVAL": _text("KPI_VAL", target.text, at),
        "METERUNIT": target.unit or None,
        "KPI_VAL": _text("KPI_VAL", target.printed, at),
        "ACTUALVALUE": _text("ACTUALVALUE", actual.text, at),
        "WEIGHT": _points(row.points, f"{at} / 分值"),
        "SCORE": _points(row.claimed, f"{at} / 得分"),
        "KPI_EVALSTD": row.clause or None,
        "KPI_REMARK": row.variance_note or None,
    }


def _budget(fund: FundRow | None, at: str) -> Iterator[Row]:
    if fund is None:
        return
    at = f"{at} / {fund.label}"
    yield {
        "original": _yuan(fund.original, f"{at} / 年初预算数"),
        "adjusted": _yuan(fund.final, f"{at} / 全年预算数"),
        "executed": _yuan(fund.outturn, f"{at} / 全年执行数"),
        "weight": _points(fund.points, f"{at} / 分值"),
        "score": _points(fund.claimed, f"{at} / 得分"),
    }


def _text(field: str, text: str, at: str) -> str | None:
    """A text that its field holds; None for an empty one."""
    if len(text) > SIZES[field]:
        too_long = Phrase("{count} characters", count=len(text))
        most = Phrase("at most {most} characters, as {field} holds", most=SIZES[field], field=field)
        raise InputError(at, too_long, most)
    return text or None


def _points(points: PointsCell | None, at: str) -> Decimal | None:
    """Points that NUMBER(5,2) holds; None where there are none."""
    if points is None or isinstance(points, Nil):
        return None
    if isinstance(points, Points) and abs(points.atoms) < _MOST and points.atoms % _STEP == 0:
        return points.decimal
    raise InputError(at, str(points), "points below 1,000 with at most two places, NUMBER(5,2)")


def _yuan(amount: AmountCell | None, at: str) -> Decimal | None:
    """An amount in yuan; None where there is none."""
    if amount is None or isinstance(amount, Nil):
        return None
    if isinstance(amount, Amount):
        return amount.yuan
    raise InputError(at, str(amount), "an amount, or a blank cell")
