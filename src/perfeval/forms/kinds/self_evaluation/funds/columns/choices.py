"""Which roles the open columns of a table of money take: of all choices, what most speaks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import evolve, frozen

from perfeval.forms.kinds.self_evaluation.funds.columns.proofs import proofs, value_of
from perfeval.forms.layout.columns.columns import Columns
from perfeval.forms.words.labels import is_figure
from perfeval.text.numerals import narrow

__all__ = ["MOST", "Choice"]

_ORDER: Final = {
    "original": 0,
    "adjustment": 1,
    "final": 2,
    "outturn": 3,
    "points": 4,
    "rate": 4,
    "claimed": 5,
    "reason": 6,
}
"""How nearly all forms order their columns; points and rate change places."""
_USUAL: Final = {"final": 3, "outturn": 3, "rate": 3, "points": 2, "claimed": 2, "original": 2}
"""How often a form has the column."""
_PROVED: Final = 6
MOST: Final = 4
"""How many open columns are tried in every way."""
_Roles = Mapping[int, str]


@frozen
class Choice:
    """One way to give roles to the columns of a table of money.

    `texts` are its figures, row by row, in the order of the columns.
    """

    columns: Columns
    texts: tuple[tuple[str, ...], ...]

    def unknown(self) -> tuple[int, ...]:
        """The columns without a role that hold figures."""
        return tuple(
            place
            for place, item in enumerate(self.columns.items)
            if not (item.role or item.aside) and any(is_figure(row[place]) for row in self.texts)
        )

    def or_with(self, place: int) -> Choice:
        """The table with its final budget in another column, where only that gives the rate."""
        if self.columns.items[place].role:
            return self
        other = self.with_final(place)
        return other if other.weight() > self.weight() else self

    def with_final(self, place: int) -> Choice:
        """The table with its final budget in one column, and in no other."""
        changed = {**dict.fromkeys(self.columns.places("final"), ""), place: "final"}
        return evolve(self, columns=self.columns.with_roles(changed))

    def filled(self) -> Choice:
        """The table with the roles that its unknown columns get."""
        return evolve(self, columns=self.columns.with_roles(self._best(self.unknown())))

    def weight(self) -> int:
        """How much speaks for the roles that its columns have."""
        return self._weight(
            {n: item.role for n, item in enumerate(self.columns.items) if item.role}
        )

    def _best(self, places: tuple[int, ...]) -> _Roles:
        """The roles of these columns that most speaks for; none where two choices are alike."""
        if not places or len(places) > MOST:
            return {}
        known = {n: item.role for n, item in enumerate(self.columns.items) if item.role in _ORDER}
        weighed = [(self._weight({**known, **each}), each) for each in self._choices(places, known)]
        most = max(weight for weight, _ in weighed)
        best, *rivals = (each for weight, each in weighed if weight == most)
        return {
            place: role
            for place, role in best.items()
            if all(rival.get(place) == role for rival in rivals)
        }

    def _choices(self, places: tuple[int, ...], known: _Roles) -> Iterator[dict[int, str]]:
        """Every way to give free roles to columns, in the order of the form."""
        if not places:
            yield {}
            return
        first, *rest = places
        yield from self._choices(tuple(rest), known)
        for role in self._free(first, known):
            for others in self._choices(tuple(rest), {**known, first: role}):
                yield {first: role, **others}

    def _free(self, place: int, known: _Roles) -> list[str]:
        """The roles that a column may have: not taken, in order, and of its kind of figures."""
        rank = _ORDER
        ranks = [(at, rank[role]) for at, role in known.items() if role in rank]
        low = max((each for at, each in ranks if at < place), default=0)
        high = min((each for at, each in ranks if at > place), default=6)
        texts = [row[place] for row in self.texts]
        shares = any("%" in narrow(text) for text in texts)
        small = all(0 <= value <= 100 for text in texts if (value := value_of(text)) is not None)
        return [
            role
            for role in rank
            if role not in known.values()
            and low <= rank[role] <= high
            and role != "reason"
            and (role == "rate" if shares else small or role not in ("points", "claimed"))
        ]

    def _weight(self, roles: _Roles) -> int:
        """How much speaks for these roles: how usual they are, and sums that come out."""
        at = {role: place for place, role in roles.items()}
        weight = sum(_USUAL.get(role, -1) for role in at)
        return weight + _PROVED * sum(self._proofs(at))

    def proved(self) -> bool:
        """Whether a sum comes out with the roles that the columns have."""
        return any(self._proofs({item.role: n for n, item in enumerate(self.columns.items)}))

    def _proofs(self, at: Mapping[str, int]) -> Iterator[bool]:
        """Which sums of the first row come out, where the roles stand `at` these places."""
        for texts in self.texts[:1]:
            yield from proofs({role: value_of(texts[place]) for role, place in at.items()})
