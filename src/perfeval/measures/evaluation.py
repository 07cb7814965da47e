"""The rates of 财预〔2020〕10号 附2, by which departments and finance bureaus evaluate projects.

Their denominators are others than those of 财预〔2013〕53号 and of the self-evaluation table.
"""

from __future__ import annotations

from typing import Final

from perfeval.filing.sources import Source
from perfeval.measures.shares import Part, share

SOURCE: Final = Source(
    title="项目支出绩效评价管理办法", issuer="财政部", number="财预〔2020〕10号", annex="附2"
)
_RECEIVED: Final[Part] = ("project_funds.received", "实际到位资金", "funds received")
_OUTPUT: Final[Part] = ("output.actual", "实际产出数", "actual output")

BUDGET_ARRIVAL_RATE: Final = share(
    "budget_arrival_rate",
    "资金到位率",
    "rate of budgeted funds received",
    (_RECEIVED, ("project_funds.budgeted", "预算资金", "funds budgeted")),
    SOURCE,
)
RECEIVED_SPENDING_RATE: Final = share(
    "received_spending_rate",
    "预算执行率",
    "rate of received funds spent",
    (("project_funds.spent", "实际支出资金", "funds spent"), _RECEIVED),
    SOURCE,
)
OUTPUT_COMPLETION_RATE: Final = share(
    "output_completion_rate",
    "实际完成率",
    "output completion rate",
    (_OUTPUT, ("output.planned", "计划产出数", "planned output")),
    SOURCE,
)
OUTPUT_QUALITY_RATE: Final = share(
    "output_quality_rate",
    "质量达标率",
    "rate of output up to standard",
    (("output.up_to_standard", "质量达标产出数", "output up to standard"), _OUTPUT),
    SOURCE,
)
