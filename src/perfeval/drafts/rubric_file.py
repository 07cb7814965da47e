"""The draft as a file of a rubric, in TOML, with comments for those who go on with it.

What has to be chosen or filled in stands as 待选 or 待填: the file is refused until it is, with
the row and the line of each. So no reading is taken that nobody chose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from perfeval.codec.converter import converter
from perfeval.codec.offers import one_document
from perfeval.codec.unfilled import TO_CHOOSE, TO_FILL
from perfeval.drafts.draft import Draft
from perfeval.drafts.evidence import words_for
from perfeval.drafts.groups import Group
from perfeval.drafts.parts import NO_CLAUSE, item_of, readings_of
from perfeval.drafts.sheet import DraftRow
from perfeval.drafts.toml_text import comment, inline, pair
from perfeval.errors import InputError
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rules import Steps

__all__ = ["rubric_toml"]

_HEAD: Final = (
    "这是从评分表读出的评分标准草稿。请逐行与原表核对，再用下面的命令检查：",
    "    perfeval check-rubric 本文件",
    f"写着“{TO_FILL}”的请填写，写着“{TO_CHOOSE}”的请选定；没有填完、选完之前，本文件不能用来计分，",
    "检查时会逐处指出行次。条文照录原表，不要改动；读得不对的规则可以改，也可以改为",
    '    rule = { rule = "judged" }    （由评价人判定；同时删去这一行的 measure）',
)
_CHOICES: Final = '"whole" 不足一步的不计；"started" 不足一步的按一步计；"pro_rata" 按比例计'
_AS_CHOSEN: Final = "照这一行规则里 steps 所选的办法"
_ORDER: Final = ("kind", "key", "name", "points", "labels", "shared", "clause")
_WHICH: Final = (
    "条文读出来了，只差按哪一个比率计算。要由程序计分的，用下面的 rule 一行换掉上面的，",
    "再选定一行 measure，去掉这两行前面的 # 号：",
)
_DERIVED: Final = ("base_share", "least")
"""Numbers that follow from others, so that no words of the clause are theirs."""
_NUMBERS: Final = frozenset({"at_least", "above", "at_most", "below"})


def rubric_toml(draft: Draft, *, steps: Steps | None = None) -> str:
    """The file of a draft, as `read_rubric` takes it when all is chosen and filled in.

    `steps` says how a part of a step is read in every row (``Steps.WHOLE``, …); without it each
    such row says 待选. Raises `InputError` for what is no `Draft` or no reading.

    >>> from perfeval.filing import SheetRow
    >>> row = SheetRow(level1="过程", name="公用经费控制率", points=Points("5"),
    ...     clause="控制率≤100%，计5分；每超过一个百分点扣1分，扣完为止。")
    >>> draft = draft_rubric(ScoreSheet(key="form", title="某县评分表", rows=(row,)))
    >>> [line for line in rubric_toml(draft).splitlines() if line.startswith("deduct")]
    ['deduct = "1"  # “每超过一个百分点扣1分”']
    """
    if not isinstance(draft, Draft):
        raise InputError("the draft to write", draft, "a Draft, as draft_rubric makes it")
    if not (steps is None or isinstance(steps, Steps)):
        raise InputError("steps", steps, "Steps.WHOLE or Steps.STARTED or Steps.PRO_RATA, or None")
    with one_document():
        return "\n".join([*_head(draft), *_readings(draft, steps), *_sections(draft, steps), ""])


def _head(draft: Draft) -> Iterator[str]:
    yield from map(comment, _HEAD)
    for problem in draft.problems:
        yield comment(f"【请核对】{problem}")
    yield ""
    yield pair("format", "perfeval.rubric")
    yield "version = 1"
    yield pair("id", draft.id)
    yield pair("edition", draft.edition)
    yield pair("name", draft.title)
    yield pair("form", draft.kind.value)
    yield pair("out_of", draft.out_of.plain)
    yield ""
    yield "[jurisdiction]"
    place = draft.place
    code = "行政区划代码，六位（GB/T 2260），如 430600"
    yield pair("code", place.code if place else TO_FILL, "" if place else code)
    yield pair("name", place.name if place else TO_FILL, "" if place else "地方名称，如 岳阳市")
    yield ""
    yield "[years]"
    year = None if draft.year is None else draft.year.year
    yield pair("first", TO_FILL if year is None else year, "从哪个预算年度起适用，如 2023")
    if year is not None:
        yield pair("last", year, "到哪个年度为止；一直适用的，删去这一行")
    yield ""
    yield "[source]"
    yield pair("title", draft.title)
    yield pair("issuer", TO_FILL, "发文机关，如 某县财政局")
    yield comment('文号写在这里，没有的不写：number = "…"')


def _readings(draft: Draft, steps: Steps | None) -> Iterator[str]:
    """What was taken of what the clauses leave open, and what is to be chosen."""
    for reading in readings_of(draft.rows, steps or Steps.WHOLE):
        yield ""
        yield "[[readings]]"
        yield pair("key", reading.key)
        yield pair("clause", reading.clause)
        is_open = steps is None and reading.key.endswith(".steps")
        yield pair("choice", _AS_CHOSEN if is_open else reading.choice)
        if reading.why:
            yield pair("why", reading.why)


def _sections(draft: Draft, steps: Steps | None) -> Iterator[str]:
    for group in draft.groups:
        yield from _section(group, "sections", (), steps)


def _section(
    group: Group, table: str, above: tuple[str, ...], steps: Steps | None
) -> Iterator[str]:
    yield ""
    yield f"[[{table}]]"
    yield pair("name", group.name)
    yield pair("points", group.weight.plain)
    if group.nested:
        yield pair("adds_to", group.total.plain, "块内各行合计；按本块分值折算计入")
    path = (*above, group.name)
    for each in group.groups:
        yield from _section(each, f"{table}.sections", path, steps)
    for row in group.rows:
        yield from _row(row, f"{table}.items", path, steps)


def _row(row: DraftRow, table: str, above: tuple[str, ...], steps: Steps | None) -> Iterator[str]:
    yield ""
    yield comment(f"── {' / '.join((*above, row.name))}")
    if row.why:
        yield comment(f"由评价人判定：{row.why}")
    if row.meaning.strip():
        yield comment(f"指标解释：{' '.join(row.meaning.split())}")
    if row.measure is not None and row.measure.text:
        yield comment(f"按 {row.measure.name} 计分：{row.measure.text}")
    if row.taken:
        yield comment(f"【请核对】{row.taken}")
    yield f"[[{table}]]"
    if row.points is None:
        yield from _without_points(row)
        return
    data = _plain(item_of(row, steps or Steps.WHOLE))
    for key in _ORDER:
        if key in data:
            yield pair(key, data.pop(key))
    rule = data.pop("rule")
    measure = data.pop("measure", None)
    if "rows" in data:
        yield from _lines("rows", data.pop("rows"))
    yield from _rule(rule, row, table, steps)
    yield from map(comment, _among(row, steps))
    if measure is not None:
        yield ""
        yield f"[{table}.measure]"
        for key, value in measure.items():
            yield pair(key, value)


def _among(row: DraftRow, steps: Steps | None) -> Iterator[str]:
    """The rule that was read, and the measures by which it may go, to be taken by hand."""
    for number, each in enumerate(row.among):
        data = _plain(item_of(each, steps or Steps.WHOLE))
        if number == 0:
            if each.is_open and steps is None:
                data["rule"]["steps"] = TO_CHOOSE
            yield from (*_WHICH, pair("rule", data["rule"]))
        yield f"按 {data['measure']['name']}：{data['measure']['text']}"
        yield pair("measure", data["measure"])


def _without_points(row: DraftRow) -> Iterator[str]:
    yield pair("kind", "criterion")
    yield pair("key", row.key)
    yield pair("name", row.name)
    yield pair("points", TO_FILL, "表上没有写明分值")
    yield pair("clause", row.clause or NO_CLAUSE)
    yield 'rule = { rule = "judged" }'


def _rule(
    rule: Mapping[str, object], row: DraftRow, table: str, steps: Steps | None
) -> Iterator[str]:
    """The rule on lines of its own, with the clause's words beside each number."""
    if len(rule) == 1:
        yield pair("rule", rule)
        return
    yield ""
    yield f"[{table}.rule]"
    for key, value in rule.items():
        if key == "steps" and steps is None and row.understood and row.is_open:
            yield comment(f"【待选】“{row.understood.open_step}”：{_CHOICES}")
            yield pair(key, TO_CHOOSE)
        elif isinstance(value, list):
            yield from _lines(key, value, row)
        elif key in _DERIVED:
            yield pair(key, value)
        else:
            yield pair(key, value, _words(row, value, key=key))


def _lines(key: str, values: list[Any], row: DraftRow | None = None) -> Iterator[str]:
    """A list with one entry a line, each band beside its words."""
    yield f"{key} = ["
    for each in values:
        said = ""
        if row is not None and isinstance(each, Mapping) and _NUMBERS & each.keys():
            edges = [each[edge] for edge in sorted(_NUMBERS & each.keys())]
            said = _words(row, *edges, each.get("points"))
            if not said and any(str(edge).endswith("%") for edge in edges):
                said = _words(row, *edges)  # of a count, a band for each step has no words
        yield f"    {inline(each)},{f'  {comment(said)}' if said else ''}"
    yield "]"


def _words(row: DraftRow, *numbers: object, key: str = "") -> str:
    """The words of the clause in which the numbers stand; a word for a number has none."""
    worth = row.points.fraction if row.points else None
    words = words_for(row.clause, *numbers, worth=worth, key=key)
    return f"“{words}”" if words else ""


def _plain(item: Criterion | Pool) -> dict[str, Any]:
    """A row as the codec writes it."""
    made: dict[str, Any] = converter().get_unstructure_hook(Criterion | Pool)(item)
    return made
