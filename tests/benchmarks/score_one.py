"""How long one scored form takes, as ratios against baselines measured in the same run.

python tests/benchmarks/score_one.py

Prints the ratio of scoring one form by 附件3-1 (25 rows), without and with its reasons read in two
languages, to a hand-written Decimal function that computes the same totals, and of
`import perfeval` to `import attrs`. Times drift on shared machines; the ratios hold.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from decimal import ROUND_FLOOR, Decimal

from perfeval import BudgetUnit, Fact, Filing, get_rubric, score

FIGURES = {
    "staff.in_post": "31人",
    "staff.authorised_posts": "30人",
    "three_public.budget": "9.72万元",
    "three_public.prior_budget": "9.60万元",
    "three_public.outturn": "9.98万元",
    "priority.outturn": "1800.5万元",
    "project.outturn": "2528.92万元",
    "budget.adjustments": "232.82万元",
    "budget.adjustments.excluded": "52.79万元",
    "budget.original": "1610.47万元",
    "special_funds.late": "2个",
    "balance.current_year": "548.69万元",
    "balance.brought_forward": "1131.56万元",
    "improper_spending.cases": "1例",
    "procurement.outturn": "583.46万元",
    "procurement.budget": "590.29万元",
    "official_card.use_rate": "48.7%",
    "improper_assets.cases": "0例",
    "assets.in_use": "3000.12万元",
    "assets.total": "3026.12万元",
    "satisfaction.rate": "94.9%",
}
CHECKS = {
    "budget_rules.adopted": True,
    "budget_rules.complete": True,
    "budget_rules.enforced": False,
    "disclosure.content": True,
    "disclosure.on_time": False,
    "disclosure.true": True,
    "disclosure.complete": True,
    "disclosure.accurate": True,
    "asset_rules.sound": True,
    "asset_rules.enforced": True,
}
NUMBERS = {key: Decimal(text.rstrip("万元人个例%")) for key, text in FIGURES.items()}


def by_hand(n: dict[str, Decimal], checks: dict[str, bool]) -> Decimal:
    """The same rows, written straight down in Decimal."""
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
    total += sum((p for key, p in ITEMS if checks[key]), zero)
    total += max(zero, 3 - n["improper_spending.cases"])
    total += below(
        hundred * n["procurement.outturn"] / n["procurement.budget"], hundred, THREE, FIFTH
    )
    total += below(n["official_card.use_rate"], Decimal(50), THREE, FIFTH)
    total += max(zero, 4 - n["improper_assets.cases"])
    total += below(hundred * n["assets.in_use"] / n["assets.total"], hundred, THREE, TENTH)
    total += next((p for edge, p in SATISFIED if n["satisfaction.rate"] >= edge), zero)
    return total


ONE, THREE, FIFTH, TENTH = Decimal(1), Decimal(3), Decimal("0.2"), Decimal("0.1")
FIVE = (Decimal(5), Decimal("0.5"))
SHARES = [(Decimal(90 - 10 * i), Decimal(5 - i)) for i in range(4)]
MOVES = [(Decimal(10 * i), Decimal(p)) for i, p in enumerate(("3", "2", "1", "0.5"))]
SATISFIED = [(Decimal(95), Decimal(5)), (Decimal(85), Decimal(3)), (Decimal(75), Decimal(1))]
ITEMS = [
    *((key, ONE) for key in CHECKS if key.startswith("budget_rules")),
    ("disclosure.content", ONE),
    *((key, Decimal("0.5")) for key in list(CHECKS)[4:8]),
    ("asset_rules.sound", Decimal(2)),
    ("asset_rules.enforced", ONE),
]


def median_of(run: Callable[[], object], times: int) -> float:
    """The median of five batches, in seconds a run."""
    batches = []
    for _ in range(5):
        start = time.perf_counter()
        for _ in range(times):
            run()
        batches.append((time.perf_counter() - start) / times)
    return statistics.median(batches)


def import_time(name: str) -> float:
    """The median time that a new interpreter takes to import a module."""

    def run() -> None:
        subprocess.run([sys.executable, "-c", f"import {name}"], check=True)

    return median_of(run, 5)


def main() -> None:
    """Measure and print."""
    facts = tuple(Fact(id=key, value=value) for key, value in (*FIGURES.items(), *CHECKS.items()))
    filing = Filing(unit=BudgetUnit(name="某局"), year=2020, facts=facts)
    rubric = get_rubric("yueyang-annex-3-1")
    expected, total = by_hand(NUMBERS, CHECKS), score(filing, rubric).total
    if total.decimal != expected:
        raise SystemExit(f"the two disagree: {total} and {expected}")
    hand = median_of(lambda: by_hand(NUMBERS, CHECKS), 2000)
    ours = median_of(lambda: score(filing, rubric).total, 100)
    told = median_of(
        lambda: [(s.reason("zh"), s.reason("en")) for s in score(filing, rubric).scores], 100
    )
    bare, attrs, perfeval = import_time("sys"), import_time("attrs"), import_time("perfeval")
    print(f"both compute {expected} points")
    print(f"hand-written Decimal     {hand * 1e6:8.1f} µs  × 1")
    print(f"score, its total         {ours * 1e6:8.1f} µs  × {ours / hand:.1f}")
    print(f"score, every reason      {told * 1e6:8.1f} µs  × {told / hand:.1f}")
    print(f"import attrs             {(attrs - bare) * 1e3:8.1f} ms  × 1")
    print(
        f"import perfeval          {(perfeval - bare) * 1e3:8.1f} ms  "
        f"× {(perfeval - bare) / (attrs - bare):.2f}"
    )


if __name__ == "__main__":
    main()
