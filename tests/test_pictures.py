"""The pictures in the documentation show what the commands print."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from tests import pictures

pytestmark = pytest.mark.unmeasured

PAGE = Path(__file__).parents[1] / "docs" / "from-sheet-to-rubric.md"


KEPT = {file.name: file.read_text(encoding="utf-8") for file in sorted(pictures.FOLDER.iterdir())}


def test_the_pictures_show_what_the_commands_print() -> None:
    """Made anew they are the same: ``python -m tests.pictures`` writes them."""
    assert pictures.made() == KEPT
    page = PAGE.read_text(encoding="utf-8")
    assert all(f"(pictures/{name})" in page for name in KEPT)


def test_a_picture_is_small_and_asks_for_nothing() -> None:
    """Text in its cells, and no address but that of its language."""
    for text in KEPT.values():
        assert len(text) < 20_000
        assert text.count("http") == 1
        assert fromstring(text).tag.endswith("svg")


def test_a_long_line_is_broken_and_wide_characters_have_their_cells() -> None:
    """As a terminal does it."""
    text = pictures.svg(["$ 甲a", "", "中" * 60], "题")
    assert '<tspan x="14" textLength="16">$ </tspan><tspan x="30" textLength="16">甲' in text
    assert text.count("<text ") == 3


def test_they_are_written_where_the_page_looks_for_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each by its name."""
    monkeypatch.setattr(pictures, "made", lambda: KEPT)
    monkeypatch.setattr(pictures, "FOLDER", tmp_path / "pictures")
    written: list[str] = []
    pictures.write(written.append)
    assert [Path(each).name for each in written] == sorted(KEPT)
