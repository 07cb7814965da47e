"""The terms of a formula: which fact, by what name, and how its value is looked up."""

from __future__ import annotations

from typing import TypeVar

from attrs import field, frozen

from perfeval.filing import Facts
from perfeval.filing.structure import named, of_kind
from perfeval.measures.measured import Unmeasured, Why
from perfeval.numbers.amounts import Amount
from perfeval.numbers.cells import Nil
from perfeval.numbers.printed import Count, Number, Percent
from perfeval.text.fields import of_key, of_text, text_field

__all__ = ["Term"]

Figure = Amount | Count


@named
@frozen(kw_only=True)
class Term:
    """A fact in a formula: its `fact` id, its official name, and whether it is taken away.

    >>> Term(fact="three_public.budget", name="“三公经费”预算数").minus
    False
    """

    fact: str = field(**of_key("the fact of a term"))
    name: str = field(**of_text("the name of a term", empty=False))
    name_en: str = text_field("the English name of a term")
    minus: bool = field(default=False, **of_kind("minus", bool))

    @property
    def english(self) -> str:
        """The English name, or the fact's id where there is none."""
        return self.name_en or self.fact


_T = TypeVar("_T", bound="Amount | Count | Percent | bool | str")


def look_up(facts: Facts, terms: tuple[Term, ...], *kinds: type[_T]) -> tuple[_T, ...] | Unmeasured:
    """The values of `terms`, all of one of `kinds`; or the first reason why not."""
    values = [facts.get(term.fact) for term in terms]
    for kind in kinds:
        fitting = tuple([value for value in values if isinstance(value, kind)])
        if len(fitting) == len(values):
            return fitting
    missing = {
        term.fact: term for term, value in zip(terms, values, strict=True) if _is_blank(value)
    }.values()
    if missing:
        zh = "、".join(term.name for term in missing)
        en = ", ".join(term.english for term in missing)
        return Unmeasured(
            Why.MISSING, tuple(term.fact for term in missing), f"缺少{zh}", f"not stated: {en}"
        )
    for term, value in zip(terms, values, strict=True):
        if isinstance(value, Nil):
            return Unmeasured(
                Why.NOT_APPLICABLE,
                (term.fact,),
                f"{term.name}：{value.text}",
                f"{term.english}: {value.text}",
            )
    return unfit(terms)


def _is_blank(value: object) -> bool:
    """Whether nothing is stated; a mark that says 不适用 does state something."""
    return value is None or (isinstance(value, Nil) and not value.not_applicable)


def unfit(
    terms: tuple[Term, ...],
    zh: str = "的数据类型不适于计算",
    en: str = "is of a kind that does not fit the formula",
) -> Unmeasured:
    """Nothing can be measured: what the facts of `terms` state does not fit the formula."""
    return Unmeasured(
        Why.UNFIT,
        tuple(dict.fromkeys(term.fact for term in terms)),
        f"{'、'.join(dict.fromkeys(term.name for term in terms))}{zh}",
        f"{', '.join(dict.fromkeys(term.english for term in terms))} {en}",
    )


def figures(facts: Facts, terms: tuple[Term, ...]) -> tuple[Figure, ...] | Unmeasured:
    """Amounts, or counts of one unit; not a mixture."""
    kinds: tuple[type[Figure], ...] = (Amount, Count)
    found = look_up(facts, terms, *kinds)
    if isinstance(found, Unmeasured):
        return found
    counted = {each.unit for each in found if isinstance(each, Count) and each.unit}
    if len(counted) > 1:
        units = sorted(counted)
        return unfit(terms, f"的计量单位不一致：{'、'.join(units)}", f"have {' and '.join(units)}")
    return found


def added_up(terms: tuple[Term, ...], figures: tuple[Figure, ...]) -> int:
    """The sum of the figures in atoms, those with `minus` taken away."""
    return sum(
        -figure.atoms if term.minus else figure.atoms
        for term, figure in zip(terms, figures, strict=True)
    )


def written(terms: tuple[Term, ...], figures: tuple[Figure, ...], *, units: bool) -> str:
    """The figures as a sum, in brackets where there are several; amounts with `units` or bare."""
    shown = [_shown(figure, units=units) for figure in figures]
    written = "".join(
        (" − " if term.minus else " + ") + text for term, text in zip(terms, shown, strict=True)
    )
    written = written.removeprefix(" + ").removeprefix(" ")
    return f"({written})" if len(terms) > 1 else written


def _shown(figure: Figure, *, units: bool) -> str:
    if isinstance(figure, Number):
        return figure.plain
    return f"{figure.plain} {figure.unit.value}" if units else figure.plain


def mixed(figures: tuple[Figure, ...]) -> bool:
    """Whether amounts are printed in several units, and so need them in a text."""
    return len({figure.unit for figure in figures if isinstance(figure, Amount)}) > 1
