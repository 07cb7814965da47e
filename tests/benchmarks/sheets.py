"""Filings for 附件3-1 with every figure that the sheet asks for, half of the rates on an edge."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal

from attrs import frozen

from perfeval import BudgetUnit, Fact, Filing
from tests.benchmarks.by_hand import ITEMS

_RATES = (
    ("staff.in_post", "staff.authorised_posts", "人", (90, 112)),
    ("three_public.budget", "three_public.prior_budget", "万元", (90, 112)),
    ("priority.outturn", "project.outturn", "万元", (55, 101)),
    ("budget.adjustments", "budget.original", "万元", (-35, 36)),
    ("procurement.outturn", "procurement.budget", "万元", (83, 104)),
    ("assets.in_use", "assets.total", "万元", (68, 101)),
)


@frozen
class Sheet:
    """One sheet: the figures as they are printed, and the checks."""

    figures: dict[str, str]
    checks: dict[str, bool]

    @property
    def decimals(self) -> dict[str, Decimal]:
        """The figures as Decimal, in the unit in which they are printed."""
        return {key: Decimal(text.rstrip("万元个人例%")) for key, text in self.figures.items()}

    @property
    def integers(self) -> dict[str, int]:
        """The figures in 10⁻⁴ of the unit in which they are printed."""
        return {key: int(value * 10**4) for key, value in self.decimals.items()}

    def filing(self) -> Filing:
        """The filing that states all this."""
        given = (*self.figures.items(), *self.checks.items())
        facts = tuple(Fact(id=key, value=value) for key, value in given)
        return Filing(unit=BudgetUnit(name="某局"), year=2020, facts=facts)


def sheets(count: int, seed: int = 20) -> Iterator[Sheet]:
    """So many sheets; every other rate lies exactly on a whole percentage point."""
    draw = random.Random(seed)
    for _ in range(count):
        figures: dict[str, str] = {}
        for part, whole, unit, (low, high) in _RATES:
            hundreds = draw.randrange(1, 4000)
            at = draw.randrange(low, high) * hundreds
            if draw.random() < 0.5:
                at += draw.randrange(-99, 100)
            if unit == "人":
                figures |= {whole: f"{hundreds * 100}人", part: f"{abs(at)}人"}
            else:
                figures |= {whole: f"{hundreds}{unit}", part: f"{Decimal(at) / 100}{unit}"}
        budget = Decimal(figures["three_public.budget"].rstrip("万元"))
        spent = budget * draw.randrange(94, 110) / 100
        moved = Decimal(draw.choice(("0", "0", "0.01", "5")))
        balance = draw.choice(("0", "548.69", "1131.56", "1200"))
        figures |= {
            "three_public.outturn": f"{spent.quantize(Decimal('0.0001'))}万元",
            "budget.adjustments.excluded": f"{moved}万元",
            "special_funds.late": f"{draw.randrange(8)}个",
            "balance.current_year": f"{balance}万元",
            "balance.brought_forward": "1131.56万元",
            "improper_spending.cases": f"{draw.randrange(5)}例",
            "improper_assets.cases": f"{draw.randrange(6)}例",
            "official_card.use_rate": f"{draw.choice(('50', '49.99', '49', '36.2', '0'))}%",
            "satisfaction.rate": f"{draw.choice(('95', '94.99', '85', '75', '74.9'))}%",
        }
        yield Sheet(figures, {key: draw.random() < 0.8 for key in ITEMS})
