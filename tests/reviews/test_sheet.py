"""Review sheets as files: what stands in them, and that they come back through every door."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from perfeval import Judgement, MissingExtraError, Submission, score
from perfeval.errors import DecodeError, InputError
from perfeval.reviews import read_review, write_review
from perfeval.reviews.columns import COLUMNS, FILLED, SHEETS
from tests.printed_page import A4_LYING, looks_of, page_of, widths_of
from tests.reviews.rounds import CARD, FILING, FIRST, RUBRIC, SECOND, THIRD, filled, sheet
from tests.tables import each_row

FORMS = Path(__file__).parents[1] / "data" / "forms"
HOSTILE = '=HYPERLINK("x") <b>\u202e\x00 _x0041_'


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_every_row_stands_on_the_sheet_and_comes_back(
    tmp_path: Path, ending: str, lang: str
) -> None:
    """Claimed, computed and why; what was judged before stands there, and is read."""
    remark = Judgement(points="3", remark="佐证不足\n补交", reviewer="甲")
    judged: dict[str, Any] = {FIRST: "8.125", SECOND: remark}
    card = score(FILING, RUBRIC, judgements=judged)
    found = read_review(sheet(tmp_path, card, ending=ending, lang=lang))
    assert [(row.points, row.remark, row.reviewer, row.name) for row in found.rows] == [
        ("8.125", "", "", "年度资金总额"),
        ("3", "佐证不足\n补交", "甲", "意识形态工作部署暨分析研判会"),
    ]
    assert [str(row.at).rpartition("!")[2] for row in found.rows] == ["L2", "L3"]
    again = found.of(card)
    assert again.judgements[SECOND] == judged[SECOND]
    assert again.judgements[FIRST].points.plain == "8.125"


def rows_labels(at: int) -> tuple[str, str, str]:
    """The levels above a row, and its name."""
    level1, level2, *_ = (*CARD.scores[at].path, "", "")
    return level1, level2, CARD.scores[at].name


def test_the_columns_are_those_of_the_form(tmp_path: Path) -> None:
    """One row for each row of the card, in its order."""
    path = sheet(tmp_path, CARD)
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert list(rows[0]) == list(COLUMNS["zh"].values())
    assert [row["三级指标"] for row in rows] == [each.name for each in CARD.scores]
    code = rows[0].pop("校验码（请勿改动）")
    assert list(rows[0].values()) == [
        *("某局.docx", CARD.unit, "2023", "annex-2", *rows_labels(0), "10", "10", "10"),
        *(CARD.scores[0].reason("zh"), "", "", ""),
    ]
    assert (rows[4]["一级指标"], rows[4]["二级指标"], rows[4]["三级指标"]) == rows_labels(4)
    rows[0]["校验码（请勿改动）"] = code
    sent = Submission(scorecard=CARD, file="某局.docx", project="道路养护")
    write_review([sent], path, force=True)
    text = path.read_bytes().decode("utf-8-sig")
    assert next(csv.DictReader(text.splitlines()))["表"] == "annex-2 道路养护"
    assert text.count("\r\n") == len(rows) + 1
    assert rows[10]["计算得分"] == ""
    assert len({row["校验码（请勿改动）"] for row in rows}) == len(rows)


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    ("lang", "asked"),
    [
        ("zh", ("填写0至本行分值之间的分数；不填表示不改动", "应为0至本行分值之间的数")),
        ("en", ("from 0 to the points of the row; blank for no change", "from 0 to the points")),
    ],
)
def test_a_workbook_is_ready_to_be_filled_in_and_printed(
    tmp_path: Path, lang: str, asked: tuple[str, str]
) -> None:
    """What is to be filled in is coloured and asked for, to the points of its own row."""
    openpyxl = pytest.importorskip("openpyxl")
    page = openpyxl.load_workbook(sheet(tmp_path, CARD, ending=".xlsx", lang=lang)).active
    last = len(CARD.scores) + 1
    assert page.title == SHEETS[lang]
    assert page_of(page) == {
        **A4_LYING,
        "repeated": "$1:$1",
        "kept": "A2",
        "filtered": f"A1:O{last}",
    }
    assert page.print_area.endswith(f"!$A$1:$N${page.max_row}")  # the code is for programs
    assert widths_of(page) == [23, 23, 10, 23, 13, 13, 23, 10, 10, 10, 45, 10, 45, 10, 9]
    assert looks_of(page["A1"]) == (None, "center", True, True, 11, "FFDDEBF7", None, "thin")
    plain = (None, "top", True, False, 11, None, None, "thin")
    filled_in = (None, "top", True, False, 11, "FFFFF9DB", None, "thin")
    expected = [filled_in if name in FILLED else plain for name in list(COLUMNS[lang])[:-1]]
    assert [looks_of(page.cell(2, 1 + at)) for at in range(len(expected))] == expected
    assert looks_of(page["O2"]) == (None, "top", False, False, 8, None, "FF808080", "thin")
    (rule,) = page.data_validations.dataValidation
    assert (str(rule.sqref), rule.type) == (f"L2:L{last}", "decimal")
    assert (rule.formula1, rule.formula2, rule.errorStyle) == ("0", "$H2", "warning")
    assert (rule.prompt, rule.error) == asked
    assert rule.promptTitle == rule.errorTitle == {"zh": "复核得分", "en": "points"}[lang]


@pytest.mark.unmeasured
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_hostile_names_are_inert_and_known_again(tmp_path: Path, ending: str) -> None:
    """A name of a row, of a unit and of a file; the code does not depend on how they are shown."""
    first, *rest = CARD.scores
    name = HOSTILE.replace("\u202e\x00", "") + "名" * 200
    odd = evolve(first, key=f"other/{HOSTILE}", name=name, path=("\t甲", " =乙"))
    card = evolve(CARD, unit=" =甲局\n", scores=(odd, *rest))
    path = tmp_path / f"复核{ending}"
    write_review([Submission(scorecard=card, file=HOSTILE)], path)
    if ending == ".csv":
        assert "'=HYPERLINK" in path.read_text(encoding="utf-8-sig")
        (row,) = filled(path, (1, "9", HOSTILE.replace("\x00", ""), "")).rows
        assert row.remark == HOSTILE.replace("\u202e\x00", "")
        assert list(filled(path, (1, "9", "甲", "")).of(card).judgements) == [odd.key]
        return
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(path)
    shown = {cell.data_type for line in book.active.iter_rows() for cell in line}
    assert "f" not in shown
    book.active["L2"], book.active["M2"] = 9, "甲"
    book.save(path)
    assert list(read_review(path).of(card).judgements) == [odd.key]


def test_a_workbook_that_was_filled_in_by_another_program_is_read(tmp_path: Path) -> None:
    """Numbers, texts and percentages; sorted, with columns moved, with a heading above."""
    openpyxl = pytest.importorskip("openpyxl")
    path = sheet(tmp_path, CARD, ending=".xlsx")
    book = openpyxl.load_workbook(path)
    page = book.active
    page["L2"], page["M2"] = 8.5, "甲"
    page["L2"].number_format = "0"
    page["L3"], page["M3"], page["N3"] = "３.5", "乙", "丙"
    page["M4"] = "只有意见"
    page.insert_rows(1)
    page["A1"] = "某县2023年度复核表"
    page.move_range("L2:L18", cols=4)
    book.create_sheet("说明", 0)["A1"] = "填写说明"
    book.save(path)
    found = read_review(path).of(CARD)
    points = {key: each.points.plain for key, each in found.judgements.items()}
    assert points == {FIRST: "8.5", SECOND: "3.5"}
    assert [str(each.address) for each in found.findings] == ["复核!P5"]
    assert THIRD not in points


@each_row("separator", [",", ";", "\t"])
@each_row("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_sheet_of_text_is_read_as_programs_write_it(separator: str, encoding: str) -> None:
    """Whatever separates the columns; quotes, line breaks, wide letters in the headings."""
    text = '校验码（请勿改动）,复核人,复 核意见,复核得分\nx,甲,"佐证,不足\n补",3\nx,,,\nx\n'
    data = text.replace(",", separator).replace(f"佐证{separator}", "佐证,").encode(encoding)
    (row,) = read_review(data).rows
    assert (row.points, row.remark, row.reviewer, row.code) == ("3", "佐证,不足\n补", "甲", "x")


@each_row(
    ("data", "problem"),
    [
        (b"", "the file is empty"),
        ((FORMS / "yueyang-2020.docx").read_bytes(), "no review sheet"),
        ("复核得分,复核意见\n1,2".encode(), "no review sheet"),
        (b"PK\x03\x04", "no directory"),
        (f'复核得分,"{"长" * 200_000}'.encode(), "too long"),
    ],
)
def test_what_is_no_review_sheet_is_refused(data: bytes, problem: str) -> None:
    """By the guard of the reader, with what to do next."""
    with pytest.raises(DecodeError, match=problem):
        read_review(data)


@pytest.mark.parametrize(
    ("submissions", "name", "lang", "where"),
    [
        ([], "复核.docx", "zh", "the ending of the file to write"),
        ([], "复核.csv", "de", "the language of a file"),
        ([1], "复核.csv", "zh", "the forms to review"),
        (5, "复核.csv", "zh", "the forms to review"),
        ([Submission(scorecard=score(FILING, RUBRIC))], "复核.csv", "zh", "the form to review"),
    ],
)
def test_a_wrong_argument_is_named_and_nothing_is_written(
    tmp_path: Path, submissions: Any, name: str, lang: str, where: str
) -> None:
    """Before the file comes to be."""
    with pytest.raises(InputError) as caught:
        write_review(submissions, tmp_path / name, lang=lang)
    assert caught.value.where == where
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_that_could_not_be_read_back_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One row less with its headings is; a file of text has no such limit."""
    rows = len(CARD.rows)
    monkeypatch.setattr("perfeval.reviews.sheet.MOST_ROWS", rows)
    sent = [Submission(scorecard=CARD)]
    with pytest.raises(InputError, match=rf"a sheet of more than {rows} rows; expected fewer"):
        write_review(sent, tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()
    write_review(sent, tmp_path / "a.csv")
    monkeypatch.setattr("perfeval.reviews.sheet.MOST_ROWS", rows + 1)
    write_review(sent, tmp_path / "a.xlsx")


def test_a_section_of_a_section_is_named_too(tmp_path: Path) -> None:
    """All labels between the first and the name of a row stand in one cell."""
    deep = evolve(CARD.scores[0], path=("产出", "数量", "办件"))
    write_review([Submission(scorecard=evolve(CARD, scores=(deep,)))], tmp_path / "a.csv")
    assert "产出,数量 / 办件," in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")


def test_nothing_is_written_over_unless_asked_for(tmp_path: Path) -> None:
    """What a reviewer filled in is not lost; forms that were not scored have no rows."""
    path = sheet(tmp_path, CARD)
    with pytest.raises(InputError, match="there already"):
        write_review([], path)
    write_review([Submission(problem="x")], path, force=True)
    assert len(path.read_text(encoding="utf-8-sig").splitlines()) == 1


def test_a_workbook_needs_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CSV does not."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError):
        sheet(tmp_path, CARD, ending=".xlsx")
    assert sheet(tmp_path, CARD).exists()


def test_equal_forms_make_equal_bytes(tmp_path: Path) -> None:
    """Whenever they are written."""
    first, second = (sheet(tmp_path, CARD, ending=".xlsx").read_bytes() for _ in range(2))
    assert first == second
