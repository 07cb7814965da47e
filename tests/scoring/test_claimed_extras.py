"""What a form claims of bonuses and penalties, held against the rubric."""

from __future__ import annotations

from attrs import evolve

from perfeval import BudgetUnit, CapTotal, Fact, Filing, audit, check_rubric, score
from perfeval.filing import ScoreSheet, SheetRow
from perfeval.numbers.printed import Points
from tests.extras import EXTRAS
from tests.tables import each_row

FACTS = {
    "budget.final": "100元",
    "budget.outturn": "100元",
    "awards": "1次",
    "faults": "3个",
    "grave": "否",
    "fraud": "否",
}


def claiming(bonus: str, penalty: str) -> Filing:
    """A filing whose sheet claims all of its row, and these; the rubric gives 2 and 3."""
    cells = (("预算执行率", "100", "100"), ("获得表彰", "5", bonus), ("审计问题", "10", penalty))
    rows = tuple(
        SheetRow(name=name, points=Points(worth), claimed=Points(had)) for name, worth, had in cells
    )
    return Filing(
        unit=BudgetUnit(name="某局"),
        year=2023,
        facts=tuple(Fact(id=key, value=value) for key, value in FACTS.items()),
        forms=(ScoreSheet(key="sheet", title="评分表", rows=rows),),
    )


@each_row(
    ("bonus", "penalty", "differing"),
    [("2", "-3", ()), ("2", "3", ()), ("3", "3", ("3", "2")), ("2", "-1", ("1", "3"))],
)
def test_claims_on_top_are_compared(bonus: str, penalty: str, differing: tuple[str, ...]) -> None:
    """By the audit and by the law of examples, whether the form prints the sign or not."""
    filing = claiming(bonus, penalty)
    found = [each for each in audit(filing, score(filing, EXTRAS)) if each.code == "claim.differs"]
    assert [(each.printed, each.computed) for each in found] == ([differing] if differing else [])
    problems = check_rubric(EXTRAS, [filing]).problems
    assert any("record it as a Deviation" in str(each) for each in problems) is bool(differing)


@each_row(("cap", "total"), [(CapTotal.BEFORE_PENALTIES, "97"), (CapTotal.AFTER_PENALTIES, "99")])
def test_the_claimed_total_counts_them(cap: CapTotal, total: str) -> None:
    """Under the cap of the rubric, as the computed total does."""
    card = score(claiming("2", "-3"), evolve(EXTRAS, cap_total=cap))
    assert (card.claimed_total.plain, card.total.plain) == (total, total)
