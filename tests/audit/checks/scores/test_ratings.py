"""The rating that a form prints, against its total and against other forms; 填报日期; remarks."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from perfeval.audit import audit
from perfeval.filing import Footer, Note
from perfeval.numbers.printed import Points
from tests.audit.cases import filing, project, row
from tests.tables import each_row


def told(**more: Any) -> list[tuple[str, str, str]]:
    """What is found above information of a form of 100 points with these fields."""
    rows = (row("办件", "≥100件", "100件", "100", more.pop("score", "100")),)
    form = evolve(project(*rows, total_points=Points("100")), **more)
    found = [each for each in audit(filing(form)) if each.severity.above_info]
    return [(each.code, each.printed, each.computed) for each in found if each.code[:5] != "score"]


@each_row(
    ("total", "rating", "due"),
    [
        ("90", "优", ""),
        ("89.9", "优", "良"),
        ("90", "良", "优"),
        ("92", "良好", ""),
        ("92", "优秀", ""),
        ("88", "优秀", "良"),
        ("59.9", "中", "差"),
        ("60", "合格", ""),
        ("59", "不合格", ""),
        ("0", "差", ""),
        ("-1", "优", "差"),
        ("-1", "差", ""),
        ("88", "A", ""),
        ("120", "中", ""),
    ],
)
def test_the_rating_of_a_total(total: str, rating: str, due: str) -> None:
    """By the scale of 10号, and by that of 95 and 85 where the words are those of such places."""
    found = told(score=total, total_claimed=Points(total), claimed_rating=rating)
    assert [each for each in found if each[0] == "rating.scale"] == (
        [("rating.scale", rating, due)] if due else []
    )


def test_a_scale_of_the_form_or_of_other_points_decides() -> None:
    """A note that prints a scale, a form that is not of 100 points, and no total at all."""
    fields = {"total_claimed": Points("88"), "claimed_rating": "优", "score": "88"}
    assert "rating.scale" in {code for code, _, _ in told(**fields)}
    noted = told(**fields, note="85分以上为优")
    other = told(**fields, total_points=Points("120"))
    assert "rating.scale" not in {code for code, _, _ in (*noted, *other)}
    assert told(claimed_rating="中") == []


SCALE = "90分及以上为优秀，80—89分为良好，60—79分为合格，60分以下为不合格"
BEHIND = "优（≥90分）、良（80（含）—90分）、中（60（含）—80分）、差（60分以下）"
PLAIN = "注：95分（含）以上为优，85分（含）-95分（不含）为良，85分以下为一般"


@each_row(
    ("total", "rating", "scale", "due"),
    [
        ("87", "优秀", SCALE, "良好"),
        ("79.08", "良", SCALE, "合格"),
        ("79.08", "良", BEHIND, "中"),
        ("91", "良", PLAIN, ""),
        ("91", "优", PLAIN, "良"),
        ("84.9", "良", PLAIN, "一般"),
        ("59", "合格", SCALE, "不合格"),
        ("87", "良好", SCALE, ""),
        ("87", "良", SCALE, ""),
        ("89.5", "良好", SCALE, ""),
        ("89.5", "优秀", SCALE, ""),
        ("89", "优秀", SCALE, "良好"),
        ("90", "优秀", SCALE, ""),
        ("95", "良", PLAIN, ""),
        ("87", "差", PLAIN, ""),
        ("87", "优", "85分以上为优", ""),
        ("87", "优", "90分以上为优，90分以上为良，60分以下为差", ""),
        ("87", "优", "90分以上为优，良80-90分，中60-80-90分，60分以下为差", ""),
        ("87", "优", "2023年90分以上为优，90分以下为良", ""),
    ],
)
def test_the_scale_that_the_form_prints(total: str, rating: str, scale: str, due: str) -> None:
    """Between two levels, and on an edge, either is right; a scale not read whole says nothing."""
    given = {"score": total, "total_claimed": Points(total), "claimed_rating": rating}
    found = [each for each in told(**given, note=scale) if each[0].startswith("rating.")]
    assert found == ([("rating.own_scale", rating, due)] if due else [])


def test_a_scale_and_a_rating_that_stand_apart() -> None:
    """评价等次：优秀（90分及以上为优秀…） below the table, of the one form or of that it names."""
    line = f"评价等次：优秀（{SCALE}）"
    form = evolve(
        project(row("办件", "≥100件", "100件", "100", "87"), total_points=Points("100")),
        total_claimed=Points("87"),
    )
    lines = (
        (form.official_title, line, "良好"),
        ("别处", line, "良好"),
        (f"{form.official_title} / 第2段", "自评得分87分，评价等次为优秀。", "良"),
        (f"{form.official_title} / 自评结论", "优秀", "良"),
        (f"评价等级（{SCALE}）", "优秀", "良好"),
        ("别处", "评价等次：良好（见说明）", ""),
        ("别处", "上年评价等次为优秀", ""),
        ("别处", "等级分为优秀、良好、合格", ""),
        ("绩效等级说明", "另附", ""),
    )
    for at, text, due in lines:
        given = evolve(filing(form), notes=(Note(code="unplaced", at=at, text=text),))
        found = [each for each in audit(given) if each.code.startswith("rating.")]
        assert [each.computed for each in found] == ([due] if due else [])
    two = evolve(
        filing(form, evolve(form, key="other")),
        notes=(Note(code="unplaced", at="别处", text=line),),
    )
    assert not [each for each in audit(two) if each.code.startswith("rating.")]


@each_row(
    ("filled", "codes"),
    [
        ("2024年3月8日", []),
        ("2023年12月20日", []),
        ("2022年12月31日", ["date.filled_early"]),
        ("2024年2月30日", ["date.impossible"]),
        ("", []),
    ],
)
def test_the_day_on_which_a_form_was_filled_in(filled: str, codes: list[str]) -> None:
    """No day that is none, and none before the year of the form."""
    assert [code for code, _, _ in told(footer=Footer(filled_on=filled))] == codes


@each_row(
    ("note", "silent"),
    [
        ("办件未达标，原因是系统停用", True),
        ("办件未达标", False),
        ("办件：两名窗口人员休假", True),
        ("培训：两名窗口人员休假", False),
        ("培训未达标，原因是系统停用", False),
        ("", False),
    ],
)
def test_a_remark_below_the_table_is_a_reason(note: str, silent: bool) -> None:
    """Where it names the row and says why."""
    form = project(row("办件", "≥100件", "80件", "10", "8"), note=note)
    codes = {each.code for each in audit(filing(form))}
    assert ("score.no_reason" not in codes) is silent
