"""Rubrics as files: the same rubric, whether it is Python, JSON or TOML, numbers or text."""

from __future__ import annotations

import json
import re
import tomllib
from decimal import Decimal
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Final

import pytest

from perfeval import read_rubric
from perfeval.codec import dumps, loads
from perfeval.codec.converter import number_converter
from perfeval.codec.toml_places import named_places
from perfeval.codec.toml_reading import LARGEST_TOML
from perfeval.errors import DecodeError, InputError
from perfeval.measures import Formula
from perfeval.numbers.printed import Count, Points
from perfeval.rubric.criteria import CapTotal, Criterion, Pool
from perfeval.rubric.grades import GradeDiscount, RatingByCounts
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Bands, ByRate, ByTarget, Deduct, Overshoot, Rule
from tests.tables import each_row

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "rubric.toml"
RUBRICS: list[Rubric] = [
    entry.load()
    for entry in entry_points(group="perfeval.rubrics")
    if entry.value.startswith("perfeval.rubrics.")
]
PLAIN_POINTS = re.compile(r'"(points|deduct|cap|at_least|out_of)": "(\d+(?:\.\d+)?)"')


def with_numbers(rubric: Rubric) -> str:
    """The JSON of a rubric with its points as numbers."""
    return PLAIN_POINTS.sub(r'"\1": \2', dumps(rubric))


def toml(data: Any) -> str:
    """Plain data as TOML: what JSON has too, with tables inline."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key} = {toml(item)}" for key, item in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(map(toml, data)) + "]"
    return str(data) if isinstance(data, Fraction) else json.dumps(data, ensure_ascii=False)


class Fraction(str):
    """The token of a number with a fraction."""


def in_toml(text: str) -> str:
    """A JSON document as TOML."""
    data = json.loads(text, parse_float=Fraction)
    return "\n".join(f"{key} = {toml(item)}" for key, item in data.items())


def test_all_four_rubrics_are_tried() -> None:
    """The built-in rubrics are found as a stranger's are."""
    assert len(RUBRICS) >= 4


@pytest.mark.unmeasured
@pytest.mark.parametrize("rubric", RUBRICS, ids=lambda rubric: rubric.id)
def test_a_rubric_in_a_file_is_the_same_rubric(rubric: Rubric, tmp_path: Path) -> None:
    """As JSON or TOML, with points as text or as numbers: equal, and with an equal digest."""
    assert with_numbers(rubric) != dumps(rubric)
    for name, text in (
        ("text.json", dumps(rubric)),
        ("numbers.json", with_numbers(rubric)),
        ("text.TOML", in_toml(dumps(rubric))),
        ("numbers.toml", in_toml(with_numbers(rubric))),
    ):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        read = read_rubric(str(file))
        assert read == rubric
        assert read.digest == rubric.digest


def test_numbers_are_no_points_in_documents() -> None:
    """What programs exchange stays strict: there points are text."""
    with pytest.raises(DecodeError, match="found 10; expected points as text"):
        loads(with_numbers(RUBRICS[0]))


def test_the_example_is_a_rubric() -> None:
    """The file in the documentation is read, and its decimals are exact."""
    rubric = read_rubric(EXAMPLE)
    rules = [item.rule for _, item in rubric.walk()]
    assert rubric.id == "some-county-annex-2"
    assert any(isinstance(rule, Deduct) and rule.deduct == Points("0.5") for rule in rules)
    assert {type(item) for _, item in rubric.walk()} == {Criterion, Pool}


def read(text: str | bytes, tmp_path: Path, kind: str = "toml") -> Rubric:
    """The rubric of a file with this text."""
    file = tmp_path / f"rubric.{kind}"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_rubric(file)


def example(old: str = "", new: str = "") -> str:
    """The example with one change."""
    text = EXAMPLE.read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new, 1)


def test_an_edge_that_is_a_count_may_be_a_number(tmp_path: Path) -> None:
    """Bands over counts, as a file says them."""
    bands = (
        'rule = { rule = "bands", least = 0, bands = [{ points = 30, below = 1 }, '
        "{ points = 0, at_least = 1.00 }] }\n"
    )
    text = re.sub(r'rule = \{ rule = "deduct".*\n', bands, example())
    ratio = re.compile(r'formula = "ratio"\nnumerator = \[(.*staff.in_post.*)\]\ndenominator.*')
    text = ratio.sub(r'formula = "given_count"\nterm = \1', text)
    rule = next(item.rule for _, item in read(text, tmp_path).walk() if item.key == "staffing")
    assert isinstance(rule, Bands)
    assert rule.least == Count("0")
    assert rule.bands[1].at_least == Count("1")


ROW = "预算执行 / 财政供养人员控制率（第 {} 行）"


