"""The documentation runs: every Python block, page by page; and every link leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.effort import NIGHT
from tests.few_trials import few_trials
from tests.tables import each_row

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
PRINTS = re.compile(r"^It prints `([^`]*)`", re.MULTILINE)
SHOWS = re.compile(r"^It prints:\n\n```text\n(.*?)^```", re.MULTILINE | re.DOTALL)
RUN = [page for page in PAGES if BLOCK.search(page.read_text(encoding="utf-8"))]
LINK = re.compile(r"\]\(([^)#:]*)(?:#([^)]*))?\)")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


def python_of(text: str) -> str:
    """The Python blocks of a page, one after the other."""
    return "\n".join(BLOCK.findall(text))


def said_by(text: str) -> list[str]:
    """The lines that a page says are printed."""
    return [f"{line}\n" for line in PRINTS.findall(text)] + SHOWS.findall(text)


def named(page: Path) -> str:
    """A page by its path in the project."""
    return page.relative_to(ROOT).as_posix()


@pytest.mark.unmeasured
@pytest.mark.parametrize("page", RUN, ids=named)
def test_the_python_of_a_page_runs(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The blocks of a page run in order, as one session, and print what the page says."""
    monkeypatch.chdir(ROOT)
    if not NIGHT:
        few_trials(monkeypatch)
    text = page.read_text(encoding="utf-8")
    names: dict[str, object] = {"__name__": "page"}
    for block in BLOCK.findall(text):
        exec(compile(block, named(page), "exec"), names)
    printed = capsys.readouterr().out
    assert [said for said in said_by(text) if f"\n{said}" not in f"\n{printed}"] == []


@each_row("page", PAGES)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    """A link to a file of the project names a file that is there, and a heading that it has."""
    for name, heading in LINK.findall(page.read_text(encoding="utf-8")):
        file = page.parent / name if name else page
        assert file.exists(), name
        assert not heading or heading in anchors(file), (name, heading)


def anchors(page: Path) -> set[str]:
    """The names by which the headings of a page are linked to."""
    headings = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


def test_the_quick_start_is_two_command_lines() -> None:
    """A stranger copies two lines: one scores a filing, one runs every check."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = text.split("## Quick start", 1)[1].split("```")[1].split("\n", 1)[1]
    first, second = (line for line in block.splitlines() if line.strip())
    assert "perfeval score docs/examples/" in first
    assert all(tool in second for tool in ("pytest", "mypy", "ruff", "lint-imports"))
