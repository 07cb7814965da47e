"""What the figures of a form can win, also where the steps of a clause are counted otherwise."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve

from perfeval import gains, nearest_rating, prospects, render, rows_from_prospects
from perfeval.__main__ import main
from perfeval.comparison import Prospect
from perfeval.rubric import Criterion
from perfeval.rules import Deduct, Steps
from perfeval.scoring.scoring import score
from tests.comparison.test_changes import FILING, RUBRIC
from tests.comparison.test_figure_gains import stating
from tests.extras import RATINGS, rubric
from tests.tables import each_row

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
DISTRICT, CITY = EXAMPLES / "yueyanglou-2023.json", EXAMPLES / "yueyang-2020.json"
FOUND = prospects(FILING, RUBRIC)
RATED = rubric(ratings=RATINGS)
STATED = {"awards": "0次", "faults": "2个", "grave": False, "fraud": False}


def rated(outturn: str) -> tuple[Prospect, ...]:
    """A form with a rating, of so much outturn of 100元."""
    filing = stating(budget__final="100元", budget__outturn=outturn, **STATED)
    return prospects(filing, RATED)


def test_the_first_is_as_the_rubric_reads() -> None:
    """It says what the two functions say; each of the others reads one row otherwise."""
    own, *others = FOUND
    assert own == Prospect(card=score(FILING, RUBRIC), gains=gains(FILING, RUBRIC))
    assert [(each.row, each.steps, each.card.total.plain) for each in others] == [
        ("产出指标", Steps.WHOLE, "99"),
        ("产出指标", Steps.PRO_RATA, "98.61"),
    ]


def test_a_reading_stands_also_where_the_gains_alone_differ() -> None:
    """At the end of a step all three take off the same, and each wins something else next."""
    (section,) = RATED.sections
    (row,) = section.items
    assert isinstance(row, Criterion)
    rule = Deduct.below("100%", "1", per="10%", steps=Steps.WHOLE)
    by = evolve(RATED, sections=(evolve(section, items=(evolve(row, rule=rule),)),))
    filing = stating(budget__final="100元", budget__outturn="80元", **STATED)
    own, *others = prospects(filing, by)
    assert {each.card.total for each in others} == {own.card.total}
    assert [each.steps for each in others] == [Steps.STARTED, Steps.PRO_RATA]
    assert nearest_rating(filing, by) == own.nearest_rating


@each_row(
    ("found", "lang", "said"),
    [
        (FOUND, "zh", ("群众满意率", "98 / 100", "不足一步的按比例计", "+0.61", "没有等次可改")),
        (FOUND, "zh", ("单位支出预算执行率：100.39% → 100.38%，+0.01 分，总分 98.62", "≥n个")),
        (FOUND, "en", ("what the figures can win", "a part of a step does not count", "99.61")),
        (FOUND[:1], "zh", ("改动后能多得分的数据", "使等次改变的最小改动")),
        (rated("100元"), "zh", ("评价等次 优", "都不能多得分", "，等次良")),
        (rated("100元"), "en", ("rating", "No figure wins", ", rating 良")),
    ],
)
def test_a_page_says_it(found: tuple[Prospect, ...], lang: str, said: tuple[str, ...]) -> None:
    """Whatever it is written as."""
    for format in ("text", "markdown"):
        page = render(found, format, lang)
        page = " ".join(page.replace("\\", "").replace("*", "").split())
        assert [each for each in said if each not in page] == []
    assert render(list(found), "html", lang).startswith("<!DOCTYPE html>")


def test_the_rows_hold_every_change() -> None:
    """Two of each gain, and that of the rating."""
    rows = rows_from_prospects(FOUND)
    assert [(row["row"], row["steps"], row["wins"]) for row in rows[3:6]] == [
        (None, None, "most"), ("产出指标", "whole", "nearest"), ("产出指标", "whole", "most"),
    ]  # fmt: skip
    (*_, last) = rows_from_prospects(rated("95元"))
    assert (last["wins"], last["rating"], last["level3"]) == ("rating", "良", None)
    assert isinstance(last["total"], Decimal)
    grave = rows_from_prospects(prospects(stating(**STATED | {"grave": True}), RATED))
    assert all(isinstance(row["before"], bool) for row in grave if row["figure"] == "grave")


@each_row(
    ("arguments", "status", "said"),
    [
        (("what-if", DISTRICT), 0, "提分空间测算"),
        (("what-if", DISTRICT, "--format", "json"), 0, '"points": "0.01"'),
        (("what-if", DISTRICT, "--set", " 群众满意率 = 100% "), 0, "总分 98 → 99，增减 +1"),
        (("what-if", CITY, "--set", "当年结余=0万元"), 0, "总分 15 → 16"),
        (("what-if", CITY, "--set", "当年结余=零"), 2, "--set 当年结余：读到的是'零'；应为"),
        (("what-if", CITY, "--set", "当年结余"), 2, "应为数据=数值"),
        (("what-if", CITY, "--place", "郑州市", "-o", "x.csv"), 2, "应为.html、.md、.txt或.json"),
        (("compare", CITY), 0, "总分 99 → 15，增减 −84"),
        (("compare", CITY, DISTRICT, "--format", "json"), 0, '"change": null'),
        (("compare", CITY, DISTRICT, "--lang", "en"), 0, "total 15 → 98, change +83"),
        (("compare", CITY, DISTRICT, "--place", "郑州市"), 2, f"{CITY}：没有适用的评分标准"),
    ],
)
def test_the_commands_answer(
    arguments: tuple[str | Path, ...],
    status: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A page or rows; what is wrong with a change is told with its figure."""
    assert main([*map(str, arguments)]) == status
    out, err = capsys.readouterr()
    assert said in (err if status else out)
    if "json" in arguments:
        assert json.loads(out)


@pytest.mark.unmeasured
def test_a_page_is_written_to_a_file(tmp_path: Path) -> None:
    """In the format that its ending says."""
    for name, start in (("a.html", "<!DOCTYPE html>"), ("a.json", "[")):
        assert main(["what-if", str(DISTRICT), "-o", str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
