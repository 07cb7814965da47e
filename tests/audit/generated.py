"""Generated relations, rounded as forms round, and the oracle of fractions that judges them.

The suite runs ten thousand of each; `tests/benchmarks/audit_laws.py` a million.
"""

from fractions import Fraction
from random import Random

from perfeval.audit import Interval, Verdict

TIES = ("half_up", "half_even", "half_down")


def rounded(value: Fraction, places: int, tie: str) -> int:
    """`value` in units of the last place, rounded to `places` by one of three tie rules."""
    whole, rest = divmod(abs(value.numerator) * int(10**places), value.denominator)
    twice = 2 * rest
    up = twice > value.denominator or (
        twice == value.denominator and (tie == "half_up" or (tie == "half_even" and whole % 2))
    )
    number = whole + 1 if up else whole
    return -number if value < 0 else number


def printed_places(units: int, places: int) -> int:
    """The places that remain where trailing zeros are dropped."""
    while places and units % 10 == 0:
        units //= 10
        places -= 1
    return places


def as_terms(units: list[int], places: int, *, drop: bool) -> list[Interval]:
    """Figures in units of `places`, with the family and the own places that their texts show."""
    own = [printed_places(number, places) if drop else places for number in units]
    family = max(own)
    return [
        Interval(number, 10 ** (places - family), 10 ** (places - each))
        for number, each in zip(units, own, strict=True)
    ]


def random_sum(random: Random, *, wrong: bool) -> tuple[Interval, list[tuple[int, Interval]]]:
    """A total and 1 to 30 parts, correctly rounded; `wrong` moves the total by some units."""
    places, tie = random.randint(0, 4), random.choice(TIES)
    count = random.randint(1, 30)
    signs = [random.choice((1, 1, 1, -1)) for _ in range(count)]
    exact = [random.randint(0, 10**9) for _ in range(count)]  # millionths
    total = sum(s * x for s, x in zip(signs, exact, strict=True))
    units = [rounded(Fraction(x, 10**6), places, tie) for x in (total, *exact)]
    if wrong:
        units[0] += random.randint(-2 * count, 2 * count)
    first, *rest = as_terms(units, places, drop=random.random() < 0.5)
    return first, list(zip(signs, rest, strict=True))


def random_ratio(random: Random) -> tuple[Interval, Interval, Interval]:
    """A numerator, a denominator and a printed percentage in hundredths, some of them wrong."""
    places, tie = random.randint(0, 4), random.choice(TIES)
    top = Fraction(random.randint(-(10**6), 10**8), 10**4)
    bottom = Fraction(random.randint(-(10**4), 10**8), 10**4)
    shown = random.randint(0, 2)
    quotient = 100 * top / bottom if bottom else Fraction(0)
    units = [rounded(top, places, tie), rounded(bottom, places, tie)]
    numerator, denominator = as_terms(units, places, drop=random.random() < 0.5)
    step = 10 ** (2 - shown)
    rate = rounded(quotient, shown, tie) * step + random.choice((0, 0, step, -2 * step))
    return numerator, denominator, Interval(rate, step, step)


def oracle_sum(total: Interval, parts: list[tuple[int, Interval]]) -> Verdict:
    """The verdict on a sum by fractions alone."""
    terms = [total, *(term for _, term in parts)]
    gap = abs(total.value - sum(sign * term.value for sign, term in parts))
    family = Fraction(sum(term.step for term in terms), 2)
    if gap == 0:
        return Verdict.EXACT
    if gap <= family:
        unit = max(term.step for term in terms)
        weak = family > abs(Fraction(total.value, 100)) or family > 10 * unit
        return Verdict.WEAK_TEST if weak else Verdict.WITHIN_ROUNDING
    own = Fraction(sum(term.own for term in terms), 2)
    return Verdict.UNDECIDABLE if gap <= own else Verdict.MISMATCH


def _interval(value: int, step: int) -> tuple[Fraction, Fraction]:
    return Fraction(2 * value - step, 2), Fraction(2 * value + step, 2)


def _meets(top: Interval, bottom: Interval, rate: Interval, own: bool) -> bool:
    steps = [term.own if own else term.step for term in (top, bottom, rate)]
    tops = _interval(top.value, steps[0])
    bottoms = _interval(bottom.value, steps[1])
    least, most = _interval(rate.value, steps[2])
    if bottoms[0] <= 0 <= bottoms[1]:
        return True
    corners = [10**4 * one / other for one in tops for other in bottoms]
    return min(corners) <= most and max(corners) >= least


def oracle_ratio(top: Interval, bottom: Interval, rate: Interval) -> Verdict:
    """The verdict on a percentage in hundredths by fractions alone."""
    low, high = _interval(bottom.value, bottom.step)
    if low <= 0 <= high:
        return Verdict.NOT_COMPUTABLE
    if Fraction(10**4 * top.value, bottom.value) == rate.value:
        return Verdict.EXACT
    if _meets(top, bottom, rate, own=False):
        return Verdict.WITHIN_ROUNDING
    return Verdict.UNDECIDABLE if _meets(top, bottom, rate, own=True) else Verdict.MISMATCH
