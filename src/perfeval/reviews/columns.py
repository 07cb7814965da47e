"""The columns of a review sheet."""

from __future__ import annotations

from typing import Final

from perfeval.forms.words.marks import CODE_HEADINGS

__all__ = ["COLUMNS", "FILLED", "MOST_ROWS", "SHEETS"]

SHEETS: Final = {"zh": "复核", "en": "review"}
COLUMNS: Final = {
    "zh": {
        "file": "文件",
        "unit": "单位",
        "year": "年度",
        "form": "表",
        "level1": "一级指标",
        "level2": "二级指标",
        "level3": "三级指标",
        "weight": "分值",
        "claimed": "自评得分",
        "score": "计算得分",
        "reason": "计算理由",
        "judged": "复核得分",
        "remark": "复核意见",
        "reviewer": "复核人",
        "code": CODE_HEADINGS["zh"],
    },
    "en": {
        "file": "file",
        "unit": "unit",
        "year": "year",
        "form": "form",
        "level1": "level 1",
        "level2": "level 2",
        "level3": "level 3",
        "weight": "points",
        "claimed": "claimed",
        "score": "computed",
        "reason": "why",
        "judged": "reviewed points",
        "remark": "remark",
        "reviewer": "reviewer",
        "code": CODE_HEADINGS["en"],
    },
}
FILLED: Final = ("judged", "remark", "reviewer")
"""What the reviewer fills in."""
MOST_ROWS: Final = 200_000
"""So many rows of a workbook are read, the headings among them."""
