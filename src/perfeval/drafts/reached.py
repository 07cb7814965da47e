"""What a row says was reached, as the measure that its own clause asks for.

Only what the row states once and beyond doubt: a rate by its name (控制率105%) or alone (46%), a
number of cases behind a word that finds them (发现1处), a number that is all it says (58万人次).
Whatever says more (a target that is not told apart, another year, an exception, a part that was
put right) leaves the row to people.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from attrs import frozen

from perfeval.drafts.clauses import Understood, UnreadError, read_clause, read_full_points
from perfeval.drafts.clauses.wording import Wording
from perfeval.drafts.known_rates import rate_label
from perfeval.measures import Kind, Measured
from perfeval.numbers.decimals import ATOMS, decimal_text, rounded_atoms
from perfeval.numbers.printed import Count, Percent, Points
from perfeval.numbers.rates import Rate
from perfeval.rules import PerCase, States

__all__ = ["Reached", "is_excused", "plain_clause", "reached_by"]

_LONGEST: Final = 200
_BRACKET: Final = re.compile(r"\([^()%]*+\)")
_PARTS: Final = re.compile("[^,;:。、]++")
_EXCUSED: Final = re.compile(
    "除外|剔除|扣除|不计|不含|批准|批复|同意|政策性|文件|调整后|追加|不可抗|疫情|核减|按规定不|视同|折算"
    "|(?<![违节条制])约|左右|(?<!附)近(?!期)"
)
"""What lets a row be scored by another figure than the one that it states."""
_OTHERS: Final = re.compile("(?:目标|计划|标准|要求|指标值|上年|去年|上期|同期|年初|截至|其中)")
"""What begins the name of a figure that is not what was reached."""
_CHANGES: Final = re.compile("下降|降低|减少|压减|节约|节支|减幅|降幅|低于|少于")
"""Words beside which a figure without a sign may be one below 0."""
_RATE: Final = re.compile(
    r"(?P<label>[^0-9%<>≤≥=~+.-]{0,30}?)(?:为|是|达到?了?|=)?"
    r"(?P<rate>[+-]?[0-9]{1,5}(?:\.[0-9]{1,4})?%)"
)
_OF_PLAN: Final = re.compile(r"(?:完成|到位|执行|支付|支出|拨付|办结|控制)率\Z")
_FIGURE: Final = re.compile(
    r"(?P<label>[^0-9]{1,12})(?P<number>[0-9]{1,9}(?:\.[0-9]{1,6})?)(?P<unit>[^0-9]{1,4})"
)
_PLANNED: Final = re.compile(
    "(?:年初|年度|全年|核定)?(?:计划|目标|预算|编制|应)(?:完成|到位|办理|办|拨付|拨|支付)?(?:数)?(?:为)?"
)
_DONE: Final = re.compile(
    "(?:实际|全年|已|实)?(?:完成|在职|到位|支出|支付|拨付|拨|办结|执行|办理|实际)(?:数)?(?:为|了)?"
)
_PLACES: Final = 6
_LEADING: Final = re.compile(
    "(?:实际|本年度?|当年|全年|年度|本单位|本部门|部门|单位|已|经测算|最终|综合)*+"
)
_CASES: Final = re.compile(
    r"(?:发现|出现|发生|存在|指出|查出|检出|有|共)"
    r"(?P<printed>(?P<count>[0-9]{1,4}|[一二两三四五六七八九十])(?:处|次|例|起|个|项|笔|件|宗|条))"
)
_NUMBER: Final = re.compile(
    r"(?P<label>[^0-9<>≤≥=~+.-]{0,20}?)(?:为|达到?)?(?P<number>[0-9]{1,7}(?:\.(?P<places>[0-9]{1,4}))?)"
    r"(?P<wan>万)?(?P<unit>[^0-9,;。分万]{1,4})[。]?"
)
_DENIED: Final = re.compile("未|没|无|零|不存在|均|全部|计划|应")
_NUMBERS: Final = re.compile("[0-9]++|[一二两三四五六七八九十]")
_BALANCES: Final = {"none", "within", "above"}
_LEFT: Final = re.compile(
    r"(?P<when>上年|年初|本年|年末|当年)(?:度|末)?(?:结转|结余|结转结余)(?:资金)?(?:为)?"
    r"(?P<amount>[0-9]{1,9}(?:\.[0-9]{1,6})?)(?P<unit>万元|元)"
)
_NOTHING_LEFT: Final = re.compile(
    "(?:本年|年末|当年)?(?:末)?无(?:资金)?(?:结转|结余|结转结余)(?:资金)?[。]?"
)
_NUMERALS: Final = {word: n for n, word in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}


@frozen
class Reached:
    """What was reached: as a fact says it, measured, and all that it may stand for."""

    text: str
    measured: Measured
    may_be: tuple[Measured, ...]


def plain_clause(clause: str, points: Points) -> Understood | None:
    """What a clause says, where it is plain to its last word, or what it gives everything for.

    >>> plain_clause("由评价人酌情计分", Points("5")) is None
    True
    """
    try:
        return read_clause(clause, points)
    except UnreadError:
        return read_full_points(clause, points)


def is_excused(text: str) -> bool:
    """Whether a text lets a row be scored by another figure than the one that was reached.

    >>> is_excused("剔除政策性安置人员后为100%"), is_excused("受疫苗供应影响")
    (True, False)
    """
    return _EXCUSED.search(text) is not None


def reached_by(text: str, name: str, understood: Understood) -> Reached | None:
    """What the text of a row states of the measure of its clause; None where there is a doubt.

    >>> clause = read_clause("控制率≤100%得5分；每超过1个百分点扣0.5分。", Points("5"))
    >>> reached_by("编制120人，在职126人，控制率105%", "在职人员控制率", clause).text
    '105%'
    """
    plain = _BRACKET.sub("", Wording.of(text).plain)
    if not plain or len(plain) > _LONGEST or is_excused(plain):
        return None
    if understood.kind is Kind.RATE:
        return _rate(plain, name, understood.subjects)
    if isinstance(understood.rule, States):
        return _state(plain, name, understood.rule)
    if understood.kind is Kind.CHECKS:
        return _condition(plain, understood.conditions)
    if isinstance(understood.rule, PerCase):
        return _cases(plain, understood)
    return None if understood.conditions else _number(plain, name, understood)


def _rate(plain: str, name: str, subjects: tuple[str, ...]) -> Reached | None:
    """The one rate that the text gives under the name of the row, of its clause, or none."""
    label = rate_label(name)
    if _CHANGES.search(plain) or _CHANGES.search(label):
        return None
    if "%" not in plain:
        return _share(plain) if any(map(_OF_PLAN.search, (label, *subjects))) else None
    parts = [each for each in _PARTS.findall(plain) if "%" in each]
    own = [each for each in parts if not _OTHERS.match(each)]
    match = _RATE.fullmatch(own[0]) if len(own) == 1 else None
    if match is None:
        return None
    said = rate_label(_LEADING.sub("", match["label"], count=1))
    names = (label, *map(rate_label, subjects))
    if said and not any(_is_called(said, each) for each in names):
        return None
    percent = Percent(match["rate"])
    unit = ATOMS // 10**percent.places
    beside = (percent.atoms - unit // 2, percent.atoms + unit - 1)
    return Reached(percent.text, _measured(percent.atoms), tuple(map(_measured, beside)))


def _share(plain: str) -> Reached | None:
    """What was done of what was planned, where the text says no more than these two figures."""
    found = [_FIGURE.fullmatch(each) for each in _PARTS.findall(plain)]
    planned = [each for each in found if each and _PLANNED.fullmatch(each["label"])]
    done = [each for each in found if each and _DONE.fullmatch(each["label"])]
    if (
        len(found) != 2
        or len(planned) != 1
        or len(done) != 1
        or planned[0]["unit"] != done[0]["unit"]
    ):
        return None
    part, whole = (Fraction(each[0]["number"]) for each in (done, planned))
    if not whole:
        return None
    text = f"{decimal_text(rounded_atoms(100 * part / whole, _PLACES))}%"
    measured = Measured(Kind.RATE, Percent(text).rate)
    return Reached(text, measured, (measured,))


def _is_called(said: str, name: str) -> bool:
    """Whether one name is the end of the other: 控制率 of 在职人员控制率."""
    shorter = min(len(said), len(name))
    return shorter > 1 and (name.endswith(said) or said.endswith(name))


def _measured(atoms: int) -> Measured:
    return Measured(Kind.RATE, Rate.of_atoms(atoms, 100 * ATOMS))


def _state(plain: str, name: str, rule: States) -> Reached | None:
    """The level that is all the text says, or how a balance stands to the one before it."""
    names = [state.name for state in rule.states]
    state = plain if plain in names else ""
    if set(names) == _BALANCES and ("结余" in name or "结转" in name):
        state = _balance(plain)
    if not state:
        return None
    measured = Measured(Kind.STATE, state)
    return Reached(state, measured, (measured,))


def _condition(plain: str, conditions: tuple[str, ...]) -> Reached | None:
    """The only condition of a clause, met, where the text says it in its words and nothing more."""
    if conditions != (plain,):
        return None
    measured = Measured(Kind.CHECKS, (True,))
    return Reached(plain, measured, (measured,))


def _balance(plain: str) -> str:
    """Whether nothing is left, no more than was brought forward, or more; empty in doubt."""
    if _NOTHING_LEFT.fullmatch(plain):
        return "none"
    found = {match["when"]: match for match in _LEFT.finditer(plain)}
    before = next((found[each] for each in ("上年", "年初") if each in found), None)
    now = [match for when, match in found.items() if when not in ("上年", "年初")]
    if before is None or len(now) != 1 or len(found) > 2 or now[0]["unit"] != before["unit"]:
        return ""
    amount, limit = Fraction(now[0]["amount"]), Fraction(before["amount"])
    if not amount:
        return "none"
    return "within" if amount <= limit else "above"


def _number(plain: str, name: str, understood: Understood) -> Reached | None:
    """The number that is all the text says, of what the clause counts: 58万人次."""
    match = _NUMBER.fullmatch(plain)
    if match is None or match["unit"] != understood.unit:
        return None
    label = rate_label(match["label"])
    if label and not _is_called(label, rate_label(name)):
        return None
    unit = 10_000 if match["wan"] else 1
    number = Fraction(match["number"]) * unit
    half = Fraction(unit, 2 * 10 ** len(match["places"] or "")) if match["wan"] else Fraction(0)
    if number.denominator != 1:
        return None
    exact, *beside = (
        Measured(Kind.COUNT, Count.of_atoms(int(each * ATOMS)))
        for each in (number, number - half, number + half - 1)
    )
    said = f"{match['number']}{match['wan'] or ''}{match['unit']}"
    return Reached(said, exact, tuple(beside) if half else (exact,))


def _cases(plain: str, understood: Understood) -> Reached | None:
    """The one number of cases that the text tells; none where it tells another or denies any."""
    match = _CASES.search(plain)
    if match is None or _DENIED.search(plain) or len(_NUMBERS.findall(plain)) > 1:
        return None
    if understood.cases and match["printed"][-1] not in understood.cases:
        return None
    count = Count(str(_NUMERALS.get(match["count"], match["count"])))
    measured = Measured(Kind.COUNT, count)
    return Reached(match["printed"], measured, (measured,))