@each_row(
    ("old", "new", "path", "sentence"),
    [
        ("points = 30", "points = 30.5", "预算执行（第 47 行）", "add up to 40.5, not to 40"),
        (
            "points = 30",
            "points = true",
            f"{ROW.format(72)} points",
            "found true",
        ),
        (
            "points = 30",
            "points = 1e3",
            f"{ROW.format(72)} points",
            "the number 1e3",
        ),
        (
            "points = 30",
            "points = nan",
            f"{ROW.format(72)} points",
            "the number nan",
        ),
        (
            "points = 30",
            "points = 0xffffffffffffffff",
            f"{ROW.format(72)} points",
            "1844674",
        ),
        (
            "points = 30",
            "points = 1979-05-27",
            f"{ROW.format(72)} points",
            "a date",
        ),
        (
            '"100%"',
            "1.0",
            f"{ROW.format(74)} rule.standard",
            "found the number 1.0",
        ),
        ("first = 2023", "first = 2023.5", "years.first（第 19 行）", "found the number 2023.5"),
        (
            'title = "绩效自评办法"',
            "title = 1",
            "source.title（第 22 行）",
            "found 1; expected text",
        ),
        ("version = 1", "version = 2", "version（第 7 行）", "newer than version 1"),
        ('"perfeval.rubric"', '"perfeval.letter"', "format（第 6 行）", "no document of perfeval"),
        ("out_of", "out_off", "out_off（第 12 行）", "the nearest is 'out_of'"),
    ],
)
def test_a_mistake_in_a_file_is_told_with_its_place(
    old: str, new: str, path: str, sentence: str, tmp_path: Path
) -> None:
    """A rubric in a file is checked as one in Python is."""
    with pytest.raises(DecodeError) as caught:
        read(example(old, new), tmp_path)
    assert any(at == path and sentence in text for at, text in caught.value.problems), caught.value


def test_rows_of_one_name_have_their_own_lines(tmp_path: Path) -> None:
    """What is wrong in the second of two has the line of its own; JSON keeps its paths."""
    text = example()
    item = text[text.index("[[sections.items]]", text.index("财政供养人员控制率") - 200) :]
    item = item[: item.index("[[sections]]")]
    twice = text.replace(item, item + item.replace("staffing", "again").replace("30", "true", 1))
    with pytest.raises(DecodeError) as caught:
        read(twice, tmp_path)
    line = twice[: twice.rindex('name = "财政供养人员控制率"')].count("\n") + 2
    ((place, _),) = caught.value.problems
    assert place == f"预算执行 / 财政供养人员控制率（第 {line} 行） points"
    broken = dumps(read_rubric(EXAMPLE)).replace('"points": "30"', '"points": true')
    with pytest.raises(DecodeError, match=r"^sections\[0\]\.items\[1\]\.points: "):
        read(broken, tmp_path, "json")


def test_a_choice_that_is_missing_is_listed(tmp_path: Path) -> None:
    """In the words that the file takes."""
    with pytest.raises(DecodeError) as caught:
        read(example(', steps = "whole"', ""), tmp_path)
    ((place, what),) = caught.value.problems
    assert place.endswith(" rule.steps")
    assert what == (
        "the reading of a part-step: missing; expected 'whole' or 'started' or 'pro_rata'"
    )


DEEP = 400


@each_row(
    ("text", "sentence"),
    [
        ("a = ", "第 1 行: no value behind ="),
        ("a = 1\na = 2", "第 2 行: a stands twice"),
        ("a = " + "1" * 5000, "no TOML: Exceeds the limit"),
        ("a = '" + "x" * LARGEST_TOML, "250,005 characters; at most 250,000 are allowed in TOML"),
        ("a = " + "[" * 100_000, "nested more than 32 levels deep"),
        ("a = " + "[" * 33 + "1" + "]" * 33, "nested more than 32 levels deep"),
        (".".join("a" * DEEP) + " = 1", "a key of more than 32 parts"),
        ("[" + " . ".join(['"a"'] * DEEP) + "]", "a key of more than 32 parts"),
        ("#" * 50_000 + "\na = '''" + "." * 50_000, "第 2 行: a quote is opened and not closed"),
        ('a = """' + '\\"' * 50_000, "第 1 行: a quote is opened and not closed"),
        ('"' * 99_999, "第 1 行: "),
        ('\\"' * 99_999, "第 1 行: "),
        (b"\xff\xfea\0", "the text is UTF-16"),
        ("某局 = 1".encode("gbk"), "the text is not UTF-8"),
    ],
)
def test_hostile_toml_is_refused_with_one_error(
    text: str | bytes, sentence: str, tmp_path: Path
) -> None:
    """Deep, long, broken and repeated: one sentence, from us."""
    with pytest.raises(DecodeError, match=re.escape(sentence)) as caught:
        read(text, tmp_path)
    assert caught.value.count == 1


def test_dots_in_texts_and_comments_are_no_keys(tmp_path: Path) -> None:
    """A long enumeration in a clause does not count as a key of many parts."""
    text = example('title = "绩效自评办法"', f'title = "{"1." * 99}" # {"." * 99}')
    assert read(text, tmp_path).source.title == "1." * 99


