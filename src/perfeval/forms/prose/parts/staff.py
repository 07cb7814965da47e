"""人员情况 that sentences state: 核定编制76人，在职在编63人，退休9人.

A kind of staff counts where every sentence that names it plainly has one number; staff of a part
of the unit, of other years and of plans has other words before the number, and is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, cast

from perfeval.filing.forms.budgets import HeadCount
from perfeval.forms.prose.mentions import clause_before, sentences
from perfeval.forms.prose.parts.paragraphs import Paragraph, told_alike
from perfeval.forms.prose.quantities import Quantity, quantities
from perfeval.forms.words.years import LAST_YEAR
from perfeval.numbers.printed import Count

__all__ = ["stated_staff"]

_UNITS: Final = ("人", "名", "个")
_LEAD: Final = re.compile(
    r"^(?:截[止至]到?|20[0-9]{2}年(?:度)?|1?[0-9]月(?:[0-9]{1,2}日)?|年末|年底|底|末|目前|本年度?|我[局委办]|我中心|[本我]单位|[本我]部门"
    r"|单位|部门|机关|全局|还|其中|共有|另有|现有|实有|实际|经?编办|根据|有|现|共|[:：,，])++"
)
_TAIL: Final = re.compile(r"(?:总数|人数|数|共计|共|计|分别为|为|是|有|各){1,3}$")
_KINDS: Final = (
    ("staff.authorised_posts", re.compile(r"(?:核定|批准|核准)?的?(?:人员|总)?(?:编制|定编)")),
    (
        "staff.in_post",
        re.compile(r"在职(?:在编|在岗)?的?(?:人员|职工|干部职工|干部|工作人员)?|在编在职(?:人员)?"),
    ),
    ("staff.retired", re.compile(r"(?:离)?退休(?:人员|干部|职工)?")),
    ("staff.employees", re.compile(r"雇员")),
    ("staff.temporary", re.compile(r"临聘(?:人员)?|临时(?:聘用)?人员")),
    ("staff.net_vacancies", re.compile(r"净空编")),
    (
        "",
        re.compile(
            r"(?:行政|事业|工勤|机关工勤)编制?|在岗(?:人员|职工)?|干部职工|(?:行政|事业)人员"
        ),
    ),
)
_OTHER: Final = re.compile(
    rf"{LAST_YEAR}|往年|拟|计划|预计|将|较|同比|增加|减少|培训|学校|医院|全[市县区]"
)

_BELOW: Final = re.compile(r"下属|二级|局属|所属|下辖")


def stated_staff(paragraphs: Sequence[Paragraph]) -> list[tuple[HeadCount, Paragraph]]:
    """The kinds of staff of which the report states one number, each with its paragraph."""
    told = [(each, paragraph) for paragraph in paragraphs for each in _counts(paragraph)]
    return told_alike(told, lambda each: _said(each[0]))


def _said(each: HeadCount) -> tuple[str, str]:
    """What is counted, and how many there are whatever the word for one."""
    return each.fact or each.label, cast("Count", each.count).plain


def _counts(paragraph: Paragraph) -> Iterator[HeadCount]:
    for sentence in sentences(paragraph.text):
        for each in quantities(sentence):
            kind = _kind(each)
            before = sentence[: each.start]
            other = _OTHER.search(sentence, clause_before(sentence, each.start), each.end)
            other = other or _BELOW.search(before)
            if kind is not None and not other and not paragraph.is_of_other_year(before):
                count = Count(f"{each.number}{each.unit}")
                yield HeadCount(label=kind[1], count=count, fact=kind[0])


def _kind(each: Quantity) -> tuple[str, str] | None:
    """The fact and the words of a count of people; the fact is empty where no measure asks it."""
    label = _TAIL.sub("", _LEAD.sub("", each.label))
    if each.unit in _UNITS and each.number.isdigit():
        for fact, pattern in _KINDS:
            if pattern.fullmatch(label):
                return fact, label
    return None
