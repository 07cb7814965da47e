"""Projects that a report names one by one, with what it says of how each was procured.

A project is a numbered paragraph that opens with its name: 2、档案管理服务。通过三方询价….
What a paragraph says twice and differently is left blank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from perfeval.filing.forms.budgets import ReportedProject
from perfeval.forms.prose.parts.paragraphs import Paragraph
from perfeval.numbers.amounts import Amount, AmountCell
from perfeval.numbers.cells import BLANK
from perfeval.text.numerals import narrow

__all__ = ["stated_projects"]

_NAMED: Final = re.compile(r"([^。，；：,;:]{3,40})[。：:](?=.)")
_SECTION: Final = re.compile(r"项目(?:的)?(?:组织|实施|管理|招投标|采购)")
_NO_NAME: Final = re.compile(
    r"^(?:严格|加强|完善|规范|强化|建立|健全|落实|按照|根据|实行|制定|坚持|做好|推进|加大|提高|认真|切实|全面|积极)"
    r"|情况|分析|制度|机制|流程|管理(?!服务|系统|平台|软件)"
)
_SAYS: Final = re.compile(r"采购|招标|招投标|磋商|询价|合同|中标|验收|该项目")
_WAYS: Final = re.compile(
    r"公开招投?标|邀请招标|竞争性磋商|竞争性谈判|单一来源(?:采购)?|三方询价|询价(?:采购)?|框架协议采购"
)
_PRICES: Final = re.compile(
    r"(?:合同(?:总金额|总额|总价|金额|价款|价|额)|中标(?:金额|价)|成交(?:金额|价))(?:为|是)?\s*([0-9]{1,9}(?:\.[0-9]{1,6})?)(万元|元)"
    r"|以([0-9]{1,9}(?:\.[0-9]{1,6})?)(万元|元)(?:的价格)?(?:中标|成交)"
)
_ACCEPTED: Final = re.compile(
    r"经验收合格|(?:已)?通过(?:了)?(?:竣工)?验收|(?:竣工)?验收合格|(?:尚)?未(?:进行)?验收|验收不合格"
)
_PAID: Final = re.compile(
    r"(?:[^，。；,;]{0,8})(?:(?:按月|按季度?|按年|按进度|一次性|分期|按实)(?:支付|付款|拨付|结算)|每(?:半年|季度?|月|年)一(?:付|结))"
)


def stated_projects(paragraphs: Sequence[Paragraph]) -> list[tuple[ReportedProject, Paragraph]]:
    """The projects of the sections on 项目组织实施, each with its paragraph."""
    found: list[tuple[ReportedProject, Paragraph]] = []
    for paragraph in paragraphs:
        named = _NAMED.match(paragraph.text)
        headed = any(_SECTION.search(each) for each in paragraph.headings)
        if named is None or not paragraph.numeral or not headed:
            continue
        rest = paragraph.text[named.end() :]
        if _SAYS.search(rest) and not _NO_NAME.search(named[1]):
            project = ReportedProject(
                name=named[1].strip(),
                procurement=_only(_WAYS, rest),
                contract_amount=_price(rest),
                acceptance=_only(_ACCEPTED, rest),
                payment=_only(_PAID, rest),
            )
            found.append((project, paragraph))
    return found


def _only(pattern: re.Pattern[str], text: str) -> str:
    """What a pattern finds, where it finds one thing only."""
    found = {match[0] for match in pattern.finditer(text)}
    return found.pop() if len(found) == 1 else ""


def _price(text: str) -> AmountCell:
    found = [[each for each in match.groups() if each] for match in _PRICES.finditer(narrow(text))]
    return Amount.parse("".join(found[0])) if len(found) == 1 else BLANK
