"""Every code of the audit has a filing in which it is found, with the severity it declares."""

import pickle

import pytest

from perfeval.audit import DEFAULT_CHECKS, Code, audit
from tests.audit.cases import CASES

CODES: dict[str, Code] = {code.id: code for check in DEFAULT_CHECKS for code in check.codes}
FROM_A_SCORECARD = {"claim.differs", "judgement.beyond", "points.pool", "rating.computed"}
SOFTER = {"rate.mismatch"}


def test_every_code_has_a_case() -> None:
    """No code without an example, and no example without a code."""
    assert set(CASES) == set(CODES) - FROM_A_SCORECARD


@pytest.mark.parametrize("code", CASES)
def test_the_case_shows_its_code(code: str) -> None:
    """The audit finds the code, says it in both languages, and its finding can be pickled.

    Where a case is wrong in one way, one family speaks; each cites a source.
    """
    found = audit(CASES[code]())
    assert len({each.code for each in found if each.severity.above_info} - {code}) <= 2
    assert CODES[code].source
    first = next(each for each in found if each.code == code)
    assert first.severity is CODES[code].severity or code in SOFTER
    assert first.message("zh") != first.message("en")
    assert "{" not in first.message("zh") + first.message("en")
    assert pickle.loads(pickle.dumps(first)) == first
