"""Notes on what a paragraph holds and the page does not show, or shows in another way.

A note quotes what was left out, for it may be a figure; of persons it says only that they were
there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from perfeval.forms.sources.usage import Usage
from perfeval.forms.words.people import personal_label, tells_person

__all__ = ["note_unseen", "quoted"]

_LONGEST: Final = 100
_WHAT: Final = {
    "hidden_text": "隐藏文字未读入",
    "struck_text": "划去的文字未读入",
    "faint_text": "白色或极小的文字已读入",
    "note_mark": "注释标记未读入",
    "prompt": "未填的提示文字未读入",
    "symbol": "读不出的符号或域",
    "field": "域没有结束，其中的文字未读入",
}


def note_unseen(
    unseen: dict[str, list[str]], text: str, usage: Usage, *, at: str, beside: str
) -> None:
    """Note what was left out of a paragraph that reads `text`, and what was read with doubt.

    `unseen` holds the texts by the code of the note; `beside` is the cell to the left, which may
    ask for a name.
    """
    personal = not usage.keeps_notes or personal_label(beside) or tells_person(text)
    for code, texts in unseen.items():
        if any(not each.isspace() for each in texts):
            usage.note(code, at, f"{_WHAT[code]}：{quoted(texts, personal=personal)}")


def quoted(texts: Iterable[str], *, personal: bool = False) -> str:
    """What the texts say together, cut to a sane length, and without persons.

    >>> quoted(["5238", ".85"]), quoted(["联系人：某某"])
    ('5238.85', '6字，未录')
    """
    whole = " ".join("".join(texts).split())
    if personal or tells_person(whole):
        return f"{len(whole)}字，未录"
    return whole if len(whole) <= _LONGEST else f"{whole[:_LONGEST]}…"
