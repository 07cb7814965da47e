"""The money of a form: the total with its sources, rates and the score for execution."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Final

from attrs import evolve

from tests.drawn.figures import money, parts, plain, rounded, share
from tests.drawn.known import Fund, Line

__all__ = ["SOURCES", "drawn_breakdown", "drawn_funds"]

SOURCES: Final = (
    ("其中：当年财政拨款", "上年结转资金", "其他资金"),
    ("其中：财政拨款", "其他资金"),
    ("其中：本年财政拨款", "上年结转资金", "其他资金"),
    ("其中：财政资金", "财政专户管理资金", "单位资金"),
    ("一般公共预算资金", "政府性基金", "其他资金"),
    ("其中：中央补助", "省级资金", "县级资金"),
    ("其中：上级资金", "本级资金"),
)
_INCOME: Final = ("一般公共预算", "政府性基金拨款", "纳入专户管理的非税收入拨款", "其他资金")


def drawn_funds(
    random: Random, label: str, points: int, sources: tuple[str, ...], *, full: bool
) -> list[Fund]:
    """The total and its sources; `full`: all of it is spent."""
    places = random.choice((2, 2, 2, 4, 0))
    final = money(random, places)
    spent = final if full else _part(random, final, places)
    rate = share(spent, final)
    spare = random.choice(("", "", "00"))
    original = final if random.random() < 0.5 else money(random, places)
    whole = Fund(
        label=label,
        original=_typed(original, places),
        final=_typed(final, places),
        outturn=_typed(spent, places),
        points=str(points) if points else "",
        rate=_percent(rate, spare),
        claimed=plain(rounded(rate * points, 2)) if points else "",
    )
    if not sources:
        return [whole]
    filled = random.randint(1, len(sources))
    finals = parts(random, final, filled, places)
    spends = _below(finals, spent)
    originals = parts(random, original, filled, places)
    made = [whole]
    for position, source in enumerate(sources):
        if position >= filled:
            blank = random.choice(("", "0"))
            made.append(Fund(label=source, original=blank, final=blank, outturn=blank))
            continue
        made.append(
            Fund(
                label=source,
                original=_typed(originals[position], places),
                final=_typed(finals[position], places),
                outturn=_typed(spends[position], places),
                rate=_percent(share(spends[position], finals[position]), spare)
                if finals[position] and random.random() < 0.6
                else "",
            )
        )
    return made


def _typed(value: Decimal, places: int) -> str:
    return f"{value:.{places}f}" if places and places < 4 else plain(value)


def _part(random: Random, whole: Decimal, places: int) -> Decimal:
    part = whole * random.randint(700, 999) / 1000
    return max(part.quantize(Decimal(1).scaleb(-places)), Decimal(1).scaleb(-places))


def _below(finals: list[Decimal], spent: Decimal) -> list[Decimal]:
    """What was spent of each source: the first ones whole, as far as it goes."""
    left, made = spent, []
    for each in finals:
        made.append(min(each, left))
        left -= made[-1]
    return made


def _percent(rate: Fraction, spare: str) -> str:
    value = rounded(rate * 100, 2)
    if value == value.to_integral_value():
        return f"{value.to_integral_value()}{'.' + spare if spare else ''}%"
    return f"{value}%" if spare else f"{plain(value)}%"


def drawn_breakdown(random: Random, outturn: str) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """按收入性质分 and 按支出性质分 of what was spent; a blank line stays blank."""
    whole = Decimal(outturn)
    places = max(-int(whole.as_tuple().exponent), 0)
    count = random.randint(1, 3)
    amounts = [*parts(random, whole, count, places)]
    income = [
        Line(label=label, amount=_typed(amounts[at], places) if at < count else "")
        for at, label in enumerate(_INCOME)
    ]
    basic, project = parts(random, whole, 2, places)
    nature = (
        Line(label="基本支出", amount=_typed(basic, places)),
        Line(label="项目支出", amount=_typed(project, places)),
    )
    income[0] = evolve(income[0], label=f"其中：{income[0].label}")
    return tuple(income), (evolve(nature[0], label=f"其中：{nature[0].label}"), nature[1])
