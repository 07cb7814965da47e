"""Rules of strangers, sound and hostile, as the source of a plugin's module."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Final

import pytest

from perfeval import Rubric

_MODULE: Final = '''
"""A rubric with a rule of its own."""
import decimal, itertools, random, sys
from fractions import Fraction
from typing import ClassVar
from attrs import field, frozen
from perfeval import (
    Count, Criterion, FiscalYears, FormKind, Jurisdiction, Points, Rate, Rubric, Section, Source,
)
from perfeval.errors import RubricError
from perfeval.measures import EXECUTION_RATE, Kind
from perfeval.rules import Award, Because, Direction, Judged, Level, Rule

HUGE = 1 << 3_400_000  # a million digits, made at once


def around():
    """What every function that is being called holds in its variables."""
    frame = sys._getframe(1)
    while frame is not None:
        yield frame.f_locals
        frame = frame.f_back


class Lie(Award):
    pass


{decorator}
class Strange:
    accepts = Kind.RATE
    direction = Direction.{direction}
    seen = []
    {fields}

    def award(self, measured, points):
        rate = measured.value
        zh, en = "执行率" + rate.percent(Rate("50%")), "rate " + rate.percent(Rate("50%"))
        earned = points.fraction if rate >= Rate("50%") else Fraction(0)
{award}
        return Award(earned, Because("own", zh, en))

    def problem(self, points):
        {problem}

    def edges(self):
        {edges}

    {body}


RUBRIC = Rubric(
    id="{id}",
    edition="2023",
    name="某县评分标准",
    form=FormKind.UNIT,
    jurisdiction=Jurisdiction(code="430798", name="某县"),
    years=FiscalYears(2023),
    source=Source(title="绩效自评办法", issuer="某县财政局"),
    sections=(
        Section(
            name="过程",
            points="100",
            items=(
                Criterion(
                    key="execution",
                    name="预算执行率",
                    points="100",
                    clause="达到50%的计满分。",
                    measure=EXECUTION_RATE,
                    rule=Strange({made}),
                ),
            ),
        ),
    ),
)
'''

_LOWER: Final = """def lower(self, value, points):
        from perfeval.lowering import Input, Quotient, Whole, exactly
