"""The fiscal year of a filing, as titles, lines and labels print it."""

from __future__ import annotations

from perfeval.forms import read
from perfeval.forms.words.years import fiscal_years, is_year_line, labelled_year, years
from tests.forms.paper import Row, Wide
from tests.forms.seen import SOURCES, Maker
from tests.tables import each_row

TABLE: list[Row] = [
    ["项目名称", Wide("某项目", 3)],
    ["一级指标", "二级指标", "三级指标", "年度指标值"],
    ["产出", "数量", "2022年度结转项目", "1个"],
]


@each_row(
    ("text", "found"),
    [
        ("（2023年度）", ["2023"]),
        ("（２０２３ 年 度）", ["2023"]),
        ("二〇二三年度", ["2023"]),
        ("二○二三年度", ["2023"]),
        ("二零二三年度", ["2023"]),
        ("一九九九年度", ["1999"]),
        ("二十三年度", []),
        ("2023年3月15日", []),
    ],
)
def test_fiscal_years_in_digits_and_in_words(text: str, found: list[str]) -> None:
    """Any way to write the four digits; a date is no fiscal year."""
    assert fiscal_years(text) == found
    assert is_year_line(text) is bool(found)


def test_years_of_any_kind() -> None:
    """A date has a year, a bare number has none."""
    assert years("二〇二四年三月，2023年") == ["2024", "2023"]
    assert years("2023") == []


@each_row(
    ("label", "text", "found"),
    [
        ("预算年度", "2023", ["2023"]),
        ("年度：", "2023年度", ["2023"]),
        ("年份", "二〇二三年", ["2023"]),
        ("年度目标", "2023", []),
        ("年度", "2023-2025", []),
    ],
)
def test_a_label_that_asks_for_the_year(label: str, text: str, found: list[str]) -> None:
    """Beside 预算年度 a bare number is a year."""
    assert labelled_year(label, text) == found


@SOURCES
@each_row(
    ("title", "line"),
    [
        ("2023年部门整体支出绩效自评表", ""),
        ("项目支出绩效自评表", "（二〇二三年度）"),
        ("二〇二三年项目支出绩效自评表", ""),
    ],
)
def test_the_title_goes_before_dates_and_rows(make: Maker, title: str, line: str) -> None:
    """Neither the date of filing nor the year of something in a row is the year of the form."""
    filing = read(make(title, *([line] if line else []), TABLE, "填报日期：2024年3月15日"))
    assert str(filing.year) == "2023"


@SOURCES
def test_a_year_beside_its_label(make: Maker) -> None:
    """预算年度 | 2023, where no title and no line says 年度."""
    rows = [["预算年度", "2023", "项目名称", "某项目"], TABLE[1], ["产出", "数量", "个数", "1个"]]
    filing = read(make("项目支出绩效自评表", rows, "填报日期：2024年3月15日"))
    assert str(filing.year) == "2023"
