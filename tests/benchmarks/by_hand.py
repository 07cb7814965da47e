"""附件3-1 written down by hand, in Decimal and in integers: what a fast host would do without us.

Both compute the total of the rows of the sheet that have a rule. They know nothing of missing
facts, of reasons or of another rubric.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_FLOOR, Decimal

ONE, THREE, FIFTH, TENTH = Decimal(1), Decimal(3), Decimal("0.2"), Decimal("0.1")
FIVE = (Decimal(5), Decimal("0.5"))
SHARES = [(Decimal(90 - 10 * i), Decimal(5 - i)) for i in range(4)]
MOVES = [(Decimal(10 * i), Decimal(p)) for i, p in enumerate(("3", "2", "1", "0.5"))]
SATISFIED = [(Decimal(95), Decimal(5)), (Decimal(85), Decimal(3)), (Decimal(75), Decimal(1))]
ITEMS = {
    "budget_rules.adopted": ONE,
    "budget_rules.complete": ONE,
    "budget_rules.enforced": ONE,
    "disclosure.content": ONE,
    "disclosure.on_time": Decimal("0.5"),
    "disclosure.true": Decimal("0.5"),
    "disclosure.complete": Decimal("0.5"),
    "disclosure.accurate": Decimal("0.5"),
    "asset_rules.sound": Decimal(2),
    "asset_rules.enforced": ONE,
}
TENTHS = {key: int(points * 10) for key, points in ITEMS.items()}


def in_decimals(n: Mapping[str, Decimal], checks: Mapping[str, bool]) -> Decimal:
    """The total of the rows, straight down in Decimal."""
    zero, hundred = Decimal(0), Decimal(100)

    def above(rate: Decimal, standard: Decimal, points: Decimal, each: Decimal) -> Decimal:
        steps = max(zero, rate - standard).to_integral_value(ROUND_FLOOR)
        return max(zero, points - each * steps)

    def below(rate: Decimal, standard: Decimal, points: Decimal, each: Decimal) -> Decimal:
        steps = max(zero, standard - rate).to_integral_value(ROUND_FLOOR)
        return max(zero, points - each * steps)

    total = above(hundred * n["staff.in_post"] / n["staff.authorised_posts"], hundred, *FIVE)
    last = n["three_public.prior_budget"]
    total += above(hundred * (n["three_public.budget"] - last) / last, zero, *FIVE)
    share = hundred * n["priority.outturn"] / n["project.outturn"]
    total += next((p for edge, p in SHARES if share >= edge), zero)
    moved = n["budget.adjustments"] - n["budget.adjustments.excluded"]
    rate = hundred * abs(moved) / n["budget.original"]
    total += next((p for edge, p in MOVES if rate <= edge), zero)
    total += max(zero, 3 - n["special_funds.late"] * Decimal("0.5"))
    balance = n["balance.current_year"]
    within = balance <= n["balance.brought_forward"]
    total += Decimal(3) if balance == 0 else Decimal(2) if within else zero
    total += above(
        hundred * n["three_public.outturn"] / n["three_public.budget"], hundred, Decimal(6), ONE
    )
    total += sum((p for key, p in ITEMS.items() if checks[key]), zero)
    total += max(zero, 3 - n["improper_spending.cases"])
    total += below(
        hundred * n["procurement.outturn"] / n["procurement.budget"], hundred, THREE, FIFTH
    )
    total += below(n["official_card.use_rate"], Decimal(50), THREE, FIFTH)
    total += max(zero, 4 - n["improper_assets.cases"])
    total += below(hundred * n["assets.in_use"] / n["assets.total"], hundred, THREE, TENTH)
    total += next((p for edge, p in SATISFIED if n["satisfaction.rate"] >= edge), zero)
    return total


def in_integers(n: Mapping[str, int], checks: Mapping[str, bool]) -> int:
    """The same in tenths of a point, from figures in one unit: 10⁻⁴ of what they are printed in."""
    posts = n["staff.authorised_posts"]
    total = max(0, 50 - 5 * max(0, 100 * (n["staff.in_post"] - posts) // posts))
    budget, last = n["three_public.budget"], n["three_public.prior_budget"]
    total += max(0, 50 - 5 * max(0, 100 * (budget - last) // last))
    part, whole = 10 * n["priority.outturn"], n["project.outturn"]
    if part >= 6 * whole:
        total += 50 if part >= 9 * whole else 40 if part >= 8 * whole else 30
        total -= 10 if part < 7 * whole else 0
    moved = 10 * abs(n["budget.adjustments"] - n["budget.adjustments.excluded"])
    original = n["budget.original"]
    if moved <= 3 * original:
        total += 30 if moved == 0 else 20 if moved <= original else 5
        total += 5 if original < moved <= 2 * original else 0
    total += max(0, 30 - 5 * (n["special_funds.late"] // 10**4))
    balance = n["balance.current_year"]
    total += 30 if balance == 0 else 20 if balance <= n["balance.brought_forward"] else 0
    total += max(0, 60 - 10 * max(0, 100 * (n["three_public.outturn"] - budget) // budget))
    total += sum(points for key, points in TENTHS.items() if checks[key])
    total += max(0, 30 - 10 * (n["improper_spending.cases"] // 10**4))
    due = n["procurement.budget"]
    total += max(0, 30 - 2 * max(0, 100 * (due - n["procurement.outturn"]) // due))
    total += max(0, 30 - 2 * max(0, (50 * 10**4 - n["official_card.use_rate"]) // 10**4))
    total += max(0, 40 - 10 * (n["improper_assets.cases"] // 10**4))
    assets = n["assets.total"]
    total += max(0, 30 - max(0, 100 * (assets - n["assets.in_use"]) // assets))
    rate = n["satisfaction.rate"]
    if rate >= 75 * 10**4:
        total += 50 if rate >= 95 * 10**4 else 30 if rate >= 85 * 10**4 else 10
    return total
