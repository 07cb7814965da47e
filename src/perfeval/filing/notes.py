"""What a reader could not understand or left out, and the footer of a form."""

from __future__ import annotations

from attrs import field, frozen

from perfeval.text.fields import of_key, of_text, text_field

__all__ = ["Footer", "Note"]


@frozen(kw_only=True)
class Note:
    """Something in the document that did not become data: where, which kind, and its text.

    `code` is stable: ``signature`` (left out), ``unreadable``, ``tracked_change``,
    ``doubt`` (a column that was not understood, with its rows).

    >>> Note(code="unreadable", at="附件2 / 得分", text="满分").code
    'unreadable'
    """

    code: str = field(**of_key("the code of a note"))
    at: str = field(**of_text("the place of a note", empty=False))
    text: str = text_field("the text of a note")


@frozen(kw_only=True)
class Footer:
    """The footer of a form: 填报日期 and the texts without the names and telephone numbers.

    >>> Footer(filled_on="2024年3月8日").filled_on
    '2024年3月8日'
    """

    filled_on: str = text_field("填报日期")
    note: str = text_field("备注")
