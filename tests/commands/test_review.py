"""``perfeval review`` writes the sheet, ``perfeval score --review`` reads it back."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from perfeval.__main__ import main

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
Shown = pytest.CaptureFixture[str]
Fill = Callable[..., None]


@pytest.fixture
def fill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fill:
    """A folder of two forms of one unit, one of another, and what fills in the sheet of it."""
    monkeypatch.chdir(tmp_path)
    Path("sent").mkdir()
    text = (EXAMPLES / "yueyanglou-2023.json").read_text(encoding="utf-8")
    Path("sent/a.json").write_text(text, encoding="utf-8")
    other = text.replace("岳阳市岳阳楼区行政审批服务局", "岳阳市岳阳楼区水利局")
    Path("sent/b.json").write_text(other, encoding="utf-8")
    assert main(["review", "sent", "-o", "复核.csv"]) == 0

    def filled(*rows: tuple[int, str, str]) -> None:
        with Path("复核.csv").open(encoding="utf-8-sig", newline="") as stream:
            table = list(csv.reader(stream))
        place = table[0].index("复核得分")
        for number, points, remark in rows:
            table[number][place : place + 3] = [points, remark, "甲"]
        with Path("复核.csv").open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream).writerows(table)

    return filled


@pytest.mark.unmeasured
def test_a_folder_is_reviewed_and_scored(fill: Fill, capsys: Shown) -> None:
    """The reviewed total stands in the summary; unlike judgements are told, and are no error."""
    fill((1, "8", "佐证不足"), (17, "9", "佐证不足"))
    assert main(["score", "sent", "--review", "复核.csv", "-o", "汇总.csv"]) == 0
    with Path("汇总.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["计算得分"] for row in rows] == ["98", "98"]
    assert [row["评价得分"] for row in rows] == ["96", "97"]
    err = capsys.readouterr().err
    assert "复核意见“佐证不足”：本行分值 10，判 9 分" in err


def test_one_form_says_who_judged_and_why(fill: Fill, capsys: Shown) -> None:
    """In text and in JSON; what is of other files is told in one line."""
    fill((1, "8", "佐证不足"), (17, "9", "佐证不足"))
    capsys.readouterr()
    assert main(["score", "sent/a.json", "--review", "复核.csv", "--format", "json"]) == 0
    shown = capsys.readouterr()
    card = json.loads(shown.out)
    first = card["scores"][0]
    assert (first["judged"], first["remark"], first["reviewer"]) == ("8", "佐证不足", "甲")
    assert len(card["filing_digest"]) == 64
    assert shown.err.count("没有给出的自评表") == 1
    assert main(["score", "sent/a.json", "--review", "复核.csv"]) == 0
    assert "评价人判定 8 分，意见：佐证不足" in capsys.readouterr().out


@pytest.mark.unmeasured
def test_what_is_wrong_with_a_sheet_is_told_with_its_cell(fill: Fill, capsys: Shown) -> None:
    """And ends with 2 where something could not be taken, beside what could."""
    fill((1, "11", "佐证不足"), (2, "三分", "佐证不足"))
    line = ["score", "sent/a.json", "--rubric", "yueyanglou-annex-2", "--review", "复核.csv"]
    assert main(line) == 2
    shown = capsys.readouterr()
    assert (
        "复核!L2 / 岳阳市岳阳楼区行政审批服务局 / 年度资金总额：复核得分 11 超过本行分值 10"
        in shown.err
    )
    assert "复核!L3" in shown.err
    assert "以 10 分为限" in shown.out


def test_a_form_that_changed_is_told(fill: Fill, capsys: Shown) -> None:
    """In the row of the summary, and by the status."""
    fill((1, "8", "佐证不足"))
    text = Path("sent/a.json").read_text(encoding="utf-8")
    Path("sent/a.json").write_text(text.replace('"60个"', '"61个"'), encoding="utf-8")
    assert main(["score", "sent", "--review", "复核.csv", "-o", "汇总.csv"]) == 2
    assert "自评表在导出复核表之后改动过" in Path("汇总.csv").read_text(encoding="utf-8-sig")
    assert capsys.readouterr().err.endswith("有内容没有采用，原因见“说明”一栏\n")
    assert main(["score", "sent", "--review", "复核.csv", "--format", "json"]) == 2
    assert capsys.readouterr().err.count("自评表在导出复核表之后改动过") == 1


@pytest.mark.usefixtures("fill")
def test_a_sheet_is_asked_for_and_never_written_over(capsys: Shown) -> None:
    """A reviewer's work is not lost; a form without a rubric is told."""
    assert main(["review", "sent"]) == 2
    assert "-o/--out" in capsys.readouterr().err
    assert main(["review", "sent", "-o", "复核.csv"]) == 2
    assert "--force" in capsys.readouterr().err
    shutil.copy(EXAMPLES / "lixian-2021.json", "sent/c.json")
    assert main(["review", "sent", "-o", "复核.csv", "--force"]) == 2
    complained, written = capsys.readouterr().err.splitlines()
    assert "sent/c.json" in complained
    assert written == "perfeval: 已写入复核.csv：2张自评表；填好后用score --review计分"
    assert main(["review", "sent/c.json", "-o", "无.csv"]) == 2
    assert not Path("无.csv").exists()


@pytest.mark.usefixtures("fill")
def test_a_sheet_that_cannot_be_read_is_named(capsys: Shown) -> None:
    """And so is one beside a draft."""
    Path("x.csv").write_bytes(b"a,b\n1,2\n")
    assert main(["score", "sent", "--review", "x.csv"]) == 2
    assert "x.csv：不是复核表" in capsys.readouterr().err
    assert main(["score", "sent", "--review", "复核.csv", "--draft"]) == 2
    assert "同时还有--review" in capsys.readouterr().err
