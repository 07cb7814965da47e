"""Two rubrics beside each other, in words."""

from __future__ import annotations

from typing import Any, Final

import attrs
from attrs import evolve

from perfeval import CapTotal, GradeDiscount, Rest, Split, render
from perfeval.comparison import Differs, compare_rubrics
from perfeval.measures import EXECUTION_RATE
from perfeval.numbers.printed import Points
from perfeval.registry import get_rubric
from perfeval.render.pages.rubric_changes import FIELDS, change_title, change_words
from perfeval.render.pages.rubric_values import in_words
from perfeval.rubric.criteria import Criterion, Pool, PoolRow
from perfeval.rubric.ratings import Rating
from perfeval.rubric.readings import Deviation, Reading
from perfeval.rubric.rubric import Rubric
from perfeval.rubric.sections import Section
from perfeval.rules import Deduct, Judged, Proportional, Steps
from tests import extras
from tests.tables import each_row

BY: Final = Criterion(
    key="control",
    name="三公经费控制率",
    points="60",
    clause="控制率≤100%，计60分；每超过一个百分点扣1分。",
    measure=EXECUTION_RATE,
    rule=Deduct.above("100%", "1", per="1%", steps=Steps.WHOLE),
)
OTHER: Final = Criterion(key="work", name="履职", points="40", clause="酌情计分。", rule=Judged())
OLD: Final = extras.rubric(
    sections=(
        Section(name="过程", points="60", items=(BY,)),
        Section(name="效果", points="40", items=(OTHER,)),
    ),
    vetoes=(),
)
NEW: Final = evolve(
    OLD,
    edition="2024",
    sections=(
        Section(
            name="过程",
            points="60",
            items=(
                evolve(
                    BY,
                    points="55",
                    clause="控制率≤100%，计55分；每超过一个百分点扣2分。",
                    rule=Deduct.above("100%", "2", per="1%", steps=Steps.WHOLE),
                ),
                evolve(OTHER, key="open", name="预决算公开", points="5", clause="按时公开。"),
            ),
        ),
        Section(
            name="效果",
            points="40",
            items=(evolve(OTHER, name="履职情况", clause="按完成比例计分。"),),
        ),
    ),
)
TEXT: Final = """\
概要
  总体 1 处，新增 1 行，改名 1 行，分值改动 1 行，条文改动 2 行，规则改动 1 行
  其余 0 行没有改动
  条文有改动，规则没有改动，请核对：效果 / 履职情况

改动
  改动       位置
  版本       总体
      原 2023
      现 2024
  分值       过程 / 三公经费控制率
      原 60 分
      现 55 分
  条文       过程 / 三公经费控制率
      原 控制率≤100%，计60分；每超过一个百分点扣1分。
      现 控制率≤100%，计55分；每超过一个百分点扣2分。
  规则       过程 / 三公经费控制率
      原 不超过 100% 计满分；每超过 1 个百分点扣 1 分，不足一步的不计，扣完为止
      现 不超过 100% 计满分；每超过 1 个百分点扣 2 分，不足一步的不计，扣完为止
  新增的行   过程 / 预决算公开
      现 5 分；按时公开。；规则：由评价人按条文判定
  名称       效果 / 履职情况
      原 履职
      现 履职情况
  条文       效果 / 履职情况
      原 酌情计分。
      现 按完成比例计分。
"""


def test_two_editions_stand_beside_each_other_in_words() -> None:
    """What changed, where, what stood there, and what stands there now."""
    text = render(compare_rubrics(OLD, NEW), "text")
    assert text.partition("概要")[1] + text.partition("概要")[2] == TEXT
    assert text.startswith("评分标准对比\n\n两个版本\n")


def test_in_english_the_words_are_english() -> None:
    """Clauses and names stay Chinese."""
    text = render(compare_rubrics(OLD, NEW), "text", "en")
    assert "as a whole: 1, rows added: 1, rows renamed: 1, points: 1, clauses: 2, rules: 1" in text
    assert "the clause has changed and the rule has not: 效果 / 履职情况" in text
    assert "    after full points up to 100%; 2 off for every 1 percentage point above" in text


@each_row(
    ("after", "said"),
    [
        (OLD, "两个版本没有差别"),
        (evolve(OLD, edition="2024"), "各行都没有改动"),
        (
            evolve(OLD, sections=(
                Section(name="过程", points="60", items=(evolve(BY, rule=Proportional()),)),
                OLD.sections[1],
            )),
            "规则有改动，条文没有改动，请核对：过程 / 三公经费控制率",
        )
    ]
)  # fmt: skip
def test_the_summary_says_what_a_reviewer_looks_for(after: Rubric, said: str) -> None:
    """Nothing; nothing in the rows; a rule that changed under the same clause."""
    assert f"\n  {said}\n" in render(compare_rubrics(OLD, after), "text")


