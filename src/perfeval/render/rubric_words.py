"""What stands in a rubric, in words that every format prints: points, ratings, rules, caps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from perfeval.measures import Measure
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.grades import GradeDiscount, RatingByCounts
from perfeval.rubric.rubric import Rubric
from perfeval.rubric.sections import Section
from perfeval.rubric.veto import Veto
from perfeval.rules.checked import rule_text
from perfeval.scoring.scores import VetoOutcome

__all__ = [
    "bonuses_title",
    "conditions",
    "counts_lines",
    "discount_lines",
    "graded",
    "level_text",
    "named",
    "pool_note",
    "ruled",
    "section_points",
    "veto_caps",
]

_WORDS: Final = {
    "zh": {
        "points": "{} 分",
        "own_rows": "（由单位填列指标）",
        "shared": "（各行合计）",
        "bonuses": "加分项",
        "total_under": "总分以 {} 分为限",
        "before_penalties": "，先封顶再减分",
        "after_penalties": "，先减分再封顶",
        "capped": "{}（{}）",
        "rating_under": "评价等次最高为{}",
        "adds_to": "{}（各行合计 {} 分，折算计入）",
        "own_level": "只适用于本级单位",
        "counted": "按等级个数评定（{} 项）",
        "counts": "{} 项及以上为{}",
        "none_of": "且无{}",
        "otherwise": "其他情形",
        "discounts": "评级下降的折扣",
        "lost": "低 {} 档",
        "by": "按 {}，{}",
        "measured": "{}（{}）",
    },
    "en": {
        "points": "{} points",
        "own_rows": " (the unit's own indicators)",
        "shared": " (all rows together)",
        "bonuses": "bonuses",
        "total_under": "total at most {}",
        "before_penalties": ", before the penalties come off",
        "after_penalties": ", after the penalties",
        "capped": "{} ({})",
        "rating_under": "rating at most {}",
        "adds_to": "{} (its rows add up to {} and count in proportion)",
        "own_level": "for units of the place itself only",
        "counted": "rating by counts of levels ({} items)",
        "counts": "{} or more of {}",
        "none_of": " and none of {}",
        "otherwise": "otherwise",
        "discounts": "discount by grades lost",
        "lost": "{} lost",
        "by": "by {}, {}",
        "measured": "{} ({})",
    },
}


def level_text(rubric: Rubric, lang: str) -> str:
    """That a rubric is for units of the place itself; nothing where it is for all in it."""
    return _WORDS[lang]["own_level"] if rubric.own_level else ""


def section_points(section: Section, lang: str) -> str:
    """The points of a section, and what its rows add up to where that is something else."""
    points = _WORDS[lang]["points"].format(section.points.plain)
    if section.adds_to is None:
        return points
    return _WORDS[lang]["adds_to"].format(points, section.adds_to.plain)


def graded(rubric: Rubric, lang: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The rating by counts of levels, and the discount by grades lost: title and lines."""
    words = _WORDS[lang]
    counted, discount = rubric.rating_by_counts, rubric.grade_discount
    if counted is not None:
        yield words["counted"].format(counted.items), counts_lines(counted, lang)
    if discount is not None:
        yield words["discounts"], discount_lines(discount, lang)


def counts_lines(counted: RatingByCounts, lang: str) -> list[tuple[str, str]]:
    """Each rating with the counts of levels that earn it."""
    words = _WORDS[lang]
    lines = []
    for each in counted.ratings:
        unless = words["none_of"].format("、".join(each.none_of)) if each.none_of else ""
        needed = words["counts"].format(each.at_least, "、".join(each.of))
        lines.append((each.name, needed + unless))
    return [*lines, (counted.otherwise, words["otherwise"])]


def discount_lines(discount: GradeDiscount, lang: str) -> list[tuple[str, str]]:
    """What is left of a total for one grade lost, for two, and so on."""
    lost = _WORDS[lang]["lost"]
    return [(lost.format(n), str(each)) for n, each in enumerate(discount.shares, start=1)]


def ruled(item: Criterion | Pool, lang: str) -> str:
    """The rule of a row in words, behind what it measures and the formula of that."""
    rule = rule_text(item.rule, lang, item.name)
    measure = item.measure if isinstance(item, Criterion) else None
    if measure is None:
        return rule
    words = _WORDS[lang]
    by = named(measure, lang)
    if measure.text:
        by = words["measured"].format(by, measure.text)
    return words["by"].format(by, rule)


def conditions(veto: Veto, lang: str) -> str:
    """The grave facts of a veto, of which one is enough."""
    names = [term.name if lang == "zh" else term.english for term in veto.conditions]
    return "；".join(names) if lang == "zh" else "; ".join(names)


def bonuses_title(rubric: Rubric, lang: str) -> str:
    """The heading of the bonuses, with the cap of the total."""
    words = _WORDS[lang]
    if rubric.total_at_most is None:
        return words["bonuses"]
    cap = words["total_under"].format(rubric.total_at_most.plain)
    order = "" if rubric.cap_total is None else words[rubric.cap_total.value]
    return words["capped"].format(words["bonuses"], cap + order)


def veto_caps(veto: Veto | VetoOutcome, lang: str) -> tuple[str, ...]:
    """What a veto caps: the total, the rating."""
    words = _WORDS[lang]
    caps = (
        ("total_under", "" if veto.total_at_most is None else veto.total_at_most.plain),
        ("rating_under", veto.rating_at_most),
    )
    return tuple(words[key].format(most) for key, most in caps if most)


def pool_note(item: Criterion | Pool, lang: str) -> str:
    """What the name of a pool does not say: whose rows it has, whether they share one weight."""
    if isinstance(item, Criterion):
        return ""
    if item.shared:
        return _WORDS[lang]["shared"]
    return "" if item.rows else _WORDS[lang]["own_rows"]


def named(item: Criterion | Pool | Section | Rubric | Veto | Measure, lang: str) -> str:
    """The official name; the English one where that is asked for and known."""
    return item.name_en if lang == "en" and item.name_en else item.name
