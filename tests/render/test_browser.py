"""Pages in a browser: no overflow, no request, and a script that sorts and filters.

Skipped where there is no Chromium; what stands in the pages is tested without one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from perfeval.audit import audit
from perfeval.ledger import Submission
from perfeval.registry import get_rubric
from perfeval.render import render
from perfeval.scoring.scoring import score
from tests.effort import NIGHT
from tests.published import filing_of
from tests.render.browser import CHROMIUM, Browser, browser

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")

PICTURES = Path(__file__).parents[2] / ".cache" / "pages"
"""What the pages look like, at night: beside what else a run leaves."""
WIDTHS = (360, 768, 1280)
HOSTILE = "<img src=http://e.org/x onerror=alert(1)>" * 900
ROWS = "[...document.querySelector('table.listed').tBodies[0].querySelectorAll('tr.row')]"
CLICK = "document.querySelectorAll('table.listed')[0].querySelectorAll('th button')[{}].click()"
PAPERS = {"auto": 703, "lying": 1032}
"""A4 without its margins, standing and lying, in pixels of CSS."""
CUT_OFF = """[...document.querySelectorAll('.frame')].filter(
  (frame) => getComputedStyle(frame.closest('section')).page === '{}'
    && frame.scrollWidth > frame.clientWidth,
).map((frame) => frame.textContent)"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A page of each kind, in files."""
    filing = filing_of("yueyanglou-2023")
    card = score(filing, get_rubric("yueyanglou-annex-2"))
    found = audit(filing, card)
    sent = [Submission(scorecard=card, findings=found, file=HOSTILE), Submission(problem=HOSTILE)]
    texts = {
        "card": render(card, "html", findings=found),
        "filing": render(filing, "html", findings=found),
        "batch": render(sent, "html"),
        "rubric": render(get_rubric("yueyang-annex-3-1"), "html", "en"),
    }
    folder = tmp_path_factory.mktemp("pages")
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in texts}


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser for all tests of the module."""
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.mark.unmeasured
def test_no_page_overflows_or_asks_for_anything(tab: Browser, pages: dict[str, Path]) -> None:
    """At three widths; the policy refuses nothing, for there is nothing to refuse."""
    screen = {"height": 900, "deviceScaleFactor": 1, "mobile": False}
    for path in pages.values():
        tab.open(path)
        for width in WIDTHS:
            tab.call("Emulation.setDeviceMetricsOverride", width=width, **screen)
            assert tab.run("document.documentElement.scrollWidth <= innerWidth"), (path, width)
            if NIGHT:
                tab.picture(PICTURES / f"{path.stem}-{width}.png")
        assert tab.asked == [path.as_uri()]
    assert tab.refused == []


def test_rows_are_sorted_and_filtered_with_all_their_labels(
    tab: Browser, pages: dict[str, Path]
) -> None:
    """Up, down, and back to the table as printed."""
    tab.open(pages["card"])
    points = f"{ROWS}.map(row => row.cells[row.cells.length - 5].textContent)"
    printed = tab.run(points)
    for expected in (sorted(printed, key=float), sorted(printed, key=float, reverse=True), printed):
        tab.run(CLICK.format(3))
        assert tab.run(points) == expected
    tab.run("document.querySelector('form.tools input[type=checkbox]').click()")
    names = f"{ROWS}.map(row => row.cells[2].textContent)"
    assert tab.run(names) == ["单位支出预算执行率", "群众满意率"]
    assert tab.run(f"{ROWS}.map(row => row.cells[0].textContent)") == ["产出指标", "满意度指标"]
    assert tab.run("document.querySelector('[role=status]').textContent") == "2 / 16"
    search = "document.querySelector('form.tools input[type=search]')"
    tab.run(f"{search}.value = ' 群众 '; {search}.dispatchEvent(new Event('input'))")
    assert tab.run(names) == ["群众满意率"]
    state = "document.querySelectorAll('table.listed th[aria-sort]')[3].getAttribute('aria-sort')"
    assert tab.run(state) == "none"


def test_a_page_prints_on_a4_and_follows_the_night(tab: Browser, pages: dict[str, Path]) -> None:
    """The paper of the print is white, that of the night dark; no table is cut off at its edge."""
    tab.open(pages["card"])
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light, dark = "rgb(255, 255, 255)", "rgb(22, 24, 28)"
    night = [{"name": "prefers-color-scheme", "value": "dark"}]
    for media, features, expected in (("", [], light), ("", night, dark), ("print", night, light)):
        tab.call("Emulation.setEmulatedMedia", media=media, features=features)
        assert tab.run(paper) == expected
        if NIGHT:
            tab.picture(
                PICTURES / f"card-{media or 'screen'}-{'dark' if features else 'light'}.png"
            )
    screen = {"height": 900, "deviceScaleFactor": 1, "mobile": False}
    for path in pages.values() if NIGHT else [pages["batch"]]:
        tab.open(path)
        for page, width in PAPERS.items():
            tab.call("Emulation.setDeviceMetricsOverride", width=width, **screen)
            assert tab.run(CUT_OFF.format(page)) == [], (path, page)
    tab.call("Emulation.setEmulatedMedia", media="", features=[])
