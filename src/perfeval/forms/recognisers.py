"""Who recognises which form: the built-in recognisers, and those of plugins.

A plugin offers one under the entry-point group `perfeval.forms`. It is isolated: it gets a segment
and a reading of its own, what it gives is checked as data, and where it fails it is noted with its
name, its distribution and its cause, and the next best one reads the form.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from inspect import getattr_static
from itertools import islice
from typing import Final, Protocol, runtime_checkable

from attrs import define, evolve, frozen

from perfeval import plugins
from perfeval.errors import InputError, Phrase, PluginError, brief
from perfeval.filing import FORMS
from perfeval.filing.foreign_form import check_form
from perfeval.filing.form import Form
from perfeval.filing.kinds import FormKind
from perfeval.filing.notes import Note
from perfeval.forms.kinds.base_data.table import BaseTable
from perfeval.forms.kinds.city.table import CityTable
from perfeval.forms.kinds.monitoring.form import MonitoringTable
from perfeval.forms.kinds.objectives import ObjectivesTable
from perfeval.forms.kinds.report.form import ReportOutline
from perfeval.forms.kinds.reviews import REVIEWS
from perfeval.forms.kinds.score_sheet.sheet import ScoreTable
from perfeval.forms.kinds.self_evaluation.table import SelfEvaluation
from perfeval.forms.kinds.summary.form import SummaryTable
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments.segment import Segment
from perfeval.plugins import Failed, contained, guarded
from perfeval.text.policy import checked_text

__all__ = ["GROUP", "Recogniser", "Recognisers", "Titled", "class_of", "installed"]

GROUP: Final = "perfeval.forms"
_MOST_LABELS: Final = 10**6
_MOST_NOTES: Final = 1_000
_PLAIN: Final = ("__getattribute__", "key", "title")


@runtime_checkable
class Recogniser(Protocol):
    """What knows a kind of form: the classes it gives, how well a segment fits, how it is read.

    `forms` are the classes of form, each with its kind. `fits` counts the labels and headings of
    the form that a segment has; 0 says that the segment is not its form. The recogniser that counts
    most reads it.
    """

    id: str
    forms: tuple[type[Form], ...]

    def fits(self, segment: Segment) -> int:
        """How many of the form's labels the segment has."""

    def read(self, segment: Segment, context: FormContext) -> Form:
        """The form; what has no place in it goes to `context.note`."""


@runtime_checkable
class Titled(Protocol):
    """A recogniser of forms with titles of their own, at which another form begins.

    `titles` is a compiled pattern of such a title, whole, without white space and with ASCII
    brackets, such as ``re.compile(".{0,60}资金台账")``.
    """

    titles: re.Pattern[str]


@frozen
class Recognisers:
    """The recognisers that are installed, and notes on those that could not be loaded."""

    known: tuple[tuple[str, Recogniser], ...]
    notes: tuple[Note, ...] = ()

    @property
    def titles(self) -> tuple[re.Pattern[str], ...]:
        """The titles that are those of one kind of form alone."""
        found = (getattr(each, "titles", None) for _, each in self.known)
        return tuple(each for each in found if each is not None)

    def read(self, segment: Segment, context: FormContext) -> Form | None:
        """The form of a segment; None where nobody knows it. A failing plugin is passed over."""
        ranked: list[tuple[int, str, Recogniser]] = []
        for name, recogniser in self.known:
            fit = recogniser.fits(segment) if name in _OWN else _fit(recogniser, segment)
            if type(fit) is Failed:
                context.notes.append(_failed(name, fit))
            elif fit > 0:
                ranked.append((fit, name, recogniser))
        ranked.sort(key=lambda each: -each[0])
        for _, name, recogniser in ranked:
            if name in _OWN:
                return recogniser.read(segment, context)
            form = _form(recogniser, segment, context)
            if type(form) is not Failed:
                return form
            context.notes.append(_failed(name, form))
        return None


_BUILT_IN: Final[tuple[Recogniser, ...]] = (
    BaseTable(),
    SelfEvaluation(),
    CityTable(),
    ScoreTable(),
    *REVIEWS,
    ObjectivesTable(),
    MonitoringTable(),
    ReportOutline(),
    SummaryTable(),
)
_OWN: Final = frozenset(each.id for each in _BUILT_IN)


def class_of(kind: FormKind) -> type[Form] | None:
    """The class of the forms of a kind; None for a kind that nothing installed knows."""
    for _, recogniser in installed().known:
        for each in recogniser.forms:
            if each.kind == kind:
                return each
    return next((each for each in FORMS if each.kind == kind), None)  # a kind without a reader


