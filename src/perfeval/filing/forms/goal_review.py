"""绩效目标审核表: a finance bureau's scored review of objectives (郑州市 附件2-5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from attrs import frozen

from perfeval.filing.facts import Fact
from perfeval.filing.forms.score_sheet import ScoreSheet
from perfeval.filing.kinds import FormKind
from perfeval.text.labels import squeeze
from perfeval.text.levels import rating_in

__all__ = ["GoalReview"]


@frozen(kw_only=True)
class GoalReview(ScoreSheet):
    """绩效目标审核表: a scoring sheet whose rows a reviewer scores, before the year.

    It has a kind of its own, so that no 评分表 of a unit is scored by its rubric. The level that
    审核意见 gives a question, in a word or by a tick, is a fact (``goal_review.format-1``).

    >>> row = SheetRow(name="绩效目标填报格式是否规范、符合规定要求", reason="优□ 良☑ 中□ 差□")
    >>> review = GoalReview(key="goal-review", rows=(row,))
    >>> review.kind.official_name, [(fact.id, fact.value) for fact in review.own_facts()]
    ('绩效目标审核表', [('goal_review.format-1', '良')])
    """

    kind: ClassVar[FormKind] = FormKind("goal_review", "绩效目标审核表")

    def own_facts(self) -> Iterator[Fact]:
        """The level of each question; one that is asked twice counts where it stands first."""
        for row in self.rows:
            asked = _QUESTIONS.get(_plain(row.name))
            level = rating_in(row.reason)
            if asked is not None and level:
                yield Fact(id=f"goal_review.{asked}", value=level, at=row.name)


def _plain(question: str) -> str:
    """A question without its number and its signs."""
    return _SIGNS.sub("", squeeze(question))


_SIGNS: Final = re.compile(r"\A\(?[0-9]{1,2}[.、)]|[^\w]")
_QUESTIONS: Final = {
    _plain(text): asked
    for asked, text in (
        ("format-1", "绩效目标填报格式是否规范、符合规定要求"),
        ("format-2", "绩效目标填报内容是否完整、准确、详实，是否无缺项、错项"),
        ("clarity-1", "绩效目标是否明确，内容是否具体，层次是否分明，表述是否准确"),
        (
            "clarity-2",
            "绩效目标是否清晰，是否能够反映项目的主要内容，是否对项目预期产出和效果进行了充分、恰当的描述",
        ),
        ("relevance-1", "总体目标是否符合国家法律法规、国民经济和社会发展规划要求"),
        ("relevance-2", "总体目标与本部门（单位）职能、发展规划和工作计划是否密切相关"),
        (
            "indicators-1",
            "绩效指标是否全面、充分，是否选取了最能体现总体目标实现程度的关键指标并明确了具体指标值",
        ),
        (
            "indicators-2",
            "绩效指标是否细化、量化，便于监控和评估；难以量化的，定性描述是否充分、具体",
        ),
        ("results-1", "预期绩效是否显著，是否能够体现实际产出和效益的明显改善"),
        (
            "results-2",
            "预期绩效是否符合行业正常水平或事业发展规律；与其他同类项目相比，预期绩效是否合理",
        ),
        (
            "money-1",
            "绩效目标与项目资金量是否匹配，在既定资金规模下，绩效目标是否过高或过低，或要完成既定绩效目标，资金规模是过大或过小",
        ),
        ("money-2", "绩效目标与相应的支出内容、范围、方向、效果等是否匹配"),
        ("likelihood-1", "绩效目标是否经过充分调查研究、论证和合理测算"),
        ("likelihood-2", "绩效目标实现的可能性是否充分，是否考虑了现实条件和可操作性"),
        ("conditions-1", "项目实施方案是否合理，项目实施单位的组织实施能力和条件是否充分"),
        ("conditions-2", "内部控制是否规范，预算和财务管理制度是否健全并得到有效执行"),
    )
}
"""What the form asks, and the key of each question."""
