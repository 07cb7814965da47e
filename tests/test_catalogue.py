"""The catalogue in docs/rubrics says what the registry says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import catalogue


def test_the_catalogue_is_not_stale() -> None:
    """Every rubric has its page, and no page is left over; ``python -m tests.catalogue`` helps."""
    found = {path.name: path.read_text(encoding="utf-8") for path in catalogue.FOLDER.glob("*.md")}
    assert found == catalogue.pages()


def test_it_can_be_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written is what is checked."""
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path / "rubrics")
    catalogue.main()
    assert (tmp_path / "rubrics" / "index.md").read_text(encoding="utf-8").startswith("# Rubrics")
