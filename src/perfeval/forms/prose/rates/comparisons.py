"""Rates and completions that a sentence states beside the two figures they are made of.

Precision first: a rate is tied to its figures only where the sentence has one that is planned and
one that was done, in one unit, and the word of the rate is that of what was done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate
from typing import Final

from attrs import evolve

from perfeval.filing.relations import Relation
from perfeval.forms.prose.quantities import Quantity, quantities
from perfeval.forms.prose.rates.growth import PLANNED, is_change, stated_growth
from perfeval.forms.prose.related import growth_of, rate_of
from perfeval.forms.words.years import LAST_YEAR

__all__ = ["stated_across", "stated_comparisons"]

_DONE: Final = re.compile(
    r"实际|实发|实有|支出|完成|执行|支付|使用|已|合格|办结|达标|发放|验收|兑付|拨付"
)
_PAID: Final = ("支出", "支付", "拨付", "使用", "执行")
_RATE: Final = re.compile(
    r"(执行|支付|支出|使用|拨付|完成|到位|合格|办结|达标|发放|验收|兑付|完工|开工|竣工|入住|参保|签约"
    r"|覆盖|整改|结案|调解|化解|成活|建档|就业|接种|改造|投产)(?:率|进度)(?:为|是|达到|达|约为)?$"
)
_OF_STEM: Final = re.compile(
    r"(?:\A|[^\u4e00-\u9fff])[\u4e00-\u9fff]{0,8}?([\u4e00-\u9fff]{2})率(?:为|是|达到|达|约为)?\Z"
)
_SHARE: Final = re.compile(r"(?:所)?占(?:比|比例|比重)?(?:为|达)?")
_NO_STEM: Final = frozenset(
    {"增长", "提高", "下降", "降低", "减少", "变动", "变化", "节约", "控制"}
)
"""What a rate of change or of control is called after, which is no part of a whole."""
_OF_FIGURE: Final = re.compile(r"的(?:比例|比重)?(?:为|是)?")
_WHOLE: Final = re.compile(
    r"^(?:占|完成|为|达到|相当于)(?:了)?[^。]{0,12}(?:预算|计划|任务|目标|总额|资金|指标|支出|收入|合计)"
)
_OF_ALL: Final = re.compile(
    r"^占(?:了)?[^。]{0,8}总(?:人口|人数|户数|面积|里程|数|量)|^占[^。]{0,8}(?:全部|应有|常住人口)"
)
_PLAIN_PLAN: Final = re.compile(
    r"(?:其中)?(?:20[0-9]{2}年(?:度)?)?(?:全年|年初|年度|项目|财政|总){0,3}预算(?:安排|资金|总额|金额|数){0,3}(?:为|是)?"
)
_PLAIN_DONE: Final = re.compile(
    r"(?:20[0-9]{2}年(?:度)?)?(?:全年|年度|累计|实际|已|共){0,3}(?:支出|支付|执行|使用|拨付)(?:资金|金额|总额|数|额){0,3}(?:为|是)?"
)
_OF_TASK: Final = re.compile(
    r"(?<!超额)(?:完成|占|达到|为)(?:了)?(?:年度|全年|年初)?(?:目标任务|计划任务|任务数?|计划数?|目标数?|目标值)的?$"
)
_BEYOND: Final = re.compile(
    r"超额完成(?:了)?(?:年度|全年|年初)?(?:目标任务|计划任务|任务|计划|目标)?的?$"
)
_SAVED: Final = re.compile(r"(?:节约|节支|节省)率?(?:为|是|达到?)?$")
_TASK_BEYOND: Final = re.compile(
    r"超额完成(?:了)?(?:年度|全年|年初)?(?:目标任务|计划任务|任务|计划|目标)(?:数|量|值)?"
)
_OTHER_YEAR: Final = re.compile(f"{LAST_YEAR}|明年|下年|次年|每")
_ARRIVED: Final = "到位"
_ADJUSTED: Final = re.compile("追加|调增|调减|调整|核减|增加|减少")
"""An amount that makes another budget of the one before it."""
_ADJUSTED_TO: Final = re.compile(
    r"(?:20[0-9]{2}年)?(?:调整|追加|调剂|变更|压减|核减)后的?(?:[^。]{0,4}预算|预算)?|(?:20[0-9]{2}年)?(?:全年|最终)(?:总)?预算"
)
"""The budget that the adjustments before it lead to: it is the whole of what was done."""
_PAIR: Final = 2
_MONEY_RATES: Final = frozenset({"执行", "支付", "支出", "使用", "拨付", "完成"})


def stated_comparisons(sentence: str, at: str) -> Iterator[Relation]:
    """The rates, completions and growth of one sentence."""
    found = quantities(sentence)
    last = 0
    for position, each in enumerate(found):
        if not each.is_percent:
            continue
        figures = _without_parts([one for one in found[last:position] if not one.is_percent])
        last = position + 1
        if len(figures) < 2 and _RATE.search(each.label):
            figures = _around(figures, found[last:]) or figures
        yield from _compared(each, figures, at)


def _without_parts(figures: list[Quantity]) -> list[Quantity]:
    """The figures without those that 其中 divides one of them into, where they come to it."""
    for place, total in enumerate(figures[:-2]):
        if figures[place + 1].label.startswith("其中"):
            sums = accumulate(each.fraction for each in figures[place + 1 :])
            for many, added in enumerate(sums, start=1):
                if added == total.fraction and many >= _PAIR:
                    return [*figures[: place + 1], *figures[place + 1 + many :]]
    return figures


def stated_across(before: str, sentence: str, at: str) -> Iterator[Relation]:
    """The rates of a sentence whose plan ends the one before it: 计划600次。实际720次，完成率120%.

    Nothing where the sentence has a plan of its own, or is of another thing than figures done.
    """
    plans, found = quantities(before)[-1:], quantities(sentence)
    counted = (each for each in (*plans, *found) if not each.is_percent)
    planned = [each for each in counted if PLANNED.search(each.label)]
    other = not plans or _OTHER_YEAR.search(plans[0].label) or plans[0].end != len(before)
    if other or planned != [*plans]:
        return
    own = set(stated_comparisons(sentence, at))
    joined = stated_comparisons(f"{before}，{sentence}", at)
    yield from (each for each in joined if each not in own)


def _compared(percent: Quantity, figures: Sequence[Quantity], at: str) -> Iterator[Relation]:
    rate = _RATE.search(percent.label)
    if rate is not None:
        yield from _rate(percent, figures, at, rate[1])
    elif _OF_FIGURE.fullmatch(percent.label):
        yield from _of_figure(percent, figures, at)
    elif _SHARE.fullmatch(percent.label):
        yield from _of_which(percent, figures, at)
    elif _SAVED.search(percent.label):
        yield from _from_plan(percent, figures, at, fell=True)
    elif stem := _OF_STEM.search(percent.label):
        yield from _of_stem(percent, figures, at, stem[1])
    elif _BEYOND.search(percent.label):
        yield from _from_plan(percent, figures, at, fell=False)
    elif _OF_TASK.search(percent.label):
        yield from _rate(percent, figures, at, "完成")
    elif is_change(percent):
        yield from stated_growth(percent, figures, at)


def _around(before: Sequence[Quantity], behind: Sequence[Quantity]) -> list[Quantity]:
    """The budget and the outturn of a rate that stands before or between them.

    Both must be named plainly, and no percentage may follow that could be of them.
    """
    figures = [*before, *behind]
    if len(figures) != _PAIR or any(each.is_percent for each in behind):
        return []
    plan, done = (each.label for each in figures)
    return figures if _PLAIN_PLAN.fullmatch(plan) and _PLAIN_DONE.fullmatch(done) else []


def _of_figure(percent: Quantity, figures: Sequence[Quantity], at: str) -> Iterator[Relation]:
    """实际支出33万元，占全年预算100万元的33%: the whole stands within the words of the share."""
    if len(figures) < 2 or figures[-1].unit != figures[-2].unit:
        return
    part, whole = figures[-2:]
    if _TASK_BEYOND.fullmatch(whole.label):
        yield from growth_of(part, whole, evolve(percent, label="超额完成"), at, fell=False)
        return
    named = _WHOLE.search(whole.label) if len(figures) == 2 else None
    if (named or _OF_ALL.search(whole.label)) and not _WHOLE.search(part.label):
        yield from _related(part, whole, percent, at)


def _of_stem(
    percent: Quantity, figures: Sequence[Quantity], at: str, stem: str
) -> Iterator[Relation]:
    """申报215项，立项43项，立项率20%: of two counts in one unit one is called as the rate.

    Both are where one is due and one done: 应补贴420户，实际补贴378户，补贴率90%.
    """
    if stem in _NO_STEM or not figures or figures[-1].is_money:
        return
    sides = _sides(figures)
    if sides is not None and all(stem in each.label for each in sides):
        yield from _related(sides[1], sides[0], percent, at)
        return
    whole, part = figures[0], figures[-1]
    named = any(each in part.label for each in stem) and not any(
        each in whole.label for each in stem
    )
    if (
        len(figures) == _PAIR
        and part.label.startswith("其中")
        and named
        and part.unit == whole.unit
    ):
        yield from _related(part, whole, percent, at)
        return
    wholes = [
        each
        for each in figures[:-1]
        if each.unit == part.unit and _whole_and_part((each, part), stem)
    ]
    if wholes:
        nearest = min(wholes, key=lambda each: abs(_hundredths(part, each) - percent.fraction))
        yield from _related(part, nearest, percent, at)


def _hundredths(part: Quantity, whole: Quantity) -> Fraction:
    """The share in percent; of a whole that is none, nothing."""
    return 100 * part.fraction / whole.fraction if whole.fraction else Fraction(0)


def _of_which(percent: Quantity, figures: Sequence[Quantity], at: str) -> Iterator[Relation]:
    """服务老年人11.8万人次，其中高龄老人3.2万人次，占27.12%."""
    if len(figures) < 2 or figures[-1].is_money:
        return
    whole, part = figures[-2:]
    if part.unit == whole.unit and part.label.startswith("其中"):
        yield from _related(part, whole, percent, at)


def _sides(figures: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """What was planned and what was done, where a sentence has one of each."""
    planned = [each for each in figures if PLANNED.search(each.label)]
    done = [each for each in figures if each not in planned and _DONE.search(each.label)]
    if len(done) > 1:
        done = [each for each in done if not _ADJUSTED.search(each.label)]
    final = [each for each in planned[1:] if _ADJUSTED_TO.match(each.label)]
    planned = final if len(final) == 1 and final[0] is planned[-1] else planned
    if len(figures) == 2 and len(planned) == 1 and not done:
        done = [each for each in figures if each not in planned and not is_change(each)]
    if len(planned) != 1 or len(done) != 1 or planned[0].unit != done[0].unit:
        return None
    return planned[0], done[0]


def _rate(percent: Quantity, figures: Sequence[Quantity], at: str, word: str) -> Iterator[Relation]:
    sides = _sides(figures)
    if sides is None:
        apart = len(figures) > _PAIR and figures[-_PAIR - 1].unit != figures[-1].unit
        sides = _whole_and_part(figures[-_PAIR:] if apart else figures, word)
    if sides is None:
        return
    whole, part = sides
    money = whole.is_money
    if money and any(_changes(each, whole) for each in figures if each not in sides):
        return
    paid = word in _MONEY_RATES or (word == _ARRIVED and word in part.label)
    if paid if money else word in {"完成", "发放"} or word in part.label:
        yield from _related(part, whole, percent, at)


def _changes(each: Quantity, whole: Quantity) -> bool:
    """Whether an amount makes another budget of `whole`; the adjusted one has those before it."""
    counted = each.start < whole.start and _ADJUSTED_TO.match(whole.label) is not None
    return not counted and _ADJUSTED.search(each.label) is not None


def _related(part: Quantity, whole: Quantity, percent: Quantity, at: str) -> Iterator[Relation]:
    shared = _OF_FIGURE.fullmatch(percent.label) or _SHARE.fullmatch(percent.label)
    yield from rate_of(part, whole, percent, at, "占比" if shared else "")


def _whole_and_part(figures: Sequence[Quantity], word: str) -> tuple[Quantity, Quantity] | None:
    """A whole and the part of it that the rate is of: 抽检1200批次，合格1164批次; 到位…，支付…"""
    if len(figures) != 2 or figures[0].unit != figures[1].unit:
        return None
    whole, part = figures
    words = _PAID if whole.is_money and word != _ARRIVED else (word,)
    in_whole, in_part = (any(one in each.label for one in words) for each in figures)
    return (whole, part) if in_part and not in_whole else None


def _from_plan(
    percent: Quantity, figures: Sequence[Quantity], at: str, *, fell: bool
) -> Iterator[Relation]:
    """超额完成43%: what was done is 43% more than the task; 节约率10%: so much less was spent."""
    sides = _sides(figures)
    if sides is not None:
        yield from growth_of(sides[1], sides[0], percent, at, fell=fell)
