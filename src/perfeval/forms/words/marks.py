"""The words of a document that was sent back: by whom its comments are, and the list at its end.

Who writes them (`perfeval.marks`) and who leaves them out when the document comes in again take
them from here.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["AUTHOR", "CONTINUED", "LIST_TITLES", "is_mark"]

AUTHOR: Final = "绩效自评审核（perfeval）"
"""The author of the comments."""
LIST_TITLES: Final = {
    "zh": "审核意见：以下问题没有对应的单元格",
    "en": "Findings that have no cell of their own",
}
CONTINUED: Final = {"zh": "续", "en": "continued"}
"""What stands before a further piece of a finding that is too long for one paragraph."""
_MARK: Final = re.compile("【(?:错误|警告|提示|续|error|warning|information|continued)】")


def is_mark(text: str) -> bool:
    """Whether a line is one of the list.

    >>> is_mark("【错误】附件2 / 执行率：…"), is_mark("附件2 / 执行率")
    (True, False)
    """
    return _MARK.match(text) is not None
