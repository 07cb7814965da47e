"""Formulas that take what the form states: a rate, a count, a state, a balance, a checklist."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from attrs import field, frozen

from perfeval.filing import Facts
from perfeval.filing.structure import many, of_kind
from perfeval.lowering import (
    DOUBT,
    Compared,
    Comparison,
    Figures,
    Missing,
    Quotient,
    Tree,
    Whole,
    pick,
)
from perfeval.measures.measured import Kind, Measured, Unmeasured, Why
from perfeval.measures.terms import Term, Wording
from perfeval.measures.values import look_up
from perfeval.numbers.amounts import Amount
from perfeval.numbers.decimals import ATOMS
from perfeval.numbers.printed import Count, Percent

__all__ = ["Balance", "Checks", "GivenCount", "GivenRate", "GivenState"]


class _Given:
    """A formula that takes one fact as the form states it."""

    __slots__ = ()

    term: Term

    @property
    def facts(self) -> tuple[str, ...]:
        """The id of the fact that the formula asks for."""
        return (self.term.fact,)

    def wording(self, lang: str) -> Wording:
        """The name of what is stated."""
        return self._name(lang)

    def _name(self, lang: str) -> str:
        return self.term.name if lang == "zh" else self.term.english


@frozen(kw_only=True)
class GivenRate(_Given):
    """A rate that the form states as such (办事满意率99.9%).

    >>> GivenRate(term=Term(fact="satisfaction.rate", name="办事满意率")).measure(
    ...     Facts([Fact(id="satisfaction.rate", value="99.9%")])).value.percent()
    '99.9%'
    """

    kind: ClassVar[Kind] = Kind.RATE
    term: Term = field(**of_kind("the term of a given rate", Term))

    def measure(self, facts: Facts) -> Measured | Unmeasured:
        """The rate, or why there is none."""
        found = look_up(facts, (self.term,), Percent)
        if isinstance(found, Unmeasured):
            return found
        return Measured(Kind.RATE, found[0].rate, self.term.name, self.term.english)

    def lower(self, figures: Figures) -> Tree:
        """The same of integers."""
        found = figures.percent(self.term.fact)
        return pick([(Missing(found), DOUBT)], Quotient(found, Whole(100 * ATOMS)))


@frozen(kw_only=True)
class GivenCount(_Given):
    """A count of cases that the form states (未按进度下达的专项个数).

    >>> GivenCount(term=Term(fact="special_funds.late", name="未按进度下达的专项")).measure(
    ...     Facts([Fact(id="special_funds.late", value="2个")])).value.plain
    '2'
    """

    kind: ClassVar[Kind] = Kind.COUNT
    term: Term = field(**of_kind("the term of a given count", Term))

    def measure(self, facts: Facts) -> Measured | Unmeasured:
        """The count, or why there is none."""
        found = look_up(facts, (self.term,), Count)
        if isinstance(found, Unmeasured):
            return found
        return Measured(Kind.COUNT, found[0], self.term.name, self.term.english)

    def lower(self, figures: Figures) -> Tree:
        """The same of integers."""
        found = figures.count(self.term.fact)
        return pick([(Missing(found), DOUBT)], Quotient(found, Whole(ATOMS)))


@frozen(kw_only=True)
class GivenState(_Given):
    """A state that the form names in words, such as a level (达成年度指标).

    >>> GivenState(term=Term(fact="goal.level", name="完成情况")).measure(
    ...     Facts([Fact(id="goal.level", value="达成年度指标")])).value
    '达成年度指标'
    """

    kind: ClassVar[Kind] = Kind.STATE
    term: Term = field(**of_kind("the term of a given state", Term))

    def measure(self, facts: Facts) -> Measured | Unmeasured:
        """The words, or why there are none."""
        found = look_up(facts, (self.term,), str)
        if isinstance(found, Unmeasured):
            return found
        state = found[0].strip()
        zh, en = (f"{self._name(lang)} {state}" for lang in ("zh", "en"))
        return Measured(Kind.STATE, state, zh, en)

    def wording(self, lang: str) -> Wording:
        """The name of what is stated, and what the form says of it."""
        name, fact = self._name(lang), self.term.fact
        return lambda facts: f"{name} {str(facts[fact].value).strip()}"

    def lower(self, figures: Figures) -> Tree:
        """The number of the word; doubt where no rule knows it."""
        word = figures.word(self.term.fact)
        return pick([(Missing(word.figure), DOUBT)], word)


@frozen(kw_only=True)
class Balance:
    """资金结余 against 上年结转: the state ``none``, ``within`` or ``above``.

    The balance is the one that the form itself states, never a derived one; without any balance
    the amount brought forward is not asked for. A negative balance fits no state.

    >>> from perfeval.measures import BALANCE
    >>> BALANCE.of(Facts([Fact(id="balance.current_year", value="0万元")])).value
    'none'
    """

    kind: ClassVar[Kind] = Kind.STATE
    states: ClassVar[tuple[str, ...]] = ("none", "within", "above")

    balance: Term = field(**of_kind("the balance", Term))
    brought_forward: Term = field(**of_kind("the amount brought forward", Term))

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts that the formula asks for."""
        return (self.balance.fact, self.brought_forward.fact)

    def measure(self, facts: Facts) -> Measured | Unmeasured:
        """The state, or why there is none."""
        found = look_up(facts, (self.balance,), Amount)
        if isinstance(found, Unmeasured):
            return found
        (balance,) = found
        if balance.atoms < 0:
            return Unmeasured(
                Why.UNFIT,
                (self.balance.fact,),
                f"{self.balance.name} {balance} 为负数，评分标准未规定",
                f"{self.balance.english} is {balance}: the clause says nothing of a deficit",
            )
        if balance.atoms == 0:
            return self._measured("none", (balance,))
        before = look_up(facts, (self.brought_forward,), Amount)
        if isinstance(before, Unmeasured):
            return before
        (brought,) = before
        return self._measured("within" if balance <= brought else "above", (balance, brought))

    def _measured(self, state: str, values: Sequence[Amount]) -> Measured:
        zh, en = (self._words(values, lang) for lang in ("zh", "en"))
        return Measured(Kind.STATE, state, zh, en)

    def wording(self, lang: str) -> Wording:
        """The balance, and the amount brought forward where it is asked for."""
        ids = self.facts
        return lambda facts: self._words([facts[id].value for id in ids if id in facts], lang)

    def _words(self, values: Sequence[Any], lang: str) -> str:
        zh, balance = lang == "zh", values[0]
        name = self.balance.name if zh else self.balance.english
        if balance.atoms == 0:
            return f"{name} {balance}{'，无结余' if zh else ': none left'}"
        brought = values[1]
        within = balance <= brought
        if zh:
            side, other = "不超过" if within else "超过", self.brought_forward.name
            return f"{name} {balance}，{side}{other} {brought}"
        side, other = "not above" if within else "above", self.brought_forward.english
        return f"{name} {balance}, {side} {other} {brought}"

    def lower(self, figures: Figures) -> Tree:
        """The same of integers; of a negative balance the clause says nothing."""
        balance = figures.amount(self.balance.fact)
        brought = figures.amount(self.brought_forward.fact)
        return pick(
            [
                (Missing(balance), DOUBT),
                (Compared(balance, Comparison.BELOW, Whole(0)), DOUBT),
                (Compared(balance, Comparison.EQUAL, Whole(0)), "none"),
                (Missing(brought), DOUBT),
                (Compared(balance, Comparison.AT_MOST, brought), "within"),
            ],
            "above",
        )


@frozen(kw_only=True)
class Checks:
    """A list of conditions, each stated as met or not met.

    >>> rules = Checks(terms=(Term(fact="rules.adopted", name="已制定制度"),))
    >>> rules.measure(Facts([Fact(id="rules.adopted", value=True)])).value
    (True,)
    """

    kind: ClassVar[Kind] = Kind.CHECKS

    terms: tuple[Term, ...] = many("the conditions of a checklist", Term, least=1)

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts that the formula asks for."""
        return tuple(term.fact for term in self.terms)

    def measure(self, facts: Facts) -> Measured | Unmeasured:
        """Whether each condition is met, or why it is not known."""
        found = look_up(facts, self.terms, bool)
        if isinstance(found, Unmeasured):
            return found
        return Measured(Kind.CHECKS, found)

    def wording(self, _lang: str) -> Wording:
        """Nothing: the rule names the conditions."""
        return ""

    def lower(self, figures: Figures) -> Tree:
        """The same of integers: 1 for a condition that is met."""
        ticks = figures.ticks(self.facts)
        return pick([(Missing(ticks[0]), DOUBT)], ticks)
