"""What a clerk types into a rubric file by mistake is told in Chinese, with its row and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfeval import DecodeError, read_rubric
from tests.tables import each_row

TEXT = """name = "某县评分表"
[source]
title = "办法"
[[sections]]
name = "过程"
# ── 过程 / 到位率
[[sections.items]]
name = "到位率"
points = "5"
[sections.items.measure]
name = "资金到位率"
formula = { formula = "given_rate" }
[[sections.items]]
name = "合规"
points = "5"
"""
ROW, OTHER = "过程 / 到位率", "合规"


@each_row(
    ("old", "new", "place", "said"),
    [
        (
            'name = "到位率"',
            "name = “到位率”",
            f"{ROW}（第 8 行）",
            '““”是全角符号；请改成半角的 "',
        ),
        ('points = "5"', 'points ＝ "5"', f"{ROW}（第 9 行）", "“＝”是全角符号；请改成半角的 ="),
        ('points = "5"', "points = ５", f"{ROW}（第 9 行）", "“５”是全角符号；请改成半角的 5"),
        ('points = "5"', 'points\u3000= "5"', f"{ROW}（第 9 行）", "改成普通空格"),
        ('points = "5"', 'points: "5"', f"{ROW}（第 9 行）", "写的是冒号；请改成等号 ="),
        ('points = "5"', 'points "5"', f"{ROW}（第 9 行）", "键后面缺少等号"),
        ('points = "5"', "points =", f"{ROW}（第 9 行）", "等号后面没有值"),
        ('points = "5"', "points = 5分  # 本行", f"{ROW}（第 9 行）", "多出“分”；请删去"),
        ('points = "5"', 'points = "5', f"{ROW}（第 9 行）", "引号只有一半"),
        ('points = "5"', 'points = "5"\npoints = "6"', f"{ROW}（第 10 行）", "points写了两次"),
        ("formula = {", "formula = [", f"{ROW}（第 12 行）", "括号没有配对"),
        ('title = "办法"', "title = 办法", "第 3 行", "“办法”没有加引号；文字要加半角引号"),
        ("[source]", "[source]\n[source]", "第 3 行", "[source]写了两次；请只保留一处"),
        ("[[sections.items]]", "本行\n[[sections.items]]", f"{ROW}（第 7 行）", "请以半角的#开头"),
        ('name = "合规"', "name = 合规", "第 14 行", "“合规”没有加引号"),
        ('name = "合规"\npoints', 'name = "合规"\n= 5\npoints', f"{OTHER}（第 15 行）", "不是“键"),
        ('name = "合规"', "name = +", "第 14 行", "不是有效的TOML：Invalid value"),
        (TEXT, "a = " + "1" * 5000, "", "不是有效的TOML：Exceeds the limit"),
        (TEXT, "a = [", "第 1 行", "括号没有配对"),
        (TEXT, "", "format", "评分标准文件的开头应有 format"),
        (TEXT, "PK\x03\x04", "", "请先用perfeval draft-rubric起草"),
    ],
)
def test_a_slip_of_the_editor_is_told(
    old: str, new: str, place: str, said: str, tmp_path: Path
) -> None:
    """The first one that the parser meets; the measure of a row is no row."""
    file = tmp_path / "rubric.toml"
    file.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DecodeError) as caught:
        read_rubric(file)
    ((path, _),) = caught.value.problems
    assert path == place
    assert said in caught.value.message("zh")
    assert caught.value.code.startswith("toml.") or "TOML：" in said
