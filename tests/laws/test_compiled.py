"""Laws of the compiled rubric: it says what the interpreter does, or leaves it to the latter."""

from __future__ import annotations

import pickle

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from perfeval import BudgetUnit, Criterion, Fact, Filing, Rubric, Scorecard, score
from perfeval.filing import FactValue
from perfeval.numbers.amounts import Amount
from perfeval.numbers.cells import Nil
from perfeval.numbers.printed import Count, Percent
from perfeval.scoring.interpreter import interpreted
from perfeval.scoring.scoring import choose_form
from tests.laws.installed import RUBRICS, scored

_NUMBERS = st.integers(-12_000, 12_000).map(lambda n: f"{n // 100}.{n % 100:02d}")
_FIGURES = st.one_of(
    _NUMBERS.map(lambda text: Amount.parse(f"{text}万元")),
    st.sampled_from(("0元", "100元", "0.01元")).map(Amount.parse),
    st.integers(0, 12).map(lambda n: Count(f"{n}人")),
    st.sampled_from(("3", "2.5个", "0", "7辆")).map(Count),
    _NUMBERS.map(lambda text: Percent(f"{text}%")),
)
_VALUES = st.one_of(
    _FIGURES, _FIGURES, st.booleans(), st.sampled_from(("达成年度指标", " 优 ", "其他"))
) | st.sampled_from(("", "/", "不适用")).map(Nil)


def asked(rubric: Rubric) -> list[str]:
    """The facts that a rubric asks for."""
    items = [item for _, item in (*rubric.walk(), *rubric.extras())]
    measures = [each.measure for each in items if isinstance(each, Criterion) and each.measure]
    measures += [veto.measure for veto in rubric.vetoes]
    return sorted({fact for measure in measures for fact in measure.facts})


@st.composite
def wild(draw: st.DrawFn) -> tuple[Rubric, Filing]:
    """A rubric and facts of any kind, without a form where it can do without one."""
    rubric, filing = draw(scored)
    facts: dict[str, FactValue] = {}
    for fact in asked(rubric):
        if draw(st.integers(0, 9)):
            facts[fact] = draw(_VALUES)
    given = tuple(Fact(id=key, value=value) for key, value in facts.items())
    return rubric, evolve(filing, facts=(*given, *filing.facts))


def oracle(filing: Filing, rubric: Rubric) -> Scorecard:
    """The scorecard of the interpreter alone."""
    chosen = choose_form(filing, rubric, None)
    return interpreted(filing, rubric, chosen, filing.facts_for(chosen), {})


def alike(filing: Filing, rubric: Rubric) -> None:
    """The total before any row is read, then each row and each reason."""
    card, due = score(filing, rubric), oracle(filing, rubric)
    assert card.total == due.total
    assert pickle.loads(pickle.dumps(score(filing, rubric))) == due
    assert card == due
    assert hash(card) == hash(due)
    for one, other in zip(
        (*card.scores, *card.bonuses, *card.penalties),
        (*due.scores, *due.bonuses, *due.penalties),
        strict=True,
    ):
        assert one == other
        for lang in ("zh", "en"):
            assert one.reason(lang) == other.reason(lang)
    assert (card.total, card.scored_out_of, card.steps) == (
        due.total,
        due.scored_out_of,
        due.steps,
    )


@given(scored)
def test_what_is_compiled_says_what_is_interpreted(drawn: tuple[Rubric, Filing]) -> None:
    """Of rubrics and filings that go together."""
    rubric, filing = drawn
    alike(filing, rubric)


@given(wild())
def test_doubt_is_left_to_the_interpreter(drawn: tuple[Rubric, Filing]) -> None:
    """Of facts of another kind, of other units, of none, and below 0."""
    rubric, filing = drawn
    alike(filing, rubric)


@st.composite
def facts_alone(draw: st.DrawFn) -> Filing:
    """A filing without a form."""
    rubric = draw(st.sampled_from(RUBRICS))
    facts = {fact: draw(_VALUES) for fact in asked(rubric) if draw(st.integers(0, 9))}
    given = tuple(Fact(id=key, value=value) for key, value in facts.items())
    return Filing(unit=BudgetUnit(name="某局"), year=2020, facts=given)


@given(facts_alone())
def test_facts_alone_are_scored_alike(filing: Filing) -> None:
    """By every installed rubric that needs no form."""
    for rubric in RUBRICS:
        if rubric.form.value in ("score_sheet", "goal_review"):
            alike(filing, rubric)
