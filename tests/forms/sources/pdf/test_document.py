"""PDF files: tables, prose over lines and pages, scans, and what a file may not do."""

from __future__ import annotations

import json
import signal
import time
from importlib import import_module
from pathlib import Path

import pytest

from perfeval.errors import DecodeError, MissingExtraError
from perfeval.filing import ProjectForm
from perfeval.forms import Document, Limits, read
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.forms.sources.opening import open_document
from perfeval.forms.sources.pdf import document, worker
from tests.forms.printed import as_pdf, ruled, said, wrapped
from tests.forms.seen import funds, rows
from tests.forms.seen_blocks import grids, shape

LEFTS = [50, 120, 190, 260, 330, 400, 460, 520]
FORM = [
    ["项目名称", "公路养护"],
    ["资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "得分"],
    ["", "年度资金总额", "120", "100", "96.5", "10", "9.65"],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ["产出指标", "数量指标", "养护里程", "≥25公里", "24公里", "50", "48"],
]
TOPS = [100 + 20 * number for number in range(len(FORM) + 1)]


def opened(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The document of a file."""
    return open_document(data, limits)


def picture(text: str = "") -> list[str]:
    """A page that is a picture, with a text where one is given."""
    return ["q 500 0 0 700 50 50 cm /I Do Q", *([said(text, 50, 50)] if text else [])]


IMAGE = (
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
    b"/Length 1>>stream\n0\nendstream"
)


@pytest.mark.unmeasured
def test_a_form() -> None:
    """A table by its lines, with a title above."""
    page = [said("项目支出绩效自评表", 200, 50, 14), said("（2023年度）", 250, 75)]
    filing = read(as_pdf([*page, *ruled(LEFTS, TOPS), *wrapped(FORM, LEFTS, 100)]))
    (form,) = filing.forms
    assert isinstance(form, ProjectForm)
    assert (form.project_name, filing.year and filing.year.year) == ("公路养护", 2023)
    assert funds(form)[0][:4] == ("年度资金总额", "120万元", "100万元", "96.5万元")
    assert [row[:3] for row in rows(form)] == [("产出指标", "数量指标", "养护里程")]


@pytest.mark.unmeasured
def test_a_page_that_is_turned() -> None:
    """What stands on its side in the file is read as it is seen."""
    turned = {
        90: "0 1 -1 0 800 0 cm",
        180: "-1 0 0 -1 600 800 cm",
        270: "0 -1 1 0 -200 800 cm",
    }
    table = [["甲一", "乙二"], ["丙三", "丁四"]]
    for angle, matrix in turned.items():
        page = [matrix, *ruled([50, 150, 250], [250, 270, 290]), *wrapped(table, [50, 150], 250)]
        made = opened(as_pdf(page, more=f"/Rotate {angle}")).blocks
        assert shape(made) == [table], angle


def test_a_table_over_a_page_break() -> None:
    """In the same columns it is one table, whatever the number of the page; else it is another."""
    one = [*ruled(LEFTS, TOPS), *wrapped(FORM, LEFTS, 100), said("- 1 -", 290, 780)]
    rest = [*ruled(LEFTS, [50, 70]), *wrapped([["满意度", "", "", "", "", "10", "9"]], LEFTS, 50)]
    other = [
        *ruled(LEFTS[:3], [50, 70, 90]),
        *wrapped([["甲一", "乙二"], ["丙三", "丁四"]], LEFTS, 50),
    ]
    made = grids(opened(as_pdf(one, rest, other)).blocks)
    assert [len(grid.rows) for grid in made] == [6, 2]
    assert [row[0].row for row in made[0].rows] == [0, 1, 2, 3, 4, 5]
    divided = [*ruled(LEFTS, [50, 70]), *wrapped([["", "", "率", "", "", "", ""]], LEFTS, 50)]
    (grid,) = grids(opened(as_pdf(one, divided)).blocks)
    assert [cell.text for cell in grid.rows[-1]][2] == "养护里程\n率"
    said_between = [*rest, said("说明", 50, 30)]
    assert len(grids(opened(as_pdf(one, said_between)).blocks)) == 2


@pytest.mark.unmeasured
def test_merged_cells_and_cells_without_lines() -> None:
    """A cell over two rows and one over two columns; text beside the table stays outside."""
    lines = ["50 700 m 250 700 l S", "50 640 m 250 640 l S", "150 670 m 250 670 l S"]
    lines += [
        "50 640 200 60 re S",
        "150 640 m 150 670 l S",
        "10 10 m 20 30 l S",
        "5 5 m 9 9 9 1 5 5 c S",
    ]
    page = [
        *lines,
        said("甲", 60, 105),
        said("乙", 60, 135),
        said("丙", 160, 135),
        said("外", 300, 120),
    ]
    assert shape(opened(as_pdf(page)).blocks) == [[["甲"], ["乙", "丙"]], "外"]


def test_prose_over_lines_and_pages() -> None:
    """A full row goes on in the next one, also on the next page; a row that is set in does not.

    A title in the middle is no row that goes on, be it the longest of its page.
    """
    pages = [
        [
            *(said("甲" * 44, 70, 80), said("有关情况", 50, 100), said("汇报如下：", 70, 120)),
            *(said("乙" * 43 + "。", 70, 140), said("丙" * 46, 50, 160)),
            said("丁" * 45 + "。", 50, 180),
        ],
        [said("接上页。", 50, 80), said("戊" * 46, 50, 100), said("己", 70, 120)],
        [said("题" * 36, 150, 40), said("填报单位：某局", 50, 60)],
    ]
    assert shape(opened(as_pdf(*pages)).blocks) == [
        f"{'甲' * 44}有关情况",
        "汇报如下：",
        f"{'乙' * 43}。{'丙' * 46}{'丁' * 45}。接上页。",
        "戊" * 46,
        "己",
        "题" * 36,
        "填报单位：某局",
    ]


def test_columns_without_lines() -> None:
    """They are kept by blanks, as in a text; the prose before ends there."""
    lefts = [50, 150, 250, 350]
    table = [["指标", "目标值", "完成值", "得分"], ["里程", "25公里", "24公里", "9"]]
    page = [said("说明", 50, 80), *wrapped(table, lefts, 100), *wrapped(table[1:], lefts, 140)]
    made = opened(as_pdf([said("题", 50, 50)], page)).blocks
    assert shape(made) == ["题", "说明", [*table, table[1]]]


def test_a_scan_and_an_empty_file() -> None:
    """A picture of a page needs character recognition; among other pages it is noted."""
    with pytest.raises(DecodeError, match="文字识别"):
        opened(as_pdf(picture(), extra=[IMAGE]))
    with pytest.raises(DecodeError, match="a PDF without text"):
        opened(as_pdf([]))
    made = opened(as_pdf(picture(), picture("绩效"), extra=[IMAGE]))
    assert shape(made.blocks) == ["绩效"]
    assert [(note.code, note.at) for note in made.notes] == [("picture", "第1页")]


def test_files_that_are_refused() -> None:
    """Damaged ones, too many pages, characters and cells."""
    two = as_pdf([said("甲乙", 50, 50)], [said("丙丁", 50, 50)])
    for data, limits, match in (
        (b"%PDF-1.7", DEFAULT_LIMITS, "the PDF is damaged"),
        (two, Limits(pages=1), "a PDF of 2 pages; at most 1 are read"),
        (two, Limits(text=1), "more than 1 characters of text"),
    ):
        with pytest.raises(DecodeError, match=match):
            opened(data, limits)
    table = as_pdf([*ruled(LEFTS, TOPS), said("甲", 60, 105)])
    with pytest.raises(DecodeError, match="a table of more than 3 cells"):
        opened(table, Limits(cells=3))


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The core imports no reader of PDF files; the error says what to install."""
    monkeypatch.setattr(document, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"perfeval\[pdf\]"):
        opened(as_pdf([]))


def _worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    script = tmp_path / "worker.py"
    script.write_text(body, encoding="utf-8")
    monkeypatch.setattr(worker, "__file__", str(script))


def test_a_process_that_dies_or_does_not_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It costs the file, and no more than the time that is given."""
    for body in (
        "raise MemoryError",
        "import time\ntime.sleep(600)",
        "def main(_):\n    print('[[', end='')\n    raise MemoryError",
    ):
        _worker(tmp_path, monkeypatch, body)
        with pytest.raises(DecodeError, match="takes too long or too much memory"):
            opened(as_pdf([]), Limits(seconds=1))
    told = '[[["甲", 0, 0, 9, 9]], [], 0, 2]'
    _worker(tmp_path, monkeypatch, f"def main(_):\n    print('{told}')")
    made = opened(as_pdf([]))
    assert [(note.code, note.at) for note in made.notes] == [("unread", "第1页")]
    monkeypatch.setattr(document, "_LINES", 1)
    _worker(
        tmp_path,
        monkeypatch,
        f"def main(_):\n    print('{told.replace('[],', '[[0, 0, 9, 0]],')}')",
    )
    assert [note.code for note in opened(as_pdf([])).notes] == ["unread", "unread"]
    monkeypatch.setattr(document, "_CHARACTERS", 0)
    with pytest.raises(DecodeError, match="第1页: more than 0 characters on a page"):
        opened(as_pdf([]))
    _worker(tmp_path, monkeypatch, 'def main(_):\n    print(\'{"refused": "encrypted"}\')')
    with pytest.raises(DecodeError, match="the PDF is encrypted"):
        opened(as_pdf([]))


@pytest.mark.unmeasured
def test_a_file_that_never_ends_is_ended() -> None:
    """A form that draws itself twice over is drawn without end."""
    form = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</I 7 0 R>>>>/Length 12>>"
        b"stream\n/I Do /I Do \nendstream"
    )
    with pytest.raises(DecodeError, match="takes too long or too much memory"):
        opened(as_pdf(["/I Do"], extra=[form]))


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker without its limit, which would hold for the tests."""
    monkeypatch.setattr(worker, "_allow", lambda _: None)


@pytest.mark.usefixtures("alone")
def test_the_worker(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the process prints, asked for without a process."""
    file = tmp_path / "form.pdf"
    drawn = ["5 5 m 9 9 9 1 5 5 c S", "5 5 m 50 50 l S", "5 5 40 40 re S"]
    file.write_bytes(
        as_pdf(
            [said("甲 a", 50, 50), *ruled([50, 150], [100, 120]), *drawn, *picture()], extra=[IMAGE]
        )
    )
    worker.main([str(file), "1", "9", "3"])
    characters, lines, pictures, _ = json.loads(capsys.readouterr().out)
    assert [each[0] for each in characters] == ["甲", "a"]
    assert (len(lines) <= 3, pictures) == (True, 1)
    assert lines[0] == [50, 100, 150, 100]
    worker.main([str(file), "1", "9", "99"])
    assert len(json.loads(capsys.readouterr().out)[1]) == 9  # the last side of a box is one


@pytest.mark.usefixtures("alone")
def test_what_the_worker_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A damaged file, a locked one, one of many pages, one with a page that cannot be read."""
    file = tmp_path / "form.pdf"
    file.write_bytes(b"%PDF-1.7")
    assert list(worker.pages(str(file), 1, 9, 9)) == [{"refused": "damaged"}]
    file.write_bytes(as_pdf([], []))
    assert list(worker.pages(str(file), 1, 9, 9)) == [{"refused": "pages", "count": 2}]
    file.write_bytes(as_pdf([]).replace(b"/Type/Page/", b"/Type/Gone/"))
    told = list(worker.pages(str(file), 1, 9, 9))
    assert told in ([{"refused": "damaged"}], [[[], [], 0, 0]])

    pdfium = import_module("pypdfium2")

    def locked(_: str) -> None:
        raise pdfium.PdfiumError("Failed to load document (PDFium: Incorrect password error).")

    monkeypatch.setattr(pdfium, "PdfDocument", locked)
    assert list(worker.pages(str(file), 1, 9, 9)) == [{"refused": "encrypted"}]


def test_the_limit_of_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time anew for each page."""
    asked: list[object] = []
    monkeypatch.setattr(signal, "setitimer", lambda _, seconds: asked.append(seconds))
    monkeypatch.setattr(time, "process_time", lambda: 3.0)
    for number in (0, 20):
        worker._allow(number)
    assert asked == [pytest.approx(0.2), pytest.approx(3.0)]
