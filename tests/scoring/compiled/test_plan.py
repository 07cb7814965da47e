"""What is compiled, what is left to the interpreter, and what a plugin's rule may say of itself."""

from __future__ import annotations

import copy
import pickle
import sys
import threading
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from perfeval import RubricError, Scorecard, get_rubric, score
from perfeval.lowering import (
    DOUBT,
    Figures,
    Input,
    Quotient,
    Row,
    Tree,
    UnfitTreeError,
    Value,
    Whole,
    WrittenRow,
    exactly,
)
from perfeval.lowering.terms import Local
from perfeval.measures import (
    EXECUTION_RATE,
    Balance,
    Checks,
    GivenCount,
    GivenRate,
    Kind,
    Measure,
    Measured,
    Ratio,
    Several,
    Term,
    Total,
)
from perfeval.measures.formulas import AnyOf
from perfeval.numbers.printed import Points
from perfeval.rubric.criteria import Criterion
from perfeval.rubric.rubric import Rubric
from perfeval.rules import (
    Award,
    Because,
    Checklist,
    Composite,
    Deduct,
    Judged,
    PerCase,
    Steps,
    SubRule,
)
from perfeval.rules.lowered import has_lowering, lowered
from perfeval.scoring.compiled.plan import Compiled, compiled, is_own
from perfeval.scoring.compiled.template import template_of
from tests.given import filing, rubric
from tests.tables import each_row

RATE = {"execution.actual": "55万元", "execution.planned": "100万元"}


def term(fact: str, *, minus: bool = False) -> Term:
    """A term of a fact."""
    return Term(fact=fact, name=fact, minus=minus)


def criterion(rule: object, formula: object, points: str = "10") -> Criterion:
    """A criterion of any rule and formula."""
    measure = Measure(id="own", name="某指标", formula=formula)  # type: ignore[arg-type]
    return Criterion(
        key="own",
        name="某指标",
        points=points,
        clause="某条文",
        measure=measure,
        rule=rule,  # type: ignore[arg-type]
    )


class Half(Deduct):
    """A rule of a plugin that inherits an intermediate form, and awards something else."""

    def award(self, _measured: Measured, points: Points) -> Award:
        """Half of the points, always."""
        return Award(points.fraction / 2, Because("half", "计一半分", "half"))


class Lowered(Half):
    """One that says in integers what it awards."""

    def lower(self, _value: Value, points: Points) -> Tree:
        """Half of the points."""
        return exactly(points.fraction / 2)


class Again(Deduct):
    """One that awards what it inherits, and says so."""

    def award(self, measured: Measured, points: Points) -> Award:
        """As ours."""
        return super().award(measured, points)

    def lower(self, value: Value, points: Points) -> Tree:
        """As ours."""
        return super().lower(value, points)


class Broken(Half):
    """One whose integers cannot be computed: a figure that nobody asked for."""

    def lower(self, _value: Value, _points: Points) -> Tree:
        """Of a figure far away."""
        return Quotient(Input(10**6))


class Lying(Half):
    """One that computes more than the row has."""

    def lower(self, _value: Value, points: Points) -> Tree:
        """Twice the points."""
        return exactly(2 * points.fraction)


class NoTree(Half):
    """One that gives no tree."""

    def lower(self, _value: Value, _points: Points) -> Tree:
        """A word."""
        return "其他"


class Nameless:
    """A value that does not say of what class it is."""

    __class__ = property(lambda _self: sys.exit(3))


class Hiding(Half):
    """One whose tree does not say what it is."""

    def lower(self, _value: Value, _points: Points) -> Tree:
        """No tree."""
        return Nameless()  # type: ignore[return-value]


def made(kind: type[Deduct]) -> Deduct:
    """A rule of a kind."""
    return kind.above("100%", "1", per="1%", steps=Steps.WHOLE)


def own(scored: Scorecard) -> Fraction | None:
    """What the one row earned."""
    (row,) = scored.scores
    return None if row.earned is None else row.earned.fraction


FACTS = {"a": "55万元", "b": "100万元"}
RATIO = Ratio(numerator=(term("a"),), denominator=(term("b"),))