def installed() -> Recognisers:
    """The built-in recognisers and those of plugins; a plugin that fails to load is noted."""
    known: list[tuple[str, Recogniser]] = [(each.id, each) for each in _BUILT_IN]
    notes: list[Note] = []
    for entry in plugins.installed(GROUP):
        loaded = plugins.load(entry, _checked)
        if isinstance(loaded, PluginError):
            notes.append(
                Note(code="plugin", at=entry.qualified_id, text=loaded.args[2].message("zh"))
            )
        else:
            known.append((entry.qualified_id, loaded))
    return Recognisers(tuple(known), tuple(notes))


@define(eq=False)
class _Guest:
    """The recogniser of a plugin, asked once for what it says of itself."""

    id: str
    forms: tuple[type[Form], ...]
    fits: Callable[[Segment], int]
    read: Callable[[Segment, FormContext], Form]

    titles: re.Pattern[str] | None


def _checked(offered: object) -> Recogniser | plugins.Cause:
    """The recogniser that is offered, or one made of the class that is."""
    recogniser = offered() if isinstance(offered, type) else offered
    if not isinstance(recogniser, Recogniser):
        return plugins.Cause("no recogniser: it lacks id, forms, fits or read")
    titles: object = getattr(recogniser, "titles", None)
    if titles is not None and not (isinstance(titles, re.Pattern) and type(titles.pattern) is str):
        return plugins.Cause("its titles are no compiled pattern")
    forms: object = recogniser.forms
    if type(forms) is not tuple:
        return plugins.Cause("its forms are no tuple of classes")
    for each in forms:
        if not _is_class_of_form(each):
            said = "its forms hold {value}, which is no class of Form with a FormKind of its own"
            shown = each.__name__ if isinstance(each, type) else brief(each)
            return plugins.Cause(Phrase(said, value=shown))
    return _Guest(recogniser.id, forms, recogniser.fits, recogniser.read, titles)


def _is_class_of_form(value: object) -> bool:
    """Whether a value is a class of form; one that is not ours has no kind that one of ours has.

    Its kind, key and title are data, as those of every form: asking for them runs no code.
    """
    if not (type(value) is type(Form) and issubclass(value, Form)):
        return False
    kind: object = getattr_static(value, "kind", None)
    plain = all(getattr_static(value, name) is getattr_static(Form, name) for name in _PLAIN)
    return value in FORMS or (
        plain and type(kind) is FormKind and all(each.kind != kind for each in FORMS)
    )


def _fit(recogniser: Recogniser, segment: Segment) -> int | Failed:
    """How many labels a plugin finds in a copy of the segment, or how it failed."""

    def ask() -> int:
        fit: object = recogniser.fits(_copy(segment))
        if type(fit) is int and fit <= _MOST_LABELS:
            return fit
        raise InputError(
            "how well the form fits", fit, Phrase("an int up to {most}", most=_MOST_LABELS)
        )

    return contained(lambda: guarded(ask))


def _form(recogniser: Recogniser, segment: Segment, context: FormContext) -> Form | Failed:
    """The form that a plugin reads, or how it failed; only then its notes go to `reading`.

    One that marks no cell is taken at its word: it kept them all.
    """
    own = FormContext(key=context.key, at=context.at)
    ledger, left = own.ledger, own.left

    def ask() -> Form:
        form = _plain_form(recogniser.read(_copy(segment), own), recogniser.forms)
        own.notes = [_plain_note(each) for each in islice(own.notes, _MOST_NOTES + 1)]
        if len(own.notes) > _MOST_NOTES:
            own.notes[-1] = Note(code="more", at=context.at, text="其余提示从略")
        own.filer = checked_text(own.filer, "who files the form")
        own.left = [(cell, checked_text(text, "a row in doubt")) for cell, text in left]
        return form

    form = contained(lambda: guarded(ask))
    if type(form) is not Failed:
        context.notes += own.notes
        context.filer, context.left, context.ledger = own.filer, own.left, ledger
        if not ledger.marked:
            context.value(*(cell for line in segment.rows for cell in line.cells))
    return form


def _copy(segment: Segment) -> Segment:
    """The segment with a list of its own, so that nobody takes lines from the next recogniser."""
    return evolve(segment, lines=list(segment.lines), heads=list(segment.heads))


def _plain_form(form: object, kinds: tuple[type[Form], ...]) -> Form:
    """The form, whose fields are checked once more. Raises `InputError` for one of no such kind."""
    if not isinstance(form, Form) or type(form) not in kinds:
        raise InputError("what a recogniser reads", form, "a form of its `forms`")
    made = evolve(form)
    check_form(made)
    return made


def _plain_note(note: object) -> Note:
    if type(note) is not Note:
        raise InputError("a note of a recogniser", note, "a Note")
    return evolve(note)


def _failed(name: str, failed: Failed) -> Note:
    return Note(code="plugin", at=name, text=failed.said.message("zh"))
