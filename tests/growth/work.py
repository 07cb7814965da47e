"""How much work a call is, counted: the lines of the package that it runs, on any machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, Final

import perfeval

__all__ = ["bend", "work"]

_FEW: Final = 10
_OURS: Final = str(Path(perfeval.__file__).parent)


def work(call: Callable[[], object]) -> int:
    """How many lines of the package a call runs, each as often as it does, with ends of calls."""
    count = 0

    def line(_frame: FrameType, _event: str, _argument: Any) -> Any:
        nonlocal count
        count += 1  # of a line, or of the end of a call
        return line

    def enter(frame: FrameType, _event: str, _argument: Any) -> Any:
        return line if frame.f_code.co_filename.startswith(_OURS) else None

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


def bend(make: Callable[[int], Callable[[], object]], count: int) -> float:
    """How much more the third `count` costs than the second: 1 where work grows in proportion.

    A first call of the largest, which is not counted, makes what is made once, such as what is kept
    of each label. A few lines for each of what is counted are nothing: their number hangs on the
    digits of figures.
    """
    make(3 * count)()
    one, two, three = (work(make(times * count)) for times in (1, 2, 3))
    return (three - two) / max(two - one, _FEW * count)
