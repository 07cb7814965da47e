"""Rows as an author writes them, with one rule each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from perfeval import Criterion, Pool
from perfeval.errors import Phrase
from perfeval.measures import Checks, Formula, GivenCount, GivenRate, Measure, Term
from perfeval.rules import ByTarget, Judged, Rule

CASES = GivenCount(term=Term(fact="our.cases", name="例数"))
RATE = GivenRate(term=Term(fact="our.rate", name="比率"))
THREE = Checks(terms=tuple(Term(fact=f"our.{n}", name=n) for n in "abc"))


def measured(formula: Formula) -> Measure:
    """A measure of the author's own."""
    return Measure(id="our", name="我县指标", formula=formula, text="算式")


def row(rule: Rule, clause: str = "按办法计分", points: str = "10", **more: Any) -> Criterion:
    """A row of ten points by a rate, unless more is said."""
    given: dict[str, Any] = {"key": "row", "name": "某行", "measure": measured(RATE)} | more
    return Criterion(points=points, clause=clause, rule=rule, **given)


def pool(rule: ByTarget | Judged, clause: str = "由单位分配", **more: Any) -> Pool:
    """产出 of fifty points."""
    return Pool(
        key="pool", name="产出", labels=("产出",), points="50", clause=clause, rule=rule, **more
    )


def one(problems: Iterable[Phrase], told: str) -> None:
    """Exactly one problem, which says so; none where nothing is told."""
    found = list(map(str, problems))
    assert len(found) == bool(told), found
    assert all(told in each for each in found), found