@each_row("kind", [Half, Lowered, Broken, Lying])
def test_a_rule_of_a_plugin_scores_what_it_awards(kind: type[Deduct]) -> None:
    """Whatever its intermediate form is: inherited, its own, one that fails, one that lies."""
    subject = rubric(criterion(made(kind), RATIO))
    card = score(filing(facts=FACTS), evolve(subject, form=get_rubric("yueyang-annex-3-1").form))
    assert own(card) == 5
    assert card.scores[0].because == Because("half", "计一半分", "half")
    assert card.scores[0].reason("en") == "half"
    assert card.total.plain == "5"


def test_what_does_not_say_its_class_ends_only_its_rubric() -> None:
    """`isinstance` asks a value for its class; the error names row and rubric."""
    subject = rubric(criterion(made(Hiding), RATIO))
    subject = evolve(subject, form=get_rubric("yueyang-annex-3-1").form)
    with pytest.raises(RubricError, match="过程 / 某指标: its rule gave no tree") as caught:
        score(filing(facts=FACTS), subject)
    assert f"rubric {subject.id}" in str(caught.value)


def test_what_a_rule_of_a_plugin_computes_is_known_beforehand() -> None:
    """From the figures of the filing; what fails or is in doubt is left to its award."""
    found = {
        kind: compiled(rubric(criterion(made(kind), RATIO))).known(
            filing(facts={"a": "101万元", "b": "100万元"}).facts_for()
        )
        for kind in (Again, Broken)
    }
    assert found[Again]["own"].points.plain == "9"
    assert found[Broken] == {}


def test_only_what_is_said_of_its_own_award_counts() -> None:
    """An inherited form says nothing of another award; an object without either has none."""
    found = [has_lowering(made(kind)) for kind in (Deduct, Half, Lowered)]
    assert found == [True, False, True]
    assert not has_lowering(object())
    assert lowered(made(Half), exactly(Fraction(1)), Points("10")) is DOUBT


def test_what_runs_code_of_a_plugin_is_known() -> None:
    """By its rule or by its formula: then no scorecard is made from a template."""
    ruled, plain = criterion(made(Half), RATIO), criterion(made(Deduct), RATIO)
    strange = criterion(made(Deduct), Strange(numerator=(term("a"),), denominator=(term("b"),)))
    judged = Criterion(key="own", name="某指标", points="10", clause="某条文", rule=Judged())
    found = [is_own(each) for each in (plain, ruled, strange, judged)]
    assert found == [True, False, False, True]
    assert template_of(whole := rubric(plain)) is template_of(whole)
    assert compiled(whole) is compiled(whole)
    made_from = [template_of(rubric(each)) is not None for each in (plain, ruled, strange, judged)]
    assert made_from == found


def test_what_is_no_tree_is_told_with_its_place() -> None:
    """When something is first scored by the rubric."""
    subject = rubric(criterion(made(NoTree), RATIO))
    with pytest.raises(RubricError, match="过程 / 某指标: its rule gave no tree of terms in lower"):
        Compiled(subject)


@each_row(
    "term_of_points",
    [Local(), Whole(2**5_000), Whole("1"), Quotient(Whole(1))],  # type: ignore[arg-type]
)
def test_what_is_no_term_is_not_written(term_of_points: Any) -> None:
    """A name without its term, a very large number, text for a number, a ratio for a term."""
    with pytest.raises(UnfitTreeError):
        WrittenRow(Row(Quotient(term_of_points), places=2, out_of=10**9))


class Strange(Ratio):
    """A formula of a plugin, which inherits all that it does."""


class Sub(Rubric):
    """A rubric of a plugin's class: nothing of it is compiled."""


def test_a_rubric_of_another_class_is_interpreted() -> None:
    """Its rows are those that it says itself."""
    whole = get_rubric("yueyang-annex-3-1")
    fields = {
        name: getattr(whole, name) for name in ("id", "edition", "name", "form", "jurisdiction")
    }
    subject = Sub(**fields, years=whole.years, source=whole.source, sections=whole.sections)
    given = filing(
        facts={
            "staff.in_post": "31人",
            "staff.authorised_posts": "30人",
            "special_funds.late": "2个",
            "satisfaction.rate": "88%",
        }
    )
    assert compiled(subject).keys == []
    assert score(given, subject).total == score(given, whole).total
    assert score(given, subject).filing_digest == ""
    pairs = list(zip(score(given, whole).scores, score(given, subject).scores, strict=True))
    for lang in ("zh", "en"):
        assert all(fast.reason(lang) == slow.reason(lang) for fast, slow in pairs)


