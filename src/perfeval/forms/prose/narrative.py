"""What the prose of a filing states: relations, facts beyond doubt, restatements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import frozen

from perfeval.filing.facts import Fact
from perfeval.filing.form import Form
from perfeval.filing.forms.report import Report
from perfeval.filing.relations import Figure, Relation, Restatement
from perfeval.forms.prose.changes import stated_changes
from perfeval.forms.prose.comparisons import stated_comparisons
from perfeval.forms.prose.contradictions import contradictions
from perfeval.forms.prose.lists import stated_counts
from perfeval.forms.prose.mentions import core, mentions, sentences, without_period
from perfeval.forms.prose.multiples import stated_multiples
from perfeval.forms.prose.named_rates import stated_named_rates
from perfeval.forms.prose.products import stated_products
from perfeval.forms.prose.relations import stated_relations
from perfeval.forms.prose.remainders import stated_remainders
from perfeval.forms.prose.score_lists import stated_scores
from perfeval.forms.prose.shares import stated_shares
from perfeval.forms.prose.three_public import stated_three_public
from perfeval.numbers.amounts import Amount

__all__ = ["Content", "content_of"]

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


@frozen
class Content:
    """What prose states beside the forms."""

    relations: tuple[Relation, ...]
    facts: tuple[Fact, ...]


def content_of(forms: Sequence[Form]) -> Content:
    """The relations and facts that the prose of `forms` states plainly."""
    texts = [each for form in forms for each in form.prose()]
    relations: list[Relation] = []
    for text, at in [*texts, *_goals(forms)]:
        relations += stated_relations(text, at)
        for sentence in sentences(text):
            relations += stated_comparisons(sentence, at)
            relations += stated_named_rates(sentence, at)
            relations += stated_counts(sentence, at)
            relations += stated_multiples(sentence, at)
            relations += stated_products(sentence, at)
            relations += stated_shares(sentence, at)
            relations += stated_changes(sentence, at)
            relations += stated_remainders(sentence, at)
            relations += stated_scores(sentence, at)
            relations += stated_three_public(sentence, at)
    relations += contradictions(texts)
    tables = [(_thing(figure.label), figure) for form in forms for figure in form.table_figures()]
    relations += _restatements([*tables, *_prose_figures(texts)])
    # what a report states is a fact where all its mentions agree, in whatever part it stands
    tabled = (form for form in forms if not isinstance(form, Report))
    stated = {fact.id for form in tabled for fact in form.facts()}
    facts = [fact for fact in _facts(texts) if fact.id not in stated]
    return Content(tuple(relations), tuple(facts))


def _goals(forms: Iterable[Form]) -> Iterator[tuple[str, str]]:
    """What the self-evaluations say of their goals: sums and rates of it, and no facts."""
    for form in forms:
        if form.is_self_evaluation and form.goal is not None:
            yield form.goal.actual, f"{form.official_title} / 年度总体目标 / 实际完成情况"


def _prose_figures(texts: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Figure]]:
    """The amounts of the prose under the names of the things that they are of."""
    for text, at in texts:
        for sentence in sentences(text):
            planned = _PLANNED.search(sentence) and not _DONE.search(sentence)
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


def _restatements(figures: Iterable[tuple[str, Figure]]) -> Iterator[Restatement]:
    """One thing stated in several places with one amount.

    With two amounts it yields nothing: 基本支出 of two scopes, or before and after, differ rightly.
    """
    groups: dict[tuple[str, int], list[Figure]] = {}
    for name, figure in figures:
        if isinstance(figure.value, Amount) and figure.value.atoms:
            groups.setdefault((name, figure.value.atoms), []).append(figure)
    for (label, _), group in groups.items():
        places = {figure.at for figure in group}
        if len(group) >= 2 and len(places) >= 2:
            yield Restatement(label=label, figures=tuple(group))


def _facts(texts: Sequence[tuple[str, str]]) -> Iterator[Fact]:
    """Facts of which every mention says the same."""
    found: dict[str, list[Fact]] = {}
    for text, at in texts:
        for sentence in sentences(text):
            planned = _PLANNED.search(sentence) and not _DONE.search(sentence)
            for each in mentions(sentence):
                for fact_id, pattern, actual in _FACTS:
                    if _names(each.label, pattern) and not (actual and planned):
                        found.setdefault(fact_id, []).append(
                            Fact(id=fact_id, value=each.amount, at=at)
                        )
            for match in _SATISFIED.finditer(sentence):
                found.setdefault("satisfaction.rate", []).append(
                    Fact(id="satisfaction.rate", value=f"{match[1]}%", at=at)
                )
    for facts in found.values():
        if len({fact.value for fact in facts}) == 1:
            yield facts[0]


def _names(label: str, pattern: re.Pattern[str]) -> bool:
    """Whether a label names a fact, with or without the year before it."""
    return any(pattern.fullmatch(each) for each in (label, without_period(label)))
