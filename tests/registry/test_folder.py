"""A folder of rubric files: by place and year, before what is installed; a broken one refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve

from perfeval import (
    DecodeError,
    InputError,
    RubricError,
    dumps,
    find_rubric,
    get_rubric,
    read_rubrics,
    score_all,
)
from perfeval.__main__ import main
from perfeval.conformance import check_rubric
from perfeval.filing import BudgetUnit, Filing, FundRow, UnitForm
from perfeval.filing.sources import FiscalYears, Jurisdiction
from perfeval.numbers.amounts import wan_yuan
from perfeval.registry import choose_rubric
from perfeval.registry import folder as module
from perfeval.registry.heads import RubricHead
from tests.few_trials import few_trials
from tests.tables import each_row

LIXIAN: Final = Jurisdiction(code="430723", name="澧县")
OTHER: Final = Jurisdiction(code="430722", name="汉寿县")
LOU: Final = Jurisdiction(code="430602", name="岳阳楼区")
CITY: Final = Jurisdiction(code="430700", name="常德市")
UNIT: Final = get_rubric("national-unit")
EXAMPLE: Final = Path(__file__).parents[2] / "docs" / "examples" / "yueyanglou-2023.json"


def keep(
    folder: Path,
    name: str,
    place: Jurisdiction = LIXIAN,
    years: FiscalYears = FiscalYears(2023),  # noqa: B008
    **more: Any,
) -> Path:
    """A file of a rubric of a place; its id is the name of the file."""
    file = folder / f"{name}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    made: dict[str, Any] = {"id": file.stem, "jurisdiction": place, "years": years, **more}
    file.write_text(dumps(evolve(UNIT, **made)), encoding="utf-8")
    return file


def broken(file: Path, old: str = '"name": "产出指标"', new: str = '"nome": "产出指标"') -> Path:
    """The file with a mistake in it."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file


def filing(place: Jurisdiction = LIXIAN, year: int = 2023) -> Filing:
    """A filing with one form of the whole unit."""
    fund = FundRow(label="年度资金总额", final=wan_yuan("200"), outturn=wan_yuan("190"))
    unit = BudgetUnit(name="某局", jurisdiction=place)
    return Filing(unit=unit, year=year, forms=(UnitForm(key="annex-2", fund=fund),))


@pytest.mark.unmeasured
def test_editions_are_found_by_place_and_year(tmp_path: Path) -> None:
    """In folders within the folder, too; where it has none of the place, what is installed."""
    keep(tmp_path, "lixian-2022", years=FiscalYears(2021, 2022))
    keep(tmp_path, "澧县/lixian-2023")
    keep(tmp_path, "changde", CITY)
    folder = read_rubrics(tmp_path)
    assert [(each.file, each.state) for each in folder.rubrics] == [
        ("changde.json", "ok"),
        ("lixian-2022.json", "ok"),
        ("澧县/lixian-2023.json", "ok"),
    ]
    found = [
        find_rubric(place, "unit", year, rubrics=rubrics).id
        for rubrics in (folder, tmp_path, str(tmp_path))
        for place, year in ((LIXIAN, 2022), (LIXIAN, 2023), (OTHER, 2023), (OTHER, 2022))
    ]
    assert found == ["lixian-2022", "lixian-2023", "changde", "national-unit"] * 3
    assert score_all(filing(), folder)[0].rubric == "lixian-2023"
    assert score_all(filing(), tmp_path)[0].rubric == "lixian-2023"
    assert get_rubric("lixian-2022", rubrics=folder).years == FiscalYears(2021, 2022)
    assert get_rubric("national-unit", rubrics=folder) == UNIT