def test_a_very_large_row_is_awarded() -> None:
    """More conditions than Python takes in one expression, and more values than go together."""
    many = [f"check.{number}" for number in range(3_000)]
    items = Checklist.of(*((name, "1") for name in many))
    large = criterion(items, Checks(terms=tuple(map(term, many))), "3000")
    subject = evolve(rubric(large), form=get_rubric("yueyang-annex-3-1").form)
    assert compiled(subject).keys == []
    given = filing(facts=dict.fromkeys(many, True))
    assert score(given, subject).total.plain == "3000"


def test_what_a_formula_leaves_to_the_interpreter() -> None:
    """Amounts, options, and more values than go together."""
    counted = GivenCount(term=term("a"))
    for formula in (
        Total(terms=(term("a"),)),
        AnyOf(formulas=(counted, counted)),
        Several(formulas=(counted,) * 7),
    ):
        assert formula.lower(Figures()) is DOUBT


def test_a_composite_has_the_reason_of_its_award() -> None:
    """Its points are computed, its parts explain themselves."""
    rule = Composite(
        parts=(
            SubRule(name="甲", points="4", rule=PerCase(deduct="1")),
            SubRule(name="乙", points="6", rule=made(Deduct)),
        )
    )
    formula = Several(formulas=(GivenCount(term=term("a")), GivenRate(term=term("b"))))
    subject = rubric(criterion(rule, formula))
    subject = evolve(subject, form=get_rubric("yueyang-annex-3-1").form)
    card = score(filing(facts={"a": "2例", "b": "101%"}), subject)
    assert compiled(subject).keys == ["own"]
    assert card.total.plain == "7"
    assert card.scores[0].reason().startswith("甲 2/4（a 2，每例扣 1 分，扣 2 分）；乙 5/6（")


def test_a_scorecard_that_is_read_later_is_the_same() -> None:
    """Copied, pickled, compared, asked for what it does not have, in two threads at once."""
    whole = get_rubric("yueyang-annex-3-1")
    given = filing(facts={"staff.in_post": "31人", "staff.authorised_posts": "30人"})
    due = copy.deepcopy(score(given, whole))
    assert pickle.loads(pickle.dumps(score(given, whole))) == due
    assert repr(score(given, whole)) == repr(due)
    assert evolve(score(given, whole), unit="另一单位") == evolve(due, unit="另一单位")
    card = score(given, whole)
    with pytest.raises(AttributeError, match="nonsense"):
        _ = card.nonsense  # type: ignore[attr-defined]
    found: list[str] = []
    card = score(given, whole)
    threads = [threading.Thread(target=lambda: found.append(card.scores[0].name)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["财政供养人员控制率"] * 4


def test_facts_and_integers_are_kept_with_the_filing_and_nowhere_else() -> None:
    """Neither equality, nor a pickle, nor a copy knows of them."""
    given = filing(facts=RATE)
    before = pickle.dumps(given)
    facts = given.facts_for()
    assert given.facts_for() is facts
    score(given, get_rubric("yueyang-annex-3-1"))
    assert pickle.dumps(given) == before
    assert pickle.loads(pickle.dumps(facts)) == facts
    assert evolve(given) == given


def test_a_balance_asks_for_last_year_only_where_there_is_one() -> None:
    """With a balance of 0 nobody asks for it; a negative one is in doubt."""
    formula = Balance(balance=term("now"), brought_forward=term("before"))
    assert EXECUTION_RATE.kind is Kind.RATE
    figures = Figures()
    assert formula.lower(figures) is not DOUBT
    assert figures.width == 2
    whole = get_rubric("yueyang-annex-3-1")
    for amount, points in (("0元", "3"), ("-1元", None), ("5元", None)):
        card = score(filing(facts={"balance.current_year": amount}), whole)
        row = next(each for each in card.scores if each.key == "balance")
        assert (None if row.earned is None else row.earned.plain) == points
