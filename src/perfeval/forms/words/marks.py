"""The words by which what perfeval wrote is known when it comes in again.

Of a document that was sent back: by whom its comments are, and the list at its end. Of a summary
and a review sheet: a heading that no form of a unit has; of a page: what it says of itself. Who
writes them and who leaves them out take them from here.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "AUTHOR",
    "CODE_HEADINGS",
    "CONTINUED",
    "GENERATOR",
    "LIST_TITLES",
    "OUTPUT_HEADINGS",
    "PROBLEM_HEADINGS",
    "is_mark",
]

AUTHOR: Final = "绩效自评审核（perfeval）"
"""The author of the comments."""
LIST_TITLES: Final = {
    "zh": "审核意见：以下问题没有对应的单元格",
    "en": "Findings that have no cell of their own",
}
CONTINUED: Final = {"zh": "续", "en": "continued"}
"""What stands before a further piece of a finding that is too long for one paragraph."""
GENERATOR: Final = "perfeval"
"""What a page says that it was made by."""
CODE_HEADINGS: Final = {"zh": "校验码（请勿改动）", "en": "code (leave as it is)"}
"""The heading of the codes of a review sheet."""
PROBLEM_HEADINGS: Final = {"zh": "未计分的原因和办法", "en": "why not scored, and what to do"}
"""The heading of a summary over what could not be scored."""
OUTPUT_HEADINGS: Final = frozenset((*CODE_HEADINGS.values(), *PROBLEM_HEADINGS.values()))
_MARK: Final = re.compile("【(?:错误|警告|提示|续|error|warning|information|continued)】")


def is_mark(text: str) -> bool:
    """Whether a line is one of the list.

    >>> is_mark("【错误】附件2 / 执行率：…"), is_mark("附件2 / 执行率")
    (True, False)
    """
    return _MARK.match(text) is not None
