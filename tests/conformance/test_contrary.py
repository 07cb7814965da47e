"""Words of a rubric that say the contrary of what they stand for."""

from __future__ import annotations

from attrs import evolve

from perfeval.conformance.laws.readings import reading_problems
from perfeval.conformance.laws.vetoes import veto_problems
from perfeval.measures import Checks, Measure, Term
from perfeval.registry import get_rubric
from perfeval.rubric.criteria import Pool
from perfeval.rules import ByTarget
from tests import extras
from tests.tables import each_row


@each_row(
    ("name", "clause", "told"),
    [
        ("没有虚报绩效信息", "虚报绩效信息的，总分计0分。", True),
        ("虚报绩效信息", "虚报绩效信息的，总分计0分。", False),
        ("未报送自评表", "未报送自评表的，总分计0分。", False),
        ("没有报送自评表", "未报送自评表的，总分计0分。", False),
        ("无", "虚报的，总分计0分。", False),
    ],
)
def test_a_condition_that_turns_its_clause_round(name: str, clause: str, told: bool) -> None:
    """One that says 没有… where the clause says the same without it."""
    terms = (Term(fact="grave", name=name),)
    measure = Measure(id="grave", name="虚报", formula=Checks(terms=terms), text="有无虚报")
    veto = evolve(extras.VETO, clause=clause, measure=measure)
    found = [str(each) for each in veto_problems(evolve(extras.EXTRAS, vetoes=(veto,)))]
    assert any("is the contrary of its clause" in each for each in found) is told


@each_row(
    ("word", "told"),
    [("未完成", True), ("没有达到", True), ("不合格", True), ("完成", False), ("无违规", False)],
)
def test_words_of_a_met_target_that_say_it_was_missed(word: str, told: bool) -> None:
    """未完成 earns all points there; 无违规 may be what was asked for."""
    rubric = get_rubric("yueyanglou-annex-2")
    pool = next(item for _, item in rubric.walk() if isinstance(item, Pool))
    assert isinstance(pool.rule, ByTarget)
    rule = evolve(pool.rule, met_words=(word,))
    sections = tuple(
        evolve(
            each,
            items=tuple(evolve(i, rule=rule) if i == pool else i for i in each.items),
            sections=tuple(
                evolve(s, items=tuple(evolve(i, rule=rule) if i == pool else i for i in s.items))
                for s in each.sections
            ),
        )
        for each in rubric.sections
    )
    found = [str(each) for each in reading_problems(evolve(rubric, sections=sections))]
    assert any("says that a target was missed" in each for each in found) is told
