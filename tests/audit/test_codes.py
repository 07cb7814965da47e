"""Every code of the audit has a filing in which it is found, with the severity it declares."""

import pickle
import re

import pytest

from perfeval import dumps
from perfeval.audit import DEFAULT_CHECKS, Code, audit
from tests.audit.cases import CASES
from tests.audit.filings import leads
from tests.tables import each_row

CODES: dict[str, Code] = {code.id: code for check in DEFAULT_CHECKS for code in check.codes}
FROM_A_SCORECARD = {"claim.differs", "judgement.beyond", "points.pool", "rating.computed"}
SOFTER = {"rate.mismatch"}
IN_ORDER = (
    ("年度总体目标", "年度资金总额"),
    ("绩效指标", "经费控制情况", "年度支出和结余情况"),
    ("总分", "楼堂馆所控制情况"),
    ("总分 / 得分", "支出分类"),
    ("偏差原因分析及改进措施",),
    ("整体支出绩效定量目标及实施计划完成情况",),
    (),
    ("评价等次",),
    ("备注", "一般公共预算"),
    ("填报日期", "附件"),
)
"""The blocks of forms, in the order in which a form prints them and a clerk goes through it."""

OF_FUNDS = {"全年预算数": 1, "全年执行数": 2, "执行率": 5, "得分": 6}


def test_every_code_has_a_case() -> None:
    """No code without an example, and no example without a code."""
    assert set(CASES) == set(CODES) - FROM_A_SCORECARD


@pytest.mark.unmeasured
@each_row("code", CASES)
def test_the_case_shows_its_code(code: str) -> None:
    """The audit finds the code, says it in both languages, and its finding can be pickled.

    Its path leads to a field of its form; its Chinese has no Latin letters but the filing's own.
    Where a case is wrong in one way, one family speaks; each cites a source.
    """
    given = CASES[code]()
    every = audit(given)
    assert len({each.code for each in every if each.severity.above_info} - {code}) <= 2
    assert CODES[code].source
    found = [finding for finding in every if finding.code == code]
    assert found
    first = found[0]
    assert first.severity is CODES[code].severity or code in SOFTER
    assert first.message("zh") != first.message("en")
    assert "{" not in first.message("zh") + first.message("en")
    assert pickle.loads(pickle.dumps(first)) == first
    written = dumps(given)
    for each in found:
        assert leads(given, each)
        blocks = each.at.split(" / ")[1:]
        for turn, named in enumerate(IN_ORDER):
            if " / ".join(blocks) in named or (blocks[:1] != ["总分"] and {*blocks[:1]} & {*named}):
                assert each.order[1] == turn
        if blocks[:1] == ["年度资金总额"] and len(blocks) > 1:
            assert each.order[-1] == OF_FUNDS[blocks[1]]
        said = each.at + each.message("zh")
        assert [word for word in re.findall("[A-Za-z]+", said) if word not in written] == []
