"""Bounds in words as signs: which words, and which texts stay words."""

from __future__ import annotations

from perfeval.audit import Severity, audit
from perfeval.audit.checks.values.worded_targets import bounded, sign_of
from perfeval.filing import Target
from tests.audit.cases import filing, project, row
from tests.audit.filings import wrong
from tests.tables import each_row


@each_row(
    ("text", "read"),
    [
        ("95%以上", "≥95%"),
        ("９５％及以上", "≥９５％"),
        ("95%（含）以上", "≥95%"),
        ("达到95%以上", "≥95%"),
        ("达到100%", "≥100%"),
        ("大于等于95%", "≥95%"),
        ("高于或等于98%", "≥98%"),
        ("不小于20公里", "≥20公里"),
        ("至少4次", "≥4次"),
        ("⩾95%", "≥95%"),
        ("6万元以内", "≤6万元"),
        ("控制在6万元以内", "≤6万元"),
        ("控制在6万元之内", "≤6万元"),
        ("5%以下", "≤5%"),
        ("5个工作日内", "≤5个工作日"),
        ("在30天内办结", "≤30天"),
        ("3个月内", "≤3个月"),
        ("不高于6万元", "≤6万元"),
        ("小于等于6万元", "≤6万元"),
        ("最多3次", "≤3次"),
        ("大于5次", ">5次"),
        ("超过100人", ">100人"),
        ("低于5%", "<5%"),
        ("不满5人", "<5人"),
        ("等于100%", "=100%"),
        ("≥90%（90分）", "≥90%"),
        ("≥90分（90%）", "≥90%"),
        ("≥95%（含）", "≥95%"),
        ("3个（2022年1个）", "3个（2022年1个）"),
        ("3次（每季度）", "3次（每季度）"),
        ("3次（一次）（两次）", "3次（一次）（两次）"),
    ],
)
def test_words_that_stand_for_a_sign(text: str, read: str) -> None:
    """以上, 以下 and 以内 include the number, 超过 and 不满 do not."""
    assert bounded(Target(text=text)).text == read
    assert sign_of(Target(text=text)) is bounded(Target(text=text)).comparison


@each_row(
    "text",
    [
        *("有所提升", "95%（不含）以上", "约95%以上", "以上", "2/3以内", "95%左右", "≥95%以内"),
        *("节约办事成本450万以上", "大于", "达到国家标准", "县级以上", "不超过", "至少≥4次", ""),
    ],
)
def test_what_stays_words(text: str) -> None:
    """Without a plain number, with two bounds, or with anything else before it."""
    assert bounded(Target(text=text)) == Target(text=text)
    assert sign_of(Target(text=text)) is None


def test_a_printed_sign_is_not_read_again() -> None:
    """A target that is a sign and a number is itself, in one cell or in three."""
    for target in (
        Target(text="≥95%"),
        Target(text="95", nature="≥", unit="%"),
        Target(text="95%"),
    ):
        assert bounded(target) is target
    assert sign_of(Target(text="95%")) is None


@each_row(
    ("cells", "codes"),
    [
        (("95%以上", "96%", "10", "10"), []),
        (("95%以上", "90%", "10", "10"), ["score.full_unmet"]),
        (("不高于6万元", "5万元", "10", "8"), ["score.met_marked_down"]),
        (("95%以上", "95%以上", "10", "10"), ["target.inequality"]),
        (("95%以上", "不低于95%", "10", "10"), ["target.inequality"]),
        (("95%以上", "完成", "10", "10"), ["target.no_number"]),
        (("95%以上", "超过目标", "10", "10"), ["target.no_number"]),
    ],
)
def test_a_bound_in_words_is_compared(cells: tuple[str, ...], codes: list[str]) -> None:
    """What a reviewer sees of 95%以上, the audit finds; the bound itself is information."""
    found = audit(filing(project(row("合格率", *cells))))
    assert sorted(code for code, _, _ in wrong(found)) == codes
    assert [f.severity for f in found if f.code == "target.worded"] == [Severity.INFO]