def test_a_file_of_a_place_stands_before_what_is_installed_for_it(tmp_path: Path) -> None:
    """And one of a larger place does not."""
    keep(tmp_path, "nation", Jurisdiction(code="000000", name="全国"), FiscalYears(2020))
    assert find_rubric(LOU, "unit", 2023, rubrics=tmp_path).id == "yueyanglou-annex-2"
    keep(tmp_path, "own", LOU)
    assert find_rubric(LOU, "unit", 2023, rubrics=tmp_path).id == "own"


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        (("附件2 2023年度澧县部门整体支出绩效自评表",), "lixian-2023"),
        (("2023年度部门整体支出绩效自评表",), None),
        (("澧县整体支出绩效自评表", "石门县整体支出绩效自评表"), None),
    ],
)
def test_where_the_unit_has_no_place_the_title_says_it(
    tmp_path: Path, titles: tuple[str, ...], found: str | None
) -> None:
    """For the files of a folder, and it is told; titles that differ say nothing."""
    keep(tmp_path, "lixian-2023")
    one = filing()
    forms = tuple(
        evolve(one.forms[0], key=f"annex-{number}", title=title)
        for number, title in enumerate(titles)
    )
    placeless = evolve(one, unit=BudgetUnit(name="某局"), forms=forms)
    if found is None:
        with pytest.raises(InputError, match="the jurisdiction of the unit"):
            choose_rubric(placeless, rubrics=tmp_path)
        return
    choice = choose_rubric(placeless, rubrics=tmp_path, fallback=OTHER)
    assert (choice.rubric.id, choice.warnings[0].code) == (found, "titled")
    assert choice.warnings[0].zh.endswith("按表名取为澧县（430723）")
    assert score_all(placeless, tmp_path)[0].rubric == found
    with pytest.raises(InputError, match="the jurisdiction of the unit"):
        choose_rubric(placeless)


