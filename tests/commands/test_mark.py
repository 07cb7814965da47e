"""``perfeval mark``: copies with comments in a folder of their own; the originals stay."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from perfeval import Finding, MarkedDocument, audit_many, dumps, read
from perfeval.__main__ import main
from perfeval.commands.given.copies import Copies
from perfeval.forms.documents import FoundDocument
from tests.audit.across_cases import ACROSS
from tests.commands.test_batch import TABLE
from tests.forms.paper import as_excel, as_word
from tests.tables import each_row

FORMS = Path(__file__).parents[1] / "data" / "forms"
Shown = pytest.CaptureFixture[str]


@pytest.fixture
def sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a form, one in a folder below, a text, a lock and an archive of forms."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "sent"
    (folder / "甲局").mkdir(parents=True)
    shutil.copy(FORMS / "others" / "xiaoxian-2023.docx", folder / "a.docx")
    title = "附件2 岳阳市岳阳楼区行政审批服务局2023年部门整体支出绩效自评表"
    (folder / "甲局" / "b.xlsx").write_bytes(as_excel(title, TABLE))
    shutil.copy(FORMS / "xiangtan-2023.txt", folder / "c.txt")
    (folder / "~$a.docx").write_bytes(b"x")
    with zipfile.ZipFile(folder / "d.zip", "w") as archive:
        archive.write(FORMS / "others" / "xiaoxian-2023.docx", "乙局\\e?\n\u202e.docx")
    return folder


def made(folder: str) -> list[str]:
    """What stands in a folder."""
    top = Path(folder)
    return sorted(each.relative_to(top).as_posix() for each in top.rglob("*") if each.is_file())


@pytest.mark.unmeasured
def test_a_folder_comes_back_as_it_is_built(sent: Path, capsys: Shown) -> None:
    """Each copy has a name of its own; what holds no comments is told with the way out."""
    before = {each: each.read_bytes() for each in sent.rglob("*") if each.is_file()}
    assert main(["mark", "sent", "-o", "back"]) == 2
    shown = capsys.readouterr()
    assert made("back") == ["a-审核意见.docx", "d/乙局/e___-审核意见.docx", "甲局/b-审核意见.xlsx"]
    assert "sent/a.docx → back/a-审核意见.docx：批注2条，文末列出0条\n" in shown.out
    assert "sent/c.txt：只有.docx和.xlsx文件可以加批注；请用Word" in shown.err
    assert {each: each.read_bytes() for each in sent.rglob("*") if each.is_file()} == before
    assert read("back/a-审核意见.docx") == read(sent / "a.docx")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("sent/a.docx",), ["a-审核意见.docx"]),
        (("sent/*.docx",), ["a-审核意见.docx"]),
        (("sent/**/*.xlsx",), ["甲局/b-审核意见.xlsx"]),
        (("sent/a.docx", "sent/a.docx"), ["a-审核意见.docx"]),
        (("sent/a.docx", "copy/a.docx"), ["a-审核意见(2).docx", "a-审核意见.docx"]),
        (("sent/a.docx", "--lang", "en"), ["a-marked.docx"]),
        (("sent/a.docx", "--least", "error"), []),
        (("sent/甲局/b.xlsx", "--rubric", "yueyanglou-annex-2"), ["b-审核意见.xlsx"]),
    ],
)
@pytest.mark.usefixtures("sent")
def test_copies_are_named_after_the_originals(words: tuple[str, ...], names: list[str]) -> None:
    """Below the folder, or the part of a pattern, that was given."""
    Path("copy").mkdir()
    shutil.copy("sent/a.docx", "copy/a.docx")
    assert main(["mark", *words, "-o", "back"]) == 0
    assert made("back") == names


@pytest.mark.unmeasured
@pytest.mark.usefixtures("sent")
def test_a_name_that_is_as_long_as_it_can_be_loses_its_end() -> None:
    """The ending that tells a copy fits in, and so does that of the second copy."""
    names = ["长" * 83 + ".docx", "长" * 82 + "甲.docx"]
    for name in names:
        shutil.copy("sent/a.docx", name)
    assert main(["mark", *names, "-o", "back"]) == 0
    assert made("back") == ["长" * 78 + "-审核意见(2).docx", "长" * 79 + "-审核意见.docx"]


def test_what_is_fine_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Shown
) -> None:
    """And is said to be."""
    monkeypatch.chdir(tmp_path)
    table = [["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]]
    rows = [["产出指标", "数量指标", "办件量", "≥50件", "60件", "100", "100"]]
    Path("a.docx").write_bytes(as_word("甲局2023年度部门整体支出绩效自评表", table + rows))
    assert main(["mark", "a.docx", "-o", "back", "--least", "error"]) == 0
    assert capsys.readouterr().out == "a.docx：没有发现问题，不另存\n"
    assert not Path("back").exists()


@pytest.mark.usefixtures("sent")
def test_copies_below_the_folder_are_not_marked_again() -> None:
    """Though they stand among the documents in the next run; they are if they are asked for."""
    for _ in range(2):
        assert main(["mark", "sent", "-o", "sent/back", "--force"]) == 2
        assert len(made("sent/back")) == 3
    assert main(["mark", "sent/back", "-o", "sent/back"]) == 0
    assert len(made("sent/back")) == 6


@pytest.mark.usefixtures("sent")
def test_no_copy_is_written_over_and_never_the_original(capsys: Shown) -> None:
    """Not even through a link, and by force."""
    assert main(["mark", "sent/a.docx", "-o", "back"]) == 0
    assert main(["mark", "sent/a.docx", "-o", "back"]) == 2
    assert "--force" in capsys.readouterr().err
    assert main(["mark", "sent/a.docx", "-o", "back", "--force"]) == 0
    Path("back/a-审核意见.docx").unlink()
    Path("back/a-审核意见.docx").symlink_to(Path("sent/a.docx").resolve())
    before = Path("sent/a.docx").read_bytes()
    assert main(["mark", "sent/a.docx", "-o", "back", "--force"]) == 2
    assert "批注只写在副本上，不改动原件" in capsys.readouterr().err
    assert Path("sent/a.docx").read_bytes() == before


@pytest.mark.usefixtures("sent")
def test_a_folder_is_asked_for_and_must_be_one(capsys: Shown) -> None:
    """A file in its place is told; so are forms that contradict each other, at the first."""
    assert main(["mark", "sent/a.docx"]) == 2
    assert "-o/--out" in capsys.readouterr().err
    Path("back").write_bytes(b"")
    assert main(["mark", "sent/a.docx", "-o", "back"]) == 2
    assert "back：已有同名的文件" in capsys.readouterr().err


@each_row(
    ("members", "names"),
    [
        (["con/nul.docx"], ["_con/_nul-审核意见.docx"]),
        (
            ["Com1 .x/a.docx", "company/a.docx"],
            ["_Com1 .x/a-审核意见.docx", "company/a-审核意见.docx"],
        ),
        (["甲局. /a.docx", "…/a.docx"], ["甲局_/a-审核意见.docx", "…/a-审核意见.docx"]),
        (["甲/A.docx", "甲/a.docx"], ["甲/A-审核意见.docx", "甲/a-审核意见(2).docx"]),
    ],
)
def test_a_copy_has_a_name_on_any_system(members: list[str], names: list[str]) -> None:
    """Devices of Windows, dots at the end and names that differ in case alone get others."""
    copies = Copies(Path("back"), ["sent/d.zip"], "-审核意见")
    found = [copies.of(FoundDocument(path="sent/d.zip", member=each)) for each in members]
    assert [each.as_posix() for each in found] == [f"back/d/{name}" for name in names]


@pytest.mark.parametrize("across", ["stages.row_dropped", "marks.all_full"])
def test_what_is_found_between_files_is_marked_too(
    across: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the file that is named; what is found of all files together is no comment."""
    seen: list[str] = []

    def marked(_source: object, findings: list[Finding], **_more: object) -> MarkedDocument:
        seen.extend(each.code for each in findings)
        return MarkedDocument(data=b"")

    monkeypatch.setattr("perfeval.commands.mark.mark", marked)
    for source, filing, *_ in ACROSS[across]():
        (tmp_path / f"{source}.json").write_text(dumps(filing), encoding="utf-8")
    assert main(["mark", str(tmp_path / "*.json"), "-o", str(tmp_path / "back")]) == 0
    batch = list(audit_many(ACROSS[across]()))
    assert (across in seen) is any(file and each.code == across for file, each in batch)
