"""支出 and 收入 that a sentence divides with the shares: 按经济分类：工资福利支出…，占11.15%.

By what it divides follows from the names of its parts: functional and economic classes are those
of the 政府收支分类科目.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from perfeval.filing.forms.budgets import Basis, Classification
from perfeval.filing.lines import AmountLine, Breakdown
from perfeval.filing.relations import Figure, ShareRelation, SumRelation
from perfeval.forms.prose.mentions import core
from perfeval.forms.prose.money import stated_relations
from perfeval.forms.prose.parts.paragraphs import Paragraph
from perfeval.numbers.amounts import Amount
from perfeval.numbers.cells import BLANK
from perfeval.numbers.printed import Percent

__all__ = ["stated_classifications"]

_OTHER: Final = re.compile(r"其他(?:支出|收入|资金)?")
_BASES: Final = (
    (Basis.NATURE, "按支出性质", re.compile(r"基本支出|项目支出|经营支出")),
    (
        Basis.ECONOMIC,
        "按经济分类",
        re.compile(
            r"工资福利(?:支出)?|商品[和与]服务(?:支出)?|对个人和家庭的?补助(?:支出)?|资本性支出|债务利息及?费用支出|对企业补助"
        ),
    ),
    (
        Basis.FUNCTIONAL,
        "按功能分类",
        re.compile(
            r"(?:一般公共服务|国防|公共安全|教育|科学技术|文化旅游体育与传媒|社会保障和就业|卫生健康|节能环保|城乡社区|农林水"
            r"|交通运输|资源勘探工业信息等|商业服务业等|金融|自然资源海洋气象等|住房保障|粮油物资储备|灾害防治及应急管理)(?:支出)?"
        ),
    ),
    (
        Basis.SOURCE,
        "按资金来源",
        re.compile(
            r"(?:财政拨款|一般公共预算(?:财政)?(?:拨款)?|政府性基金(?:预算)?(?:财政)?(?:拨款)?|国有资本经营预算(?:拨款)?|上级补助|事业|经营)(?:收入|支出|资金)?"
            r"|(?:中央|省级|市级|县级|区级|自筹)(?:财政)?资金"
        ),
    ),
)


def stated_classifications(
    paragraphs: Sequence[Paragraph],
) -> list[tuple[Classification, Paragraph]]:
    """The divisions of money that a paragraph states whole and with the share of a part."""
    return [(each, paragraph) for paragraph in paragraphs for each in _classified(paragraph)]


def _classified(paragraph: Paragraph) -> Iterator[Classification]:
    if "占" not in paragraph.text:
        return
    relations = list(stated_relations(paragraph.text, paragraph.at))
    shares = {
        (each.whole, each.part): each.share for each in relations if isinstance(each, ShareRelation)
    }
    for each in relations:
        if not isinstance(each, SumRelation) or each.breakdown is not Breakdown.EXHAUSTIVE:
            continue
        parts = [part.figure for part in each.parts]
        basis = _basis(parts)
        if basis is not None and any((each.total, part) in shares for part in parts):
            yield Classification(
                label=f"{each.total.label}，{basis[1]}",
                basis=basis[0],
                scope=paragraph.scope,
                total=_amount(each.total),
                lines=tuple(_line(part, shares.get((each.total, part))) for part in parts),
                at=paragraph.at,
            )


def _basis(parts: Sequence[Figure]) -> tuple[Basis, str] | None:
    """By what the parts divide their total; None where their names do not say it."""
    names = [{part.label, core(part.label)} for part in parts]
    for basis, words, pattern in _BASES:
        known = sum(any(map(pattern.fullmatch, each)) for each in names)
        rest = sum(any(map(_OTHER.fullmatch, each)) for each in names)
        if known and known + rest == len(names):
            return basis, words
    return None


def _line(part: Figure, share: Figure | None) -> AmountLine:
    printed = share.value if share is not None and isinstance(share.value, Percent) else BLANK
    return AmountLine(label=part.label, amount=_amount(part), share=printed)


def _amount(figure: Figure) -> Amount:
    assert isinstance(figure.value, Amount)
    return figure.value
