"""A drawn filing is the same through Word, a web page, CSV, Markdown and text between tabs.

`python -m tests.drawn --every --containers docx,html,csv,markdown,tabs` measures it over many
documents: web pages keep all that Word keeps; the others lose which cells were merged.
"""

from __future__ import annotations

import functools
import re

from attrs import evolve

from perfeval import dumps
from tests.drawn.comparison import Outcome
from tests.drawn.containers import CONTAINERS
from tests.drawn.drawing import Document, drawn
from tests.drawn.measuring import results_of
from tests.drawn.reading import reading_of
from tests.tables import each_row

SEEDS = range(6)
BLANKS = re.compile(r"(?:\\n|[ \u3000])+")


def told(document: Document, container: str) -> list[str]:
    """The filings without their notes, or the refusal; white space counts once."""
    reading = reading_of(CONTAINERS[container](document.pages))
    texts = (dumps(evolve(each, notes=())) for each in reading.filings)
    return [BLANKS.sub(" ", text) for text in texts] or [reading.refusal]


@functools.cache
def right(container: str) -> int:
    """How many values are read as they are printed."""
    found = 0
    for seed in SEEDS:
        document = drawn(seed)
        reading = reading_of(CONTAINERS[container](document.pages))
        results = results_of(document.known, reading)
        found += sum(result.outcome is Outcome.RIGHT for result in results)
    return found


@each_row("seed", SEEDS)
def test_a_web_page_says_what_the_word_file_says(seed: int) -> None:
    """In every field, whatever the layout."""
    document = drawn(seed)
    assert told(document, "html") == told(document, "docx")


@each_row("container", ["csv", "markdown", "tabs"])
def test_text_says_nearly_as_much(container: str) -> None:
    """Of a hundred values that are right in the Word file, at most five are not in the text."""
    assert right("docx") > 250
    assert 100 * right(container) >= 95 * right("docx")
