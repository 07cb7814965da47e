"""Whether a value meets its target, by the printed sign alone."""

from fractions import Fraction

from perfeval.audit.checks.scores.attained import Attained, attained, share_of_target
from perfeval.filing import Actual, Target
from tests.tables import each_row


@each_row(
    ("target", "actual", "state"),
    [
        ("≥50个", "50个", Attained.MET),
        ("≧100%", "99%", Attained.UNMET),
        ("≤100%", "100.39%", Attained.UNMET),
        ("≤202.6万元", "132.9", Attained.MET),
        (">5次", "5次", Attained.UNMET),
        ("<5次", "5次", Attained.UNMET),
        ("=8个", "8", Attained.MET),
        ("=8个", "9", Attained.UNMET),
        ("38508", "37442", Attained.UNKNOWN),
        ("38508", "38508", Attained.MET),
        ("出台", "已出台", Attained.UNKNOWN),
        ("≥5人", "5件", Attained.UNKNOWN),
        ("≥460公里", "完成431公里", Attained.UNMET),
        ("养护460公里", "完成460公里", Attained.MET),
    ],
)
def test_the_sign_decides(target: str, actual: str, state: Attained) -> None:
    """Without a sign only equality is known to meet."""
    assert attained(Target(text=target), Actual(text=actual)) is state


@each_row(
    ("target", "actual", "share"),
    [
        ("≥100", "80", Fraction(4, 5)),
        ("≤100", "125", Fraction(4, 5)),
        ("≥100", "0", Fraction(0)),
        ("≥0", "0", None),
        ("≥-5", "5", None),
        ("出台", "5", None),
        ("增长10%", "增长8%", Fraction(4, 5)),
        ("增长10%", "8%", Fraction(4, 5)),
        ("增长10%", "下降8%", None),
        ("较上年增长10%", "8%", None),
        ("培训100人", "已培训80人", Fraction(4, 5)),
        ("培训100人", "每期80人", None),
        ("培训100人", "剩余80人", None),
        ("培训100人", "80场", None),
        ("≥8公里", "新建3公里，改造5公里", None),
        ("全覆盖", "98%", Fraction(98, 100)),
        ("全部完成", "98", None),
        ("无故障停机", "停机6次", Fraction(0)),
        ("无故障停机", "巡检6次", None),
        ("无故障停机", "停机0次", None),
        ("无故障停机", "停机6小时", None),
        ("不发生", "发生2起", Fraction(0)),
        ("无重大事故", "发生一般事故2起", None),
        ("零投诉", "2件", Fraction(0)),
        ("零投诉", "未发生投诉", None),
    ],
)
def test_the_share_of_a_missed_target(target: str, actual: str, share: Fraction | None) -> None:
    """The smaller over the larger; nothing where there is nothing to divide."""
    assert share_of_target(Target(text=target), Actual(text=actual)) == share