"""

HOSTILE_RULES: Final[dict[str, tuple[dict[str, str], str]]] = {
    "above-its-points": (
        {"award": "earned *= 2"},
        "its rule earned '200' of 100 points",
    ),
    "below-zero": ({"award": "earned -= 1"}, "its rule earned '-1' of 100 points"),
    "nan": (
        {"award": "earned = decimal.Decimal('NaN')"},
        "its rule earned Decimal where a Fraction is due",
    ),
    "a-float": (
        {"award": "earned = float(earned)"},
        "its rule earned float where a Fraction is due",
    ),
    "a-lying-subclass": (
        {"award": "return Lie(earned, Because('own', zh, en))"},
        "its rule gave Lie where an Award is due",
    ),
    "a-huge-fraction": (
        {"award": "earned = Fraction(HUGE)"},
        "its rule earned a Fraction of more than 3,000 digits",
    ),
    "a-huge-exponent": (
        {"award": "earned = decimal.Decimal('1e1000000')"},
        "its rule earned Decimal where a Fraction is due",
    ),
    "a-million-digits": (
        {"award": "earned = HUGE"},
        "its rule earned int where a Fraction is due",
    ),
    "half-a-numerator": (
        {"award": "earned = Fraction(1); earned._numerator = 0.5"},
        "its rule earned a Fraction of other parts than two int",
    ),
    "no-denominator": (
        {"award": "earned = Fraction(1); earned._denominator = 0"},
        "its rule earned a Fraction of other parts than two int",
    ),
    "a-numerator-of-its-own": (
        {"award": "earned = Fraction(1); earned._numerator = type('OwnInt', (int,), {})(1)"},
        "its rule earned a Fraction of other parts than two int",
    ),
    "a-reason-that-is-no-text": (
        {
            "award": "why = Because('own', zh, en); object.__setattr__(why.sentence, 'en', 5); "
            "return Award(earned, why)"
        },
        "its rule failed with InputError: the en of a reason: found 5; expected text",
    ),
    "a-level-of-its-own": (
        {
            "award": "level = Level(words=('甲',), low='0%', high='100%'); "
            "object.__setattr__(level, 'low', '0%'); "
            "return Award(None, Because('own', zh, en), level)"
        },
        "its rule failed with InputError: a rate: found '0%'; expected a Rate",
    ),
    "endless-edges": (
        {"edges": "return itertools.repeat(Rate('50%'))"},
        "its rule has more than 1000 edges",
    ),
    "edges-of-anything": (
        {"edges": "return (Rate('50%'), Points('5'))"},
        "its rule failed with InputError: a rate: found a Points; expected a Rate",
    ),
    "a-huge-edge": (
        {
            "edges": "edge = Rate('50%'); object.__setattr__(edge, 'numerator', HUGE); "
            "return (edge,)"
        },
        "found a very large int; expected an int of less than 3,000 digits",
    ),
    "no-direction": (
        {"body": "direction = 'higher'"},
        "its rule gave 'higher' where a Direction is due",
    ),
    "no-award": ({"award": "return earned"}, "its rule gave Fraction where an Award is due"),
    "fails": ({"award": "1 / 0"}, "its rule failed with ZeroDivisionError"),
    "ends-the-process": ({"award": "sys.exit(3)"}, "its rule failed with SystemExit"),
    "no-edges": ({"edges": "raise RuntimeError('edges')"}, "a method of its rule failed"),
    "never-scores": ({"award": "earned = None"}, "no value is scored"),
    "changes-the-filing": (
        {
            "award": "[object.__setattr__(each['filing'].unit, 'name', '改名') "
            "for each in around() if 'filing' in each]"
        },
        "过程 / 预算执行率: its rule changes the filing that it scores",
    ),
    "changes-the-filing-and-fails": (
        {
            "award": "[object.__setattr__(each['filing'], 'year', None) "
            "for each in around() if 'filing' in each]; 1 / 0"
        },
        "过程 / 预算执行率: its rule changes the filing that it scores",
    ),
    "changes-its-value": (
        {"award": "object.__setattr__(measured, '_zh', measured.zh + '改')"},
        "its rule changes the value that it is given",
    ),
    "changes-itself": (
        {"award": "object.__setattr__(self, 'note', self.note + '改')"},
        "过程 / 预算执行率: its rule changes the rubric that it belongs to",
    ),
    "takes-more-points": (
        {"award": "object.__setattr__(points, 'atoms', 2 * points.atoms)"},
        "its rule changes the points that it is given",
    ),
    "changes-the-context": (
        {"award": "decimal.getcontext().prec = 3"},
        "its rule changes the decimal context",
    ),
    "replaces-the-context": (
        {"award": "decimal.setcontext(decimal.Context(prec=1))"},
        "its rule changes the decimal context",
    ),
    "ends-the-process-in-words": (
        {"award": "raise type('E', (Exception,), {'__str__': lambda self: sys.exit(3)})"},
        "its rule failed with E",
    ),
    "never-full": ({"award": "earned = earned * 4 / 5"}, "no value earns more than 80 of 100"),
    "has-a-hole": (
        {"award": "earned = None if rate == Rate('60%') else earned"},
        "60% earns nothing and is not scored either",
    ),
    "hides-a-hole": (
        {"award": "earned = None if rate == Rate('60.5%') else earned"},
        "60.5% earns nothing and is not scored either",
    ),
    "falls": ({"direction": "LOWER"}, "earns less than"),
    "by-chance": (
        {"award": "earned = earned * random.randrange(2)"},
        "another award",
    ),
    "counts-calls": (
        {"award": "self.seen.append(1); earned = earned * (len(self.seen) % 2)"},
        "another award",
    ),
    "by-the-context": (
        {"award": "earned = earned * (decimal.getcontext().prec > 5)"},
        "another award",
    ),
    "no-reason": ({"award": "zh = ''"}, "its zh reason is empty"),
    "rounds-its-reason": (
        {"award": "zh, en = f'执行率{rate.percent()}', f'rate {rate.percent()}'"},
        "one reason",
    ),
    "can-be-changed": (
        {"decorator": "@__import__('attrs').define(unsafe_hash=True)"},
        "its rule can be changed (note)",
    ),
    "cannot-be-compared": (
        {"body": "def __eq__(self, other):\n        return 1 / 0\n\n    __hash__ = None"},
        "after pickle its equality failed with ZeroDivisionError",
    ),
    "hides-its-fields": (
        {
            "body": "def __getattribute__(self, name):\n        if name == '__dict__':\n"
            "            raise RuntimeError('hidden')\n"
            "        return object.__getattribute__(self, name)"
        },
        "its rule failed with RuntimeError: hidden",
    ),
    "has-no-hash": ({"decorator": "@__import__('attrs').define"}, "its hash failed"),
    "cannot-be-copied": (
        {"edges": 'return (Rate("50%"),)\n\n    def __reduce__(self):\n        return 1 / 0'},
        "pickle failed with ZeroDivisionError",
    ),
    "copies-badly": (
        {
            "edges": "return (Rate('50%'),)\n\n    def __reduce__(self):\n"
            "        return Strange, ('other',)"
        },
        "pickle gives another rubric",
    ),
    "is-no-value": (
        {"decorator": "@__import__('attrs').frozen(eq=False)"},
        "pickle gives another rubric",
    ),
    "reason-out-of-policy": ({"award": "zh += chr(0x202e)"}, "U+202E"),
    "computes-otherwise": (
        {"body": f"{_LOWER}        return exactly(Fraction(1))"},
        "it computes 1 and awards 0",
    ),
    "computes-and-fails": (
        {"body": f"{_LOWER}        return exactly(Fraction(1))", "award": "1 / 0"},
        "scorecards explain themselves and re-add: good figures: failed with RubricError",
    ),
    "computes-by-zero": (
        {"body": f"{_LOWER}        return Quotient(Whole(1), Input(10**6))"},
        "what it lowers to failed with NameError",
    ),
    "lowers-to-no-tree": (
        {"body": f"{_LOWER}        return 5"},
        "its lower failed with ValueError: gives no tree of terms",
    ),
    "fails-to-lower": (
        {"body": f"{_LOWER}        raise RuntimeError('lower')"},
        "its lower failed with RubricError",
    ),
    "refuses-late": (
        {"problem": "self.seen.append(1); return 'too few' if len(self.seen) > 1 else None"},
        "too few",
    ),
    "fails-late": (
        {"problem": "self.seen.append(1); return [None][len(self.seen) - 1]"},
        "a method of its rule failed with IndexError",
    ),
}
"""Hostile rules: what is put into the source, and what the check says of it."""

UNWRITABLE_RULES: Final[dict[str, tuple[dict[str, str], str]]] = {
    "written-rule": ({"made": "'说明'"}, ""),
    "any-field": ({"fields": "note: object = 5"}, "its field note: found 'object'; expected text"),
    "another-type": ({"made": "5"}, "a text to write: found 5; expected text"),
    "makes-nothing": (
        {
            "decorator": "@frozen(init=False)",
            "body": "def __init__(self):\n        self.__attrs_init__('某')",
        },
        "failed with TypeError",
    ),
    "ends-when-made": (
        {
            "body": "def __attrs_post_init__(self):\n        self.seen.append(1)\n"
            "        if len(self.seen) > 1:\n            sys.exit(3)",
        },
        "failed with SystemExit: 3",
    ),
}
"""Rules that a plugin offers for documents: what is put into the source, and what is wrong."""


def strange_module(rubric_id: str, **parts: str) -> str:
    """The source of a module whose rubric `rubric_id` has a rule with these parts; sound without.

    The parts are a line of `award`, the bodies of `edges` and `problem`, `direction`, `decorator`,
    the `fields` of the class, what else is in its `body`, and what the rule is `made` with.
    """
    award = parts.get("award", "pass")
    return _MODULE.format(
        id=rubric_id,
        award=f"        {award}",
        edges=parts.get("edges", 'return (Rate("50%"),)'),
        problem=parts.get("problem", "return None"),
        direction=parts.get("direction", "HIGHER"),
        decorator=parts.get("decorator", "@frozen"),
        fields=parts.get("fields", 'note: str = ""'),
        body=parts.get("body", ""),
        made=parts.get("made", ""),
    )


def strange_rubric(rubric_id: str, patch: pytest.MonkeyPatch, **parts: str) -> Rubric:
    """The rubric of such a module, importable in this process alone, so that it pickles."""
    module = ModuleType(f"strange_{rubric_id.replace('-', '_')}")
    patch.setitem(sys.modules, module.__name__, module)
    source = strange_module(rubric_id, **parts)
    exec(compile(source, module.__name__, "exec"), module.__dict__)
    rubric: Rubric = module.__dict__["RUBRIC"]
    return rubric
