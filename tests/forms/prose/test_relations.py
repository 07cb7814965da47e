"""What prose states plainly, and what it leaves open."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfeval.filing import RateRelation, Restatement, ShareRelation, SumRelation
from perfeval.forms import read
from perfeval.forms.prose.mentions import mentions
from perfeval.forms.prose.money import stated_relations
from perfeval.numbers.amounts import Amount
from tests.forms.prose.told import line
from tests.tables import each_row

DATA = Path(__file__).parents[2] / "data" / "forms"


@each_row(
    ("text", "relations"),
    [
        (
            "2023年基本支出253.31万元，其中：人员经费192.89万元，主要包括：基本工资；商品和服务支出60.42万元，主要包括：办公费。",
            ["2023年基本支出 253.31万元 = 人员经费 192.89万元 + 商品和服务支出 60.42万元"],
        ),
        (
            "2022年支出合计480万元。其中：基本支出300万元，项目支出180万元。",
            ["2022年支出 480万元 = 基本支出 300万元 + 项目支出 180万元"],
        ),
        (
            "本年基本支出1028.69万元，其中人员经费396.6万元，商品与服务支出633.09万元.",
            ["本年基本支出 1028.69万元 = 人员经费 396.6万元 + 商品与服务支出 633.09万元"],
        ),
        (
            "全年支出100元，其中甲类支出79元，占79%，乙类支出20元，占20%。",
            [
                "甲类支出 79元 / 全年支出 100元 = 甲类支出占比 79%",
                "乙类支出 20元 / 全年支出 100元 = 乙类支出占比 20%",
                "全年支出 100元 = 甲类支出 79元 + 乙类支出 20元",
            ],
        ),
        (
            "项目支出10万元，其中甲项目3万元、乙项目2万元。",
            ["项目支出 10万元 ⊇ 甲项目 3万元 + 乙项目 2万元"],
        ),
        (
            "支出9万元，包括甲费6.4万元、乙费2.6万元，比上年减少2.7万元。",
            ["支出 9万元 = 甲费 6.4万元 + 乙费 2.6万元"],
        ),
        (
            "收入9万元，分别为财政拨款6万元、其他收入2万元，支出8万元。",
            ["收入 9万元 = 财政拨款 6万元 + 其他收入 2万元"],
        ),
        (
            "拨款9万元，其中一般公共预算6万元、基金预算2万元，支出预算8万元。",
            ["拨款 9万元 ⊇ 一般公共预算 6万元 + 基金预算 2万元 + 支出预算 8万元"],
        ),
        (
            "采购8万元，其中货物3万元、工程4万元、服务2万元，采购预算12万元。",
            ["采购 8万元 = 货物 3万元 + 工程 4万元 + 服务 2万元"],
        ),
        (
            "总投资90万元，其中中央4万元，省级2万元，市县配套1万元，其余由企业自筹。",
            ["总投资 90万元 ⊇ 中央 4万元 + 省级 2万元 + 市县配套 1万元"],
        ),
        (
            "预算调增7万元，分别为：（1）追加甲费2万元；（2）追加乙费5万元。",
            ["预算调增 7万元 = 追加甲费 2万元 + 追加乙费 5万元"],
        ),
        (
            "总支出30万元，按资金来源划分：其中财政拨款20万元、其他资金10万元；按支出性质划分：基本支出12万元、项目支出18万元。",
            [
                "总支出 30万元 = 财政拨款 20万元 + 其他资金 10万元",
                "总支出 30万元 = 基本支出 12万元 + 项目支出 18万元",
            ],
        ),
        (
            "部门预算9万元，其中:基本支出4万元（其中：公务接待1万元、公务用车1万元），项目支出5万元。",
            [
                "基本支出 4万元 ⊇ 公务接待 1万元 + 公务用车 1万元",
                "部门预算 9万元 = 基本支出 4万元 + 项目支出 5万元",
            ],
        ),
        (
            "实际支出9万元，其中基本支出4万元，项目支出5万元；上年结余1万元，本年结余0万元。",
            ["实际支出 9万元 = 基本支出 4万元 + 项目支出 5万元"],
        ),
        (
            "上年结转30.55万元，本年度预算收入为1843.29万元，全年共计支出1862.61万元，年末结转11.23万元。",
            [
                "年末结转 11.23万元 = 上年结转 30.55万元 + 本年度预算收入 1843.29万元"
                " + -全年共计支出 1862.61万元"
            ],
        ),
        (
            "“三公经费”实际支出数为：公务接待费用6.47万元，公车运行维护费用3.13万元，合计9.60万元。",
            ["“三公经费”实际支出数 9.60万元 = 公务接待费用 6.47万元 + 公车运行维护费用 3.13万元"],
        ),
        (
            "收入12万元，支出10万元。其中基本支出7万元，项目支出3万元。",
            ["支出 10万元 = 基本支出 7万元 + 项目支出 3万元"],
        ),
        (
            "支出10万元，比上年增加2万元，增长25%。其中：基本支出7万元，项目支出2万元。",
            ["支出 10万元 = 基本支出 7万元 + 项目支出 2万元"],
        ),
        (
            "支出10万元，比上年增加2万元，增长25%。其中：基本支出1.5万元，项目支出0.5万元。",
            ["比上年增加 2万元 = 基本支出 1.5万元 + 项目支出 0.5万元"],
        ),
        (
            "支出10万元，用于以下方面：甲支出7万元，占70%；乙支出2万元，占30%。",
            [
                "甲支出 7万元 / 支出 10万元 = 甲支出占比 70%",
                "乙支出 2万元 / 支出 10万元 = 乙支出占比 30%",
                "支出 10万元 = 甲支出 7万元 + 乙支出 2万元",
            ],
        ),
        (
            "支出9万元，比上年减少2万元，其中甲费减少0.5万元，乙费减少1.5万元。",
            [],
        ),
        (
            "支出9万元，较上年增加2万元，其中：甲费0.5万元，乙费1.5万元。",
            ["较上年增加 2万元 = 甲费 0.5万元 + 乙费 1.5万元"],
        ),
        ("采购9万元，其中授予中小企业8万元，授予小微企业4万元。", []),
        (
            "上级下达补助资金20万元，实际发放18万元，结余3万元。",
            ["结余 3万元 = 上级下达补助资金 20万元 + -实际发放 18万元"],
        ),
        (
            "按功能分类：甲支出6万元，占60%；乙支出3万元，占40%；支出合计10万元。",
            [
                "甲支出 6万元 / 按功能分类 10万元 = 甲支出占比 60%",
                "乙支出 3万元 / 按功能分类 10万元 = 乙支出占比 40%",
                "按功能分类 10万元 = 甲支出 6万元 + 乙支出 3万元",
            ],
        ),
        (
            "实际支出：甲费6万元；乙费3万元，丙费4万元，合计7万元。",
            ["甲费6万元 7万元 = 乙费 3万元 + 丙费 4万元"],
        ),
        (
            "预算12万元，支付10万元，执行率83.33%，其中：市级7万元，区级3万元。",
            ["支付 10万元 = 市级 7万元 + 区级 3万元"],
        ),
        (
            "支出10万元，执行率83.33%。支出按性质划分：基本支出7万元，项目支出3万元。",
            ["支出 10万元 = 基本支出 7万元 + 项目支出 3万元"],
        ),
        (
            "“三公经费”控制率=9.60/9.72*100%=98.77% 。",
            ["“三公经费”控制率的分子 9.60 / “三公经费”控制率的分母 9.72 = “三公经费”控制率 98.77%"],
        ),
        (
            "预算执行率=9.6万元÷9.72万元×100%=98.77%",
            ["预算执行率的分子 9.6万元 / 预算执行率的分母 9.72万元 = 预算执行率 98.77%"],
        ),
    ],
)
def test_stated_plainly(text: str, relations: list[str]) -> None:
    """Sums, divisions, shares, balances and rates as the sentence says them."""
    assert [line(each) for each in stated_relations(text, "二、")] == relations


@each_row(
    "text",
    [
        "项目支出10万元，其中甲项目约3万元、乙项目2万余元。",
        "收入12万元，支出10万元。其中基本支出7万元，项目支出2万元。",
        "收入10万元，支出10万元。其中基本支出7万元，项目支出3万元。",
        "支出10万元，增长5%。其中甲支出7万元，乙支出2万元。",
        "项目支出10万元，其中甲项目3万元，比上年增加1万元，乙项目2万元。",
        "项目支出10万元，比上年的9万元增加1万元。",
        "项目支出10万元，其中甲项目3万元，占财政拨款的79%。",
        "项目支出10万元，其中甲项目3万元，甲项目2万元。",
        "支出10万元，其中5万元、5万元。",
        "受理“12345”热线工单3037件，2023年5+2无休日，升级外网2.0版。",
        "节约800万元以上，其中甲3万元以上、乙5万元左右。",
        "预算执行率=9..6/9.72*100%=98.77%",
        "合计9.60万元",
        "用于：养护3万元、检测2万元等，共计6万元。",
        "资产12万元，较年初减少2万元，其中原值9万元，折旧3万元。",
        "节约甲费用2万元，追加乙费用3万元，合计5万元",
        "支出合计100,000,000,000,000,000,000元，其中基本支出5元。",
        "支出合计123456789012,345元，其中基本支出5元。",
        "基本支出：甲费用2万元，乙费用3万元，合计5.0.0万元",
    ],
)
def test_what_can_be_read_two_ways_yields_nothing(text: str) -> None:
    """Approximate amounts, comparisons, shares of something else, codes and dates."""
    assert [line(each) for each in stated_relations(text, "")] == []


def test_a_mention_needs_a_label_of_words() -> None:
    """Amounts without one, and labels that run on, are no mentions."""
    assert [each.label for each in mentions("共5万元")] == []
    assert mentions(f"{'很' * 41}5万元") == ()
    assert [(each.label, each.amount.printed) for each in mentions("基本支出为１２.5万元")] == [
        ("基本支出", "12.5万元")
    ]


@each_row(
    "figure",
    [
        "100,000,000,000,000,000,000",
        "123456789012,345",
        "１２３４５６７８９０１２３",
        "1，234，567，890，123，456",
        "999999999999.1234567",
    ],
)
def test_a_figure_that_no_amount_can_be_is_no_mention(figure: str) -> None:
    """Nor is its tail; and what stands beside it is read all the same."""
    text = f"支出合计{figure}元、项目支出2万元"
    assert [(each.label, each.amount.text) for each in mentions(text)] == [("项目支出", "2")]
    assert read(f"绩效自评报告\n一、基本情况\n{text}。\n".encode()).forms


EXPECTED = {
    "yueyanglou-2023": (2, 0, 0, 4),
    "lixian-2021": (2, 7, 0, 2),
    "furong-2022": (2, 2, 0, 2),
    "xiangtan-2023": (8, 0, 6, 5),
    "yueyang-2020": (8, 13, 0, 4),
}


@pytest.mark.unmeasured
@each_row("name", EXPECTED)
def test_the_prose_of_the_five_reports(name: str) -> None:
    """So many sums, shares, rates and restatements are found in each of the five reports."""
    relations = read(DATA / f"{name}.txt").relations
    kinds = (SumRelation, ShareRelation, RateRelation, Restatement)
    assert (
        tuple(sum(isinstance(each, kind) for each in relations) for kind in kinds) == EXPECTED[name]
    )


@pytest.mark.unmeasured
@each_row(
    ("name", "facts"),
    [
        ("yueyanglou-2023", {}),
        (
            "lixian-2021",
            {
                "budget.outturn": "1069.83万元",
                "basic.outturn": "292.95万元",
                "project.outturn": "776.88万元",
            },
        ),
        (
            "furong-2022",
            {
                "project.outturn": "627.48万元",
                "balance.brought_forward": "0万元",
                "balance.current_year": "0万元",
            },
        ),
        (
            "xiangtan-2023",
            {
                "balance.brought_forward": "30.55万元",
                "basic.outturn": "623.09万元",
                "project.outturn": "1239.52万元",
                "budget.outturn": "1862.61万元",
                "balance.current_year": "11.23万元",
                "procurement.outturn": "158.55万元",
            },
        ),
        ("yueyang-2020", {"satisfaction.rate": "99.9%"}),
    ],
)
def test_facts_that_every_mention_agrees_on(name: str, facts: dict[str, str]) -> None:
    """A fact is told only where all mentions agree, and where no table states it."""
    found = read(DATA / f"{name}.txt").facts
    values = {
        fact.id: fact.value.printed if isinstance(fact.value, Amount) else str(fact.value)
        for fact in found
    }
    assert values == facts