@pytest.mark.unmeasured
def test_two_files_that_fit_equally_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By their files; the law of editions tells it of each."""
    few_trials(monkeypatch)
    keep(tmp_path, "one")
    keep(tmp_path, "two", years=FiscalYears(2024))
    with pytest.raises(InputError, match=r"expected one of one\.json, two\.json"):
        find_rubric(LIXIAN, "unit", 2024, rubrics=tmp_path)
    report = check_rubric(get_rubric("one", rubrics=tmp_path), rubrics=tmp_path)
    assert any("from 2024 on both fit" in problem for problem in report.problems)


@pytest.mark.parametrize(
    ("place", "form", "year", "refused"),
    [
        (LIXIAN, "unit", 2023, True),
        (LIXIAN, "unit", 2024, True),
        (LIXIAN, "unit", None, True),
        (LIXIAN, "unit", 2022, False),
        (LIXIAN, "project", 2023, False),
        (OTHER, "unit", 2023, False),
        (LOU, "unit", 2023, False),
    ],
)
def test_a_broken_file_of_the_place_is_a_refusal(
    tmp_path: Path, place: Jurisdiction, form: str, year: int | None, refused: bool
) -> None:
    """Never the national one in its place; of other places, forms and years it says nothing."""
    broken(keep(tmp_path, "lixian"))
    if not refused:
        assert choose_rubric(place, form, year, rubrics=tmp_path).because.code == "chosen"
        return
    with pytest.raises(RubricError) as caught:
        find_rubric(place, form, year, rubrics=tmp_path)
    assert caught.value.where == "lixian.json"
    assert "it may be the edition of 澧县 itself" in str(caught.value)
    assert caught.value.code == "rubric.file_may_be_meant"
    assert "不能用别的代替" in caught.value.message()


def test_a_broken_later_edition_is_not_replaced_by_an_earlier_one(tmp_path: Path) -> None:
    """Of the same place, without a last year; nor by one of the city."""
    keep(tmp_path, "lixian-2023")
    keep(tmp_path, "changde", CITY)
    broken(keep(tmp_path, "lixian-2024", years=FiscalYears(2024)))
    assert find_rubric(LIXIAN, "unit", 2023, rubrics=tmp_path).id == "lixian-2023"
    with pytest.raises(RubricError, match=r"lixian-2024\.json"):
        find_rubric(LIXIAN, "unit", 2024, rubrics=tmp_path)
    assert find_rubric(OTHER, "unit", 2024, rubrics=tmp_path).id == "changde"
    with pytest.raises(RubricError, match=r"lixian-2024\.json"):
        score_all(filing(year=2024), tmp_path)


def test_a_broken_file_of_a_larger_place_does_not_matter_to_a_smaller(tmp_path: Path) -> None:
    """The county has its own; its neighbour has not."""
    keep(tmp_path, "lixian")
    broken(keep(tmp_path, "changde", CITY))
    assert find_rubric(LIXIAN, "unit", 2023, rubrics=tmp_path).id == "lixian"
    with pytest.raises(RubricError, match=r"changde\.json"):
        find_rubric(OTHER, "unit", 2023, rubrics=tmp_path)


def test_a_file_that_says_nothing_may_be_of_any_place(tmp_path: Path) -> None:
    """Of no place is a document of another kind, whatever it is called."""
    (tmp_path / "filing.json").write_bytes(EXAMPLE.read_bytes())
    (tmp_path / "list.json").write_text("[]", encoding="utf-8")
    assert find_rubric(LIXIAN, "unit", 2023, rubrics=tmp_path).id == "national-unit"
    (tmp_path / "torn.toml").write_text("id = ", encoding="utf-8")
    with pytest.raises(RubricError, match=r"torn\.toml: 第 1 行: no value") as caught:
        find_rubric(LIXIAN, "unit", 2023, rubrics=tmp_path)
    assert "等号后面没有值" in caught.value.message("zh")
    with pytest.raises(DecodeError, match="no value behind ="):
        get_rubric("torn", rubrics=tmp_path)


def test_many_problems_of_a_file_are_told_by_the_first(tmp_path: Path) -> None:
    """And by how many more there are."""
    broken(broken(keep(tmp_path, "lixian")), '"name": "效益指标"', '"nome": "效益指标"')
    with pytest.raises(RubricError, match=r"\(and \d+ more\); it may be the edition of 澧县"):
        find_rubric(LIXIAN, "unit", 2023, rubrics=tmp_path)


def test_an_id_stands_once(tmp_path: Path) -> None:
    """In two files, or of an installed rubric: neither is taken, and the national is not either."""
    keep(tmp_path, "national-unit")
    with pytest.raises(RubricError, match="is that of an installed rubric; give the file an id"):
        find_rubric(LIXIAN, "unit", 2023, rubrics=tmp_path)
    (tmp_path / "national-unit.json").unlink()
    keep(tmp_path, "2023/own")
    broken(keep(tmp_path, "2024/own"), '"edition": "2020"', '"edition": "2024"')
    with pytest.raises(RubricError, match=r"the id own stands in 2023/own\.json, 2024/own\.json"):
        find_rubric(LIXIAN, "unit", 2023, rubrics=tmp_path)
    keep(tmp_path, "2024/own")
    with pytest.raises(RubricError, match=r"/own\.json, the same rubric in each; keep one file"):
        find_rubric(LIXIAN, "unit", 2023, rubrics=tmp_path)


def test_what_no_rubric_file_is_is_passed_over(tmp_path: Path) -> None:
    """Other files, what an office program leaves behind, hidden files and folders."""
    keep(tmp_path, "own")
    for name in ("评分表.docx", "~own.toml", ".own.json"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    keep(tmp_path, ".git/other")
    assert [each.file for each in read_rubrics(tmp_path).rubrics] == ["own.json"]


def test_a_file_that_cannot_be_opened_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one that may be of any place."""

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    file = keep(tmp_path, "own")
    monkeypatch.setattr(module, "read_rubric", refused)
    monkeypatch.setattr(module, "rubric_data", refused)
    (found,) = read_rubrics(tmp_path).rubrics
    assert (found.entry.id, found.head) == (file.stem, RubricHead())
    assert found.problem is not None
    assert "the file cannot be read: no permission: check" in str(found.problem)


