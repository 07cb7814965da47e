"""Hostile Word documents."""

from __future__ import annotations

from typing import Final

from tests.forms.paper import as_word, word_file, word_paragraph, word_table
from tests.hostile.package import Package, stored

__all__ = ["WORDS"]

_FORM: Final = [
    ["项目名称", "某项目"],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
]
_INDICATOR: Final = ["产出指标", "数量指标", "里程", "≥5公里", "6公里", "1", "1"]
_BLANK_TC: Final = "<w:tc><w:p/></w:tc>"
_MERGED_TC: Final = "<w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc>"
_HIDDEN: Final = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r></w:p>"
_INSERTED: Final = "<w:p><w:ins><w:r><w:t>a</w:t></w:r></w:ins></w:p>"


def _word(body: str, more: dict[str, str] | None = None) -> bytes:
    return stored(word_file(body, more))


def _rows(count: int, cell: str) -> bytes:
    return _word(f"<w:tbl>{f'<w:tr>{cell * 20}</w:tr>' * count}</w:tbl>")


def _links(count: int) -> bytes:
    link = '<Relationship Id="a" Type="t/attachedTemplate" Target="x" TargetMode="External"/>'
    rels = f"<Relationships>{link * count}</Relationships>"
    return _word(word_paragraph("甲"), {"word/_rels/document.xml.rels": rels})


WORDS: Final[dict[str, Package]] = {
    "Word: rows of blank cells": Package(lambda n: _rows(n, _BLANK_TC), 5_000, "300 cells"),
    "Word: cells merged with nothing": Package(lambda n: _rows(n, _MERGED_TC), 5_000, "300 cells"),
    "Word: paragraphs": Package(
        lambda n: _word(word_paragraph("甲") * n),
        150_000,
        "60 rows and paragraphs",
    ),
    "Word: one long paragraph": Package(
        lambda n: _word(word_paragraph("甲" * n)),
        16_000_000,
        "25000 characters",
        30000,
    ),
    "Word: invisible characters": Package(
        lambda n: _word(word_paragraph("甲\u200b" * n)),
        8_000_000,
        "25000 characters",
        30000,
    ),
    "Word: line breaks": Package(
        lambda n: _word(f"<w:p><w:r><w:t>a</w:t>{'<w:br/>' * n}</w:r></w:p>"),
        900_000,
        "2000 elements",
    ),
    "Word: one long cell": Package(
        lambda n: _word(word_table([["项目名称", "甲\u200b" * n]])),
        8_000_000,
        "25000 characters",
        30000,
    ),
    "Word: tracked changes": Package(
        lambda n: _word(_INSERTED * n),
        150_000,
        "60 rows and paragraphs",
    ),
    "Word: hidden text": Package(lambda n: _word(_HIDDEN * n), 150_000, "2000 elements"),
    "Word: empty tables": Package(lambda n: _word("<w:tbl/>" * n), 900_000, "2000 elements"),
    "Word: nested paragraphs": Package(
        lambda n: _word("<w:p>" * n),
        1_000_000,
        "nested deeper than 40",
    ),
    "Word: a long attribute": Package(
        lambda n: _word(f'<w:p a="{"x" * n}"/>'),
        40_000_000,
        "a tag or a text of more than 2000 bytes",
        300000,
    ),
    "Word: links to the outside": Package(_links, 500_000, "2000 elements"),
    "Word: forms": Package(
        lambda n: stored(as_word(*["项目支出绩效自评表", [*_FORM, _INDICATOR]] * n)),
        5_000,
        "60 rows and paragraphs",
    ),
    "Word: indicators": Package(
        lambda n: stored(as_word("项目支出绩效自评表", [*_FORM, *[_INDICATOR] * n])),
        4_900,
        "40 rows",
    ),
}
