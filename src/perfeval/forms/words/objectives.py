"""The words of 绩效目标表: its titles, its labels, its columns beside those of self-evaluations."""

from __future__ import annotations

import re
from typing import Final

from perfeval.forms.words.labels import matched
from perfeval.forms.words.vocabulary import INDICATOR_COLUMNS

__all__ = ["OBJECTIVE_COLUMNS", "TITLE", "is_goal", "is_midterm", "is_money"]

TITLE: Final = re.compile(
    r"\A[^。；;，！？]{0,60}(?:绩效目标(?:申报|编报|填报|批复|设定|调整|审核)*|(?:目标|绩效)申报)(?:表|表格)"
    r"(?:\(.{0,20}\)){0,2}"
)

OBJECTIVE_COLUMNS: Final = INDICATOR_COLUMNS.behind(
    ("clause", r"(?:指标|目标)值?(?:的)?(?:说明|解释|释义|内容|设定依据|确定依据)(?:\(.*\))?"),
)

_MONEY: Final = re.compile(
    r"\A(?:其中:?)?(?:[0-9一二三四五六]+[、.]|\([0-9一二三四五六]\))?.{0,16}"
    r"(?:资金|拨款|总额|总计|合计|总量|收入|支出|经费|预算|投入|补助|结转|结余)(?:情况|安排|来源|结构|数额?|额)?(?:\(.*\))?:?"
)
_MIDTERM: Final = re.compile(r"(?:项目)?(?:中期|实施期|中长期|三年|长期|全周期).*")
_GOAL: Final = re.compile(
    r"\A(?:预期|年初|年度|项目|总体|绩效|设定|全年|申报|当年|履职|实施期|中期|中长期)*(?:绩效)?目标"
    r"(?:设定|内容|概述|描述)?[0-9一二三四五]?(?:\(.*\))?:?"
)


def is_money(label: str) -> bool:
    """Whether a label may stand before an amount of money.

    >>> is_money("其中：政府预算资金"), is_money("项目类别")
    (True, False)
    """
    return matched(_MONEY, label) is not None


def is_midterm(label: str) -> bool:
    """Whether a label is of the whole run of a project, and not of the year.

    >>> is_midterm("中期资金总额："), is_midterm("年度资金总额：")
    (True, False)
    """
    return matched(_MIDTERM, label) is not None


def is_goal(label: str) -> bool:
    """Whether a label stands before, or above, the goal in words.

    >>> is_goal("年度绩效目标"), is_goal("绩效目标完成情况")
    (True, False)
    """
    return matched(_GOAL, label) is not None