@each_row("junk", ["no-such-folder", "9" * 5_000, EXAMPLE, 5, b"folder"])
def test_what_is_no_folder_is_refused(junk: Any) -> None:
    """A file, a name of nothing or one that no file can have, no path at all."""
    for ask in (read_rubrics, lambda given: find_rubric(LIXIAN, "unit", 2023, rubrics=given)):
        with pytest.raises(InputError, match="the folder of rubrics"):
            ask(junk)


def test_a_folder_that_may_not_be_listed_is_no_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The edition of the place may stand in it."""

    def listed(path: str) -> Any:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("os.scandir", listed)
    with pytest.raises(PermissionError):
        read_rubrics(tmp_path)


def test_a_folder_holds_so_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond that it is another folder that was meant."""
    keep(tmp_path, "one")
    keep(tmp_path, "two")
    monkeypatch.setattr(module, "_MOST", 1)
    with pytest.raises(InputError, match="at most 1 rubric files"):
        read_rubrics(tmp_path)


@each_row(
    ("data", "head"),
    [
        ({"id": 5, "jurisdiction": [], "years": {"first": "待填"}}, RubricHead()),
        (
            {"id": "a", "jurisdiction": {"code": "430723"}, "years": {"first": 2023, "last": 2024},
             "form": "unit", "format": "perfeval.rubric"},
            RubricHead(id="a", code="430723", form="unit", first=2023, last=2024),
        ),
        ({"jurisdiction": {"code": "43072"}, "form": 5}, RubricHead()),
        ({"format": "perfeval.filing"}, RubricHead(is_other=True)),
        ([], RubricHead(is_other=True))
    ]
)  # fmt: skip
def test_a_head_is_what_can_be_read(data: object, head: RubricHead) -> None:
    """Whatever else is wrong."""
    assert RubricHead.read(data) == head


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    """Status, output, complaints of a command."""
    status = main([str(word) for word in words])
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.mark.unmeasured
def test_commands_take_the_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """score, audit, rubrics and check-rubric; by place, and by id."""
    few_trials(monkeypatch)
    folder = tmp_path / "rubrics"
    keep(folder, "own", LOU)
    status, out, err = run(capsys, "score", EXAMPLE, "--rubrics", folder)
    assert (status, "评分标准 own（" in out, "按 own（" in err) == (0, True, True)
    assert run(capsys, "score", EXAMPLE, "--rubric", "own", "--rubrics", folder)[0] == 0
    assert run(capsys, "audit", EXAMPLE, "--rubrics", folder)[0] == 0
    assert run(capsys, "audit", EXAMPLE, "--rubric", "own", "--rubrics", folder)[0] == 0
    assert "岳阳楼区 430602" in run(capsys, "rubrics", "own", "--rubrics", folder)[1]
    listed = run(capsys, "rubrics", "--rubrics", folder)[1].splitlines()
    assert [line.split() for line in listed if line.startswith("own ")] == [
        ["own", UNIT.name, "own.json", "可用"]
    ]
    plain = json.loads(run(capsys, "rubrics", "--rubrics", folder, "--format", "json")[1])
    assert [each["state"] for each in plain if each["id"] == "own"] == ["ok"]  # for programs
    status, out, _ = run(capsys, "check-rubric", "own", "--rubrics", folder)
    assert "BROKEN" not in out.replace("不符合", "")
    assert status == 0


def test_commands_refuse_where_a_file_is_broken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each says which file, and ends with 2; the audit keeps its findings."""
    folder = tmp_path / "rubrics"
    broken(keep(folder, "own", LOU))
    status, out, err = run(capsys, "score", EXAMPLE, "--rubrics", folder)
    assert (status, out) == (2, "")
    assert "own.json" in err
    assert "岳阳楼区自己的评分标准" in err
    assert run(capsys, "check-rubric", "own", "--rubrics", folder)[0] == 2
    status, out, err = run(capsys, "audit", EXAMPLE, "--rubrics", folder)
    assert status == 2
    assert out
