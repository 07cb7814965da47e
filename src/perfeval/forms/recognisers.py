"""Who recognises which form: the built-in recognisers, and those of plugins.

A plugin offers one under the entry-point group `perfeval.forms`. It is isolated: one that fails is
noted with its name, its distribution and its cause, and the next best one reads the form.
"""

from __future__ import annotations

import re
from typing import Final, Protocol, runtime_checkable

from attrs import frozen

from perfeval import plugins
from perfeval.errors import PluginError, failure
from perfeval.filing.form import Form
from perfeval.filing.kinds import FormKind
from perfeval.filing.notes import Note
from perfeval.forms.kinds.base_data.table import BaseTable
from perfeval.forms.kinds.city.table import CityTable
from perfeval.forms.kinds.monitoring import MonitoringTable
from perfeval.forms.kinds.objectives import ObjectivesTable
from perfeval.forms.kinds.report import ReportOutline
from perfeval.forms.kinds.score_sheet import ScoreTable
from perfeval.forms.kinds.self_evaluation.table import SelfEvaluation
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments import Segment, title_of

__all__ = ["GROUP", "Recogniser", "Recognisers", "Titled", "class_of", "installed"]

GROUP: Final = "perfeval.forms"


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

    `titles` is a pattern of how such a title ends, without white space and with ASCII brackets,
    such as ``资金台账``.
    """

    titles: str


@frozen
class Recognisers:
    """The recognisers that are installed, and notes on those that could not be loaded."""

    known: tuple[tuple[str, Recogniser], ...]
    notes: tuple[Note, ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        """How titles end that are those of one kind of form alone."""
        return tuple(each.titles for _, each in self.known if isinstance(each, Titled))

    def read(self, segment: Segment, context: FormContext) -> Form | None:
        """The form of a segment; None where nobody knows it. A failing plugin is passed over."""
        ranked: list[tuple[int, str, Recogniser]] = []
        for name, recogniser in self.known:
            try:
                fit = recogniser.fits(segment)
                if fit > 0:
                    ranked.append((fit, name, recogniser))
            except (Exception, SystemExit) as error:
                context.notes.append(_failed(name, error))
        ranked.sort(key=lambda each: -each[0])
        for _, name, recogniser in ranked:
            before = len(context.notes)
            try:
                form: object = recogniser.read(segment, context)
                if isinstance(form, Form):
                    return form
                cause: BaseException = TypeError(f"a {type(form).__name__}, not a form")
            except (Exception, SystemExit) as error:
                if name in _OWN:
                    raise
                cause = error
            del context.notes[before:]
            context.notes.append(_failed(name, cause))
        return None


_BUILT_IN: Final[tuple[Recogniser, ...]] = (
    BaseTable(),
    SelfEvaluation(),
    CityTable(),
    ScoreTable(),
    ObjectivesTable(),
    MonitoringTable(),
    ReportOutline(),
)
_OWN: Final = frozenset(each.id for each in _BUILT_IN)


def class_of(kind: FormKind) -> type[Form] | None:
    """The class of the forms of a kind; None for a kind that nothing installed reads."""
    for _, recogniser in installed().known:
        for each in recogniser.forms:
            if each.kind == kind:
                return each
    return None


def installed() -> Recognisers:
    """The built-in recognisers and those of plugins; a plugin that fails to load is noted."""
    known: list[tuple[str, Recogniser]] = [(each.id, each) for each in _BUILT_IN]
    notes: list[Note] = []
    for entry in plugins.installed(GROUP):
        loaded = plugins.load(entry, _checked)
        if isinstance(loaded, PluginError):
            notes.append(Note(code="plugin", at=entry.qualified_id, text=loaded.cause))
        else:
            known.append((entry.qualified_id, loaded))
    return Recognisers(tuple(known), tuple(notes))


def _checked(offered: object) -> Recogniser | plugins.Cause:
    """The recogniser that is offered, or one made of the class that is."""
    recogniser = offered() if isinstance(offered, type) else offered
    if isinstance(recogniser, Recogniser):
        try:
            title_of(recogniser.titles if isinstance(recogniser, Titled) else "")
        except (re.error, TypeError) as error:
            return plugins.Cause(f"its titles are no pattern: {error}")
        return recogniser
    return plugins.Cause("no recogniser: it lacks id, forms, fits or read")


def _failed(name: str, error: BaseException) -> Note:
    return Note(code="plugin", at=name, text=failure(error))
