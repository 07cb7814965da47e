"""Differences, remainders, scores in a list and “三公”经费, as sentences state them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from perfeval.filing import Relation
from perfeval.forms.prose.money import stated_relations
from perfeval.forms.prose.rates.behind import stated_behind
from perfeval.forms.prose.rates.comparisons import stated_comparisons
from perfeval.forms.prose.rates.means import stated_means
from perfeval.forms.prose.rates.named_wholes import stated_named_wholes
from perfeval.forms.prose.rates.products import stated_products
from perfeval.forms.prose.rates.written_rates import stated_written_rates
from perfeval.forms.prose.sums.changes import stated_changes, stated_points
from perfeval.forms.prose.sums.lists import stated_counts
from perfeval.forms.prose.sums.remainders import stated_remainders
from perfeval.forms.prose.sums.score_lists import stated_scores
from perfeval.forms.prose.sums.series import stated_series
from perfeval.forms.prose.sums.three_public import stated_three_public
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
            "为420名残疾人发放护理补贴，每人每月80元，共发放40.33万元",
            ["每人每月80元×12个月 960元 × 为 420名 = 共发放 40.33万元"],
        ),
        (stated_products, "为420名残疾人发放护理补贴，每人每月80元，共发放40.32万元", []),
        (stated_products, "为420名残疾人发放护理补贴，每人每月80元，共发放31万元", []),
        (
            stated_products,
            "按200元/人/月的标准聘用45人，6个月共发放5.3万元",
            ["每人每月200元×6个月 1200元 × 聘用 45人 = 6个月共发放 5.3万元"],
        ),
        (stated_products, "45人每人每月200元，前3个月和后6个月共发放8.1万元", []),
        (stated_products, "45人每人每年1200元，6个月共发放5.4万元", []),
        (
            stated_points,
            "参保率由94.2%提高到96.5%，提高了3.3个百分点",
            ["提高到 96.5% = 参保率由 94.2% + 提高百分点 3.3%"],
        ),
        (
            stated_points,
            "满意率96.5%，较上年的94.2%提高2.3个百分点",
            ["满意率 96.5% = 较上年的 94.2% + 提高百分点 2.3%"],
        ),
        (
            stated_points,
            "失业率由4.2%下降至3.5%，下降0.7百分点",
            ["下降至 3.5% = 失业率由 4.2% + -下降百分点 0.7%"],
        ),
        (stated_points, "满意率96.5%，提高2.3个百分点", []),
        (stated_points, "合格率98%，满意率96.5%，提高2.3个百分点", []),
        (stated_points, "由94.2%提高到96.5%，其中城区学校学生满意率提高2.3个百分点", []),
        (
            stated_counts,
            "组织宣传5次，第一季度1次、第二季度2次、第三季度1次、第四季度2次",
            [
                "组织宣传 5次 = 第一季度 1次 + 第二季度 2次 + 第三季度 1次 + 第四季度 2次",
            ],
        ),
        (stated_counts, "组织宣传5次，第一季度1次、第二季度2次、第三季度1次", []),
        (stated_counts, "宣传5次，第一季度1场、第二季度2次、第三季度1次、第四季度2次", []),
        (
            stated_counts,
            "召开会议24次（其中甲5次、乙6次）",
            ["召开会议 24次 ⊇ 甲 5次 + 乙 6次"],
        ),
        (
            stated_counts,
            "接种1.86万剂次，其中一类1.2万剂次、二类0.66万剂次，比上年1.5万剂次增长24%",
            ["接种 1.86万剂次 ⊇ 一类 1.2万剂次 + 二类 0.66万剂次"],
        ),
        (
            stated_comparisons,
            "接种1.86万剂次，其中一类1.2万剂次、二类0.66万剂次，比上年1.5万剂次增长24%",
            ["比上年 1.5万剂次 → 接种 1.86万剂次: + 增长 24%"],
        ),
        (stated_points, "由94.2%提高到5亿%，提高2.3个百分点", []),
        (stated_means, "共培训999999999999亿期、480人次，平均每期50人", []),
        (stated_behind, "增长5%，由999999999999亿件增加到5件", []),
        (stated_behind, "到位999999999999亿件，到位率5%，计划5件", []),
        (stated_series, "分别培训50人、999999999999亿人，共培训60人", []),
        (stated_named_wholes, "年初计划300件，完成999999999999亿件，占年初计划的90%", []),
        (
            stated_changes,
            "办理公证1560件，同比增加260件，增长25%（上年1300件）",
            ["上年 1300件 → 办理公证 1560件: + 增长 25%"],
        ),
        (stated_comparisons, "培训场次比计划的10场增加2场，完成率120%", []),
        (
            stated_comparisons,
            "争取资金1.35亿元，较2022年的1.2亿元增长15.5%",
            ["较2022年的 1.2亿元 → 争取资金 1.35亿元: + 增长 15.5%"],
        ),
        (
            stated_points,
            "满意度由2022年的91.5%上升到2023年的95.2%，上升了4.7个百分点",
            ["上升到2023年的 95.2% = 满意度由2022年的 91.5% + 上升百分点 4.7%"],
        ),
        (
            stated_behind,
            "完成整改问题48个，整改完成率98%，共发现问题50个",
            ["完成整改问题 48个 / 共发现问题 50个 = 整改完成率 98%"],
        ),
        (
            stated_series,
            "县级资金500万元，上级补助300万元，共到位资金850万元",
            ["共到位资金 850万元 = 县级资金 500万元 + 上级补助 300万元"],
        ),
        (stated_series, "县级资金500万元，上级补助支出300万元，共到位资金850万元", []),
        (stated_series, "县级资金500万元，困难群众300万元，共到位资金850万元", []),
        (
            stated_three_public,
            "三公经费决算12.6万元，其中：公务接待费4.2万元，公车运行维护费7.4万元",
            ["三公经费决算 12.6万元 = 公务接待费 4.2万元 + 公车运行维护费 7.4万元"],
        ),
        (
            stated_means,
            "共培训12期、480人次，平均每期50人",
            ["平均每期 50人 × 共培训 12期 = 人次 480人次"],
        ),
        (
            stated_means,
            "发放补贴120万元，惠及农户2400户，户均600元",
            ["户均 600元 × 惠及农户 2400户 = 发放补贴 120万元"],
        ),
        (
            stated_means,
            "新建公路15公里，完成投资4500万元，每公里造价280万元",
            ["平均每公里造价 280万元 × 新建公路 15公里 = 完成投资 4500万元"],
        ),
        (stated_means, "发放补贴120万元，惠及农户2400户，其中户均600元", []),
        (stated_means, "计划发放120万元，惠及农户2400户，户均600元", []),
        (stated_means, "满意率96%，惠及农户2400户，户均600元", []),
        (stated_means, "惠及农户2400户、脱贫户300户，户均600元", []),
        (stated_means, "下乡120万人，惠及农户2400户，户均600人", []),
        (stated_means, "户均600元", []),
        (
            stated_behind,
            "同比增长12.5%，由2022年的800件增加到2023年的910件",
            ["由2022年的 800件 → 增加到2023年的 910件: + 同比增长 12.5%"],
        ),
        (
            stated_behind,
            "投诉下降10%，由80件下降到70件，到位率90%",
            [],
        ),
        (stated_behind, "同比下降10%，80件下降到70件", []),
        (
            stated_behind,
            "资金到位800万元，到位率100%，计划资金1000万元",
            ["资金到位 800万元 / 计划资金 1000万元 = 到位率 100%"],
        ),
        (stated_behind, "资金到位800万元，到位率100%，上级资金1000万元", []),
        (stated_behind, "支出800万元，到位率100%，计划资金1000万元", []),
        (
            stated_series,
            "购置设备，金额分别为12万元、15万元和8万元，共计36万元",
            ["共计 36万元 = 金额分别为 12万元 + 第2项 15万元 + 第3项 8万元"],
        ),
        (
            stated_series,
            "上半年完成120件，下半年完成150件，全年共完成280件",
            ["全年共完成 280件 = 上半年完成 120件 + 下半年完成 150件"],
        ),
        (stated_series, "上半年完成120件，第三季度完成150件，全年共完成280件", []),
        (stated_series, "分别培训50人、60人，共培训3场", []),
        (stated_series, "分别培训50人，其中60人，共培训110人", []),
        (stated_series, "分别培训50人，共培训60人", []),
        (stated_series, "分别培训50人；60人，共培训120人", []),
        (stated_series, "50人、60人，共培训120人", []),
        (stated_behind, "同比增长10%，由80件增加到90人", []),
        (
            stated_named_wholes,
            "年初预算300万元，调整后预算350万元，实际支出315万元，占年初预算的90%",
            ["实际支出 315万元 / 年初预算 300万元 = 占比 90%"],
        ),
        (stated_named_wholes, "实际支出315万元，占年初预算的90%", []),
        (stated_named_wholes, "上年年初预算300万元，实际支出315万元，占年初预算的90%", []),
        (stated_named_wholes, "年初预算300万元，培训315人，占年初预算的90%", []),
        (
            stated_written_rates,
            "执行率为95%（支出1080万元/预算1200万元），满意率90%（180/200）",
            [
                "支出 1080万元 / 预算 1200万元 = 执行率 95%",
                "满意率的分子 180 / 满意率的分母 200 = 满意率 90%",
            ],
        ),
        (stated_written_rates, "执行率为95%（支出1080万元/预算1200元）", []),
        (stated_written_rates, "执行率为95%（支出1080百分/预算1200百分）", []),
        (
            stated_changes,
            "2023年收入2000万元，比2022年1600万元增加500万元",
            ["2023年收入 2000万元 = 比2022年 1600万元 + 增加 500万元"],
        ),
        (stated_changes, "2022年收入2000万元，比2023年1600万元增加500万元", []),
        (stated_changes, "收入2000万元，比2022年1600万元增加500万元", []),
        (
            stated_comparisons,
            "共有行政村186个，其中已通硬化路180个，通达率98.5%",
            ["其中已通硬化路 180个 / 共有行政村 186个 = 通达率 98.5%"],
        ),
        (stated_comparisons, "共有行政村186个，其中贫困村30个，通达率98.5%", []),
        (stated_comparisons, "年初预算300万元，追加50万元，实际支出315万元，执行率90%", []),
        (
            stated_counts,
            "拆除8600平方米，其中城区5200平方米、乡镇3100平方米",
            ["拆除 8600平方米 = 城区 5200平方米 + 乡镇 3100平方米"],
        ),
        (
            stated_counts,
            "拆除8600平方米，其中城区5200平方米、园区3100平方米",
            ["拆除 8600平方米 ⊇ 城区 5200平方米 + 园区 3100平方米"],
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
