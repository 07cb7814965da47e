"""Words where a number is due, and the notes of a reader."""

from perfeval.audit import Severity, audit
from perfeval.filing import CostLine, Note
from perfeval.numbers.cells import Unreadable
from tests.audit.cases import base, filing, line
from tests.audit.filings import wrong


def test_words_in_a_cell_are_found_in_their_row() -> None:
    """In a line below a line, with its label."""
    hospitality = CostLine(label="公务接待", outturn=Unreadable("约五万"))
    form = base(line("三公经费", "", hospitality))
    found = audit(filing(form))
    assert wrong(found) == [("cell.unreadable", "约五万", "")]
    assert found[0].at == "基础数据表 / 三公经费 / 公务接待"


def test_what_could_not_be_read_warns_and_what_was_left_out_informs() -> None:
    """A picture in place of a label; a signature."""
    notes = (
        Note(code="unreadable", at="附件2 总分行", text="[image: ]"),
        Note(code="signature", at="附件2 表尾", text="3处"),
        Note(code="twice", at="附件1!B4", text="同一单元格给出两次：“1”、“2”，按后者读入"),
    )
    found = audit(filing(notes=notes))
    assert [f.severity for f in found] == [Severity.WARNING, Severity.INFO, Severity.WARNING]


def test_a_stale_value_is_told_with_what_its_formula_gives() -> None:
    """The reader's note is taken apart; one that a host wrote in another way is told as it is."""
    texts = ("5238.85→5237.85（=SUM(B1:B3)）", "约五千→2（=1+1）", "1→2", "陈旧")
    notes = tuple(Note(code="stale", at="附件1!B4", text=text) for text in texts)
    found = audit(filing(notes=notes))
    assert wrong(found) == [
        ("workbook.stale", "5238.85", "5237.85"),
        ("workbook.stale", "约五千", "2"),
        ("workbook.stale", "1", "2"),
        ("workbook.stale", "陈旧", ""),
    ]
    assert found[0].at == "附件1!B4"
    assert found[0].message("en").endswith("but its formula =SUM(B1:B3) gives 5237.85")
    assert (
        found[2].message("zh") == "附件1!B4：单元格所存的值为 1，按其公式 应为 2；请重新计算并保存"
    )


def test_figures_without_a_unit_of_money_are_said_once() -> None:
    """Every bare figure is unreadable then; words among them are found all the same."""
    form = base(line("三公经费", "5"), CostLine(label="公用经费", budget=Unreadable("1.5")))
    words = base(CostLine(label="公用经费", budget=Unreadable("约五万")))
    note = Note(code="no_unit", at="附件1", text="表中没有写明金额单位（元或万元）")
    assert wrong(audit(filing(form, notes=(note,)))) == [("note", note.text, "")]
    assert [code for code, _, _ in wrong(audit(filing(words, notes=(note,))))] == [
        "cell.unreadable",
        "note",
    ]
    assert [code for code, _, _ in wrong(audit(filing(form)))] == ["cell.unreadable"]


def test_one_cell_is_reported_once() -> None:
    """The note of a cell says what its finding says; of two notes on two cells one is left."""
    form = base(line("三公经费", "", CostLine(label="公务接待", outturn=Unreadable("约五万"))))
    notes = tuple(Note(code="unreadable", at=at, text="约五万") for at in ("公务接待", "另一处"))
    found = wrong(audit(filing(form, notes=notes)))
    assert [code for code, _, _ in found] == ["cell.unreadable", "note"]


def test_a_note_is_told_by_a_name_and_not_by_its_code() -> None:
    """In Chinese; a code of a plugin's reader has none, and is a note."""
    notes = (
        Note(code="tracked_change", at="附件2", text="1→2"),
        Note(code="shili-mark", at="附件2", text="红章"),
    )
    first, second = audit(filing(notes=notes))
    assert first.message() == "附件2：修订痕迹：1→2"
    assert first.message("en") == "附件2: tracked change: 1→2"
    assert second.message() == "附件2：读表提示：红章"


def test_words_are_found_in_a_form_that_lists_its_headings() -> None:
    """The headings of 经费控制情况 are words where words are due."""
    form = base(
        CostLine(label="公用经费", budget=Unreadable("约五万")), columns=("预算数", "决算数")
    )
    assert wrong(audit(filing(form))) == [("cell.unreadable", "约五万", "")]