def test_a_document_of_another_kind_is_refused(tmp_path: Path) -> None:
    """A filing is no rubric."""
    filing = '{"format": "perfeval.filing", "version": 1, "unit": {"name": "某局"}, "year": 2023}'
    with pytest.raises(InputError, match=r"rubric\.json: found a Filing; expected a Rubric"):
        read(filing, tmp_path, "json")


def test_other_files_are_refused_before_they_are_opened(tmp_path: Path) -> None:
    """The name says what a file is; a missing one is an OSError."""
    with pytest.raises(InputError, match=r"expected a name that ends in \.json or \.toml"):
        read_rubric(tmp_path / "rubric.yaml")
    with pytest.raises(FileNotFoundError):
        read_rubric(tmp_path / "rubric.toml")


@each_row(
    ("path", "place"),
    [
        ("sections[0].items[0].rule.steps", "甲 / 乙（第 7 行） rule.steps"),
        ("sections[0].items[0].rule.per", "甲 / 乙（第 6 行） rule.per"),
        ("sections[0].items[1].points", "甲 / 丙（第 9 行） points"),
        ("sections[0].items[1].rows[1]", "甲 / 丙（第 12 行） rows[1]"),
        ("sections[0].items[2].points", "甲（第 3 行） items[2].points"),
        ("sections[0].name.x", "甲（第 3 行） name.x"),
        ("sections.name", "sections.name"),
        ("readings[0].why", "readings[0].why（第 14 行）"),
        ("source.issuer", "source.issuer（第 1 行）"),
        ("", ""),
    ],
)
def test_a_place_goes_as_far_as_there_are_names(path: str, place: str) -> None:
    """With the line of the key, else of what is nearest; what stands in no row keeps its path."""
    text = """source.issuer = '某局'
[[sections]]
name = '甲'
[[sections.items]]
name = "乙"
[sections.items.rule]
steps = "whole"
[[sections.items]]
name = "\\u4e19"
rows = [
    { key = "x" },
    { key = "y" },
]
[[readings]]
"""
    data = tomllib.loads(text)
    error = named_places(DecodeError(((path, "不对"),)), data, text)
    assert error.problems == ((place, "不对"),)
    assert error.count == 1


@each_row(
    ("above", "key", "header"),
    [
        ("[source]", 'clause = "甲"', "[source]"),
        ("[years]", "places = 1", "[years]"),
        ("[source]", "colour = 1", ""),
    ],
)
def test_a_key_below_the_header_of_another_table_is_told(
    above: str, key: str, header: str, tmp_path: Path
) -> None:
    """TOML gives it to the last header; a key of nothing is only unknown."""
    with pytest.raises(DecodeError) as caught:
        read(example(above, f"{above}\n{key}"), tmp_path)
    said = caught.value.message("zh")
    assert "没有这个键" in said
    assert (f"{header}以下写的都属于它，请把这个键移到那一行的前面" in said) is bool(header)


RULES_PAGE = (EXAMPLE.parents[1] / "rules.md").read_text(encoding="utf-8")
HELD: dict[str, Any] = {
    "overshoot": Overshoot,
    "rating_by_counts": RatingByCounts,
    "grade_discount": GradeDiscount,
    "formula": Formula,
    "total_at_most": Points,
    "cap_total": CapTotal,
}
WHOLE_TABLES: Final = ("penalties", "readings")


@each_row("text", re.findall(r"```toml\n(.*?)```", RULES_PAGE, re.S))
def test_the_toml_of_the_page_of_rules_is_read(text: str) -> None:
    """Each line says what a file takes."""
    converter = number_converter()
    for key, data in tomllib.loads(text, parse_float=Decimal).items():
        if key == "sections":
            data = data["items"]["rule"]["missed_rate"]
            assert converter.structure(data, ByRate).points is None
            continue
        if key in WHOLE_TABLES:
            continue  # put into a file below
        kind = HELD.get(key) or (ByTarget if data.get("rule") == "by_target" else Rule)
        assert isinstance(converter.structure(data, kind), kind)


def test_the_tables_of_the_pages_go_into_a_file(tmp_path: Path) -> None:
    """Appended to a rubric as they stand, with what the page puts before the first table."""
    found: set[str] = set()
    for page in ("rules.md", "from-sheet-to-rubric.md"):
        text = (EXAMPLE.parents[1] / page).read_text(encoding="utf-8")
        for block in re.findall(r"```toml\n(\[\[(?:bonuses|penalties|readings).*?)```", text, re.S):
            more = 'out_of = 100\ntotal_at_most = "100"\ncap_total = "after_penalties"\n'
            whole = EXAMPLE.read_text(encoding="utf-8").replace("out_of = 100\n", more)
            made = read(f"{whole}\n{block}", tmp_path)
            found |= {table for table in tomllib.loads(block) if getattr(made, table)}
    assert found == {"bonuses", "penalties", "readings"}
