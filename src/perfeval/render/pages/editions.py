"""Two rubrics beside each other as a page: what changed, in words, with both sides of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from perfeval.comparison import Differs, RubricChange, RubricComparison
from perfeval.render.page import Block, Cell, Page, Part, Prose, Row, Table, of_points
from perfeval.render.pages.rubric_changes import FIELDS, PATHS, change_title, change_words
from perfeval.render.pages.rubric_values import in_words
from perfeval.rubric.rubric import Rubric

__all__ = ["editions_page"]

_WORDS: Final[dict[str, dict[Any, str]]] = {
    "zh": {
        "title": "评分标准对比",
        "sides": "两个版本",
        "side": "对比",
        "old": "原",
        "new": "现",
        "rows": "行数",
        "summary": "概要",
        "changes": "改动",
        "at": "位置",
        "what": "改动",
        "whole": "总体",
        "none": "两个版本没有差别",
        "same": "各行都没有改动",
        "rest": "其余 {} 行没有改动",
        "joint": "，",
        "alike": "写法有改动，意思相同",
        "clause_only": "条文有改动，规则没有改动，请核对：{}",
        "rule_only": "规则有改动，条文没有改动，请核对：{}",
        Differs.HEAD: "总体 {} 处",
        Differs.PART: "各部分 {} 处",
        Differs.ADDED: "新增 {} 行",
        Differs.DROPPED: "删去 {} 行",
        Differs.RENAMED: "改名 {} 行",
        Differs.MOVED: "移动 {} 行",
        Differs.POINTS: "分值改动 {} 行",
        Differs.CLAUSE: "条文改动 {} 行",
        Differs.MEASURE: "口径改动 {} 行",
        Differs.RULE: "规则改动 {} 行",
        Differs.ROW: "行的其他内容改动 {} 处",
        Differs.READING: "读法改动 {} 处",
        Differs.RATING: "等次改动 {} 处",
        Differs.VETO: "否决情形改动 {} 处",
    },
    "en": {
        "title": "two rubrics",
        "sides": "the two editions",
        "side": "side",
        "old": "before",
        "new": "after",
        "rows": "rows",
        "summary": "summary",
        "changes": "changes",
        "at": "place",
        "what": "change",
        "whole": "as a whole",
        "none": "the two do not differ",
        "same": "no row has changed",
        "rest": "{} rows have not changed",
        "joint": ", ",
        "alike": "written in another way; it says the same",
        "clause_only": "the clause has changed and the rule has not: {}",
        "rule_only": "the rule has changed and the clause has not: {}",
        Differs.HEAD: "as a whole: {}",
        Differs.PART: "parts: {}",
        Differs.ADDED: "rows added: {}",
        Differs.DROPPED: "rows dropped: {}",
        Differs.RENAMED: "rows renamed: {}",
        Differs.MOVED: "rows moved: {}",
        Differs.POINTS: "points: {}",
        Differs.CLAUSE: "clauses: {}",
        Differs.MEASURE: "measures: {}",
        Differs.RULE: "rules: {}",
        Differs.ROW: "other things of rows: {}",
        Differs.READING: "readings: {}",
        Differs.RATING: "ratings: {}",
        Differs.VETO: "vetoes: {}",
    },
}
_SIDES: Final = ("id", "edition", "name", "jurisdiction", "years", "form")


def editions_page(comparison: RubricComparison, lang: str) -> Page:
    """Both sides, how much changed, then each change with what stood there and what stands now."""
    words = _WORDS[lang]
    changes = comparison.changes
    before, after = comparison.before, comparison.after
    sides = Table(
        caption=words["sides"],
        headings=(
            words["side"],
            *(FIELDS[lang][each] for each in (*_SIDES, "out_of")),
            words["rows"],
        ),
        rows=(_side("old", before, lang), _side("new", after, lang)),
    )
    blocks: tuple[Block, ...] = (_table(changes, lang),) if changes else ()
    parts = (
        Part(words["sides"], (sides,)),
        Part(words["summary"], (Prose(tuple(_summary(comparison, changes, lang))),)),
        Part(words["changes"], blocks),
    )
    return Page.of(words["title"], (), parts, lang)


def _side(side: str, rubric: Rubric, lang: str) -> Row:
    texts = (in_words(getattr(rubric, each), lang) for each in _SIDES)
    rows = len(list(rubric.rows()))
    return Row(
        cells=(
            Cell(_WORDS[lang][side]),
            *map(Cell, texts),
            of_points(rubric.out_of),
            Cell(str(rows), rows),
        )
    )


def _table(changes: tuple[RubricChange, ...], lang: str) -> Table:
    words = _WORDS[lang]
    return Table(
        caption=words["changes"],
        headings=(words["what"], words["at"]),
        rows=tuple(_row(each, lang) for each in changes),
        labels=2,
        listed=True,
    )


def _row(change: RubricChange, lang: str) -> Row:
    words = _WORDS[lang]
    before, after = change_words(change, lang)
    below = ((words["old"], before), (words["new"], after))
    if before and before == after:
        below = ((words["new"], after), (words["what"], words["alike"]))
    at = PATHS.join(change.at) or words["whole"]
    return Row(
        cells=(Cell(change_title(change, lang)), Cell(at)),
        below=tuple(pair for pair in below if pair[1]),
    )


def _summary(
    comparison: RubricComparison, changes: tuple[RubricChange, ...], lang: str
) -> Iterator[str]:
    """How many changes of which kind; then where a clause and its rule do not change together."""
    words = _WORDS[lang]
    if not changes:
        yield words["none"]
        return
    counted = Counter(each.differs for each in changes)
    said = [words[kind].format(counted[kind]) for kind in Differs if counted[kind]]
    yield words["joint"].join(said)
    of_rows = {each.at for each in changes if each.differs in _OF_ROWS}
    rows = sum(1 for _ in comparison.after.rows())
    yield words["rest"].format(rows - len(of_rows)) if of_rows else words["same"]
    clauses, rules, points = (
        {each.at for each in changes if each.differs in kinds}
        for kinds in ((Differs.CLAUSE,), (Differs.RULE, Differs.MEASURE), (Differs.POINTS,))
    )
    for key, alone in (("clause_only", clauses - rules - points), ("rule_only", rules - clauses)):
        told = dict.fromkeys(PATHS.join(each.at) for each in changes if each.at in alone)
        if told:
            yield words[key].format("；".join(told))


_OF_ROWS: Final = (
    *(Differs.ADDED, Differs.RENAMED, Differs.MOVED, Differs.POINTS, Differs.CLAUSE),
    *(Differs.MEASURE, Differs.RULE, Differs.ROW),
)
