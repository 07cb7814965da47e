"""The law of published examples: they reproduce, or their deviations are recorded with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from perfeval.conformance.report import LawCheck, breach
from perfeval.conformance.specimens import asked as asked_of
from perfeval.errors import Phrase
from perfeval.filing import Filing
from perfeval.measures import MEASURES
from perfeval.numbers.printed import Points
from perfeval.plugins import Failed, guarded
from perfeval.rubric.readings import Deviation
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.scoring import score
from perfeval.text.likeness import likest

_LEFT: Final = ("judged", "range", "of_which")
"""The reasons of rows that the rubric itself leaves to an evaluator, or counts in another."""


@frozen
class Compared:
    """A published score beside the computed one."""

    unit: str
    year: int | None
    row: str
    claimed: Points
    computed: Points | None
    why: str = ""

    def sentence(self) -> Phrase:
        """The two scores as a sentence; why there is only one."""
        return _sentence(self, self.why)


def example_check(rubric: Rubric, filings: tuple[Filing, ...]) -> LawCheck:
    """Every published score of `filings` is computed so, unless a deviation says otherwise.

    One that is not computed at all proves nothing, and must be recorded as well, unless the rubric
    leaves its row to an evaluator.
    """
    problems: list[Phrase] = []
    any_published = False
    for filing in filings:
        pairs = guarded(lambda filing=filing: tuple(_compared(rubric, filing)))  # type: ignore[misc]
        if type(pairs) is Failed:
            said = "{unit} {year}: scoring it {failure}"
            problems.append(Phrase(said, **_whose(filing), failure=pairs.said))
            continue
        any_published = any_published or _says_nothing(rubric, filing)
        any_published = any_published or any(each.computed is not None for each in pairs)
        problems.extend(_unknown_facts(rubric, filing))
        found = [each for each in pairs if each.claimed != each.computed]
        known = [each for each in rubric.deviations if _is_of(each, filing)]
        recorded = {(each.row, each.claimed, each.computed) for each in known}
        problems.extend(
            Phrase(
                "{sentence}; record it as a Deviation, with the reason", sentence=each.sentence()
            )
            for each in found
            if (each.row, each.claimed, each.computed) not in recorded
        )
        seen = {(each.row, each.claimed, each.computed) for each in found}
        problems.extend(
            breach(deviation_sentence(each), "this recorded deviation does not occur")
            for each in known
            if (each.row, each.claimed, each.computed) not in seen
        )
    if not (any_published or problems):
        name = rubric.form.official_name
        said = "no row of a {name} in the examples is both claimed and computed"
        problems.append(Phrase(said, name=name))
    return LawCheck.of("published examples reproduce", problems)


def known_deviations(rubric: Rubric, filings: tuple[Filing, ...]) -> tuple[Phrase, ...]:
    """The recorded deviations as sentences; one that no example can prove is marked."""
    return tuple(
        Phrase(
            "{sentence}; not proved: its filing is not among the examples",
            sentence=deviation_sentence(each),
        )
        if filings and not any(_is_of(each, filing) for filing in filings)
        else deviation_sentence(each)
        for each in rubric.deviations
    )


def deviation_sentence(each: Deviation) -> Phrase:
    """A recorded deviation as a sentence."""
    return _sentence(each, each.why)


def _sentence(each: Compared | Deviation, why: str) -> Phrase:
    """The two scores of a row, and why they differ or why there is only one."""
    said = Phrase(
        "{unit} {year}, {row}: published {claimed}, {computed}",
        unit=each.unit,
        year=each.year,
        row=each.row,
        claimed=each.claimed.plain,
        computed=_computed(each.computed),
    )
    return Phrase("{sentence} ({why})", sentence=said, why=why) if why else said


def _is_of(deviation: Deviation, filing: Filing) -> bool:
    return (deviation.unit, deviation.year) == (filing.unit.name, _year(filing))


def _whose(filing: Filing) -> dict[str, object]:
    return {"unit": filing.unit.name, "year": _year(filing)}


def _year(filing: Filing) -> int | None:
    return None if filing.year is None else filing.year.year


def _says_nothing(rubric: Rubric, filing: Filing) -> bool:
    """Whether the filing has the form and marks it as not applicable: that is all it publishes."""
    return any(getattr(form, "not_applicable", False) for form in filing.forms_of(rubric.form))


def _compared(rubric: Rubric, filing: Filing) -> Iterator[Compared]:
    """By every filled form of the rubric's kind; rows without a claim say nothing."""
    for form in filing.forms_of(rubric.form):
        if getattr(form, "not_applicable", False):
            continue
        for each in score(filing, rubric, form=form.key).rows:
            if each.claimed is None or (each.earned is None and each.because.code in _LEFT):
                continue
            why = "" if each.earned is not None else each.reason("zh")
            yield Compared(
                filing.unit.name, _year(filing), each.key, each.claimed, each.earned, why
            )


def _computed(points: Points | None) -> Phrase:
    if points is None:
        return Phrase("not computed")
    return Phrase("computed {points}", points=points.plain)


def _unknown_facts(rubric: Rubric, filing: Filing) -> Iterator[Phrase]:
    """The facts given in a filing that nothing asks for, each with the nearest id that is."""
    asked = {fact for each in asked_of(rubric) for fact in each.formula.facts}
    known = asked | {fact for measure in MEASURES.values() for fact in measure.facts}
    known |= {fact.id for form in filing.forms for fact in (*form.facts(), *form.own_facts())}
    for fact in filing.facts:
        if fact.id not in known and not fact.at:
            near = likest(fact.id, sorted(asked)) or likest(fact.id, sorted(known))
            said = Phrase(
                "{unit} {year}: nothing asks for the fact {fact}", **_whose(filing), fact=fact.id
            )
            if near:
                said = Phrase(
                    "{unit} {year}: nothing asks for the fact {fact}; the nearest is {near}",
                    **_whose(filing),
                    fact=fact.id,
                    near=near,
                )
            yield said
