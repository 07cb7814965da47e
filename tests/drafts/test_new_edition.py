"""The edition of another year: copied, asked about, and never written over what is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfeval import InputError, Rubric, get_rubric, loads, read_rubric, rubrics
from perfeval.__main__ import main
from perfeval.codec.unfilled import TO_FILL
from perfeval.drafts import new_edition, new_edition_toml
from perfeval.drafts.rubric_lines import rubric_lines
from perfeval.errors import DecodeError
from perfeval.filing.sources import FiscalYears
from tests.effort import examples
from tests.tables import each_row

ROOT: Final = Path(__file__).parents[2]
GOLDEN: Final = sorted((ROOT / "tests" / "data" / "golden" / "v1").glob("rubric-*.json"))
HEAD: Final = """\
format = "perfeval.rubric"
version = 1
id = "own-2023"  # 自编
edition = "2023"
name = "某县评分标准"
form = "score_sheet"

[jurisdiction]
code = "430723"
name = "澧县"

"""
YEARS: Final = """\
[years]
first = 2023  # 起始年度
last = 2023

"""
BODY: Final = """\
[source]
title = "绩效评价办法"
number = "澧财绩〔2023〕1号"

# 只有一行，照原表
[[sections]]
name = "过程"
points = 100

[[sections.items]]
kind = "criterion"
key = "work"
name = "履职"
points = 100
clause = "酌情计分。"
rule = { rule = "judged" }
"""


def written(rubric: Rubric, folder: Path) -> Path:
    """The rubric as a file."""
    file = folder / "rubric.toml"
    file.write_text("\n".join(rubric_lines(rubric)), encoding="utf-8")
    return file


@pytest.mark.parametrize("name", [*(each.id for each in rubrics()), *GOLDEN], ids=str)
def test_a_rubric_as_a_file_is_the_same_rubric(name: str | Path, tmp_path: Path) -> None:
    """Installed ones, and those that hold every rule that there is."""
    found = get_rubric(name) if isinstance(name, str) else loads(name.read_text(encoding="utf-8"))
    assert isinstance(found, Rubric)
    assert read_rubric(written(found, tmp_path)) == found


@given(rubric=st.from_type(Rubric))
@settings(max_examples=examples(0.2), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_rubric_reads_back_from_its_file(tmp_path: Path, rubric: Rubric) -> None:
    """Equal, with its digest."""
    back = read_rubric(written(rubric, tmp_path))
    assert (back, back.digest) == (rubric, rubric.digest)


def test_each_row_stands_below_its_place_and_its_rule() -> None:
    """For who edits the file and not the program."""
    lines = list(rubric_lines(get_rubric("yueyang-annex-3-1")))
    at = lines.index("# ── 投入 / 预算配置 / 财政供养人员控制率")
    assert lines[at + 1].startswith("# 规则：不超过 100% 计满分；每超过 1 个百分点扣 0.5 分")
    assert lines[at + 2] == "[[sections.sections.items]]"


@each_row(
    ("old", "years", "new", "made"),
    [
        ("own-2023", FiscalYears(2023, 2023), "own-2024", FiscalYears(2024, 2024)),
        ("own-2023", FiscalYears(2023), "own-2024", FiscalYears(2024)),
        ("own", FiscalYears(2020, 2023), "own-2024", FiscalYears(2024, 2024)),
    ],
)
def test_a_new_edition_has_an_id_years_and_a_source_of_its_own(
    old: str, years: FiscalYears, new: str, made: FiscalYears
) -> None:
    """All else is that of the old one."""
    rubric = evolve(get_rubric("national-unit"), id=old, years=years)
    edition = new_edition(rubric, 2024)
    assert (edition.id, edition.edition, edition.years) == (new, "2024", made)
    assert edition.source == evolve(rubric.source, number=TO_FILL)
    assert edition.sections == rubric.sections


def test_a_new_edition_says_the_new_year_where_the_old_one_stood() -> None:
    """In its names and title; where no 文号 was, none is asked for."""
    old = get_rubric("national-unit")
    titled = evolve(old.source, title="2020年度自评办法", number="")
    named = evolve(
        old, name="2020年度某县评分表", name_en="2020", source=titled, years=FiscalYears(2020)
    )
    made = new_edition(named, 2024)
    assert (made.name, made.name_en) == ("2024年度某县评分表", "2024")
    assert made.source == evolve(titled, title="2024年度自评办法")
    assert "待填" not in new_edition_toml(named, 2024)


@each_row(
    ("rubric", "year", "match"),
    [
        (get_rubric("national-unit"), 2020, "another year than that with which national-unit"),
        (get_rubric("national-unit"), "2024", "a fiscal year"),
        ("national-unit", 2024, "a Rubric"),
    ],
)
def test_what_is_no_other_year_is_refused(rubric: Any, year: Any, match: str) -> None:
    """Nor a rubric by its id."""
    with pytest.raises(InputError, match=match):
        new_edition(rubric, year)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (HEAD + YEARS + BODY, True),
        (HEAD + YEARS.replace("last = 2023\n", "") + BODY, True),
        (HEAD.replace("某县", "2023年度某县") + YEARS + BODY.replace("绩效", "2023绩效"), True),
        (f"{HEAD}{BODY}\n{YEARS}", True),
        (f"{HEAD}{YEARS}{BODY}".replace("\n", "\r\n"), True),
        (HEAD.replace('"2023"', '"""\n2023"""') + YEARS + BODY, False),
        (HEAD.replace("\n\n", "\nyears = { first = 2023 }\n\n", 1) + BODY, False),
        (HEAD + YEARS + BODY.replace('"酌情计分。"', '"""酌情\n[years]\nfirst = 1\n"""'), False),
    ],
)
def test_a_file_keeps_its_comments(text: str, kept: bool, tmp_path: Path) -> None:
    """Where the lines that change can be told; else the whole is written anew."""
    old, new = tmp_path / "old.toml", tmp_path / "new.toml"
    old.write_bytes(text.encode())
    rubric = read_rubric(old)
    made = new_edition_toml(rubric, 2024, text=text)
    assert ("# 只有一行，照原表" in made) is kept
    new.write_bytes(made.encode())
    with pytest.raises(DecodeError, match=r"source\.number（第 \d+ 行）: it still says 待填"):
        read_rubric(new)
    new.write_bytes(made.replace(f'"{TO_FILL}"', '"澧财绩〔2024〕1号"').encode())
    wanted = new_edition(rubric, 2024)
    assert read_rubric(new) == evolve(
        wanted, source=evolve(wanted.source, number="澧财绩〔2024〕1号")
    )


def test_the_command_copies_and_asks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An installed rubric, a file, one of a folder; each question on its line."""
    out = tmp_path / "2024.toml"
    assert main(["new-edition", "yueyanglou-annex-2", "--year", "2024", "-o", str(out)]) == 0
    told = capsys.readouterr().err
    assert "已写入" in told
    assert "perfeval rubrics yueyanglou-annex-2 --diff" in told
    assert "last =" not in told
    assert 'id = "yueyanglou-annex-2-2024"' in out.read_text(encoding="utf-8")
    folder = tmp_path / "rubrics"
    folder.mkdir()
    file = folder / "old.toml"
    open_ended = YEARS.replace("last = 2023\n", "")
    deviation = (
        '[[deviations]]\nunit = "某局"\nyear = 2023\nrow = "work"\nclaimed = 9\nwhy = "误"\n'
    )
    file.write_text(f"{HEAD}{open_ended}{BODY}\n{deviation}", encoding="utf-8")
    for named in ([str(file)], ["own-2023", "--rubrics", str(folder)]):
        words = ["new-edition", *named, "--year", "2024", "-o", str(out), "--force"]
        assert main(words) == 0
        told = capsys.readouterr().err
        assert f"请在{file}的[years]下写 last = 2023" in told
        assert "[[deviations]]" in told
        assert "# 只有一行，照原表" in out.read_text(encoding="utf-8")
    earlier = ["new-edition", str(file), "--year", "2022", "-o", str(tmp_path / "2022.toml")]
    assert main(earlier) == 0
    assert "last =" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "words", "problem"),
    [
        ("there.toml", (), "--force"),
        ("there.json", (), "以.toml结尾的文件名"),
        ("new.toml", ("--year", "2020"), "起始年度不同的年度"),
    ],
)
def test_the_command_refuses(
    name: str, words: tuple[str, ...], problem: str, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """And writes nothing."""
    there = tmp_path / "there.toml"
    there.write_text("x", encoding="utf-8")
    given_ = ["new-edition", "national-unit", "--year", "2024", "-o", str(tmp_path / name), *words]
    assert main(given_) == 2
    assert problem in capsys.readouterr().err
    assert [each.name for each in tmp_path.iterdir()] == ["there.toml"]
    assert there.read_text(encoding="utf-8") == "x"
