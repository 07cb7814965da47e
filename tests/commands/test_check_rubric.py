"""``perfeval check-rubric``: 0 where every law is kept, 1 where not, 2 where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from perfeval import Source, dumps, get_rubric
from perfeval.__main__ import main
from perfeval.filing import UnitForm
from perfeval.rubric.readings import Deviation
from tests.few_trials import few_trials
from tests.given import rubric as rubric_of
from tests.published import filing_of


def fund_row_alone(tmp_path: Path, *deviations: Deviation) -> str:
    """A rubric of 附件2's fund row alone in a file, and the example with that claim alone."""
    filing = filing_of("yueyanglou-2023")
    forms = (evolve(form, indicators=()) for form in filing.forms if isinstance(form, UnitForm))
    example = tmp_path / "example.json"
    example.write_text(dumps(evolve(filing, forms=tuple(forms))), encoding="utf-8")
    fund = get_rubric("yueyanglou-annex-2").sections[0].items[0]
    source = Source(title="绩效自评办法", issuer="某县财政局")
    rubric = rubric_of(fund, source=source, deviations=deviations)
    file = tmp_path / "rubric.json"
    file.write_text(dumps(rubric), encoding="utf-8")
    return str(file)


def test_a_sound_rubric_ends_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every law stands on a line of its own."""
    file = fund_row_alone(tmp_path)
    assert (
        main(["check-rubric", file, "--example", str(tmp_path / "example.json"), "--lang=en"]) == 0
    )
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.splitlines()[0] == "ok: points add up"
    assert said.out.splitlines()[-1] == "ok: published examples reproduce"


def test_a_deviation_that_does_not_occur_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The problem stands below its law, the deviation is shown."""
    deviation = Deviation(
        unit="岳阳市岳阳楼区行政审批服务局",
        year=2023,
        row="budget_execution",
        claimed="9",
        computed="10",
        why="原表有误",
    )
    file = fund_row_alone(tmp_path, deviation)
    assert (
        main(["check-rubric", file, "--example", str(tmp_path / "example.json"), "--lang=en"]) == 1
    )
    lines = capsys.readouterr().out.splitlines()
    broken = lines.index("BROKEN: published examples reproduce")
    assert lines[broken + 1].endswith("this recorded deviation does not occur")
    assert lines[-1].startswith("known deviation: 岳阳市岳阳楼区行政审批服务局 2023")


def test_what_an_example_does_not_state_is_given_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As `score --facts` takes it; facts of no example are refused."""
    few_trials(monkeypatch)
    example, sheet = tmp_path / "example.json", tmp_path / "facts.csv"
    example.write_text(dumps(filing_of("yueyang-2020")), encoding="utf-8")
    sheet.write_text("指标,数值\n公务卡刷卡率,60%\n", encoding="utf-8")
    given = ["check-rubric", "yueyang-annex-3-1", "--facts", str(sheet), "--lang=en"]
    assert main([*given, "--example", str(example)]) == 1
    (told,) = [each for each in capsys.readouterr().out.splitlines() if "does not occur" in each]
    assert "official_card" in told
    assert main(given) == 2
    assert "found no --example beside it; expected a filing" in capsys.readouterr().err


def test_a_file_has_an_id_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """That of an installed rubric is told, unless the file holds this very rubric."""
    few_trials(monkeypatch)
    installed = get_rubric("national-project")
    for rubric, told in ((installed, False), (evolve(installed, edition="2"), True)):
        file = tmp_path / "rubric.json"
        file.write_text(dumps(rubric), encoding="utf-8")
        main(["check-rubric", str(file)])
        assert ("national-project与已安装的评分标准相同" in capsys.readouterr().err) is told


def test_an_unknown_rubric_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    """With the ids that are near."""
    assert main(["check-rubric", "national-projekt", "--lang=en"]) == 2
    assert "did you mean national-project" in capsys.readouterr().err
