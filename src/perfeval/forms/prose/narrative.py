"""What the prose of a filing states: relations, facts beyond doubt, restatements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from attrs import frozen

from perfeval.filing.facts import Fact
from perfeval.filing.form import Form
from perfeval.filing.forms.report import Report
from perfeval.filing.passages import Passage, figures_with_paths, passages_of
from perfeval.filing.relations import Figure, Relation, Restatement, figure_paths
from perfeval.forms.prose.alone import stated_alone
from perfeval.forms.prose.contradictions import contradictions
from perfeval.forms.prose.mentions import core, mentions, sentences, without_period
from perfeval.forms.prose.money import stated_relations
from perfeval.forms.prose.parts.filled import is_of_project
from perfeval.forms.prose.parts.paragraphs import paragraphs_of, told_alike
from perfeval.forms.prose.parts.stages import stated_budget
from perfeval.forms.prose.rates.comparisons import stated_across
from perfeval.forms.prose.rates.since import changes_since
from perfeval.forms.prose.sums.balances import balance_of_section
from perfeval.forms.prose.sums.ordinals import stated_ordinals
from perfeval.numbers.amounts import Amount

__all__ = ["Content", "Stated", "content_of", "relations_of"]

_PLANNED: Final = re.compile(r"预算|年初|批复|计划|拟|安排")
_DONE: Final = re.compile(r"实际|决算|执行")
_FACTS: Final = (
    (
        "balance.brought_forward",
        re.compile(r"上年(?:度)?(?:预算|财政|末)?(?:结转|结余)(?:资金)?"),
        False,
    ),
    (
        "balance.current_year",
        re.compile(r"(?:本年|年末|年终|当年)(?:度)?(?:结转|结余)(?:资金|项目性专项)?"),
        False,
    ),
    ("basic.outturn", re.compile(r"基本支出(?:实际支出)?"), True),
    ("project.outturn", re.compile(r"项目支出(?:实际支出)?"), True),
    ("budget.outturn", re.compile(r"(?:总支出|支出总额|支出合计|共计支出|实际支出|支出)"), True),
    ("procurement.outturn", re.compile(r"政府采购的?金额|政府采购支出"), True),
)
_BALANCES: Final = {_FACTS[0][1]: "上年结转", _FACTS[1][1]: "本年结转"}
_SPENT: Final = re.compile(r"(?<=支出)实际支出$|(?<=经费)支出$")
_SATISFIED: Final = re.compile(
    r"(?:满意率|满意度)(?:为|达|达到|是)?\s*([0-9]{1,3}(?:\.[0-9]{1,3})?)\s*[%％](?!\s*(?:以上|左右|以下))"
)
_Field = tuple[str, str]
"""The key of a form, and the path of a field in it."""


@frozen
class Stated:
    """A relation, and the fields that hold its figures, one for each."""

    relation: Relation
    fields: tuple[_Field, ...]

    @classmethod
    def of_one(cls, relation: Relation, field: _Field) -> Stated:
        """A relation of which one field holds every figure."""
        return cls(relation, tuple(field for _ in figure_paths(relation)))


@frozen
class Content:
    """What prose states beside the forms."""

    stated: tuple[Stated, ...]
    facts: tuple[Fact, ...]


def content_of(forms: Sequence[Form]) -> Content:
    """The relations and facts that the prose of `forms` states plainly."""
    passages = [(each, (form.key, each.path)) for form in forms for each in passages_of(form)]
    texts = [(each.text, each.at) for each, _ in passages]
    held = [field for _, field in passages]
    stated = [
        Stated.of_one(relation, field)
        for each, field in [*passages, *_goals(forms)]
        for relation in relations_of(each.text, each.at)
    ]
    stated += _in_sections(texts, held)
    stated += [
        Stated(relation, tuple(held[number] for number in numbers))
        for relation, numbers in contradictions(texts)
    ]
    tables = [
        (_thing(figure.label), figure, (form.key, path))
        for form in forms
        for figure, path in figures_with_paths(form)
    ]
    told = (
        (name, figure, field)
        for (text, at), field in zip(texts, held, strict=True)
        for name, figure in _prose_figures(text, at)
    )
    stated += _restatements([*tables, *told])
    # what a report states is a fact where all its mentions agree, in whatever part it stands
    tabled = (form for form in forms if not isinstance(form, Report))
    in_tables = {fact.id for form in tabled for fact in form.facts()}
    mentioned = (fact for text in texts for fact in _facts(*text))
    facts = [fact for fact in (*mentioned, *_budgets(forms)) if fact.id not in in_tables]
    return Content(tuple(stated), tuple(told_alike(facts, lambda fact: (fact.id, fact.value))))


def relations_of(text: str, at: str) -> Iterator[Relation]:
    """The relations that one paragraph states, or the cell of a table.

    >>> [rate.rate.value.text for rate in relations_of("编制120人，在职126人，控制率100%", "表1")]
    ['100%']
    """
    yield from stated_relations(text, at)
    yield from stated_ordinals(text, at)
    for before, sentence in pairwise(sentences(text)):
        yield from stated_across(before, sentence, at)
    for sentence in sentences(text):
        yield from stated_alone(sentence, at)


def _in_sections(texts: Sequence[tuple[str, str]], held: Sequence[_Field]) -> Iterator[Stated]:
    """What the paragraphs of one section state together: 一、 with all below it."""
    numbers = range(len(texts))
    for _, group in groupby(
        numbers, lambda each: (held[each][0], texts[each][1].partition("、")[0])
    ):
        own = list(group)
        section = [texts[each] for each in own]
        for relation, number in balance_of_section(section):
            yield Stated.of_one(relation, held[own[number]])
        for change, places in changes_since(section):
            yield Stated(change, tuple(held[own[place]] for place in places))


def _goals(forms: Iterable[Form]) -> Iterator[tuple[Passage, _Field]]:
    """What the self-evaluations say of their goals: sums and rates of it, and no facts."""
    for form in forms:
        if form.is_self_evaluation and form.goal is not None:
            at = f"{form.official_title} / 年度总体目标 / 实际完成情况"
            made = Passage(form.goal.actual, at, "goal.actual")
            yield made, (form.key, made.path)


def _prose_figures(text: str, at: str) -> Iterator[tuple[str, Figure]]:
    """The amounts of a paragraph under the names of the things that they are of."""
    for sentence in sentences(text):
        planned = _is_planned(sentence)
        for each in mentions(sentence):
            name = _thing(each.label)
            apart = planned and name not in _BALANCES.values()
            yield f"{name}（预算）" if apart else name, each.figure(at)


def _thing(label: str) -> str:
    """What a label is of: 基本支出实际支出 is of 基本支出, 上年度预算结转 of 上年结转."""
    name = core(label)
    for pattern, balance in _BALANCES.items():
        if pattern.fullmatch(name):
            return balance
    return _SPENT.sub("", name)


def _restatements(told: Iterable[tuple[str, Figure, _Field]]) -> Iterator[Stated]:
    """One thing stated in several places with one amount.

    With two amounts it yields nothing: 基本支出 of two scopes, or before and after, differ rightly.
    """
    groups: dict[tuple[str, int], list[tuple[Figure, _Field]]] = {}
    for name, figure, field in told:
        if isinstance(figure.value, Amount) and figure.value.atoms:
            groups.setdefault((name, figure.value.atoms), []).append((figure, field))
    for (label, _), group in groups.items():
        places = {figure.at for figure, _ in group}
        if len(group) >= 2 and len(places) >= 2:
            figures = tuple(figure for figure, _ in group)
            yield Stated(
                Restatement(label=label, figures=figures), tuple(field for _, field in group)
            )


def _is_planned(sentence: str) -> bool:
    """Whether a sentence speaks of a plan and of nothing that was done."""
    return _PLANNED.search(sentence) is not None and _DONE.search(sentence) is None


def _facts(text: str, at: str) -> Iterator[Fact]:
    """The facts that a paragraph mentions."""
    for sentence in sentences(text):
        planned = _is_planned(sentence)
        for each in mentions(sentence):
            for fact_id, pattern, actual in _FACTS:
                if _names(each.label, pattern) and not (actual and planned):
                    yield Fact(id=fact_id, value=each.amount, at=at)
        for match in _SATISFIED.finditer(sentence):
            yield Fact(id="satisfaction.rate", value=f"{match[1]}%", at=at)


def _budgets(forms: Sequence[Form]) -> Iterator[Fact]:
    """The budgets that a report on a project states, which has no typed part for them.

    Where a form of the unit states one, too, that of the project is none of the filing.
    """
    held = {fact.id for form in forms for fact in form.facts()}
    reports = [form for form in forms if isinstance(form, Report) and is_of_project(form.title)]
    for told in filter(None, (stated_budget(paragraphs_of(each)) for each in reports)):
        splits = {"original": told[0].original, "final": told[0].final}
        for role, paragraph in told[1]:
            split, name = splits.get(role), f"budget.{role}"
            if split is not None and isinstance(split.total, Amount) and name not in held:
                yield Fact(id=name, value=split.total, at=paragraph.at)


def _names(label: str, pattern: re.Pattern[str]) -> bool:
    """Whether a label names a fact, with or without the year before it."""
    return any(pattern.fullmatch(each) for each in (label, without_period(label)))
