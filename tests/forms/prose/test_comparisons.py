"""Rates, completions and growth in sentences, and what is left open."""

from __future__ import annotations

import pytest

from perfeval.forms.prose.comparisons import stated_comparisons
from tests.forms.prose.told import line


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        (
            "全年预算100万元，实际支出33.78万元，预算执行率63.78%",
            "实际支出 33.78万元 / 全年预算 100万元 = 预算执行率 63.78%",
        ),
        (
            "资金到位480万元，支付432万元，资金支付率为90%",
            "支付 432万元 / 资金到位 480万元 = 资金支付率为 90%",
        ),
        (
            "抽检样品1,200批次，合格1164批次，合格率97%",
            "合格 1164批次 / 抽检样品 1200批次 = 合格率 97%",
        ),
        (
            "计划培训240人次，实际完成252人次，完成率为105%",
            "实际完成 252人次 / 计划培训 240人次 = 完成率为 105%",
        ),
        (
            "演出45场，超过年度目标30场，完成目标任务的150%",
            "演出 45场 / 超过年度目标 30场 = 完成目标任务的 150%",
        ),
        (
            "任务115公里，实际完成264公里，超额完成任务43%",
            "任务 115公里 → 实际完成 264公里: + 超额完成任务 43%",
        ),
        (
            "接待来访318批次，比上年的265批次增加了53批次，增长20%",
            "比上年的 265批次 → 接待来访 318批次: + 增长 20%",
        ),
        (
            "2022年收入90万元，2023年收入81万元，下降10%",
            "2022年收入 90万元 → 2023年收入 81万元: - 下降 10%",
        ),
        (
            "补助标准由420元提高到462元，增长10%",
            "补助标准由 420元 → 提高到 462元: + 增长 10%",
        ),
    ],
)
def test_stated_plainly(sentence: str, relation: str) -> None:
    """One planned, one done, one rate; one before, one after, one change."""
    assert [line(each) for each in stated_comparisons(sentence, "二、")] == [relation]


@pytest.mark.parametrize(
    "sentence",
    [
        "全年预算100万元，调整预算120万元，实际支出90万元，执行率75%",
        "全年预算100万元，实际支出90万元，满意率95%",
        "计划培训240人次，支出9万元，完成率105%",
        "办结95件，办结率98%",
        "上年收入90万元，同比增长10%",
        "收入81万元，支出90万元，增长10%",
        "甲120人，乙100件，增长20%",
        "2023年收入81万元，2023年支出90万元，下降10%",
        "预算约100万元，支出90万元，执行率75%",
        "发放100份，合格97份，办结率97%",
        "到位480万元，收回432万元，资金支付率为90%",
        "增长20%",
        "计划5件，计划6件，超额完成任务43%",
        "培训99999999999999999999人次，计划5人次，完成率5%",
        "计划999999999999亿人次，实际完成5人次，完成率5%",
        "由999999999999亿件增加到5件，增长5%",
    ],
)
def test_what_can_be_read_two_ways_yields_nothing(sentence: str) -> None:
    """Two budgets, rates of something else, figures of another unit, no year before."""
    assert list(stated_comparisons(sentence, "")) == []
