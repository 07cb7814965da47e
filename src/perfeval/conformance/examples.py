"""The law of published examples: they reproduce, or their deviations are recorded with a reason."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from perfeval.conformance.report import Check, Failure, attempt
from perfeval.filing import Filing
from perfeval.numbers import Points
from perfeval.rubric import Deviation, Rubric
from perfeval.scores import Score
from perfeval.scoring import score


@frozen
class Difference:
    """Where a published score and the computed one differ."""

    unit: str
    year: int | None
    row: str
    claimed: Points
    computed: Points

    def told(self) -> str:
        """The difference as a sentence."""
        return (
            f"{self.unit} {self.year}, {self.row}: "
            f"published {self.claimed.plain}, computed {self.computed.plain}"
        )


def example_check(rubric: Rubric, filings: tuple[Filing, ...]) -> Check:
    """Every published score of `filings` is computed so, unless a deviation says otherwise."""
    problems: list[str] = []
    for filing in filings:
        found = attempt(lambda filing=filing: tuple(_differences(rubric, filing)))  # type: ignore[misc]
        if isinstance(found, Failure):
            problems.append(f"{filing.unit.name} {filing.year}: scoring it {found.text}")
            continue
        known = [each for each in rubric.deviations if _is_of(each, filing)]
        told = {(each.row, each.claimed, each.computed) for each in known}
        problems.extend(
            f"{each.told()}; record it as a Deviation, with the reason"
            for each in found
            if (each.row, each.claimed, each.computed) not in told
        )
        seen = {(each.row, each.claimed, each.computed) for each in found}
        problems.extend(
            f"{deviation_told(each)}: this recorded deviation does not occur"
            for each in known
            if (each.row, each.claimed, each.computed) not in seen
        )
    return Check.of("published examples reproduce", tuple(problems))


def deviation_told(each: Deviation) -> str:
    """A recorded deviation as a sentence."""
    return (
        f"{each.unit} {each.year}, {each.row}: published {each.claimed.plain}, "
        f"computed {each.computed.plain} ({each.why})"
    )


def _is_of(deviation: Deviation, filing: Filing) -> bool:
    return (deviation.unit, deviation.year) == (filing.unit.name, _year(filing))


def _year(filing: Filing) -> int | None:
    return None if filing.year is None else filing.year.year


def _differences(rubric: Rubric, filing: Filing) -> Iterator[Difference]:
    """By every filled form of the rubric's kind; rows without claim or score say nothing."""
    for form in filing.forms_of(rubric.form):
        if getattr(form, "not_applicable", False):
            continue
        for each in score(filing, rubric, form=form.key).scores:
            yield from _difference(each, filing)


def _difference(each: Score, filing: Filing) -> Iterator[Difference]:
    if each.claimed is not None and each.earned is not None and each.claimed != each.earned:
        yield Difference(filing.unit.name, _year(filing), each.key, each.claimed, each.earned)
