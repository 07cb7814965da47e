"""Recognisers: the built-in ones, and plugins that are good, bad, or not what they claim."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from perfeval import plugins
from perfeval.filing import CellAccount, Form, FormKind, ProjectForm
from perfeval.forms import FormContext, Segment, read, recognisers
from perfeval.forms.kinds.self_evaluation.table import SelfEvaluation
from tests.forms.paper import as_text
from tests.subclasses import OwnInt

FORM = as_text(
    "某县2023年度项目支出绩效自评表",
    [["项目名称", "甲"], ["一级指标", "二级指标", "三级指标", "年度指标值", "得分"]],
)


class Own:
    """A plugin that knows the form better than the built-in recogniser."""

    id = "own"
    forms: tuple[type[Form], ...] = (ProjectForm,)

    def fits(self, segment: Segment) -> int:
        """Many labels."""
        return 100 if "自评表" in segment.title else 0

    def read(self, segment: Segment, context: FormContext) -> ProjectForm:
        """A form of its own."""
        context.note("own", "此处", segment.title)
        return ProjectForm(key=context.key, project_name="插件")


class Marks(Own):
    """A plugin that says what it read."""

    def read(self, segment: Segment, context: FormContext) -> ProjectForm:
        """Keeps the name, and places nothing else."""
        label, name = segment.rows[0].cells
        context.label(label)
        context.keep("project_name", name)
        context.unplaced("其余", "3", *segment.rows[1].cells[:1])
        return ProjectForm(key=context.key, project_name=name.text)


class Broken(Own):
    """A plugin that fails while it reads."""

    def read(self, _segment: Segment, context: FormContext) -> ProjectForm:
        """Fails, after a note that must not stay."""
        context.note("own", "此处", "不留")
        raise ValueError("坏了\x1b")


class Wrong(Own):
    """A plugin that gives something else than a form."""

    def read(self, _segment: Segment, _reading: FormContext) -> ProjectForm:
        """Not a form."""
        return "form"  # type: ignore[return-value]


class Unfit(Own):
    """A plugin that fails while it looks."""

    def fits(self, segment: Segment) -> int:
        """Fails."""
        raise KeyError(segment.title)


class Quits(Own):
    """A plugin that ends the process while it looks."""

    def fits(self, segment: Segment) -> int:
        """Never comes back."""
        raise SystemExit(len(segment.title) and 4)


class Boasts(Own):
    """A plugin that claims more labels than any form has."""

    def fits(self, segment: Segment) -> int:
        """A number of a million digits."""
        return 1 << 3_400_000 if segment.title else 0


class Shouts(Own):
    """A plugin that counts in numbers of its own class."""

    def fits(self, segment: Segment) -> int:
        """A number that fails when it is compared."""
        return OwnInt(len(segment.title))


class Tampers(Own):
    """A plugin that changes a form behind the back of its checks."""

    def read(self, _segment: Segment, context: FormContext) -> ProjectForm:
        """A form whose name is no text."""
        form = super().read(_segment, context)
        object.__setattr__(form, "project_name", 5)
        return form


class Lies(Own):
    """A plugin with a form of its own class."""

    def read(self, _segment: Segment, context: FormContext) -> ProjectForm:
        """A form of a class that nobody knows."""
        own = type("OwnForm", (ProjectForm,), {})
        form: ProjectForm = own(key=context.key, project_name="插件")
        return form


class Scribbles(Own):
    """A plugin that leaves notes of its own kind."""

    def read(self, _segment: Segment, context: FormContext) -> ProjectForm:
        """A note that is none."""
        context.notes.append("a note")  # type: ignore[arg-type]
        return super().read(_segment, context)


class Signs(Own):
    """A plugin that says who files the form."""

    def read(self, _segment: Segment, context: FormContext) -> ProjectForm:
        """A filer that is no text."""
        context.filer = None  # type: ignore[assignment]
        return super().read(_segment, context)


class Steals(Own):
    """A plugin that takes the lines from the segment, and fails."""

    def fits(self, segment: Segment) -> int:
        """Takes them."""
        segment.lines.clear()
        segment.title = ""
        return 100

    def read(self, segment: Segment, context: FormContext) -> ProjectForm:
        """Takes them again."""
        segment.lines.clear()
        context.at = "别处"
        raise ValueError(str(len(segment.lines)))


class Floods(Own):
    """A plugin with more notes than anybody reads."""

    def read(self, _segment: Segment, context: FormContext) -> ProjectForm:
        """Ten thousand notes."""
        for _ in range(10_000):
            context.note("own", "此处", "又一条")
        context.filer = "某局"
        return ProjectForm(key=context.key, project_name="插件")


def leave() -> None:
    """A plugin that ends the process when it is made."""
    raise SystemExit(3)


class Exit:
    """A plugin whose class ends the process."""

    def __init__(self) -> None:
        leave()


class Kindless(Form):
    """A form whose kind is a name, and no kind."""

    kind = "strange.own"  # type: ignore[assignment]


class Taken(Form):
    """A form that calls itself one of ours."""

    kind = ProjectForm.kind


class Coded(Form):
    """A form that runs code where it is asked for its kind."""

    kind = property(lambda _: FormKind("strange.own"))


class Spies(Form):
    """A form that runs code wherever it is asked for anything."""

    kind = FormKind("strange.own")

    def __getattribute__(self, name: str) -> object:
        leave()
        return name


class Once(Own):
    """A plugin that says what it is, once."""

    asked = 0

    @property
    def titles(self) -> re.Pattern[str]:
        """The pattern, and then the end of the process."""
        self.asked += 1
        if self.asked > ONCE:
            leave()
        return re.compile("某表")

    @property
    def __class__(self) -> type:
        """The same of its class."""
        if self.asked > ONCE:
            leave()
        return Own

    @__class__.setter
    def __class__(self, value: type) -> None:
        """As every object has it."""


ONCE = 2  # whether it is there, and what it is


def offers(name: str, value: object) -> type[Own]:
    """A plugin with something of its own in the place of what is due."""
    return type("Offers", (Own,), {name: value})


BYTES = offers("titles", re.compile(b"x"))
TEXT = offers("titles", "x")
FORMLESS = offers("forms", ProjectForm)
ODD = offers("forms", (5,))
KINDLESS = offers("forms", (ProjectForm, Kindless))
TAKEN = offers("forms", (Taken,))
CODED = offers("forms", (Coded,))
SPIES = offers("forms", (Spies,))
INSTANCE = Own()
NOTHING = object()


@pytest.fixture
def plugin(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Install plugins by the names of things in this module."""

    def install(*names: str) -> None:
        offered = tuple(
            plugins.Installed(
                id=f"p{place}",
                distribution="own-forms",
                version="1",
                value=f"tests.forms.test_recognisers:{name}",
            )
            for place, name in enumerate(names)
        )
        monkeypatch.setattr(plugins, "installed", {recognisers.GROUP: offered}.__getitem__)

    return install


