"""What the words of a heading speak for."""

from __future__ import annotations

from perfeval.forms.words.cores import core_of, spoken_for
from tests.tables import each_row


@each_row(
    ("label", "roles"),
    [
        ("截至12月底实际达到水平", {"actual"}),
        ("2023年完成值（B）", {"actual"}),
        ("绩效目标完成情况", {"actual"}),
        ("预期实现值", {"value"}),
        ("年初计划数", {"value"}),
        ("实际完成指标值", {"actual"}),
        ("赋 分", {"points"}),
        ("应得分", {"points"}),
        ("得分值", {"claimed"}),
        ("最后得分", {"claimed"}),
        ("自评评分", {"claimed"}),
        ("评价标准及依据", {"clause"}),
        ("指标解释及评分标准", {"clause"}),
        ("扣分依据", {"clause", "reason"}),
        ("得分说明", {"clause", "reason"}),
        ("评价标准值", {"value"}),
        ("偏差度及原因", {"reason"}),
        ("指标释义", {"meaning"}),
        ("指标名称（三级指标）", {"name"}),
        ("指标类别", {"level1"}),
        ("二级目录", {"level2"}),
        ("计量单位", {"unit"}),
        ("比较符号", {"nature"}),
        ("数量指标", set()),  # a label of rows
        ("产出指标（50分）", set()),
        ("长" * 61, set()),
    ],
)
def test_what_a_heading_speaks_for(label: str, roles: set[str]) -> None:
    """The core decides, whatever stands around it."""
    assert set(spoken_for(label)) == roles


def test_a_heading_of_brackets_alone_is_its_own_core() -> None:
    """What is nothing but decoration is kept."""
    assert core_of("（2023年）") == "(2023年)"
