"""Facts: everything that a measure can ask for, by a stable id.

A fact is derived from a typed table, or given directly, so that another county's fact needs no
new class: ``Fact(id="special_funds.late", value=Count("0"))``.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar, cast

from attrs import field, frozen

from perfeval.errors import InputError
from perfeval.filing.structure import of_kind
from perfeval.numbers.amounts import Amount
from perfeval.numbers.cells import Nil, Unreadable, is_nil
from perfeval.numbers.printed import Count, Number, Percent
from perfeval.text.fields import of_key, text_field, titled
from perfeval.text.numerals import narrow
from perfeval.text.policy import checked_text

__all__ = ["Fact", "FactValue", "Facts", "Scope"]

_T = TypeVar("_T")

FactValue = Amount | Count | Percent | bool | Nil | str


class Scope(enum.Enum):
    """Which money a figure covers.

    >>> Scope("all_funds").name
    'ALL_FUNDS'
    """

    UNSTATED = "unstated"
    ALL_FUNDS = "all_funds"
    GENERAL_PUBLIC_BUDGET = "general_public_budget"


def read_figure(text: str) -> Amount | Percent | Count | None:
    """The figure that a text with its unit says: 2 万元, 99.9%, 29人; None where it says none."""
    readers: tuple[Callable[[str], Amount | Percent | Count], ...] = (Count,)
    if narrow(text).endswith("%"):
        readers = (Percent,)
    elif text.rstrip().endswith("元"):  # 5美元 is a count
        readers = (Amount.parse, Count)
    for read in readers:
        try:
            return read(text)
        except InputError:
            continue
    return None


def _checked_value(value: object) -> FactValue:
    if isinstance(value, bool | Nil):
        return value
    if isinstance(value, str):
        text = checked_text(value, "the value of a fact")
        return Nil(text) if is_nil(text) else read_figure(text) or text
    if isinstance(value, Amount | Count) or (isinstance(value, Percent) and not value.bare):
        return value  # the text of a bare percent says a count
    raise InputError(
        "the value of a fact", value, "true or false, words, or a figure as 2万元, 99.9% or 29人"
    )


@frozen(kw_only=True)
class Fact:
    """One figure or statement, by id: an amount, a count, a rate, yes or no, or words.

    Text is read as what it says: ``Fact(id=…, value="29人")`` holds a `Count`.

    A `Nil` that says 不适用 states that the fact does not apply to the unit. `at` is its place in
    the form's words. Raises `InputError` for a malformed id or value.

    >>> Fact(id="satisfaction.rate", value=Percent("99.9%"), at="一、部门基本概况").value.text
    '99.9%'
    """

    id: str = field(**of_key("the id of a fact"))
    value: FactValue = field(converter=_checked_value, **titled("the value of a fact"))
    scope: Scope = field(default=Scope.UNSTATED, **of_kind("the scope of a fact", Scope))
    at: str = text_field("the place of a fact")

    @property
    def label(self) -> str:
        """What the form calls it: the last words of its place, or else its id."""
        return self.at.rpartition(" / ")[2] or self.id


class Facts:
    """Facts by id; of several with one id the first counts (given ones come before derived).

    Equal where they state the same, in whatever order.

    >>> facts = Facts([Fact(id="special_funds.late", value=Count("0"))])
    >>> facts.get("special_funds.late")
    Count(text='0', atoms=0, places=0)
    """

    __slots__ = ("_facts", "_kept", "_shared")

    def __init__(self, facts: Iterable[Fact]) -> None:
        if not isinstance(facts, Iterable):
            raise InputError("facts", facts, "several Fact")
        given = tuple(facts)
        for kind in {*map(type, given)}:
            if not issubclass(kind, Fact):
                found = next(each for each in given if type(each) is kind)
                raise InputError("facts", found, "a Fact")
        self._index(given)

    def _index(self, given: tuple[Fact, ...]) -> None:
        self._shared: Mapping[str, Fact] = {}
        self._kept: tuple[object, object] | None = None
        self._facts = {fact.id: fact for fact in given}
        if len(self._facts) < len(given):  # the first of one id counts
            self._facts = {}
            for fact in given:
                self._facts.setdefault(fact.id, fact)

    def below(self, first: Iterable[Fact]) -> Facts:
        """The facts `first`, and below them these, which are shared and not gone through again.

        >>> shared = Facts([Fact(id="a", value=True), Fact(id="b", value=True)])
        >>> own = shared.below([Fact(id="a", value=False)])
        >>> own.get("a"), own.get("b")
        (False, True)
        """
        made = Facts(first)
        made._shared = self.by_id()
        return made

    def by_id(self) -> Mapping[str, Fact]:
        """Every fact by its id."""
        return {**self._shared, **self._facts} if self._shared else self._facts

    def get(self, fact_id: str) -> FactValue | None:
        """The value of the fact, or None where nothing states it.

        Raises `InputError` for an id that is no text, as `find` does.
        """
        fact = self.find(fact_id)
        return None if fact is None else fact.value

    def find(self, fact_id: str) -> Fact | None:
        """The fact itself, with scope and place."""
        if not isinstance(fact_id, str):
            raise InputError("the id of a fact", fact_id, "text, such as three_public.outturn")
        return self._facts.get(fact_id) or self._shared.get(fact_id)

    def kept(self, by: object, make: Callable[[Facts], _T]) -> _T:
        """What `make` gives for these facts, kept for the next time that `by` asks.

        Only what was last asked for is kept: the integers of one rubric.
        """
        kept = self._kept
        if kept is None or kept[0] is not by:
            kept = self._kept = by, make(self)
        return cast("_T", kept[1])

    def __reduce__(self) -> tuple[type[Facts], tuple[tuple[Fact, ...]]]:
        return Facts, (tuple(self),)  # nothing of what is kept

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.by_id().values())

    def __eq__(self, other: object) -> bool:
        return self.by_id() == other.by_id() if isinstance(other, Facts) else NotImplemented

    def __hash__(self) -> int:
        return hash(frozenset(self))

    def __repr__(self) -> str:
        return f"Facts({list(self)!r})"


def indexed(facts: tuple[Fact, ...]) -> Facts:
    """The facts of a filing, which has looked at each of them: they are not checked again."""
    made = Facts.__new__(Facts)
    made._index(facts)
    return made


def stated(
    fact_id: str,
    cell: Amount | Number | Nil | Unreadable | None,
    at: str,
    scope: Scope = Scope.UNSTATED,
) -> Iterator[Fact]:
    """The fact that a printed cell states: none where it is blank or unreadable."""
    if isinstance(cell, Amount | Count | Percent):
        yield Fact(id=fact_id, value=cell, at=at, scope=scope)
