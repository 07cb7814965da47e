"""``perfeval audit``: findings on standard output, exit status 0, 1 or 2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve

from perfeval import Fact, Points, dumps, loads
from perfeval.__main__ import main
from perfeval.filing import Actual, Filing, UnitForm
from tests.foreign import Site
from tests.forms.paper import as_word
from tests.strange_rules import strange_module

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
CITY = str(EXAMPLES / "yueyang-2020.json")
DISTRICT = str(EXAMPLES / "yueyanglou-2023.json")


def test_a_wrong_sum_of_a_table_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    """收入合计 5238.85 is 1.00 more than its parts: status 1, and the line says both figures."""
    assert main(["audit", CITY]) == 1
    lines = capsys.readouterr().out.splitlines()
    (line,) = [each for each in lines if "5238.85" in each and each.startswith("错误")]
    assert "5238.85" in line
    assert "5237.85" in line


def test_warnings_alone_are_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    """岳阳楼区 has warnings and information, no error: status 0, in English too."""
    assert main(["audit", DISTRICT, "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "warning rate.mismatch" in out
    assert not any(line.startswith("error") for line in out.splitlines())


def test_claims_are_held_against_the_clauses_that_a_form_prints(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By no rubric; where one scores the form, its own word on the claim stands alone."""
    given = loads(Path(DISTRICT).read_text(encoding="utf-8"))
    assert isinstance(given, Filing)
    clause = "≥95%得10分；每低1个百分点扣1分，扣完为止"
    forms = list(given.forms)
    form = forms[1]
    assert isinstance(form, UnitForm)
    rows = [
        evolve(row, clause=clause, actual=Actual(text="90%"), claimed=Points("9"))
        if row.name == "群众满意率"
        else row
        for row in form.indicators
    ]
    forms[1] = evolve(form, indicators=tuple(rows))
    filing, bare = evolve(given, forms=tuple(forms)), evolve(given.unit, jurisdiction=None)
    for each, code in ((filing, "claim.differs"), (evolve(filing, unit=bare), "claim.own_clause")):
        file = tmp_path / f"{code}.json"
        file.write_text(dumps(each), encoding="utf-8")
        main(["audit", str(file)])
        lines = capsys.readouterr().out.splitlines()
        told = [line.split()[1] for line in lines if "群众满意率" in line and "claim." in line]
        assert told == [code]


