"""Every note that a reader makes has a Chinese name."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import perfeval.forms
from perfeval.filing.notes import NOTE_NAMES
from perfeval.forms.sources.excel.formats import cell_printer
from perfeval.forms.sources.html import page
from perfeval.forms.sources.word import other_parts, unseen

ROOT = Path(perfeval.forms.__file__).parent
READING = Path(__file__).parents[1] / "docs" / "read-a-form.md"
NOTING = {"note", "_note", "Note", "remark", "quote", "_Left", "_tell"}


def codes() -> Iterator[str]:
    """The codes that stand in a call that notes something, and those in tables of codes."""
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                named = [word.value for word in node.keywords if word.arg == "code"]
                for part in (named or node.args[name == "_Left" :][:1]) if name in NOTING else ():
                    for leaf in ast.walk(part):
                        if isinstance(leaf, ast.Constant) and leaf.value:
                            yield str(leaf.value)
    yield from (*unseen._WHAT, *page._NOTES, *cell_printer._TOLD)
    yield from (code for _, code, _ in other_parts._NOTES.values())


@pytest.mark.unmeasured
def test_every_code_of_the_readers_has_a_chinese_name() -> None:
    """And the names are of notes that some reader makes, each a name of its own."""
    found = {*codes(), "doubt", "unplaced"}
    assert found == set(NOTE_NAMES)
    assert not any(re.search("[a-z]", name) for name in NOTE_NAMES.values())
    assert len(set(NOTE_NAMES.values())) == len(NOTE_NAMES)


def test_the_page_tells_them_all() -> None:
    """Each code stands in the table of notes."""
    notes = READING.read_text(encoding="utf-8").partition("## Notes")[2].partition("\n## ")[0]
    assert set(NOTE_NAMES) <= set(re.findall("`([a-z_]+)`", notes))
