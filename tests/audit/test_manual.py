"""`docs/audit.md` says what the checks say."""

import pytest

from perfeval.audit import ACROSS_CODES, DEFAULT_CHECKS, readings_of
from perfeval.drafts import OWN_CLAUSES
from perfeval.rubrics.yueyanglou_annex_2 import RUBRIC
from tests.audit.manual import MANUAL, MARK, manual


@pytest.mark.unmeasured
def test_the_manual_is_not_stale() -> None:
    """Written anew by `python -m tests.audit.manual` after a change of the checks."""
    text = MANUAL.read_text(encoding="utf-8")
    assert text == manual(text)


def test_the_manual_says_of_every_code_what_a_clerk_does() -> None:
    """In the table of the text above, where each code stands in a row."""
    above = MANUAL.read_text(encoding="utf-8").partition(MARK)[0]
    checks = (*DEFAULT_CHECKS, readings_of(RUBRIC), OWN_CLAUSES)
    codes = {code.id for check in checks for code in check.codes}
    codes |= {code.id for code in ACROSS_CODES}
    assert not [code for code in sorted(codes) if f"`{code}`" not in above]
