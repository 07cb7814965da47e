"""Facts from rows: by id or by Chinese title, read as what the measures that ask for them take."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import partial
from typing import Final

from attrs import frozen

from perfeval.codec.problems import MisfitError, misfit_of
from perfeval.errors import InputError, Phrase, either
from perfeval.filing import Fact
from perfeval.filing.facts import FactValue
from perfeval.ledger.asking import Answer, AskedFact, asked_by, asked_facts
from perfeval.ledger.cells import Cells, cells_of, gather
from perfeval.measures import MEASURES
from perfeval.numbers.decimals import number_text
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.labels import label_of
from perfeval.text.numerals import narrow

__all__ = ["KnownFacts", "fact_of", "facts_from_rows", "is_unstated", "rows_facts"]

Row = Mapping[str, object]

_YES: Final = frozenset({"是", "√", "✓", "✔", "☑", "有", "符合", "true", "yes", "y"})
_NO: Final = frozenset(
    {"否", "×", "✗", "✘", "✕", "☒", "x", "无", "没有", "不符合", "false", "no", "n"}
)
_NOT_APPLICABLE: Final = "不适用"
_NEAR: Final = 3
_LONGEST_NAME: Final = 60


@frozen
class KnownFacts:
    """The facts that can be stated, by id and by title; those of a rubric before all others."""

    by_id: Mapping[str, AskedFact]
    by_name: Mapping[str, tuple[AskedFact, ...]]

    @classmethod
    def of(cls, rubrics: Iterable[Rubric] = ()) -> KnownFacts:
        """What the rubrics ask for, and what the catalogue of measures does.

        >>> fact = KnownFacts.of().find("编制数")
        >>> fact and fact.id
        'staff.authorised_posts'
        """
        asked = [fact for rubric in rubrics for fact in asked_facts(rubric)]
        others = [fact for measure in MEASURES.values() for fact in asked_by(measure)]
        by_id: dict[str, AskedFact] = {}
        by_name: dict[str, dict[str, AskedFact]] = {}
        for group in (asked, others):
            names = {label_of(name) for name in by_name}
            for fact in group:
                by_id.setdefault(fact.id, fact)
                if label_of(fact.name) not in names:
                    by_name.setdefault(label_of(fact.name), {}).setdefault(fact.id, fact)
        return cls(by_id, {name: tuple(each.values()) for name, each in by_name.items()})

    def find(self, name: str) -> AskedFact | None:
        """The fact of an id or a title; None where there is none, or several."""
        asked = name.strip()
        named = self.by_name.get(label_of(asked), ())
        return self.by_id.get(asked) or (named[0] if len(named) == 1 else None)

    def misfit(self, name: str) -> Phrase:
        """What would be found instead: what is near, or the ids. For what is shown: it costs."""
        asked = name.strip()
        return InputError("", asked, self._expected(asked)).misfit()

    def _expected(self, asked: str) -> str | Phrase:
        named = self.by_name.get(label_of(asked), ())
        if named:
            return Phrase("its id: {ids}", ids=either(sorted(fact.id for fact in named)))
        known = {fact.name: None for facts in self.by_name.values() for fact in facts}
        short = asked[:_LONGEST_NAME]
        alike = difflib.get_close_matches(short, [*known, *self.by_id], n=_NEAR)
        within = [each for each in known if short and (short in each or each in short)]
        near = list(dict.fromkeys((*alike, *within)))[:_NEAR]
        if not near:
            return "the id or the title of a fact that a measure asks for"
        return Phrase("the id or the title of a fact, such as {near}", near=either(near))


def facts_from_rows(rows: Iterable[Row], *, rubric: Rubric | None = None) -> tuple[Fact, ...]:
    """The facts that rows state: ``fact`` is an id or a Chinese title, ``value`` what it is.

    Known are the facts of the catalogue of measures and those that `rubric` asks for. 是, √, 有
    and 否, ×, 无 are yes and no where a condition is asked for. A blank value states nothing.
    Raises `DecodeError` with every problem and its place (``facts[3].value``).

    >>> facts_from_rows([{"fact": "在职人员数", "value": "31人"}])[0].id
    'staff.in_post'
    """
    misfit = MisfitError()
    known = KnownFacts.of(() if rubric is None else (rubric,))
    table = list(cells_of("facts", rows, misfit))
    for cells in table:
        cells.check_names(("fact", "value"))
    found = rows_facts(table, known)
    gather(table, misfit)
    if misfit.count:
        raise misfit.decode_error()
    return tuple(found)


def rows_facts(table: Iterable[Cells], known: KnownFacts) -> list[Fact]:
    """The facts of rows; what does not fit is reported in its cell."""
    found: list[Fact] = []
    for cells in table:
        value = cells.row.get("value")
        if is_unstated(value):
            continue
        name = cells.text("fact")
        asked = known.find(name)
        if asked is None:
            cells.refuse("fact", misfit_of(partial(known.misfit, name)))
            continue
        try:
            found.append(fact_of(asked, value))
        except InputError as error:
            cells.refuse("value", error)
    return found


def is_unstated(value: object) -> bool:
    """Whether a cell states nothing: an empty one says neither 0 nor no."""
    return value is None or (isinstance(value, str) and not value.strip())


def fact_of(asked: AskedFact, value: object, at: str = "") -> Fact:
    """The fact with a value as what it is asked for.

    Raises `InputError` with what would be accepted.
    """
    return Fact(id=asked.id, value=_value(asked, value), at=at)


def _value(asked: AskedFact, value: object) -> FactValue:
    """The value as what it is asked for. Raises `InputError` with what would be accepted."""
    found: object = value
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        found = number_text(value, "")
    if isinstance(found, str):
        found = _read(asked, found.strip())
    fact = Fact(id=asked.id, value=found)
    fits = asked.answer.fits(fact.value) and (not asked.choices or fact.value in asked.choices)
    if fits or narrow(str(getattr(fact.value, "text", ""))) == _NOT_APPLICABLE:
        return fact.value
    raise InputError("", value, asked.expected)


def _read(asked: AskedFact, text: str) -> bool | str:
    word = narrow(text).casefold()
    if asked.answer is Answer.CHECK and word in _YES | _NO:
        return word in _YES
    return text
