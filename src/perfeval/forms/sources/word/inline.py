"""The elements within paragraphs: runs, their text and symbols, settings, formulas, fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from perfeval.forms.sources.usage import Usage
from perfeval.forms.sources.word.fields import FORM_ELEMENTS, Field
from perfeval.forms.sources.word.flow import Flow
from perfeval.forms.sources.word.formulas import ELEMENTS, Formula
from perfeval.forms.sources.word.runs import PROPERTIES, is_shaded, set_property
from perfeval.forms.sources.word.switches import is_on
from perfeval.forms.sources.word.symbols import drawn, symbol, unread
from perfeval.forms.sources.word.tables import End, Start, WordTables
from perfeval.forms.sources.word.unseen import quoted

__all__ = ["Inline"]

_SIGNS: Final = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "br": "\n", "cr": "\n"}
_DATES: Final = ("dayLong", "dayShort", "monthLong", "monthShort", "yearLong", "yearShort", "pgNum")


class Inline:
    """Takes the elements and the text within paragraphs, and lets `flow` have what they say.

    `starts` and `ends` are the elements that it takes, with what they do; `place` tells where they
    stand.
    """

    def __init__(
        self, flow: Flow, tables: WordTables, usage: Usage, place: Callable[[], str]
    ) -> None:
        self._flow = flow
        self._tables = tables
        self._usage = usage
        self._place = place
        self._text = ""
        self._settings = 0
        self._maths = 0
        self._form: Field | None = None
        self._prompt = False
        self._prompts: list[bool] = []
        self.starts: dict[str, Start] = {
            **dict.fromkeys(ELEMENTS, self._begin_math),
            **dict.fromkeys(PROPERTIES, self._property),
            **dict.fromkeys(FORM_ELEMENTS, self._form_field),
            **dict.fromkeys(_SIGNS, self._sign),
            **dict.fromkeys(_DATES, self._date),
            **dict.fromkeys(("pPr", "tabs"), self._begin_settings),
            **dict.fromkeys(("pStyle", "numId", "ilvl", "rStyle"), self._setting),
            **dict.fromkeys(("sym", "symEx"), self._symbol),
            **dict.fromkeys(("t", "instrText"), self._begin_text),
            "r": self._begin_run,
            "oMath": self._begin_formula,
            "framePr": self._frame,
            "bdo": self._begin_direction,
            "ffData": self._begin_form,
            "showingPlcHdr": self._prompted,
            "sdtContent": self._begin_content,
            "fldSimple": self._begin_field,
            "fldChar": self._field_sign,
            **dict.fromkeys(("footnoteReference", "endnoteReference"), self._footnote),
        }
        self.ends: dict[str, End] = {
            **dict.fromkeys(ELEMENTS, self._end_math),
            **dict.fromkeys(("pPr", "tabs"), self._end_settings),
            **dict.fromkeys(("t", "instrText"), self._end_text),
            "r": self._end_run,
            "oMath": self._end_formula,
            "bdo": self._end_direction,
            "ffData": self._end_form,
            "sdtContent": self._end_content,
            "fldSimple": self._end_simple_field,
        }

    def data(self, text: str) -> None:
        """Text, wherever it stands."""
        fields = self._flow.paragraph.fields
        if self._text == "t" and any(self._prompts):
            self._flow.spend(text)
            self._flow.paragraph.note("prompt", text)
        elif self._text == "t":
            look = self._flow.look()
            self._flow.say(drawn(text, look.ascii_font, look.other_font), look)
        elif self._text and fields:
            self._flow.spend(text)
            fields[-1].tell(text)

    def _begin_text(self, name: str, _attributes: dict[str, str]) -> None:
        self._text = name

    def _end_text(self, _name: str) -> None:
        self._text = ""

    def _begin_run(self, _name: str, _attributes: dict[str, str]) -> None:
        self._flow.begin_run()

    def _end_run(self, _name: str) -> None:
        self._flow.end_run()

    def _sign(self, name: str, _attributes: dict[str, str]) -> None:
        if not self._settings:
            self._flow.say(_SIGNS[name], self._flow.look())

    def _date(self, name: str, _attributes: dict[str, str]) -> None:
        self._flow.say(unread(f"field: {name} ..."), self._flow.look())

    def _symbol(self, _name: str, attributes: dict[str, str]) -> None:
        shown = symbol(attributes.get("font", ""), attributes.get("char", ""))
        self._flow.say(shown, self._flow.look())

    def _property(self, name: str, attributes: dict[str, str]) -> None:
        """How a run looks, or the paragraph mark; the background of a paragraph, of a cell."""
        paragraph = self._flow.paragraph
        if self._flow.in_new_cell:
            if name == "shd":
                self._tables.shade(attributes)
        elif self._settings:
            set_property(paragraph.ending.properties, name, attributes)
            paragraph.shaded = paragraph.shaded or (name == "shd" and is_shaded(attributes))
        elif paragraph.runs:
            set_property(paragraph.runs[-1].properties, name, attributes)

    def _begin_settings(self, _name: str, _attributes: dict[str, str]) -> None:
        self._settings += 1

    def _end_settings(self, _name: str) -> None:
        self._settings -= 1

    def _setting(self, name: str, attributes: dict[str, str]) -> None:
        """A style, the list or the level that the paragraph names; the style of a run."""
        paragraph, value = self._flow.paragraph, attributes.get("val", "")
        if name == "rStyle":
            (paragraph.ending if self._settings else paragraph.run).style = value
        elif name == "pStyle":
            paragraph.style = value
        elif name == "numId":
            paragraph.number = value
        else:
            paragraph.level = value

    def _frame(self, _name: str, attributes: dict[str, str]) -> None:
        self._flow.paragraph.initial = attributes.get("dropCap", "none") != "none"

    def _begin_direction(self, _name: str, attributes: dict[str, str]) -> None:
        self._flow.paragraph.directions.append(attributes.get("val", ""))

    def _end_direction(self, _name: str) -> None:
        self._flow.paragraph.directions.pop()

    def _footnote(self, _name: str, attributes: dict[str, str]) -> None:
        self._flow.paragraph.run.mark = "customMarkFollows" in attributes

    def _begin_formula(self, _name: str, _attributes: dict[str, str]) -> None:
        self._maths += 1
        self._flow.formula = self._flow.formula or Formula()

    def _begin_math(self, name: str, attributes: dict[str, str]) -> None:
        if self._flow.formula is not None:
            self._flow.formula.start(name, attributes)

    def _end_math(self, name: str) -> None:
        if self._flow.formula is not None:
            self._flow.formula.end(name)

    def _end_formula(self, _name: str) -> None:
        self._maths -= 1
        if self._flow.formula is not None and not self._maths:
            self._flow.end_formula(self._flow.formula)

    def _begin_form(self, _name: str, _attributes: dict[str, str]) -> None:
        fields = self._flow.paragraph.fields
        self._form = fields[-1] if fields else None

    def _form_field(self, name: str, attributes: dict[str, str]) -> None:
        if self._form is not None:
            self._form.form(name, attributes)

    def _end_form(self, _name: str) -> None:
        self._form = None

    def _prompted(self, _name: str, attributes: dict[str, str]) -> None:
        """A content control says that it shows its prompt, for nothing was entered."""
        self._prompt = is_on(attributes.get("val", ""))

    def _begin_content(self, _name: str, _attributes: dict[str, str]) -> None:
        self._prompts.append(self._prompt)
        self._prompt = False

    def _end_content(self, _name: str) -> None:
        self._prompts.pop()

    def _begin_field(self, _name: str, attributes: dict[str, str]) -> None:
        code = attributes.get("instr", "")
        begun = Field(simple=True, has_result=True)
        begun.tell(code)
        self._flow.spend(code)
        self._flow.paragraph.begin_field(begun)

    def _field_sign(self, _name: str, attributes: dict[str, str]) -> None:
        paragraph = self._flow.paragraph
        kind = attributes.get("fldCharType", "")
        if kind == "begin":
            paragraph.begin_field(Field())
        elif kind == "separate":
            paragraph.begin_result()
        elif kind == "end":
            self._end_field(paragraph.end_field(simple=False))

    def _end_simple_field(self, _name: str) -> None:
        self._end_field(self._flow.paragraph.end_field(simple=True))

    def _end_field(self, ended: Field | None) -> None:
        """The end of a field: one without a result is drawn from its code."""
        if ended is None:
            return
        if ended.outside:
            self._usage.note("external_link", self._place(), quoted([ended.code]))
        if ended.computed:
            text = f"读入的是域公式的结果：{quoted([ended.code])}"
            self._usage.note("formula", self._place(), text)
        if not self._flow.paragraph.has_text_since(ended):
            self._flow.put(ended.drawn())
            if ended.is_guide:
                self._flow.guide(self._place())
