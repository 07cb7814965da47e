"""Growth of what a sentence before it told."""

from __future__ import annotations

from perfeval.filing import Growth
from perfeval.forms import read
from perfeval.forms.prose.rates.since import changes_since
from tests.forms.paper import as_text
from tests.forms.prose.told import line
from tests.tables import each_row

SPENT = "“三公”经费支出9.8万元，包括接待费3.4万元。"


@each_row(
    ("paragraphs", "relations"),
    [
        (
            [SPENT, "“三公”经费较上年12.5万元下降28%。"],
            ["“三公”经费较上年 12.5万元 → “三公”经费支出 9.8万元: - 下降 28%"],
        ),
        (
            [SPENT, "“三公”经费比上年12.5万元减少2.7万元，下降28%。"],
            ["“三公”经费比上年 12.5万元 → “三公”经费支出 9.8万元: - 下降 28%"],
        ),
        (
            [f"{SPENT}“三公”经费较上年减少2.7万元，下降28%。"],
            ["“三公”经费较上年减少 2.7万元 / 按增减额推算的基数 12.5万元 = 下降 28%"],
        ),
        ([SPENT, "“三公”经费较上年减少2.7万元，增长28%。"], []),
        ([SPENT, "“三公”经费较上年增加12万元，增长28%。"], []),
        ([SPENT, "“三公”经费较上年12.5万元略低，为预算的28%。"], []),
        ([SPENT, "“三公”经费较上年12.5万元减少2.7万元，办件3件。"], []),
        ([SPENT, "“三公”经费较上年12.5万元减少2.7万元。"], []),
        ([SPENT, "“三公”经费支出9.9万元。", "“三公”经费较上年12.5万元下降28%。"], []),
        (["“三公”经费预算9.8万元。", "“三公”经费较上年12.5万元下降28%。"], []),
        ([SPENT, "会议费较上年12.5万元下降28%。"], []),
        ([SPENT, "下降28%。"], []),
    ],
)
def test_growth_of_what_was_told(paragraphs: list[str], relations: list[str]) -> None:
    """Under the very name, with one figure; each figure has the number of its paragraph."""
    found = list(changes_since([(text, f"{number}、") for number, text in enumerate(paragraphs)]))
    assert [line(each) for each, _ in found] == relations
    last = len(paragraphs) - 1
    assert all(sorted(numbers) == [0, last, last] for _, numbers in found)


def test_a_report_tells_it_over_two_paragraphs() -> None:
    """Each figure is held by the paragraph that prints it."""
    told = "“三公”经费较上年12.5万元下降28%。"
    filing = read(as_text("2022年度部门整体支出绩效自评报告", "一、收支情况", SPENT, told))
    (growth,) = (each for each in filing.relations if isinstance(each, Growth))
    assert line(growth) == "“三公”经费较上年 12.5万元 → “三公”经费支出 9.8万元: - 下降 28%"
