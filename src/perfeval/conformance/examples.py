"""The law of published examples: they reproduce, or their deviations are recorded with a reason."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from perfeval.conformance.report import LawCheck
from perfeval.filing import Filing
from perfeval.numbers.printed import Points
from perfeval.plugins import Failed, guarded
from perfeval.rubric.rubric import Deviation, Rubric
from perfeval.scoring.scoring import score


@frozen
class Compared:
    """A published score beside the computed one."""

    unit: str
    year: int | None
    row: str
    claimed: Points
    computed: Points

    def sentence(self) -> str:
        """The two scores as a sentence."""
        return (
            f"{self.unit} {self.year}, {self.row}: "
            f"published {self.claimed.plain}, computed {self.computed.plain}"
        )


def example_check(rubric: Rubric, filings: tuple[Filing, ...]) -> LawCheck:
    """Every published score of `filings` is computed so, unless a deviation says otherwise."""
    problems: list[str] = []
    any_published = False
    for filing in filings:
        pairs = guarded(lambda filing=filing: tuple(_compared(rubric, filing)))  # type: ignore[misc]
        if isinstance(pairs, Failed):
            problems.append(f"{filing.unit.name} {filing.year}: scoring it {pairs.text}")
            continue
        any_published = any_published or bool(pairs) or _says_nothing(rubric, filing)
        found = [each for each in pairs if each.claimed != each.computed]
        known = [each for each in rubric.deviations if _is_of(each, filing)]
        recorded = {(each.row, each.claimed, each.computed) for each in known}
        problems.extend(
            f"{each.sentence()}; record it as a Deviation, with the reason"
            for each in found
            if (each.row, each.claimed, each.computed) not in recorded
        )
        seen = {(each.row, each.claimed, each.computed) for each in found}
        problems.extend(
            f"{deviation_sentence(each)}: this recorded deviation does not occur"
            for each in known
            if (each.row, each.claimed, each.computed) not in seen
        )
    if not (any_published or problems):
        name = rubric.form.official_name
        problems.append(f"no row of a {name} in the examples is both claimed and computed")
    return LawCheck.of("published examples reproduce", tuple(problems))


def known_deviations(rubric: Rubric, filings: tuple[Filing, ...]) -> tuple[str, ...]:
    """The recorded deviations as sentences; one that no example can prove is marked."""
    return tuple(
        f"{deviation_sentence(each)}; not proved: its filing is not among the examples"
        if filings and not any(_is_of(each, filing) for filing in filings)
        else deviation_sentence(each)
        for each in rubric.deviations
    )


def deviation_sentence(each: Deviation) -> str:
    """A recorded deviation as a sentence."""
    return (
        f"{each.unit} {each.year}, {each.row}: published {each.claimed.plain}, "
        f"computed {each.computed.plain} ({each.why})"
    )


def _is_of(deviation: Deviation, filing: Filing) -> bool:
    return (deviation.unit, deviation.year) == (filing.unit.name, _year(filing))


def _year(filing: Filing) -> int | None:
    return None if filing.year is None else filing.year.year


def _says_nothing(rubric: Rubric, filing: Filing) -> bool:
    """Whether the filing has the form and marks it as not applicable: that is all it publishes."""
    return any(getattr(form, "not_applicable", False) for form in filing.forms_of(rubric.form))


def _compared(rubric: Rubric, filing: Filing) -> Iterator[Compared]:
    """By every filled form of the rubric's kind; rows without claim or score say nothing."""
    for form in filing.forms_of(rubric.form):
        if getattr(form, "not_applicable", False):
            continue
        for each in score(filing, rubric, form=form.key).scores:
            if each.claimed is not None and each.earned is not None:
                yield Compared(filing.unit.name, _year(filing), each.key, each.claimed, each.earned)
