"""What stands in a rubric, in words: points, years, measures, rules, whole rows."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable
from typing import Any, Final

from perfeval.filing import FormKind
from perfeval.filing.sources import FiscalYears, Jurisdiction, Source
from perfeval.measures import Measure
from perfeval.numbers.printed import Points
from perfeval.render.rubric_words import (
    conditions,
    counts_lines,
    discount_lines,
    named,
    ruled,
    section_points,
    veto_caps,
)
from perfeval.rubric.criteria import CapTotal, Criterion, NotApplicable, Pool, PoolRow
from perfeval.rubric.grades import GradeDiscount, RatingByCounts
from perfeval.rubric.ratings import Rating
from perfeval.rubric.readings import Deviation, Reading
from perfeval.rubric.sections import Section
from perfeval.rubric.split import Rest, Split
from perfeval.rubric.veto import Veto
from perfeval.rules.checked import rule_text

__all__ = ["in_words"]

_CHOICES: Final[dict[str, dict[enum.Enum | bool | None, str]]] = {
    "zh": {
        None: "无",
        True: "是",
        False: "否",
        NotApplicable.FULL: "不适用的行计满分",
        NotApplicable.DROPPED: "不适用的行不计，总分按其余各行折算",
        NotApplicable.BLANK: "不适用的行为空，其分值已移到其他行",
        CapTotal.BEFORE_PENALTIES: "先封顶再减分",
        CapTotal.AFTER_PENALTIES: "先减分再封顶",
        Rest.FIRST: "余数归第一行",
        Rest.LAST: "余数归最后一行",
    },
    "en": {
        None: "none",
        True: "yes",
        False: "no",
        NotApplicable.FULL: "full points for 不适用",
        NotApplicable.DROPPED: "不适用 is dropped, the rest rescaled",
        NotApplicable.BLANK: "不适用 is blank, its points are in other rows",
        CapTotal.BEFORE_PENALTIES: "the cap before the penalties",
        CapTotal.AFTER_PENALTIES: "the penalties before the cap",
        Rest.FIRST: "the first row takes the rest",
        Rest.LAST: "the last row takes the rest",
    },
}
_WORDS: Final = {
    "zh": {
        "points": "{} 分",
        "at_least": "不低于 {} 分",
        "measure": "{}（{}），取数：{}",
        "why": "{}（{}）",
        "split": "保留 {} 位小数，{}",
        "row": "{} 分；{}；规则：{}",
        "deviation": "{} {} {}：公布 {}，计算 {}，{}",
    },
    "en": {
        "points": "{} points",
        "at_least": "at least {} points",
        "measure": "{} ({}), of the facts {}",
        "why": "{} ({})",
        "split": "to {} decimals, {}",
        "row": "{} points; {}; rule: {}",
        "deviation": "{} {} {}: published {}, computed {}; {}",
    },
}


def in_words(value: Any, lang: str) -> str:
    """A value of a rubric in words; a rule by what it does."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool | NotApplicable | CapTotal | Rest):
        return _CHOICES[lang][value]
    if isinstance(value, tuple):
        return _several((in_words(each, lang) for each in value), lang)
    for kinds, words in _KINDS:
        if isinstance(value, kinds):
            return words(value, lang)
    if isinstance(value, int | FiscalYears):
        return str(value)
    return rule_text(value, lang, "")


def _several(texts: Iterable[str], lang: str) -> str:
    return ("；" if lang == "zh" else "; ").join(filter(None, texts)) or _CHOICES[lang][None]


def _lines(lines: list[tuple[str, str]], lang: str) -> str:
    return _several((" ".join(line) for line in lines), lang)


def _points(points: Points, lang: str) -> str:
    return _WORDS[lang]["points"].format(points.plain)


def _measure(measure: Measure, lang: str) -> str:
    facts = "、".join(measure.facts) if lang == "zh" else ", ".join(measure.facts)
    return _WORDS[lang]["measure"].format(named(measure, lang), measure.text, facts)


def _row(row: Criterion | Pool, lang: str) -> str:
    return _WORDS[lang]["row"].format(row.points.plain, row.clause, ruled(row, lang))


def _pool_row(row: PoolRow, lang: str) -> str:
    return " ".join((row.name, *([] if row.points is None else [_points(row.points, lang)])))


def _reading(reading: Reading, lang: str) -> str:
    if not reading.why:
        return reading.choice
    return _WORDS[lang]["why"].format(reading.choice, reading.why)


def _rating(rating: Rating, lang: str) -> str:
    least = _WORDS[lang]["at_least"].format(rating.at_least.plain)
    return _several((least, *rating.synonyms), lang)


def _veto(veto: Veto, lang: str) -> str:
    return _several((veto.clause, conditions(veto, lang), *veto_caps(veto, lang)), lang)


def _split(split: Split, lang: str) -> str:
    return _WORDS[lang]["split"].format(split.places, in_words(split.rest, lang))


def _deviation(known: Deviation, lang: str) -> str:
    computed = _CHOICES[lang][None] if known.computed is None else known.computed.plain
    return _WORDS[lang]["deviation"].format(
        known.unit, known.year, known.row, known.claimed.plain, computed, known.why
    )


def _source(source: Source, lang: str) -> str:
    return _several((source.cite(), source.url), lang)


_KINDS: Final[tuple[tuple[Any, Callable[[Any, str], str]], ...]] = (
    (Points, _points),
    (Measure, _measure),
    ((Criterion, Pool), _row),
    (PoolRow, _pool_row),
    (Section, section_points),
    (Reading, _reading),
    (Rating, _rating),
    (Veto, _veto),
    (Split, _split),
    (Deviation, _deviation),
    (RatingByCounts, lambda value, lang: _lines(counts_lines(value, lang), lang)),
    (GradeDiscount, lambda value, lang: _lines(discount_lines(value, lang), lang)),
    (Source, _source),
    (Jurisdiction, lambda value, _: f"{value.name} {value.code}"),
    (FormKind, lambda value, _: value.official_name),
)
