"""Restated facts: one fact in two annexes, in table and report, or twice in the report.

Two figures state the same fact where they differ by at most half the sum of their units. Which
money a figure covers (all funds, general public budget only) can make two figures both right.
Source: 附件1, 附件2 and 附件4 state the same year; 财预〔2020〕10号 asks for one set of figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from perfeval.audit.check import Check
from perfeval.audit.checks.scores.ratings import level_of
from perfeval.audit.finding import Code, Finding, Hint, Place, Severity
from perfeval.audit.rounding.figures import Value, agreement, comparable
from perfeval.audit.rounding.hints import hints_for
from perfeval.audit.rounding.intervals import Verdict
from perfeval.audit.ties.facts import stated_facts
from perfeval.audit.ties.implied import placed_forms
from perfeval.audit.ties.related import stated_relations
from perfeval.filing.addresses import Address
from perfeval.filing.facts import Fact, Scope
from perfeval.filing.filing import Filing
from perfeval.filing.relations import Restatement
from perfeval.numbers.printed import Points
from perfeval.scoring.scorecard import Scorecard

__all__ = ["RESTATEMENTS"]

_SOURCE = "附件1、附件2、附件4 同一数据应当一致"

DIFFERS = Code(
    id="restatement.differs",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="同一事项前后两处所填不一致",
    meaning_en="one fact is stated differently in two places",
    zh="{label}：{first}填 {printed}，{second}填 {computed}；请核对，使两处一致",
    en="{label}: {first} has {printed}, {second} has {computed}",
)
ROUNDED = Code(
    id="restatement.rounded",
    severity=Severity.INFO,
    source=_SOURCE,
    meaning_zh="同一事项两处位数不同，只有位数较少的一处系四舍五入时才一致",
    meaning_en="one fact is stated with more and with fewer places, and agrees only if rounded",
    zh="{label}：{first}填 {printed}，{second}填 {computed}，四舍五入后一致",
    en="{label}: {first} has {printed}, {second} has {computed}: the same when rounded",
)
SCOPE = Code(
    id="restatement.scope",
    severity=Severity.INFO,
    source=_SOURCE,
    meaning_zh="同一事项两处口径不同（全部资金、一般公共预算），数字可以都对",
    meaning_en="one fact is stated for different money (all funds, general public budget): both "
    "figures can be right",
    zh="{label}：{first}填 {printed}，{second}填 {computed}，口径不同",
    en="{label}: {first} has {printed}, {second} has {computed}, of different money",
)
RATING = Code(
    id="rating.differs",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="两处所填的评价等次不一致",
    meaning_en="two forms claim different ratings",
    zh="评价等次：{first}填“{printed}”，{second}填“{computed}”；请统一",
    en="rating: {first} has {printed}, {second} has {computed}",
)


@frozen(kw_only=True)
class _Statement:
    """One statement of a fact: the figure, where it stands, which money it covers."""

    value: Value
    at: str
    scope: Scope
    order: tuple[int, ...]
    address: Address | None = None


def _facts(filing: Filing) -> Iterator[tuple[Fact, Scope, tuple[int, ...]]]:
    """The facts of the forms that speak for the unit, in their order, then those given."""
    for number, (fact, scope, position) in enumerate(stated_facts(filing)):
        yield fact, scope, (position, 8, number)
    for number, fact in enumerate(filing.facts):
        yield fact, fact.scope, (len(filing.forms), -1, number)


_SCOPES = {Scope.ALL_FUNDS, Scope.GENERAL_PUBLIC_BUDGET}


def _compare(
    label: str, one: _Statement, other: _Statement, relation: str = ""
) -> Iterator[Finding]:
    if not comparable([one.value, other.value]):
        return
    outcome = agreement(one.value, other.value)
    if not outcome.verdict.fails:
        return
    code, hints = DIFFERS, hints_for(one.value.text, other.value.text)
    if outcome.verdict is Verdict.UNDECIDABLE:
        code = ROUNDED
    elif {one.scope, other.scope} == _SCOPES:
        general = one if one.scope is Scope.GENERAL_PUBLIC_BUDGET else other
        whole = other if general is one else one
        code = SCOPE if general.value.atoms <= whole.value.atoms else DIFFERS
    elif one.scope is not other.scope:
        hints = (*hints, _SETTLES)
    yield code.at(
        Place(other.at, other.order, address=other.address),
        printed=one.value.text,
        computed=other.value.text,
        hints=hints,
        relation=relation,
        label=label,
        first=one.at,
        second=other.at,
    )


_SETTLES = Hint(
    "scope",
    "如两处资金口径不同（全部资金或仅一般公共预算），应予注明",
    "if the two cover different money, the form should say so",
)


def _restated(
    relation: Restatement, order: tuple[int, ...], addresses: Sequence[Address | None]
) -> Iterator[Finding]:
    statements = [
        _Statement(
            value=figure.value, at=figure.at, scope=Scope.UNSTATED, order=order, address=address
        )
        for figure, address in zip(relation.figures, addresses, strict=True)
    ]
    yield from _against_first(relation.label, statements, relation.id)


def _against_first(
    label: str, statements: Sequence[_Statement], relation: str = ""
) -> Iterator[Finding]:
    """Every other figure than the first, told once however often it stands."""
    first, *others = statements
    seen = {first.value.text}
    for other in others:
        if other.value.text not in seen:
            seen.add(other.value.text)
            yield from _compare(label, first, other, relation)


def _implied(filing: Filing) -> Iterator[Finding]:
    labels: dict[str, str] = {}
    stated: dict[str, list[_Statement]] = {}
    for fact, scope, order in _facts(filing):
        if isinstance(fact.value, Value):
            statement = _Statement(value=fact.value, at=fact.at, scope=scope, order=order)
            labels.setdefault(fact.id, fact.label)
            stated.setdefault(fact.id, []).append(statement)
    for fact_id, statements in stated.items():
        yield from _against_first(labels[fact_id], statements)


def _claimed_scores(filing: Filing) -> Iterator[tuple[Place, Points]]:
    """The total scores that state one self-evaluation: 综合得分 first, then the sheet's 总分."""
    placed = [(form, place.at("自评得分", 7)) for form, place in placed_forms(filing)]
    stated = [(place, form.claimed_score) for form, place in placed]
    totals = [(place, form.total_claimed) for form, place in placed if form.of_unit]
    if any(isinstance(score, Points) for _, score in stated):
        for place, score in (*stated, *totals):
            if isinstance(score, Points):
                yield place, score


