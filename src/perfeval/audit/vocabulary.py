"""The closed lists of words by which the audit knows what an indicator is about.

A name says whether a rate can pass 100%, whether less is better, whether money is what is counted.
What no list names is left alone: an unknown word never makes a finding. A host adds the words of
its place: ``checks_by(evolve(VOCABULARY, shares=(*VOCABULARY.shares, "上线率")))``.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any, Final

from attrs import field, fields, frozen

from perfeval.errors import InputError, Phrase
from perfeval.filing.sources import Jurisdiction
from perfeval.filing.structure import many, of_kind

__all__ = ["VOCABULARY", "Practice", "Vocabulary", "has_any"]


def has_any(words: Iterable[str], text: str) -> bool:
    """Whether one of the words stands in a text.

    >>> has_any(("满意", "好评"), "群众满意度"), has_any((), "群众满意度")
    (True, False)
    """
    return any(word in text for word in words)


def _is_threshold(_instance: object, _attribute: Any, value: object) -> None:
    if type(value) is not Fraction or value <= 0:
        raise InputError("a threshold of a practice", value, "a Fraction above 0")


@frozen(kw_only=True)
class Practice:
    """From where on the notice of a place asks for a reason.

    `overshoot` is the share of its target beyond which a value wants one, `execution` the rate of
    execution below which the money wants one; `source` is the notice.

    >>> Practice(place=Jurisdiction(code="510117", name="郫都区"), source="通知").overshoot
    Fraction(13, 10)
    """

    place: Jurisdiction = field(**of_kind("the place of a practice", Jurisdiction))
    source: str = field(**of_kind("the source of a practice", str))
    overshoot: Fraction = field(default=Fraction(13, 10), validator=_is_threshold)
    execution: Fraction = field(default=Fraction(9, 10), validator=_is_threshold)


@frozen(kw_only=True)
class Vocabulary:
    """The words of each kind, and the practices of places that ask for reasons.

    Raises `InputError` for a list that is none, and for a blank word, which every text would hold.

    >>> "满意度" in Vocabulary(satisfaction=("满意度",)).satisfaction
    True
    """

    shares: tuple[str, ...] = many("names of rates of at most 100%", str)
    """Rates whose numerator lies within their denominator: 100% at most."""
    changes: tuple[str, ...] = many("words of change", str)
    """Words by which a rate tells a change, which knows no 100%: 满意度提升率."""
    ceilings: tuple[str, ...] = many("names of rates of control", str)
    """Rates of what was used over what was allowed: above 100% the limit is broken."""
    costs: tuple[str, ...] = many("names of costs", str)
    """What a target limits from above, where it is money."""
    savings: tuple[str, ...] = many("words of savings and income", str)
    """Words by which the name of a cost is of money saved, given or taken: more is better."""
    lower: tuple[str, ...] = many("words of what should be few", str)
    """What should be few or short: a target without a sign is not to be reached."""
    limited: tuple[str, ...] = many("names of what is limited", str)
    """What a figure without a sign limits from above, beside costs in money: 办理时限, 事故."""
    satisfaction: tuple[str, ...] = many("words of satisfaction", str)
    surveys: tuple[str, ...] = many("words of surveys", str)
    """What shows that somebody was asked."""
    complaints: tuple[str, ...] = many("words of complaints", str)
    """What nobody did, said in place of a survey: 未收到群众投诉."""
    payments: tuple[str, ...] = many("words of payments", str)
    """Paying money, which is no quantity that a project puts out."""
    degrees: tuple[str, ...] = many("words of degree", str)
    """How much or how many, without a number: 明显, 显著, 一批."""
    measures: tuple[str, ...] = many("words of what a percentage can be of", str)
    """What the name of an indicator holds whose percentage is of something: 合格率, 满意度."""
    comparisons: tuple[str, ...] = many("words of comparison", str)
    """What a target holds whose percentage is a change against another year: 较上年."""
    starts: tuple[str, ...] = many("words of starts", str)
    ends: tuple[str, ...] = many("words of ends", str)
    practices: tuple[Practice, ...] = many("practices of places", Practice)

    def __attrs_post_init__(self) -> None:
        for each in fields(type(self)):
            words = getattr(self, each.name)
            if any(isinstance(word, str) and not word.strip() for word in words):
                raise InputError(
                    Phrase("the {name} of a vocabulary", name=each.name), words, "words, none blank"
                )

    def is_share(self, name: str) -> bool:
        """Whether an indicator is a rate that can be 100% at most.

        >>> VOCABULARY.is_share("群众满意度"), VOCABULARY.is_share("满意度提升率")
        (True, False)
        """
        return has_any(self.shares, name) and not has_any(self.changes, name)

    def is_cost(self, name: str) -> bool:
        """Whether an indicator is money that should not be more.

        >>> VOCABULARY.is_cost("项目总成本"), VOCABULARY.is_cost("节约成本")
        (True, False)
        """
        return has_any(self.costs, name) and not has_any(self.savings, name)

    def is_satisfaction(self, name: str) -> bool:
        """Whether an indicator, by its name or the level above it, is what people say of a thing.

        >>> VOCABULARY.is_satisfaction("办事群众好评率"), VOCABULARY.is_satisfaction("办结率")
        (True, False)
        """
        return has_any(self.satisfaction, name)

    def practice(self, place: Jurisdiction | None) -> Practice | None:
        """The practice of the smallest place that holds `place`; None where nothing is known."""
        if place is None:
            return None
        found = [each for each in self.practices if place.within(each.place)]
        return max(found, key=lambda each: len(each.place.stem), default=None)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split())


VOCABULARY: Final = Vocabulary(
    shares=_listed(
        "满意 合格率 覆盖率 办结率 及时率 准确率 达标率 知晓率 参与率 到位率 优良率 普及率"
        " 入学率 成活率 好评率 公开率 完好率 完整率 合规率 通过率 正常运行率 规范率 优秀率"
        " 处置率 整改率 建档率 归档率 入园率 巩固率 发放率 接种率 认可度"
        " 出勤率 到课率 毕业率 升学率 录取率 结案率 成功率 回复率 答复率 响应率 兑现率 兑付率"
        " 综合利用率 资源化利用率 留用率 就业率 参保率 签约率 通车率 通客车率"
        " 处理率 清运率 化解率 公示率 入住率 治愈率 存活率 保存率 正确率 符合率 绿化率"
    ),
    changes=_listed("增长 提高 提升 变动 变化 增加 同比 环比 下降 降低 减少"),
    ceilings=_listed("控制率"),
    costs=_listed("成本 费用 造价 单价 经费支出 工作经费 开支 超支"),
    savings=_listed(
        "节约 节省 降低 下降 压减 减少 减免 收入 收益 收取 征收 回收 追回 挽回 补助 补贴 报销"
        " 救助 投入 到位 筹集 争取 带动 低保 特困 供养 抚恤 优抚 救济 养老金"
    ),
    lower=_listed(
        "事故 投诉 信访 上访 违规 违法 发生 发病 死亡 失业 辍学 流失 隐患 误差 差错 错误"
        " 偏差 偏离 超 能耗 排放 污染 损失 损耗 控制 压减 降低 减少 下降 时限 时长 用时 天数"
        " 时间 成本 费用 支出 经费 单价 造价 三公 负债 债务"
    ),
    limited=_listed(
        "办理时限 办结时限 审批时限 响应时限 事故起数 事故数 事故件数 事故率 投诉率 差错率 失误率"
        " 死亡率 发病率 流失率 辍学率 失业率 再犯罪率 受害率 返贫率 返工率 违规率 违法率 负债率"
        " 损失率 损耗率 逾期率"
    ),
    satisfaction=_listed("满意 好评 认可度"),
    surveys=_listed("调查 问卷 测评 回访 访谈 抽样 评议 好差评 座谈 走访 随访 电话"),
    complaints=_listed("投诉 上访 信访 举报 差评 负面评价 不满意"),
    payments=_listed(
        "资金支付 支付资金 资金拨付 拨付资金 支付金额 拨付金额 资金支出 支出金额 发放金额"
        " 支付款 付款 支付进度 支付率 拨付率 预算执行 资金使用 使用资金 资金执行"
    ),
    degrees=_listed(
        "明显 显著 有效 较好 良好 较高 较大 大幅 逐步 不断 持续 稳步 充分 有所 进一步"
        " 若干 一批 大量 少量 适量 多次 多个 多场 多期 按需"
    ),
    measures=_listed("率 满意度 知晓度 认可度 参与度 完成度 比例 占比 比重 覆盖面"),
    comparisons=_listed("较 比 同期 上年 去年 增幅 降幅"),
    starts=_listed("开工 启动 动工 开始"),
    ends=_listed("完工 竣工 完成 验收 结束 交付 投入使用"),
    practices=(
        Practice(
            place=Jurisdiction(code="510117", name="成都市郫都区"),
            source="成都市郫都区2026年绩效自评抽查标准",
        ),
    ),
)
"""The words of the library."""
