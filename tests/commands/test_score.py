"""``perfeval score``: a filing and a rubric in files, and what is printed for people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve

from perfeval import BudgetUnit, Fact, Filing, dumps
from perfeval.__main__ import main
from tests.extras import CAP, EXTRAS, VETO

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
FACTS = {
    "budget.final": "100元",
    "budget.outturn": "98元",
    "awards": "3次",
    "faults": "2个",
    "grave": True,
}
PRINTED = """\
某局  2023 年度
评分标准 beyond（2023）

过程
  预算执行率   98 / 100   98 ÷ 100 = 98%，按比例计 100 × 98%

加分项
  获得表彰     +5 / 5     获奖次数 3，每例 2 分，计 5 分，以 5 分为限

减分项
  审计问题     −2 / 10    问题个数 2，每例 1 分，计 2 分

否决情形
  一票否决     成立       有所列情形：重大违纪                          总分以 60 分为限
  不得评优     成立       有所列情形：重大违纪                          评价等次最高为良

各行得分   98
加分项     +5
减分项     −2
封顶       −1         总分以 100 分为限
否决       −40        一票否决，总分以 60 分为限
计算得分   60 / 100
自评得分   未填
评价得分   60 / 100
评价等次   差
"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_rubric_with_all_that_comes_on_top(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A rubric in a file, as a bureau keeps it; the sum stands below the rows."""
    facts = tuple(Fact(id=key, value=value) for key, value in FACTS.items())
    filing = Filing(unit=BudgetUnit(name="某局"), year=2023, facts=facts)
    rubric = evolve(EXTRAS, vetoes=(evolve(VETO, total_at_most="60"), CAP))
    (tmp_path / "filing.json").write_text(dumps(filing), encoding="utf-8")
    (tmp_path / "rubric.json").write_text(dumps(rubric), encoding="utf-8")
    given = [str(tmp_path / "filing.json"), "--rubric", str(tmp_path / "rubric.json")]
    assert main(["score", *given, "--format", "text", "--lang", lang]) == 0
    printed = capsys.readouterr().out
    if lang == "zh":
        assert printed == PRINTED
    else:
        ends = [line.split()[:2] for line in printed.splitlines()[-9:-3]]
        assert [*map(" ".join, ends)] == [
            "rows 98",
            "bonuses +5",
            "penalties −2",
            "cap −1",
            "veto −40",
            "computed 60",
        ]


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    ("format", "starts"), [("html", "<!DOCTYPE html>\n"), ("markdown", "# 岳阳市")]
)
def test_a_page_has_findings_beside_its_rows(
    format: str, starts: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One file, as a browser or a wiki opens it."""
    example = Path(__file__).parents[2] / "docs" / "examples" / "yueyanglou-2023.json"
    out = tmp_path / "page"
    assert main(["score", str(example), "--format", format, "-o", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    assert page.startswith(starts)
    assert "执行率 100.39%，超过 100%" in page
    assert capsys.readouterr().out == ""


def test_several_filings_are_one_page(capsys: pytest.CaptureFixture[str]) -> None:
    """Each with its score, or with why it has none."""
    given = [str(EXAMPLES / f"{name}.json") for name in ("yueyanglou-2023", "lixian-2021")]
    assert main(["score", *given, "--format", "markdown"]) == 2
    page = capsys.readouterr().out
    assert "岳阳市岳阳楼区行政审批服务局" in page
    assert "lixian-2021.json" in page
    assert "98" in page


def test_the_choice_is_told_beside_the_result(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By which edition and why, and what may be doubted; the result itself stays as it is."""
    filing = json.loads((EXAMPLES / "yueyanglou-2023.json").read_text(encoding="utf-8"))
    filing["unit"]["jurisdiction"] = {"code": "430723", "name": "澧县"}
    path = tmp_path / "filing.json"
    path.write_text(json.dumps(filing, ensure_ascii=False), encoding="utf-8")
    assert main(["score", str(path), "--format", "json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["rubric"] == "national-unit"
    first, second = said.err.splitlines()
    assert first.startswith("perfeval: 按 national-unit（")
    assert second.startswith("perfeval: 注意：澧县（430723）没有自己的整体支出绩效自评表评分标准")
    assert main(["score", str(path), "--lang", "en"]) == 0
    assert "perfeval: note: 澧县 (430723) has no rubric of its own" in capsys.readouterr().err
    assert main(["score", str(path), "--rubric", "national-unit"]) == 0
    assert capsys.readouterr().err == ""


def test_a_rubric_that_no_form_is_for_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Facts alone are scored: that the claims of the table are left out is said, alone and in
    a batch.
    """
    given = str(EXAMPLES / "yueyanglou-2023.json")
    assert main(["score", given, "--rubric", "yueyang-annex-3-1"]) == 0
    said = capsys.readouterr()
    assert "自评得分   未填" in said.out
    assert said.err.startswith(
        "perfeval: 自评材料里没有部门整体支出绩效评价评分表，整体支出绩效自评表的各行也不是评分标准"
    )
    main(["score", given, given, "--rubric", "yueyang-annex-3-1"])
    assert "没有采用表中的自评得分" in capsys.readouterr().err
