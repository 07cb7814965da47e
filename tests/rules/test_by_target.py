"""By target: an indicator scored on its own printed target and value."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from perfeval.errors import InputError, RubricError
from perfeval.filing import Actual, Indicator, Target
from perfeval.numbers.printed import Count, Points
from perfeval.rules import ByTarget, InProportion, Level, LevelRange, PerStep, Steps
from tests.given import indicator, told
from tests.tables import each_row

DISTRICT = ByTarget(
    missed_rate=PerStep(deduct="1", per="1%", steps=Steps.STARTED),
    missed_count=InProportion(),
    met_words=("完成", "已完成", "已出台"),
)
NATIONAL = ByTarget(
    missed_rate=InProportion(),
    missed_count=InProportion(),
    levels=LevelRange(
        levels=(
            Level(words=("达成",), low="60%", high="100%", high_included=True),
            Level(words=("未达成",), low="0%", high="60%"),
        )
    ),
)
STEPPED = ByTarget(
    missed_rate=InProportion(),
    missed_count=PerStep(deduct="0.5", per="2", steps=Steps.WHOLE),
)


def by(rule: ByTarget, target: str, actual: str, points: str = "10") -> Fraction | None:
    return rule.award(indicator(target, actual), Points(points)).earned


def code(rule: ByTarget, target: str, actual: str) -> str:
    return rule.award(indicator(target, actual), Points("10")).because.code


@each_row(
    ("target", "actual", "points"),
    [
        ("≤100%", "0%", 10), ("≤100%", "99.99999999%", 10), ("≤100%", "100%", 10),
        ("≤100%", "100.00000001%", 9), ("≤100%", "100.39%", 9), ("≤100%", "101%", 9),
        ("≤100%", "101.00000001%", 8), ("≤100%", "110%", 0), ("≤100%", "250%", 0),
        ("≧100%", "100%", 10), ("≧100%", "99.99999999%", 9), ("≧100%", "99%", 9),
        ("≧100%", "98.99999999%", 8), ("≧100%", "200%", 10), ("≥98％", "９７％", 9),
        ("=100%", "100.5%", 9), ("=100%", "99.5%", 9), ("═100%", "100%", 10),
        ("95%", "95%", 10), ("≥95", "94%", 9), ("≥95%", "94", 9),
    ],
)  # fmt: skip
def test_a_missed_rate_loses_a_point_for_each_started_point(
    target: str, actual: str, points: int
) -> None:
    """附件2 of 岳阳楼区: at, just beyond and a step beyond the target, on every side."""
    assert by(DISTRICT, target, actual) == points


@each_row(
    ("target", "actual", "points"),
    [
        ("≥50个", "60个", 10), ("≥50个", "50个", 10), ("≥50个", "49个", Fraction(49, 5)),
        ("≥50个", "0个", 0), ("≤50起", "51起", Fraction(500, 51)), ("≤50起", "50起", 10),
        ("≤50起", "0起", 10), ("≤0起", "3起", 0), ("≤0起", "0起", 10), ("≥50", "-5", 0),
        ("=50个", "40个", 8), ("=50个", "100个", 5), ("≥1.2万封", "6000封", 5),
        ("≥1.2万封", "0.6万封", 5), ("≥1.2万封", "0.6", 5), ("≤202.6万元", "202.6", 10),
        ("不少于12种", "6种", 5), ("≥50个", "50", 10), ("≥50", "25个", 5),
    ],
)  # fmt: skip
def test_a_missed_count_earns_its_proportion(target: str, actual: str, points: Any) -> None:
    """Completed ÷ target, target ÷ completed; scales and bare numbers read in the target's unit."""
    assert by(DISTRICT, target, actual) == points


@each_row(
    ("target", "actual", "points"),
    [("≥98%", "49%", 5), ("≤5%", "10%", 5), ("≤0%", "1%", 0), ("≥-5%", "-10%", 0),
     ("≤-5%", "-3%", 0), ("≥98%", "98%", 10)],
)  # fmt: skip
def test_the_national_form_scores_rates_in_proportion_too(
    target: str, actual: str, points: int
) -> None:
    """Below 0 there is no proportion."""
    assert by(NATIONAL, target, actual) == points


@each_row(
    ("actual", "points"), [("50", "10"), ("49", "10"), ("48", "9.5"), ("45", "9"), ("0", "0")]
)
def test_a_missed_count_may_lose_by_steps(actual: str, points: str) -> None:
    """So many points for every two that are missing."""
    assert by(STEPPED, "≥50个", f"{actual}个") == Fraction(points)


@each_row(
    ("rule", "target", "earned"),
    [(DISTRICT, "＞100%", 10), (DISTRICT, "<100%", 10), (NATIONAL, ">100%", 10),
     (DISTRICT, ">100个", 10), (DISTRICT, "＜100个", 10)],
)  # fmt: skip
def test_a_strict_sign_and_an_equal_value(rule: ByTarget, target: str, earned: int) -> None:
    """Not met, but the formulas take nothing off; the reason does not say above or below."""
    award = rule.award(indicator(target, "100" + ("%" if "%" in target else "个")), Points("10"))
    assert award.earned == earned
    assert award.because.code in {"missed", "proportional"}
    assert not {"达到目标", "低于目标", "超过目标"} & set(award.because.zh.split("，"))


