"""A filing as a page: every form with its tables, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from perfeval.audit.finding import Finding
from perfeval.filing.filing import Filing
from perfeval.filing.relations import Relation
from perfeval.render.page import Block, Cell, Page, Part, Row, Table
from perfeval.render.pages.fields import fields_of, shown
from perfeval.render.pages.findings import findings_part
from perfeval.render.pages.forms import form_parts, rows_table

__all__ = ["RELATIONS", "filing_page"]

_WORDS: Final = {
    "zh": {
        "year": "{} 年度",
        "facts": "其他数据",
        "relations": "勾稽关系",
        "notes": "未转为数据的内容",
        "kind": "种类",
        "at": "位置",
        "figures": "数字",
    },
    "en": {
        "year": "fiscal year {}",
        "facts": "other facts",
        "relations": "stated relations",
        "notes": "what did not become data",
        "kind": "kind",
        "at": "place",
        "figures": "figures",
    },
}

RELATIONS: Final = {
    "zh": {
        "SumRelation": "合计",
        "ShareRelation": "占比",
        "RateRelation": "比率",
        "Multiple": "倍数",
        "Growth": "增长",
        "Completion": "完成",
        "Listing": "列举",
        "Restatement": "同一数字",
    },
    "en": {
        "SumRelation": "sum",
        "ShareRelation": "share",
        "RateRelation": "rate",
        "Multiple": "multiple",
        "Growth": "growth",
        "Completion": "completion",
        "Listing": "listing",
        "Restatement": "restatement",
    },
}
"""What each kind of relation is called."""


def filing_page(filing: Filing, lang: str, findings: Sequence[Finding] | None = None) -> Page:
    """The page of a filing; `findings` stand beside the rows that they concern, and in a list."""
    words, unit = _WORDS[lang], filing.unit
    lines = (
        "" if filing.year is None else words["year"].format(filing.year),
        shown(unit.jurisdiction, lang),
        unit.code,
        "" if filing.account is None else filing.account.line(lang),
    )
    of_form: dict[int, list[Finding]] = {}
    for each in findings or ():
        of_form.setdefault(each.order[0] if each.order else -1, []).append(each)
    parts = [
        part
        for number, form in enumerate(filing.forms)
        for part in form_parts(form, lang, of_form.get(number, ()))
    ]
    parts += [
        Part(words["facts"], tuple(_tables(words["facts"], filing.facts, lang))),
        Part(words["relations"], tuple(_relations(filing.relations, lang))),
        Part(words["notes"], tuple(_tables(words["notes"], filing.notes, lang))),
    ]
    if findings is not None:
        parts.append(findings_part([("", each) for each in findings], lang))
    return Page.of(unit.name, lines, parts, lang)


def _tables(caption: str, items: Sequence[object], lang: str) -> Iterator[Block]:
    if items:
        yield rows_table(caption, items, lang)


def _relations(relations: Sequence[Relation], lang: str) -> Iterator[Block]:
    words = _WORDS[lang]
    if relations:
        yield Table(
            caption=words["relations"],
            headings=(words["kind"], words["at"], words["figures"]),
            rows=tuple(_relation(each, lang) for each in relations),
        )


def _relation(relation: Relation, lang: str) -> Row:
    """What a relation says: its kind, its place, and its figures one after the other."""
    figures = [
        shown(getattr(relation, name), lang) for name, _ in fields_of(relation) if name != "at"
    ]
    kind = RELATIONS[lang][type(relation).__name__]
    at = getattr(relation, "at", "")
    return Row(cells=(Cell(kind), Cell(at), Cell("；".join(filter(None, figures)))))