def _claimed(filing: Filing) -> Iterator[Finding]:
    scores = list(_claimed_scores(filing))
    for place, score in scores[1:]:
        one, other = (
            _Statement(value=value, at=at.words, scope=Scope.UNSTATED, order=place.order)
            for at, value in (scores[0], (place, score))
        )
        yield from _compare("自评总分", one, other)


def _of_whole_unit(filing: Filing) -> bool:
    """Whether the whole unit is evaluated in a table: a report is then of the unit."""
    return any(form.of_unit and form.is_self_evaluation for form in filing.forms)


def _ratings(filing: Filing) -> Iterator[Finding]:
    """One unit, or one project and its report, with two ratings; two projects may have two."""
    rated = [each for each in placed_forms(filing) if each[0].claimed_rating.strip()]
    projects = sum(not form.of_unit for form, _ in rated)
    ratings = [
        (place.at("评价等次", 7), form.claimed_rating.strip())
        for form, place in rated
        if form.of_unit or (projects == 1 and not _of_whole_unit(filing))
    ]
    for place, rating in ratings[1:]:
        if level_of(rating) != level_of(ratings[0][1]):
            yield RATING.at(
                place,
                printed=ratings[0][1],
                computed=rating,
                first=ratings[0][0].words,
                second=place.words,
            )


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    yield from _implied(filing)
    yield from _claimed(filing)
    yield from _ratings(filing)
    for position, (relation, place) in enumerate(stated_relations(filing)):
        if isinstance(relation, Restatement):
            addresses = [
                filing.address_of("", f"relations.{position}.figures.{number}")
                for number in range(len(relation.figures))
            ]
            yield from _restated(relation, place.order, addresses)


RESTATEMENTS = Check(name="restatements", codes=(DIFFERS, ROUNDED, SCOPE, RATING), find=_find)