@each_row(
    ("target", "below", "above"),
    [("＞100%", Fraction(9), Fraction(10)), ("＜100%", Fraction(10), Fraction(9))],
)
def test_a_strict_sign_on_its_sides(target: str, below: Fraction, above: Fraction) -> None:
    """One hundred-millionth of a percentage point away."""
    assert by(DISTRICT, target, "99.99999999%") == below
    assert by(DISTRICT, target, "100.00000001%") == above


@each_row("target", [">0个", "<0个"])
def test_nothing_of_nothing_is_undefined(target: str) -> None:
    """0 ÷ 0 is never 100%, and never an exception."""
    award = DISTRICT.award(indicator(target, "0个"), Points("10"))
    assert award.earned is None
    assert told(award) == (
        "undefined",
        f"实际完成值 0个，目标 {target}：0÷0 没有意义",
        f"actual 0个, target {target}: 0 ÷ 0 is undefined",
    )


@each_row(
    ("target", "actual", "why"),
    [
        ("", "100%", "no_target"), (" ", "完成", "no_target"), ("/", "完成", "no_target"),
        ("——", "100%", "no_target"),
        ("≥98%", "", "no_number"), ("≥98%", "完成", "no_number"), ("≥98%", "≥98%", "no_number"),
        ("≥98%", "98%以上", "no_number"), ("≥98%", "1", "ambiguous"), ("≥98%", "0.98", "ambiguous"),
        ("≥98%", "1.02", "ambiguous"), ("≥1", "100%", "ambiguous"), ("≥0.95", "94%", "ambiguous"),
        ("≥5", "100%", "ambiguous"), ("≤5%", "1", "ambiguous"),
        ("≥50个", "60项", "units"), ("≥50%", "60个", "units"), ("≥5万元", "6万", "units"),
        ("50个", "60个", "direction"), ("95%", "96%", "direction"), ("0", "1", "direction"),
        ("出台", "基本完成", "words"), ("出台", "", "words"), ("2023年", "100%", "words"),
        ("≤5‰", "0.4%", "units"), ("≥5‰", "0.006", "ambiguous"), ("≥5", "6‰", "ambiguous"),
        ("98%以上", "99%", "words"),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_not_scored(target: str, actual: str, why: str) -> None:
    """A missing target, words for a number, 1 for 100%, other units, no direction."""
    award = DISTRICT.award(indicator(target, actual), Points("10"))
    assert (award.earned, award.because.code) == (None, why)


@each_row(
    ("target", "actual", "points"),
    [("≤5%", "3", 10), ("≤5%", "6", 9), ("≤9%", "1.01", 10), ("≥98%", "98", 10), ("≥98%", "0", 0),
     ("≥98%", "9.8", 0), ("≥50", "60%", 10), ("≥0", "5%", 10)],
)  # fmt: skip
def test_a_bare_number_beside_a_percentage_is_in_percent(
    target: str, actual: str, points: int
) -> None:
    """Where a ratio would make no sense: above 1, and not below a tenth of the percentage."""
    assert by(DISTRICT, target, actual) == points


BY_TENTHS = evolve(DISTRICT, missed_rate=PerStep(per="0.1%", deduct="2", steps=Steps.WHOLE))


@each_row(
    ("rule", "target", "actual", "points"),
    [
        (DISTRICT, "≤5‰", "5‰", "10"), (DISTRICT, "≥5‰", "4‰", "9"), (DISTRICT, "≥15‰", "4‰", "8"),
        (BY_TENTHS, "≥5‰", "3‰", "6"),
    ],
)  # fmt: skip
def test_per_mille_is_a_tenth_of_a_percent(
    rule: ByTarget, target: str, actual: str, points: str
) -> None:
    """5‰ is 0.5%: a step of 0.1 percentage points is one of 1‰."""
    assert by(rule, target, actual) == Fraction(points)


@each_row("word", ["完成", "已完成", " 已出台 "])
def test_a_word_of_the_closed_list_meets_a_target_in_words(word: str) -> None:
    """And the reason says on whose word the points rest."""
    award = DISTRICT.award(indicator("出台", word), Points("10"))
    assert award.earned == 10
    assert told(award) == (
        "stated",
        f"实际完成值 {word}，目标 出台，单位填报“{word.strip()}”，据此计满分",
        f"actual {word}, target 出台: full points on the unit's own word “{word.strip()}”",
    )


@each_row(("word", "expected"), [("达成", "range"), ("良好", "words")])
def test_a_word_may_name_a_level(word: str, expected: str) -> None:
    """Within which the evaluator picks."""
    award = NATIONAL.award(indicator("达成预期", word), Points("10"))
    assert (award.earned, award.because.code) == (None, expected)


def test_reasons_show_both_cells_and_the_figures() -> None:
    """In both languages, for every way to score."""
    cases = [
        ("≥50个", "60个", "met", "达到目标，计满分", ", met: full points"),
        ("≤100%", "100.39%", "missed",
         "超过目标 0.39 个百分点，每 1 个百分点扣 1 分，不足一步的按一步计，计 1 步，扣 1 分",
         ", above the target by 0.39 percentage points, 1 off per 1 "
         "(a started step counts as one): 1 step, 1 off"),
        ("≧100%", "98%", "missed", "低于目标 2 个百分点，每 1 个百分点扣 1 分，计 2 步，扣 2 分",
         ", below the target by 2 percentage points, 1 off per 1: 2 steps, 2 off"),
        ("≥50个", "49个", "proportional", "未达到目标，按比例计 10 × 49 ÷ 50",
         ", missed, in proportion: 10 × 49 ÷ 50"),
        ("≤2起", "3起", "proportional", "未达到目标，按比例计 10 × 2 ÷ 3",
         ", missed, in proportion: 10 × 2 ÷ 3"),
        ("≥5个", "-3个", "proportional", "未达到目标，按比例计 10 × 0",
         ", missed, in proportion: 10 × 0"),
    ]  # fmt: skip
    for target, actual, expected, zh, en in cases:
        award = DISTRICT.award(indicator(target, actual), Points("10"))
        assert told(award) == (
            expected,
            f"实际完成值 {actual}，目标 {target}，{zh}",
            f"actual {actual}, target {target}{en}",
        )
    blank = DISTRICT.award(indicator("≥98%", ""), Points("10")).because
    assert blank.zh == "实际完成值 空白，目标 ≥98%：实际完成值不是数"
    rate = NATIONAL.award(indicator("≥98%", "49%"), Points("10")).because
    assert rate.zh.endswith("按比例计 10 × 49% ÷ 98%")


def test_whole_sentences_are_cut_in_a_reason() -> None:
    """The form keeps them; a reason is one line."""
    award = DISTRICT.award(indicator("服务" * 200, "提升" * 200), Points("10"))
    assert len(award.because.zh) < 220
    assert "…" in award.because.en


def test_columns_of_sign_and_unit_belong_to_the_target() -> None:
    """指标性质 ≥, 指标值 50, 度量单位 个."""
    row = Indicator(target=Target(nature="≥", text="50", unit="个"), actual=Actual(text="49"))
    award = DISTRICT.award(row, Points("5"))
    assert award.earned == Fraction(49, 10)
    assert award.because.zh.startswith("实际完成值 49，目标 ≥50个")
    empty = evolve(row, target=Target(nature="≥", text="", unit="%"))
    assert DISTRICT.award(empty, Points("5")).because.code == "no_target"


@each_row("points", ["0", "0.5", "5"])
def test_the_points_of_the_row_are_never_passed(points: str) -> None:
    """Nor is 0."""
    for target, actual in (("≤100%", "999%"), ("≥50个", "1个"), ("≥1次", "9次")):
        earned = by(DISTRICT, target, actual, points)
        assert earned is not None
        assert 0 <= earned <= Fraction(points)


@each_row(
    ("row", "points", "where"),
    [
        (None, Points("5"), "the row to score"),
        ("≥50个", Points("5"), "the row to score"),
        (indicator("≥50个", "60个"), "5", "the points of a row"),
        (indicator("≥50个", "60个"), Points("-1"), "the points of a row"),
        (indicator("≥50个", "60个"), Count("5"), "the points of a row"),
    ],
)
def test_junk_is_refused(row: Any, points: Any, where: str) -> None:
    """With the error of the library."""
    with pytest.raises(InputError, match=where):
        DISTRICT.award(row, points)


@each_row(
    ("fields", "error"),
    [
        ({"missed_rate": PerStep(deduct="1", per="1", steps=Steps.WHOLE)}, RubricError),
        ({"missed_count": PerStep(deduct="1", per="1%", steps=Steps.WHOLE)}, RubricError),
        ({"met_words": ("完成", " ")}, RubricError),
        ({"met_words": ("",)}, RubricError),
        ({"met_words": "完成"}, InputError),
        ({"missed_rate": None}, InputError),
        ({"missed_count": InProportion}, InputError),
        ({"levels": "达成"}, InputError),
    ],
)
def test_a_definition_is_checked(fields: dict[str, Any], error: type[Exception]) -> None:
    """Steps of the right kind; a blank is no word that meets a target."""
    with pytest.raises(error):
        evolve(DISTRICT, **fields)


@each_row(("deduct", "per"), [("0", "1%"), ("-1", "1%"), ("1", "0%"), ("1", "-1"), ("1", "0")])
def test_a_step_takes_something(deduct: str, per: str) -> None:
    """Otherwise it is a mistake."""
    with pytest.raises(RubricError, match="must be above 0"):
        PerStep(deduct=deduct, per=per, steps=Steps.WHOLE)


def test_the_reading_of_a_part_step_is_required() -> None:
    """The author must choose."""
    with pytest.raises(InputError, match=r"expected Steps\.WHOLE or Steps\.STARTED"):
        PerStep(deduct="1", per="1%")  # type: ignore[call-arg]
    assert code(DISTRICT, "≥50个", "60个") == "met"
