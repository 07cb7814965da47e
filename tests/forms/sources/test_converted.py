"""Files of other word processors, through a program that stands for LibreOffice."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from perfeval.errors import DecodeError
from perfeval.forms import Limits, Paragraph, read
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.forms.sources.opening import open_document
from tests.forms.paper import as_word
from tests.forms.sources.test_opening import compound, zipped
from tests.office import as_office_writes, in_an_office

if sys.platform == "win32":
    pytest.skip("the program is a script", allow_module_level=True)

FORMS = Path(__file__).parents[2] / "data" / "forms"
OPEN = "application/vnd.oasis.opendocument."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs, the only one that is searched."""
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    return programs


def program(folder: Path, body: str, name: str = "soffice") -> None:
    """A program of this name; its last argument is the file, those before say where to put it."""
    script = folder / name
    script.write_text(
        f"#!{sys.executable}\nimport os, pathlib, sys, time\n"
        "args = sys.argv[1:]\nout = pathlib.Path(args[args.index('--outdir') + 1])\n"
        f"to = args[args.index('--convert-to') + 1]\nhere = pathlib.Path({str(folder)!r})\n{body}\n"
    )
    script.chmod(0o755)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (compound("WordDocument"), r"a \.doc or \.wps file"),
        (b"{\\rtf1", "an RTF file"),
        (zipped({"mimetype": f"{OPEN}text".encode()}), r"an \.odt file"),
    ],
)
def test_without_the_program_the_error_names_the_command(
    folder: Path, data: bytes, what: str
) -> None:
    """It is today's error."""
    assert not list(folder.iterdir())
    with pytest.raises(DecodeError, match=f"{what}: .*soffice --headless --convert-to docx FILE"):
        open_document(data, DEFAULT_LIMITS)


@pytest.mark.parametrize("name", ["soffice", "libreoffice"])
def test_what_it_makes_is_read(folder: Path, name: str) -> None:
    """A profile and a folder of its own, a name of ours, nothing left behind; and a note."""
    (folder / "made").write_bytes(as_word("绩效自评"))
    program(
        folder,
        "out.mkdir()\n(out / f'form.{to}').write_bytes((here / 'made').read_bytes())\n"
        "(here / 'told').write_text('\\n'.join([*args, os.getcwd(), os.environ['HOME']]))\n"
        "profile = args[0].removeprefix('-env:UserInstallation=file://')\n"
        "text = (pathlib.Path(profile) / 'user/registrymodifications.xcu').read_text()\n"
        "assert 'DisableMacrosExecution' in text",
        name,
    )
    document = open_document(b"{\\rtf1 text}", DEFAULT_LIMITS)
    assert document.blocks == (Paragraph(text="绩效自评", at="第1段"),)
    assert [(note.code, note.text) for note in document.notes] == [
        ("converted", "由LibreOffice从.rtf转换后读入")
    ]
    told = (folder / "told").read_text().split("\n")
    assert told[1:5] == ["--headless", "--norestore", "--nolockcheck", "--convert-to"]
    assert Path(told[-3]).name == "form.rtf"
    assert told[-2] == told[-1]
    assert not Path(told[-1]).exists()
    assert "perfeval-" in told[-1]


def test_a_spreadsheet_becomes_a_workbook(folder: Path) -> None:
    """An OpenDocument spreadsheet is asked for as .xlsx."""
    program(folder, "(here / 'to').write_text(to)")
    with pytest.raises(DecodeError, match="cannot convert"):
        open_document(zipped({"mimetype": f"{OPEN}spreadsheet".encode()}), DEFAULT_LIMITS)
    assert (folder / "to").read_text() == "xlsx"


def test_what_goes_wrong_is_told(folder: Path) -> None:
    """Nothing made, something else made, too much made, no end, no program after all."""
    data = compound("WordDocument")
    program(folder, "sys.exit(1)")
    with pytest.raises(DecodeError, match="LibreOffice cannot convert: it is damaged"):
        open_document(data, DEFAULT_LIMITS)
    program(folder, "out.mkdir()\n(out / f'form.{to}').write_text('x')")
    with pytest.raises(DecodeError, match=r"made no document of a \.doc"):
        open_document(data, DEFAULT_LIMITS)
    program(folder, "out.mkdir()\n(out / f'form.{to}').write_bytes(b'x' * 4000)")
    with pytest.raises(DecodeError, match="a document of 4000 bytes; at most 3000 are read"):
        open_document(data, Limits(file_size=3000))
    program(folder, "time.sleep(600)")
    with pytest.raises(DecodeError, match="did not convert in 1 s"):
        open_document(data, Limits(seconds=1))
    (folder / "soffice").write_text("#!/no/such/program\n")
    with pytest.raises(DecodeError, match="LibreOffice does not start"):
        open_document(data, DEFAULT_LIMITS)


@in_an_office
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
@pytest.mark.parametrize("name", ["yueyanglou-2023.docx", "yueyang-2020.docx"])
def test_what_libreoffice_writes_is_read_as_the_original(name: str, kind: str) -> None:
    """Merged cells, shaded ones, tables of several forms."""
    data = (FORMS / name).read_bytes()
    converted = as_office_writes(data, "docx", kind)
    assert read(converted).forms == read(data).forms
