"""A page as Markdown with tables, as GitHub and many wikis show it.

Every text is escaped in one place, so that none of it is markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval.render.page import Block, Listed, Page, Prose, Row, Table
from perfeval.render.words import SEVERITIES
from perfeval.text.policy import visible

__all__ = ["escaped", "markdown"]

_DEEPEST: Final = 6
_LINE: Final = "<br>"
_ACTIVE: Final = re.compile(r"[\\`*_\[\]|~$#]|(?<=[A-Za-z]):(?=//)|(?<=[Ww]{3})\.")
_FIRST: Final = re.compile(r"(?:^|(?<=\n))[ \t]*+(?:[-+=]|[0-9]{1,9}(?=[.)](?:\s|$)))")
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_COLON: Final = {"zh": "：", "en": ": "}
_CODE: Final = {"zh": "（{}）", "en": " ({})"}


def markdown(page: Page) -> str:
    """Headings, lists and tables; a merged label stands in its first row alone."""
    return "\n".join(_lines(page)) + "\n"


def escaped(text: str) -> str:
    """Text of which nothing is markup, on one line: a break is ``<br>``.

    >>> escaped("*a* | <b>\\n- c")
    '\\\\*a\\\\* \\\\| &lt;b&gt;<br>\\\\- c'
    """
    plain = _ACTIVE.sub(lambda found: f"\\{found[0]}", visible(text).strip())
    plain = _FIRST.sub(_first, plain).translate(_ENTITIES)
    return _LINE.join(plain.splitlines())


def _first(found: re.Match[str]) -> str:
    """What would start a list or a heading, escaped: ``1\\.`` and ``\\-``."""
    start = found[0]
    return f"{start}\\" if start[-1].isdigit() else f"{start[:-1]}\\{start[-1]}"


def _lines(page: Page) -> Iterator[str]:
    yield f"# {escaped(page.title)}"
    if page.lines:
        yield ""
        yield "\\\n".join(map(escaped, page.lines))
    for part in page.parts:
        if part.heading:
            yield from ("", f"{'#' * min(part.level + 1, _DEEPEST)} {escaped(part.heading)}")
        for block in part.blocks:
            yield ""
            yield from _block(block, part.heading, page.lang)


def _block(block: Block, heading: str, lang: str) -> Iterator[str]:
    if isinstance(block, Table):
        if block.caption not in ("", heading):
            yield from (f"**{escaped(block.caption)}**", "")
        yield from _table(block, lang)
    elif isinstance(block, Listed):
        for label, text in block.pairs:
            yield f"- **{escaped(label)}** {escaped(text)}"
    else:
        prose: Prose = block
        yield "\n\n".join(map(escaped, prose.texts))


def _table(table: Table, lang: str) -> Iterator[str]:
    yield _row([escaped(each) for each in table.headings])
    figures = {
        column for row in table.rows for column, cell in enumerate(row.cells) if cell.is_figure
    }
    yield _row(["---:" if column in figures else "---" for column in range(len(table.headings))])
    for row, spans in zip(table.rows, table.spans(), strict=True):
        shown = [*(bool(span) for span in spans), *([True] * (len(row.cells) - len(spans)))]
        cells = [
            escaped(cell.text) if own else "" for cell, own in zip(row.cells, shown, strict=True)
        ]
        under = list(_under(row, lang))
        if under:
            column = min(table.labels, len(cells)) - 1
            cells[column] = _LINE.join([cells[column], *under])
        yield _row(cells)
    if table.total is not None:
        yield _row([cell.text and f"**{escaped(cell.text)}**" for cell in table.total.cells])


def _under(row: Row, lang: str) -> Iterator[str]:
    for label, text in row.below:
        if text:
            yield f"{escaped(label)}{_COLON[lang]}{escaped(text)}" if label else escaped(text)
    for note in row.notes:
        word = SEVERITIES[lang][note.severity]
        code = _CODE[lang].format(escaped(note.code))
        yield f"**{word}** {escaped(note.text)}{code}"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
