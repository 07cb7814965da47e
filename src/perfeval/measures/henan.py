"""The rates that the 部门整体支出 tables of 河南省 print, some with another denominator.

The five rates of management (绩效目标编制完成率 …) are each a count over a count; which projects
are counted is said where the figures are stated.
"""

from __future__ import annotations

from typing import Final

from perfeval.filing.sources import Source
from perfeval.measures.measure import Measure
from perfeval.measures.measured import Direction
from perfeval.measures.ratios import Ratio
from perfeval.measures.shares import Part, share
from perfeval.measures.terms import Term

SOURCE: Final = Source(title="部门（单位）整体支出绩效目标表", issuer="河南省财政厅")
_ADJUSTED: Final[Part] = ("budget.final", "（调整）预算数", "adjusted budget")

EARMARKED_DETAIL_RATE: Final = share(
    "earmarked_detail_rate",
    "专项资金细化率",
    "rate of earmarked funds allotted in detail",
    (
        (
            "earmarked.detailed",
            "已细化到具体市县和承担单位的资金数",
            "funds allotted to places and units",
        ),
        ("earmarked.shared_out", "部门参与分配资金总数", "funds that the department shares out"),
    ),
    SOURCE,
)
ADJUSTED_EXECUTION_RATE: Final = share(
    "adjusted_execution_rate",
    "预算执行率",
    "execution of the adjusted budget",
    (("budget.completed", "预算完成数", "budget completed"), _ADJUSTED),
    SOURCE,
)
NET_ADJUSTMENT_RATE: Final = Measure(
    id="net_adjustment_rate",
    name="预算调整率",
    name_en="net budget adjustment rate",
    formula=Ratio(
        numerator=(
            Term(fact="budget.final", name="调整后预算数", name_en="adjusted budget"),
            Term(fact="budget.original", name="年初预算数", name_en="original budget", minus=True),
            Term(
                fact="budget.adjustments.excluded",
                name="除外调整数",
                name_en="excluded adjustments",
                minus=True,
            ),
        ),
        denominator=(Term(fact="budget.original", name="年初预算数", name_en="original budget"),),
    ),
    text="（预算调整数－年初预算数－除外调整数）÷年初预算数×100%",
    exclusions="因落实国家政策、发生不可抗力、上级部门或本级党委政府临时交办而产生的调整除外",
    source=SOURCE,
    direction=Direction.LOWER,
)
ADJUSTED_CARRY_OVER_RATE: Final = share(
    "adjusted_carry_over_rate",
    "结转结余率",
    "carry-over and surplus of the adjusted budget",
    (("balance.total", "结转结余总额", "carry-over and surplus"), _ADJUSTED),
    SOURCE,
    direction=Direction.LOWER,
)


def _management(key: str, name: str, name_en: str) -> Measure:
    stem = name.removesuffix("率")
    done: Part = (f"management.{key}.done", f"{stem}数", f"{name_en}, done")
    due: Part = (f"management.{key}.due", f"应{stem}数", f"{name_en}, due")
    return share(f"{key}_rate", name, name_en, (done, due), SOURCE)


OBJECTIVES_SET_RATE: Final = _management(
    "objectives_set", "绩效目标编制完成率", "rate of objectives set"
)
MONITORING_DONE_RATE: Final = _management(
    "monitoring_done", "绩效监控完成率", "rate of monitoring done"
)
SELF_EVALUATION_DONE_RATE: Final = _management(
    "self_evaluation_done", "绩效自评完成率", "rate of self-evaluations done"
)
EVALUATION_DONE_RATE: Final = _management(
    "evaluation_done", "部门绩效评价完成率", "rate of departmental evaluations done"
)
RESULTS_APPLIED_RATE: Final = _management(
    "results_applied", "评价结果应用率", "rate of results applied"
)
