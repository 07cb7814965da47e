"""Indicators with targets, values and scores that follow by the rule of 财预〔2020〕10号."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any, Final

from attrs import evolve

from tests.drawn.figures import added, divided, halves, plain, rounded
from tests.drawn.known import Row
from tests.drawn.subjects import COSTS, COUNTS, QUALITIES, SATISFACTION, TIMELY, WORDS

__all__ = ["LEVELS", "drawn_rows", "merged"]

LEVELS: Final = {
    "产出指标": ("数量指标", "质量指标", "时效指标", "成本指标"),
    "效益指标": ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
    "满意度指标": ("服务对象满意度指标",),
}
_REASONS: Final = (
    "受天气影响工期推迟，下年度加快实施",
    "部分对象未及时申报，下一步加强宣传",
    "年中任务调整，已按新计划推进",
    "合同尾款未到支付节点",
)
_CLAUSES: Final = (
    "完成指标值计满分，未完成的按比例计分。",
    "达到目标值得满分，每低一个百分点扣0.5分，扣完为止。",
    "完成得满分，未完成不得分。",
)


def drawn_rows(random: Random, worth: dict[str, int], *, missed: bool) -> list[Row]:
    """Rows for each level 1 with its points; `missed`: some fall short, with a reason."""
    used: set[str] = set()
    rows: list[Row] = []
    cost = random.random() < 0.6
    for level1, points in worth.items():
        second = [each for each in LEVELS[level1] if each != "成本指标" or cost]
        if level1 == "效益指标":
            second = sorted(random.sample(second, random.randint(1, 3)), key=second.index)
        places = [each for each in second for _ in range(_count(random, level1, points))]
        places = places[: max(points // 2, len(second))]
        split = halves if random.random() < 0.15 else divided
        for level2, share in zip(places, split(random, points, len(places)), strict=True):
            row = evolve(_row(random, level1, level2, used), clause=random.choice(_CLAUSES))
            rows.append(_scored(random, row, share, missed=missed))
    return rows


def _count(random: Random, level1: str, points: int) -> int:
    if level1 == "满意度指标":
        return random.choice((1, 1, 2)) if points > 5 else 1
    return random.choice((1, 1, 2, 2, 3)) if level1 == "产出指标" else random.choice((1, 1, 2))


def _free(random: Random, names: tuple[str, ...], used: set[str]) -> str:
    left = [each for each in names if each not in used] or [f"{names[0]}（{len(used)}）"]
    name = random.choice(left)
    used.add(name)
    return name


def _row(random: Random, level1: str, level2: str, used: set[str]) -> Row:
    made = Row(level1=level1, level2=level2, name="")
    if level2 == "数量指标":
        name = _free(random, tuple(COUNTS), used)
        sign = random.choice(("≥", "≥", "≥", "=", "＝", "≧", ""))
        number = str(random.choice((random.randint(2, 20), random.randint(20, 3000))))
        return evolve(made, name=name, nature=sign, number=number, measure=COUNTS.get(name, "个"))
    if level2 == "成本指标":
        name = _free(random, COSTS, used)
        number = plain(Decimal(random.randint(100, 90000)).scaleb(-2))
        return evolve(made, name=name, nature="≤", number=number, measure="万元")
    if level2 in ("质量指标", "时效指标", "服务对象满意度指标"):
        names = {"质量指标": QUALITIES, "时效指标": TIMELY}.get(level2, SATISFACTION)
        name = _free(random, names, used)
        sign = random.choice(("≥", "≥", "≥", "≧")) if names is SATISFACTION else "≥"
        number = str(random.choice((80, 85, 90, 92, 95, 98, 100)))
        return evolve(made, name=name, nature=sign, number=number, measure="%")
    name = _free(random, tuple(WORDS), used)
    target, actual = WORDS.get(name, ("有效", "有效"))
    return evolve(made, name=name, number=target, actual=actual)


def _scored(random: Random, row: Row, points: Decimal, *, missed: bool) -> Row:
    """The row with a value and the score that follows from it."""
    row = evolve(row, points=plain(points), claimed=plain(points))
    if row.actual:
        return row
    goal = Decimal(row.number)
    percent = row.measure == "%"
    short = missed and random.random() < 0.12 and row.nature in {"≥", "≧"} and goal >= 20
    if short:
        value = Decimal(int(goal * random.randint(70, 97) / 100))
        score = rounded(Fraction(value) / Fraction(goal) * Fraction(points), 2)
        row = evolve(row, claimed=plain(score), reason=random.choice(_REASONS))
    elif row.nature == "≤":
        value = (goal * random.randint(80, 100) / 100).quantize(Decimal("0.01"))
    elif row.nature in {"≥", "≧"}:
        top = min(goal * 128 / 100, Decimal(100)) if percent else goal * 128 / 100
        value = Decimal(random.randint(int(goal), int(top)))
        value += Decimal("0.5") if percent and value < 100 and random.random() < 0.2 else 0
    else:
        value = goal
    return evolve(row, actual=f"{plain(value)}{row.measure}")


def merged(rows: list[Row], *columns: str) -> list[Row]:
    """Rows of which the first of each level 2 has what all of them have, the others nothing."""
    made: list[Row] = []
    for row in rows:
        same = [each for each in rows if (each.level1, each.level2) == (row.level1, row.level2)]
        first = same[0] is row
        for column in columns:
            text = added([getattr(each, column) for each in same]) if first else ""
            values: dict[str, Any] = {column: text}
            row = evolve(row, **values)
        made.append(row)
    return made