@pytest.mark.unmeasured
def test_json_is_one_array_with_the_keys_of_the_contract(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Every finding names id, code, severity, place, figures, message and file."""
    assert main(["audit", CITY, DISTRICT, "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    keys = {"id", "code", "severity", "at", "address", "printed", "computed", "message", "file"}
    assert all(set(each) == keys for each in found)
    assert {each["file"] for each in found} == {CITY, DISTRICT}
    assert {each["severity"] for each in found} == {"error", "warning", "info"}


@pytest.mark.unmeasured
def test_of_several_files_each_line_names_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    """One file needs no name, two do."""
    main(["audit", CITY, DISTRICT])
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith((CITY, DISTRICT)) for line in lines)


def test_an_unreadable_file_costs_only_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status 2, one message that names the file, and the findings of the others."""
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    assert main(["audit", str(broken), CITY, str(tmp_path / "absent.json")]) == 2
    printed = capsys.readouterr()
    assert "5237.85" in printed.out
    assert str(broken) in printed.err
    assert "absent.json" in printed.err
    assert "Traceback" not in printed.err


def test_a_rubric_that_fails_costs_the_comparison_alone(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The filing's own findings are printed all the same; the file and the rule are named."""
    failing = strange_module("failing", award="1 / 0")
    site.install("failing", failing, failing="{0}:RUBRIC")
    filing = loads(Path(DISTRICT).read_text(encoding="utf-8"))
    assert isinstance(filing, Filing)
    facts = (
        Fact(id="budget.final", value="1元"),
        Fact(id="budget.outturn", value="1元"),
    )
    path = tmp_path / "filing.json"
    path.write_text(dumps(evolve(filing, facts=facts)), encoding="utf-8")
    assert main(["audit", str(path), "--rubric", "failing", "--lang", "en"]) == 2
    printed = capsys.readouterr()
    assert "warning rate.mismatch" in printed.out
    assert printed.err == (
        f"perfeval: {path}: 过程 / 预算执行率: its rule failed with ZeroDivisionError: "
        "division by zero (rubric failing, failing 1.0)\n"
    )


def claimed_too_much() -> Filing:
    """岳阳楼区 2023, its satisfaction row claimed at 10 where 9 is due."""
    filing = loads(Path(DISTRICT).read_text(encoding="utf-8"))
    assert isinstance(filing, Filing)
    form = next(each for each in filing.forms if isinstance(each, UnitForm))
    *rows, last = form.indicators
    rows.append(evolve(last, claimed=Points("10")))
    forms = tuple(evolve(f, indicators=tuple(rows)) if f is form else f for f in filing.forms)
    return evolve(filing, forms=forms)


@pytest.mark.unmeasured
@pytest.mark.parametrize("named", [[], ["--rubric", "yueyanglou-annex-2"]])
def test_claims_are_compared_with_the_rubric(
    named: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A claim of 10 where the rubric gives 9 is found by the fitting rubric, and by a named one."""
    path = tmp_path / "filing.json"
    path.write_text(dumps(claimed_too_much()), encoding="utf-8")
    main(["audit", str(path), "--format", "json", *named])
    found = json.loads(capsys.readouterr().out)
    (claim,) = [each for each in found if each["code"].startswith("claim.")]
    assert (claim["printed"], claim["computed"]) == ("10", "9")
    assert "群众满意率" in claim["at"]


def test_a_unit_without_a_place_is_audited_without_a_rubric(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No place, no fitting rubric: the sums are checked all the same."""
    filing = claimed_too_much()
    path = tmp_path / "filing.json"
    path.write_text(
        dumps(evolve(filing, unit=evolve(filing.unit, jurisdiction=None))), encoding="utf-8"
    )
    main(["audit", str(path), "--format", "json"])
    codes = {each["code"] for each in json.loads(capsys.readouterr().out)}
    assert "score.total" in codes
    assert not any(code.startswith("claim.") for code in codes)


def test_a_form_read_in_part_has_no_all_clear(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A figure without a place ends with 1, without any error; findings say where they stand."""
    head = ["一级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
    rows: list[list[str]] = [
        ["项目名称", "养护"],
        head,
        ["产出指标", "里程", "≥1公里", "1公里", "100", "100"],
    ]
    path = tmp_path / "form.docx"
    path.write_bytes(as_word("项目支出绩效自评表", rows))
    assert main(["audit", str(path)]) == 0
    assert "form.partly_read" not in capsys.readouterr().out
    path.write_bytes(as_word("项目支出绩效自评表", [rows[0], ["项目总投资", "560"], *rows[1:]]))
    assert main(["audit", str(path)]) == 1
    printed = capsys.readouterr().out
    doubted = "表1 第2行（没有读出的行：项目总投资 560）。"
    assert f"警告 form.partly_read 项目支出绩效自评表：有内容没有读懂：{doubted}" in printed
    assert "错误" not in printed
    path.write_bytes(as_word("项目支出绩效自评表", [*rows[:2], [*rows[2][:5], "120"]]))
    assert main(["audit", str(path)]) == 1
    assert "得分 120，超过该项分值 100；请改正得分［表1 第3行第6列］" in capsys.readouterr().out


def test_one_filing_is_a_page_with_findings_at_its_cells(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The exit status is that of the findings."""
    assert main(["audit", CITY, "--format", "html"]) == 1
    page = capsys.readouterr().out
    assert page.startswith("<!DOCTYPE html>\n")
    assert '<td class="number error" data-sort=' in page


def test_several_filings_are_a_page_of_findings_by_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Beside the scores, as in a table of them."""
    assert main(["audit", CITY, DISTRICT, "--format", "markdown", "--lang", "en"]) == 1
    page = capsys.readouterr().out
    assert "units, ranked" in page
    assert page.count("yueyang-2020.json") > 2
