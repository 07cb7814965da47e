"""What a rubric needs to be scored by columns, and what its totals are made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from attrs import field, frozen

from perfeval.columns.lowered import Lowered, lowered
from perfeval.errors import InputError, Phrase
from perfeval.filing import BudgetUnit, Facts, Filing
from perfeval.numbers.decimals import PLACES
from perfeval.rubric.criteria import Criterion
from perfeval.rubric.placed import Placed
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.compiled.plan import places_of
from perfeval.scoring.interpreter import interpreted
from perfeval.scoring.scoring import is_scored_by_facts

__all__ = ["Plan"]

_UNNAMED: Final = Filing(unit=BudgetUnit(name="某单位"))


@frozen
class Plan:
    """The measured criteria of a rubric, and how their points are counted.

    `rows` are those that columns compute. Points are rounded to 1/`unit` and counted in 10 to the
    minus `places_shown`, so that what each row is worth is a whole number, too: `factor` is between
    the two. `adds_up` says that a total is the sum of its rows; `completes` that a form can be
    scored whole; `out_of` are the points of each criterion, counted; `kept` is what was compiled.
    """

    rubric: Rubric
    places: tuple[Placed[Criterion], ...]
    rows: tuple[Lowered, ...]
    unit: int
    places_shown: int
    factor: int
    adds_up: bool
    completes: bool
    out_of: Mapping[str, int]
    kept: dict[object, Any] = field(factory=dict, init=False, eq=False)

    @classmethod
    def of(cls, rubric: Rubric) -> Plan:
        """The plan of a rubric that facts alone can be scored by; others raise `InputError`.

        It is made when the rubric first scores a table, and kept with it.
        """
        if not isinstance(rubric, Rubric):
            raise InputError("score_columns", rubric, Phrase("a {name}", name="Rubric"))
        if not is_scored_by_facts(rubric.form) or not any(places_of(rubric)):
            found = Phrase("{id}, for {form}", id=rubric.id, form=rubric.form.official_name)
            due = "one that asks for facts alone: this one asks for the rows of a form (score_many)"
            raise InputError("the rubric for columns", found, due)
        kept: Plan | None = getattr(rubric, "_columns", None)
        if kept is None:
            kept = cls._made(rubric)
            object.__setattr__(rubric, "_columns", kept)
        return kept

    @classmethod
    def _made(cls, rubric: Rubric) -> Plan:
        places = tuple(places_of(rubric))
        shown = max(_decimal_places(place.item.points.atoms) for place in places)
        shown = max(shown, rubric.places)
        card = interpreted(_UNNAMED, rubric, None, Facts(()), {})
        measured = {place.item.key for place in places}
        others = [score for score in card.scores if score.key not in measured]
        beyond = (card.bonuses, card.penalties, card.vetoes, rubric.weights(), card.total_at_most)
        return cls(
            rubric=rubric,
            places=places,
            rows=tuple(lowered(places)),
            unit=10**rubric.places,
            places_shown=shown,
            factor=10 ** (shown - rubric.places),
            adds_up=not any(beyond),
            completes=not any(score.out_of.atoms for score in others),
            out_of={
                place.item.key: place.item.points.atoms // 10 ** (PLACES - shown)
                for place in places
            },
        )

    @property
    def total_places(self) -> int:
        """The decimal places of totals: what weights make of points may have many."""
        return self.places_shown if self.adds_up else PLACES

    def columns(self, *, rows: bool) -> list[str]:
        """The names of the columns that are made; with `rows` of each criterion its own."""
        own = [f"{name}.{key}" for name in ("points", "unscored") for key in self.out_of if rows]
        return ["total", "scored_out_of", "rating", *own]

    def counted(self, atoms: int) -> int:
        """Points in atoms as they are counted here."""
        scale: int = 10 ** (PLACES - self.places_shown)
        return atoms // scale


def _decimal_places(atoms: int) -> int:
    """How many decimal places so many atoms have."""
    return next(places for places in range(PLACES + 1) if atoms % 10 ** (PLACES - places) == 0)
