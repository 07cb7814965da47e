"""Labels as they are compared."""

from __future__ import annotations

from perfeval.text.labels import compact, joined, squeeze
from tests.tables import each_row


@each_row(
    ("text", "plain"),
    [
        ("", ""),
        ("分值", "分值"),
        (" 分\u3000值\n", "分值"),
        ("产出指标（５０分）", "产出指标(50分)"),
        ("【单位】：［万元］", "[单位]:[万元]"),
        ("长" * 81 + " ", "长" * 81),
    ],
)
def test_a_label_is_squeezed(text: str, plain: str) -> None:
    """Whatever its spacing and its width, it is one label, however long."""
    assert squeeze(text) == plain
    assert squeeze(plain) == plain


def test_a_wrapped_label_is_one_line() -> None:
    """Chinese is joined without a space, Latin words with one."""
    assert joined("经济效\n益指标") == "经济效益指标"
    assert joined("data\nbase") == "data base"
    assert joined("\n指标\n\n") == "指标"


def test_a_spread_label_is_compact() -> None:
    """Its signs stay as printed."""
    assert compact("投  入（15分）") == "投入（15分）"
