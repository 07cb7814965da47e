"""Differences, remainders, scores in a list and “三公”经费, as sentences state them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from perfeval.filing import Relation
from perfeval.forms.prose.relations.changes import stated_changes
from perfeval.forms.prose.relations.comparisons import stated_comparisons
from perfeval.forms.prose.relations.lists import stated_counts
from perfeval.forms.prose.relations.money import stated_relations
from perfeval.forms.prose.relations.products import stated_products
from perfeval.forms.prose.relations.remainders import stated_remainders
from perfeval.forms.prose.relations.score_lists import stated_scores
from perfeval.forms.prose.relations.three_public import stated_three_public
from tests.forms.prose.told import line
from tests.tables import each_row

Told = Callable[[str, str], Iterable[Relation]]


@each_row(
    ("told", "sentence", "relations"),
    [
        (
            stated_changes,
            "合同成交额12.6亿元，同比增长40%（上年为9亿元）",
            ["上年为 9亿元 → 合同成交额 12.6亿元: + 同比增长 40%"],
        ),
        (
            stated_changes,
            "总收入1836万元，同比下降8.35%，上年总收入1694.90万元",
            ["上年总收入 1694.90万元 → 总收入 1836万元: - 同比下降 8.35%"],
        ),
        (
            stated_products,
            "补贴35人，每人1200元，共4.2万元；奖励8户，每户0.2万元，共计1.6万元",
            [
                "每人 1200元 × 补贴 35人 = 共 4.2万元",
                "每户 0.2万元 × 奖励 8户 = 共计 1.6万元",
            ],
        ),
        (
            stated_products,
            "按1200元/人的标准为180名护林员发放补助21.6万元",
            ["每人 1200元 × 为 180名 = 护林员发放补助 21.6万元"],
        ),
        (
            stated_products,
            "购置电脑30台，单价4850元，金额14.55万元",
            ["单价 4850元 × 购置电脑 30台 = 金额 14.55万元"],
        ),
        (
            stated_products,
            "举办培训班6期，每期50人，共培训300人次",
            ["每期 50人 × 举办培训班 6期 = 共培训 300人次"],
        ),
        (
            stated_products,
            "公益岗位45个，每个岗位800元，共支出3.6万元",
            ["每个岗位 800元 × 公益岗位 45个 = 共支出 3.6万元"],
        ),
        (stated_products, "补贴35人，每人每月1200元，共50.4万元", []),
        (stated_products, "补贴35人，每人1200元，项目预算5万元", []),
        (stated_products, "共5万元，补贴35人，每人1200元", []),
        (stated_products, "补贴35人，其中老人12人，每人1200元，共4.2万元", []),
        (stated_products, "补贴35人、12人，每人1200元，共4.2万元", []),
        (stated_products, "按1200元/人·月的标准为35人发放补助4.2万元", []),
        (stated_products, "补贴35人，老人每人1200元，残疾人每人500元，共4.2万元", []),
        (stated_products, "户均增收1200元，共4.2万元", []),
        (stated_products, "补贴999999999999亿人，每人1200元，共4.2万元", []),
        (stated_changes, "总收入100万元，同比增长5%，上年结余10万元", []),
        (stated_changes, "总收入100万元，同比增长5%，接待100人", []),
        (stated_changes, "总收入100万元，同比增长5%，支出90万元", []),
        (stated_changes, "上年总收入100万元，同比增长5%，上年总收入90万元", []),
        (stated_changes, "同比增长5%", []),
        (
            stated_changes,
            "办证1026本，较上年的950本增加76本",
            ["办证 1026本 = 较上年的 950本 + 增加 76本"],
        ),
        (
            stated_changes,
            "人均年报酬由3600元降低到3000元，减少600元",
            ["降低到 3000元 = 人均年报酬由 3600元 + -减少 600元"],
        ),
        (
            stated_changes,
            "经费预算6.5万元，实际支出5.2万元，比预算节约1.3万元",
            ["实际支出 5.2万元 = 经费预算 6.5万元 + -比预算节约 1.3万元"],
        ),
        (stated_changes, "经费预算6.5万元，实际支出5.2万元，节约1.3万元", []),
        (stated_changes, "接待20批，上年18人，增加2批", []),
        (stated_changes, "增加2批", []),
        (stated_changes, "办件999999999999亿件，同比增长40%（上年为9件）", []),
        (stated_changes, "办证1026本，较上年的999999999999亿本增加76本", []),
        (stated_remainders, "收集问题999999999999亿个，已解决85个，正在办理7个", []),
        (
            stated_remainders,
            "收集问题92个，已解决85个，正在办理7个",
            ["收集问题 92个 = 已解决 85个 + 正在办理 7个"],
        ),
        (stated_remainders, "收集问题92个，已解决85个，正在办理7个，新增3个", []),
        (stated_remainders, "收集问题92个，上年85个，正在办理7个", []),
        (stated_remainders, "已解决92个，已销号85个，正在办理7个", []),
        (stated_remainders, "收集问题92个，下发85个，正在办理7个", []),
        (
            stated_scores,
            "执行9.75分，产出得49分，效益29.5分，满意度10分，总分98.25分",
            ["总分 98.25分 = 执行 9.75分 + 产出 49分 + 效益 29.5分 + 满意度 10分"],
        ),
        (
            stated_scores,
            "自评得分98分，其中：执行8分、产出50分、效益30分、满意度10分",
            ["自评得分 98分 = 执行 8分 + 产出 50分 + 效益 30分 + 满意度 10分"],
        ),
        (stated_scores, "满分100分，产出49分，效益29.5分，满意度10分，总分98.25分", []),
        (stated_scores, "产出49分，效益29.5分，满意度10分，执行9分", []),
        (stated_scores, "产出49分，产出29.5分，满意度10分，总分9分", []),
        (stated_scores, "总分98.25分", []),
        (
            stated_three_public,
            "“三公”经费预算6.5万元，实际支出5.2万元；其中公务接待费2.1万元，公务用车运行维护费3.1万元",
            ["实际支出 5.2万元 = 公务接待费 2.1万元 + 公务用车运行维护费 3.1万元"],
        ),
        (stated_three_public, "三公经费支出5.2万元，公务接待费2.1万元，公务接待费3万元", []),
        (stated_three_public, "三公经费支出5.2万元，公务接待费2.1万元", []),
        (stated_three_public, "比上年三公经费支出5.2万元，公务接待费2.1万元", []),
        (
            stated_relations,
            "总支出100万元，其中人员经费50万元、公用经费30万元、项目支出20万元，分别占50%、30%、20%",
            [
                "人员经费 50万元 / 总支出 100万元 = 人员经费占比 50%",
                "公用经费 30万元 / 总支出 100万元 = 公用经费占比 30%",
                "项目支出 20万元 / 总支出 100万元 = 项目支出占比 20%",
                "总支出 100万元 = 人员经费 50万元 + 公用经费 30万元 + 项目支出 20万元",
            ],
        ),
        (
            stated_relations,
            "总支出100万元，其中人员经费50万元、公用经费30万元，分别占50%、30%、20%",
            ["总支出 100万元 = 人员经费 50万元 + 公用经费 30万元"],
        ),
        (
            stated_comparisons,
            "聘请管护员32名，人均年报酬由3000元提高到3600元，增长20%",
            ["人均年报酬由 3000元 → 提高到 3600元: + 增长 20%"],
        ),
        (
            stated_comparisons,
            "蓄水85万立方米，受益群众3.2万人，占全县总人口40万人的8%",
            ["受益群众 3.2万人 / 占全县总人口 40万人 = 占比 8%"],
        ),
        (
            stated_comparisons,
            "走访企业64家，受理申报215项，立项43项，立项率20%",
            ["立项 43项 / 受理申报 215项 = 立项率 20%"],
        ),
        (stated_comparisons, "新增项目215项，减少43项，减少率20%", []),
        (
            stated_comparisons,
            "受理申报0项，立项43项，立项率20%",
            ["立项 43项 / 受理申报 0项 = 立项率 20%"],
        ),
        (
            stated_comparisons,
            "办理援助326件，调解纠纷1418件，成功1402件，成功率98.87%",
            ["成功 1402件 / 调解纠纷 1418件 = 成功率 98.87%"],
        ),
        (
            stated_comparisons,
            "服务老年人11.8万人次，其中高龄老人3.2万人次，占27.12%",
            ["其中高龄老人 3.2万人次 / 服务老年人 11.8万人次 = 占比 27.12%"],
        ),
        (stated_comparisons, "服务老年人11.8万人次，高龄老人3.2万人次，占27.12%", []),
        (stated_comparisons, "支出33万元，占27.12%", []),
        (
            stated_comparisons,
            "建成高标准农田2.4万亩，超额完成任务2万亩的20%",
            ["超额完成任务 2万亩 → 建成高标准农田 2.4万亩: + 超额完成 20%"],
        ),
        (
            stated_counts,
            "免疫生猪21万头、牛1万头、羊3万头，合计25万头",
            ["合计 25万头 = 免疫生猪 21万头 + 牛 1万头 + 羊 3万头"],
        ),
        (
            stated_counts,
            "新建社区食堂4家（东街、西街、南苑）",
            ["新建社区食堂 4家: 东街、西街、南苑"],
        ),
        (
            stated_counts,
            "内设股室3个：办公室、人事股、财务股、法规股",
            ["内设股室 3个: 办公室、人事股、财务股、法规股"],
        ),
        (stated_counts, "新建社区食堂3家（东街、西街、南苑）", []),
        (stated_counts, "走访企业8家（学校、医院、商场）", []),
        (stated_counts, "走访企业4家（主要为学校、医院、商场）", []),
    ],
)
def test_what_a_sentence_tells_besides(told: Told, sentence: str, relations: list[str]) -> None:
    """The figures that belong together, and none where two readings are left."""
    assert [line(each) for each in told(sentence, "二")] == relations
