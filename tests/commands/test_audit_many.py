"""``perfeval audit`` of many files tells what they say against each other."""

import json
from pathlib import Path

import pytest

from perfeval.__main__ import main
from perfeval.codec import dumps
from tests.audit.across_cases import ACROSS, Batch, Judged


def kept(folder: Path, batch: Batch | Judged) -> str:
    """The folder with each filing of a batch in a file of its own."""
    for source, filing, *_ in batch:
        (folder / f"{source}.json").write_text(dumps(filing), encoding="utf-8")
    return str(folder)


def test_a_folder_is_compared_with_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Behind what is said of each file; the other file is named."""
    main(["audit", kept(tmp_path, ACROSS["stages.target_lowered"]()), "--format", "json"])
    *_, last = json.loads(capsys.readouterr().out)
    assert last["code"] == "stages.target_lowered"
    assert last["file"].endswith("自评.docx.json")
    assert "目标.docx.json）的 ≥100人" in last["message"]
    assert len(last["id"]) == 16


def test_what_is_said_of_all_files_names_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line without a file, and a part of the page without one."""
    folder = kept(tmp_path, ACROSS["marks.all_full"]())
    main(["audit", folder])
    assert capsys.readouterr().out.splitlines()[-1].partition("全部材料")[0].count("docx") == 0
    main(["audit", folder, "--format", "markdown"])
    assert "全部材料" in capsys.readouterr().out
