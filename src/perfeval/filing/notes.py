"""What a reader could not understand or left out, and the footer of a form."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from perfeval.text.fields import of_key, of_text, text_field

__all__ = ["NOTE_NAMES", "Footer", "Note"]

NOTE_NAMES: Final = {
    "character": "不可见字符",
    "comment": "批注",
    "computed": "由公式算得的值",
    "contents": "目录",
    "converted": "转换后读入",
    "cut": "过长的文字",
    "display": "显示的数与存储的数不同",
    "doubt": "没有读懂的数",
    "encoding": "文字编码",
    "endnote": "尾注",
    "external_link": "外部链接",
    "faint_text": "白色或极小的文字",
    "field": "未结束的域",
    "footnote": "脚注",
    "format": "数字格式",
    "formula": "公式",
    "hidden_column": "隐藏的列",
    "hidden_row": "隐藏的行",
    "hidden_sheet": "隐藏的工作表",
    "hidden_text": "隐藏的文字",
    "macro": "宏",
    "margin": "页眉页脚",
    "merge_without_start": "合并单元格缺起始格",
    "missing_cell": "缺少的单元格",
    "more": "从略的提示",
    "nested_table": "嵌套的表",
    "no_unit": "缺金额单位",
    "no_unit_name": "缺单位名称",
    "no_year": "缺年度",
    "note_mark": "注释标记",
    "other_unit": "换算的金额单位",
    "other_year": "年度不一",
    "overlap": "重叠的合并区域",
    "personal_data": "个人信息",
    "picture": "图片",
    "places": "小数位数",
    "plugin": "插件",
    "prompt": "未填的提示文字",
    "ruby": "拼音标注",
    "shared_unit": "别处写明的金额单位",
    "signature": "签字",
    "stale": "未更新的公式值",
    "struck_text": "划去的文字",
    "subtotal": "小计",
    "symbol": "读不出的符号",
    "text_box": "文本框",
    "tracked_change": "修订痕迹",
    "twice": "重复给出的单元格",
    "unplaced": "表中没有对应项目的内容",
    "unread": "没有识别的内容",
    "unread_part": "未读入的部分",
    "unreadable": "看不懂的内容",
}
"""The codes of the notes of the readers, with what people call them."""

_ANY: Final = "读表提示"


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

    @property
    def name(self) -> str:
        """What people call the kind of note: 修订痕迹; 读表提示 for a code of a plugin's reader.

        >>> Note(code="tracked_change", at="附件2", text="1140.66→1140.6").name
        '修订痕迹'
        """
        return NOTE_NAMES.get(self.code, _ANY)


@frozen(kw_only=True)
class Footer:
    """The footer of a form: 填报日期 and the texts without the names and telephone numbers.

    >>> Footer(filled_on="2024年3月8日").filled_on
    '2024年3月8日'
    """

    filled_on: str = text_field("填报日期")
    note: str = text_field("备注")