@pytest.mark.parametrize("name", ["Own", "INSTANCE"])
def test_a_plugin_reads_a_form(plugin: Callable[..., None], name: str) -> None:
    """The recogniser that finds most labels reads; a class is made, an instance taken."""
    plugin(name)
    filing = read(FORM)
    (form,) = filing.forms
    assert isinstance(form, ProjectForm)
    assert form.project_name == "插件"
    assert ("own", "某县2023年度项目支出绩效自评表 / 此处") in [
        (n.code, n.at) for n in filing.notes
    ]


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("Broken", "ValueError: 坏了"),
        ("Wrong", "读到的是'form'；应为其forms中的表"),
        ("Boasts", "与表的符合程度：读到的是极大的整数；应为不大于"),
        ("Shouts", "与表的符合程度：读到的是17；应为不大于1000000的整数"),
        ("Tampers", "项目支出名称：读到的是5；应为文本"),
        ("Lies", "读到的是OwnForm"),
        ("Scribbles", "识别器的提示：读到的是'a note'；应为Note"),
        ("Signs", "填报单位：没有写明；应为文本"),
        ("Steals", "ValueError: 0"),
        ("Unfit", "KeyError: '某县2023年度项目支出绩效自评表'"),
        ("Exit", "SystemExit: 3"),
        ("Quits", "SystemExit: 4"),
        ("BYTES", "它的titles不是编译好的正则表达式"),
        ("TEXT", "它的titles不是编译好的正则表达式"),
        ("FORMLESS", "它的forms不是由类组成的元组"),
        ("ODD", "它的forms里有5"),
        ("KINDLESS", "它的forms里有Kindless"),
        ("TAKEN", "它的forms里有Taken"),
        ("CODED", "它的forms里有Coded"),
        ("SPIES", "它的forms里有Spies"),
        ("NOTHING", "不是表的识别器：缺少id、forms、fits或read"),
        ("missing", "AttributeError: module"),
    ],
)
def test_a_plugin_that_fails_is_named_and_passed_over(
    plugin: Callable[..., None], name: str, cause: str
) -> None:
    """The next best recogniser reads; the note says whose plugin failed, and why."""
    plugin(name)
    filing = read(FORM)
    (form,) = filing.forms
    assert isinstance(form, ProjectForm)
    assert form.project_name == "甲"
    notes = [(note.at, note.text) for note in filing.notes if note.code == "plugin"]
    assert len(notes) == 1
    assert notes[0][0] == "own-forms:p0"
    assert cause in notes[0][1]
    assert "own" not in {note.code for note in filing.notes}


def test_a_plugin_is_asked_once_for_what_it_is(plugin: Callable[..., None]) -> None:
    """Later, where nobody guards it, it could end the process."""
    plugin("Once")
    (form,) = read(FORM).forms
    assert isinstance(form, ProjectForm)
    assert form.project_name == "插件"


def test_a_plugin_that_marks_no_cell_is_taken_at_its_word(plugin: Callable[..., None]) -> None:
    """Of one that marks some, the others are noted; and its fields have addresses."""
    plugin("Own")
    assert read(FORM).account == CellAccount(values=7)
    plugin("Marks")
    filing = read(FORM)
    assert filing.account == CellAccount(values=1, labels=1, notes=5)
    assert str(filing.address_of("project", "project_name")) == "表1 第1行第2列"
    texts = [note.text for note in filing.notes if note.code == "unplaced"]
    assert texts == ["3", "二级指标\t三级指标\t年度指标值\t得分"]


def test_notes_of_a_plugin_are_cut(plugin: Callable[..., None]) -> None:
    """The first thousand are kept, and who files the form."""
    plugin("Floods")
    filing = read(FORM)
    assert filing.unit.name == "某局"
    codes = [note.code for note in filing.notes]
    assert codes.count("own") == 1_000
    assert codes.count("more") == 1


def test_a_failure_of_our_own_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """A built-in recogniser that fails is a bug, and is seen."""

    def fail(*_: object) -> None:
        raise RuntimeError("ours")

    monkeypatch.setattr(SelfEvaluation, "read", fail)
    with pytest.raises(RuntimeError, match="ours"):
        read(FORM)
