"""Who recognises which form: the built-in recognisers, and those of plugins.

A plugin offers one under the entry-point group `perfeval.forms`. It is isolated: one that fails is
noted with its name, its distribution and its cause, and the next best one reads the form.
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import Final, Protocol, runtime_checkable

from attrs import frozen

from perfeval.filing.filing import Form
from perfeval.filing.notes import Note
from perfeval.forms.base_table import BaseTable
from perfeval.forms.cells import Reading
from perfeval.forms.city_table import CityTable
from perfeval.forms.outline import ReportOutline
from perfeval.forms.score_table import ScoreTable
from perfeval.forms.segments import Segment
from perfeval.forms.self_evaluation import SelfEvaluation

__all__ = ["GROUP", "Recogniser", "Recognisers", "installed"]

GROUP: Final = "perfeval.forms"


@runtime_checkable
class Recogniser(Protocol):
    """What knows one form by its labels: `fits` says how well, `read` reads it.

    `fits` counts the labels and headings of the form that a segment has; 0 says that the segment
    is not its form. The recogniser that counts most reads it.
    """

    id: str

    def fits(self, segment: Segment) -> int:
        """How many of the form's labels the segment has."""

    def read(self, segment: Segment, reading: Reading) -> Form:
        """The form; what has no place in it goes to `reading.note`."""


@frozen
class Recognisers:
    """The recognisers that are installed, and notes on those that could not be loaded."""

    known: tuple[tuple[str, Recogniser], ...]
    notes: tuple[Note, ...] = ()

    def read(self, segment: Segment, reading: Reading) -> Form | None:
        """The form of a segment; None where nobody knows it. A failing plugin is passed over."""
        ranked: list[tuple[int, str, Recogniser]] = []
        for name, recogniser in self.known:
            try:
                fit = recogniser.fits(segment)
                if fit > 0:
                    ranked.append((fit, name, recogniser))
            except Exception as error:
                reading.notes.append(_failed(name, error))
        ranked.sort(key=lambda each: -each[0])
        for _, name, recogniser in ranked:
            before = len(reading.notes)
            try:
                form: object = recogniser.read(segment, reading)
                if isinstance(form, Form):
                    return form
                failure: Exception = TypeError(f"a {type(form).__name__}, not a form")
            except Exception as error:
                if name in _OWN:
                    raise
                failure = error
            del reading.notes[before:]
            reading.notes.append(_failed(name, failure))
        return None


_BUILT_IN: Final[tuple[Recogniser, ...]] = (
    BaseTable(),
    SelfEvaluation(),
    CityTable(),
    ScoreTable(),
    ReportOutline(),
)
_OWN: Final = frozenset(each.id for each in _BUILT_IN)


def installed() -> Recognisers:
    """The built-in recognisers and those of plugins; a plugin that fails to load is noted."""
    known: list[tuple[str, Recogniser]] = [(each.id, each) for each in _BUILT_IN]
    notes: list[Note] = []
    for point in sorted(entry_points(group=GROUP), key=lambda each: (each.name, each.value)):
        name = f"{_distribution(point)}:{point.name}"
        try:
            loaded = point.load()
            recogniser = loaded() if isinstance(loaded, type) else loaded
        except (Exception, SystemExit) as error:
            notes.append(_failed(name, error))
            continue
        if isinstance(recogniser, Recogniser):
            known.append((name, recogniser))
        else:
            notes.append(_failed(name, TypeError("no recogniser: it lacks id, fits or read")))
    return Recognisers(tuple(known), tuple(notes))


def _distribution(point: EntryPoint) -> str:
    return point.dist.name if point.dist is not None else "?"


def _failed(name: str, error: BaseException) -> Note:
    text = "".join(each for each in str(error) if each.isprintable())[:200]
    return Note(code="plugin", at=name, text=f"{type(error).__name__}: {text}")
