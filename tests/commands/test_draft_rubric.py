"""``perfeval draft-rubric`` and ``score --draft``: a sheet as a file, and by its own clauses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from perfeval import read_rubric
from perfeval.__main__ import main

SHEET = str(Path(__file__).parents[1] / "data" / "forms" / "yueyang-2020.docx")

COUNTY = """某县部门整体支出绩效评价评分表

| 一级指标 | 三级指标 | 分值 | 评分标准 |
|---|---|---|---|
| 过程 | 公用经费控制率 | 40 | 控制率≤100%，计40分；每超过一个百分点扣2分，扣完为止。 |
| 效果 | 服务对象满意度 | 60 | 满意度≥90%得60分，80%（含）-90%得30分，低于80%不得分。 |
"""


def test_a_draft_is_written_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """How many rows were read, and what is to be chosen."""
    out = tmp_path / "rubric.toml"
    assert main(["draft-rubric", SHEET, "-o", str(out)]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        "perfeval: 共23行：16行读出规则，7行由评价人判定",
        "perfeval: 6行写着“待选”：不足一步怎么算，条文没有写，请在文件中选定",
        "perfeval: 发文机关在表上没有读到，请在文件中写着“待填”的地方填写",
    ]
    assert main(["draft-rubric", SHEET, "--lang", "en"]) == 0
    assert capsys.readouterr().err.splitlines()[0] == (
        "perfeval: 23 rows: of 16 the rule was read, 7 are left to an evaluator"
    )
    assert 'steps = "待选"' in out.read_text(encoding="utf-8")
    assert main(["check-rubric", str(out)]) == 2
    assert "rule.steps：不足一步的取舍：读到的是'待选'" in capsys.readouterr().err


def test_a_sheet_of_a_county_becomes_a_rubric(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its place and one reading for all rows it lacks the year and who issued it."""
    sheet, out = tmp_path / "sheet.txt", tmp_path / "rubric.toml"
    sheet.write_text(COUNTY, encoding="utf-8")
    given = ["draft-rubric", str(sheet), "--place", "岳阳楼区", "--steps", "started"]
    assert main([*given, "-o", str(out)]) == 0
    assert "年度、发文机关在表上没有读到" in capsys.readouterr().err
    text = out.read_text(encoding="utf-8").replace('first = "待填"', "first = 2023")
    out.write_text(text.replace('issuer = "待填"', 'issuer = "某区财政局"'), encoding="utf-8")
    rubric = read_rubric(out)
    assert (rubric.jurisdiction.code, rubric.out_of.plain) == ("430602", "100")
    assert main(["draft-rubric", str(sheet)]) == 0
    assert "适用的地方、年度、发文机关在表上没有读到" in capsys.readouterr().err
    sheet.write_text(COUNTY.replace("| 40 |", "| 41 |"), encoding="utf-8")
    assert main(given) == 0
    assert "请核对：各部分合计101分，不是100分，请核对" in capsys.readouterr().err


def test_a_filed_sheet_is_scored_by_its_clauses(capsys: pytest.CaptureFixture[str]) -> None:
    """What is certain is scored, and the text says by what; a rubric beside it is refused."""
    assert main(["score", SHEET, "--draft", "--format", "json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["total"] == "15"
    assert "按表上条文读出的规则计分（草稿，未经核对）" in said.err
    assert main(["score", SHEET, "--draft", "--rubric", "yueyang-annex-3-1"]) == 2
    assert "--draft" in capsys.readouterr().err


def test_a_document_without_a_sheet_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """With what would be a sheet."""
    form = str(Path(SHEET).with_name("xiangtan-2023.docx"))
    assert main(["draft-rubric", form]) == 2
    assert "应为带有“分值”“评分标准”两列的表" in capsys.readouterr().err