def test_a_rule_that_is_written_otherwise_says_so() -> None:
    """The words are the same, and the two are not equal: a state under another name of it."""
    one, other = (
        evolve(OLD, sections=(evolve(OLD.sections[0], items=(evolve(BY, aliases=alias),)),
                              OLD.sections[1]))
        for alias in (("一；二",), ("一", "二"))
    )  # fmt: skip
    assert "改动 写法有改动，意思相同" in render(compare_rubrics(one, other), "text")


def test_moved_rows_and_parts_name_both_places() -> None:
    """A part that is gone or new is told with its points; an order has no two sides."""
    turned = evolve(OLD, sections=OLD.sections[::-1])
    (order,) = compare_rubrics(OLD, turned).changes
    assert (change_title(order, "zh"), change_words(order, "zh")) == ("排列", ("", ""))
    moved = evolve(OLD, sections=(Section(name="过程", points="100", items=(BY, OTHER)),))
    made = compare_rubrics(OLD, moved)
    (gone,) = [each for each in made.of(Differs.PART) if each.at == ("效果",)]
    assert (change_title(gone, "zh"), change_words(gone, "zh")) == ("部分", ("40 分", ""))
    (row,) = made.of(Differs.MOVED)
    assert (change_title(row, "en"), change_words(row, "en")) == ("moved", ("效果", "过程"))


@each_row("lang", ["zh", "en"])
def test_every_field_has_a_name(lang: str) -> None:
    """Of a rubric, a part, a criterion and a pool; one that is added needs its word."""
    names = {
        each.name for kind in (Rubric, Section, Criterion, Pool) for each in attrs.fields(kind)
    }
    told_singly = {"sections", "bonuses", "penalties", "readings", "ratings", "vetoes", "items"}
    assert names - told_singly - {"distribution", "digest"} <= set(FIELDS[lang])


@each_row(
    ("value", "zh", "en"),
    [
        (None, "无", "none"),
        (True, "是", "yes"),
        ((), "无", "none"),
        (("甲", "乙"), "甲；乙", "甲; 乙"),
        (2, "2", "2"),
        (Points("5.0"), "5 分", "5 points"),
        (CapTotal.AFTER_PENALTIES, "先减分再封顶", "the penalties before the cap"),
        (Split(places=0, rest=Rest.LAST), "保留 0 位小数，余数归最后一行",
         "to 0 decimals, the last row takes the rest"),
        ((PoolRow(key="a", name="经济", points="5"), PoolRow(key="b", name="社会")),
         "经济 5 分；社会", "经济 5 points; 社会"),
        (EXECUTION_RATE, "执行率（全年执行数÷全年预算数×100%），取数：budget.outturn、budget.final",
         "execution rate (全年执行数÷全年预算数×100%), of the facts budget.outturn, "
         "budget.final"),
        (Reading(key="a", clause="甲", choice="不计"), "不计", "不计"),
        (Reading(key="a", clause="甲", choice="不计", why="条文"), "不计（条文）", "不计 (条文)"),
        (Rating(name="优", at_least="90", synonyms=("优秀",)), "不低于 90 分；优秀",
         "at least 90 points; 优秀"),
        (extras.VETO, "有下列情形之一的，计0分。；重大违纪；弄虚作假；总分以 0 分为限",
         "有下列情形之一的，计0分。; grave; fraud; total at most 0"),
        (Deviation(unit="某局", year=2023, row="a", claimed="9", why="误"),
         "某局 2023 a：公布 9，计算 无，误", "某局 2023 a: published 9, computed none; 误"),
        (Deviation(unit="某局", year=2023, row="a", claimed="9", computed="8", why="误"),
         "某局 2023 a：公布 9，计算 8，误", "某局 2023 a: published 9, computed 8; 误"),
        (GradeDiscount(ratings=("优", "良"), shares=("90%",)), "低 1 档 90%", "1 lost 90%")
    ]
)  # fmt: skip
def test_a_value_of_a_rubric_in_words(value: Any, zh: str, en: str) -> None:
    """As a reviewer reads it."""
    assert (in_words(value, "zh"), in_words(value, "en")) == (zh, en)


def test_places_sources_and_counts_have_words() -> None:
    """Of an installed rubric that has them."""
    rubric = get_rubric("zhengzhou-goal-review")
    assert in_words(rubric.jurisdiction, "zh").endswith(rubric.jurisdiction.code)
    assert rubric.source.cite() in in_words(rubric.source, "zh")
    assert in_words(rubric.form, "zh") == rubric.form.official_name
    assert in_words(rubric.years, "zh") == str(rubric.years)
    assert "及以上为" in in_words(rubric.rating_by_counts, "zh")


@each_row("format", ["markdown", "html"])
def test_other_formats_have_both_sides_below_each_change(format: str) -> None:
    """The clause as it was, and as it is."""
    page = render(compare_rubrics(OLD, NEW), format)
    assert "每超过一个百分点扣1分。" in page
    assert "每超过一个百分点扣2分。" in page
