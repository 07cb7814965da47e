"""The figures that a rubric asks for, and how they become integers: checked once for a filing.

Formulas ask for facts in groups: all of one group are stated in one kind, or none of its figures
counts, and the interpreter says why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from perfeval.filing.facts import Fact, Facts
from perfeval.lowering.source import run, shifted
from perfeval.lowering.terms import Input, Integers
from perfeval.lowering.trees import Word
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Count, Percent

__all__ = ["Figures"]

_Read = Callable[[Mapping[str, Fact]], Integers]

_NAMES: Final[Mapping[str, object]] = {
    each.__name__: each for each in (type, KeyError, bool, str, Amount, Count, Percent)
}


def _counts(*values: object) -> Sequence[int | None]:
    """Figures that are no amounts: they are all counts of one unit, or none of them counts."""
    unit = ""
    for value in values:
        if type(value) is not Count or (unit and value.unit and value.unit != unit):
            return [None] * len(values)
        unit = unit or value.unit
    return [value.atoms for value in values]  # type: ignore[attr-defined]


class Figures:
    """Every figure that a rubric asks for, by its place; each formula asks for its own.

    All are read by one Python function, which is written when the first filing is read. No text of
    a rubric stands in it: facts and words are values that it finds by names that are made here.

    >>> figures = Figures()
    >>> figures.amounts_or_counts(("staff.in_post", "staff.authorised_posts"))
    (Input(position=0), Input(position=1))
    >>> stated = [Fact(id="staff.in_post", value="29人"),
    ...           Fact(id="staff.authorised_posts", value="30人")]
    >>> figures.of(Facts(stated))
    (2900000000, 3000000000)
    """

    def __init__(self) -> None:
        self.width = 0  # how many there are
        self._lines: list[str] = []
        self._values: dict[str, object] = {**_NAMES, "counts": _counts}
        self._written: _Read | None = None

    def amounts_or_counts(self, facts: tuple[str, ...]) -> tuple[Input, ...]:
        """Amounts, or counts of one unit; not a mixture."""
        return self._asked(facts, "Amount", "{}.atoms", otherwise="counts({})")

    def amount(self, fact: str) -> Input:
        """One amount, in atoms of a yuan."""
        return self._asked((fact,), "Amount", "{}.atoms")[0]

    def count(self, fact: str) -> Input:
        """One count, in atoms."""
        return self._asked((fact,), "Count", "{}.atoms")[0]

    def percent(self, fact: str) -> Input:
        """One percentage, in atoms of a percent."""
        return self._asked((fact,), "Percent", "{}.atoms")[0]

    def ticks(self, facts: tuple[str, ...]) -> tuple[Input, ...]:
        """Statements: 1 for a true one, 0 for one that is denied."""
        return self._asked(facts, "bool", "+{}")

    def word(self, fact: str) -> Word:
        """A state in words, by its number among those that rules know."""
        codes: dict[str, int] = {}
        self._values[f"code{self.width}"] = codes.get
        found = self._asked((fact,), "str", f"code{self.width}({{}}.strip())")
        return Word(found[0], codes)

    def _asked(
        self, facts: tuple[str, ...], kind: str, read: str, otherwise: str = ""
    ) -> tuple[Input, ...]:
        """The places of figures, one at least, that are read together.

        All are of one `kind`, or none counts. `read` is what becomes of a value; `otherwise` is
        what the values together are if they are of another kind.
        """
        places = range(self.width, self.width + len(facts))
        names = [f"v{place}" for place in places]
        self._values |= {f"fact{place}": fact for place, fact in zip(places, facts, strict=True)}
        alike = " and ".join(f"type({name}) is {kind}" for name in names)
        none = f"{' = '.join(names)} = None"
        known = [f"{name} = {read.format(name)}" for name in names]
        other = f"[{', '.join(names)}] = {otherwise.format(', '.join(names))}"
        self._lines += [
            "try:",
            *shifted(f"v{place} = given[fact{place}].value" for place in places),
            "except KeyError:",
            *shifted([none]),
            "else:",
            *shifted(
                [f"if {alike}:", *shifted(known), "else:", *shifted([other if otherwise else none])]
            ),
        ]
        self.width, self._written = places.stop, None
        return tuple(map(Input, places))

    def of(self, facts: Facts) -> Integers:
        """The integers of a filing, which keeps them for the next time."""
        return facts.kept(self, self._read)

    def _read(self, facts: Facts) -> Integers:
        if self._written is None:
            found = "".join(f"v{place}, " for place in range(self.width))
            lines = [*self._lines, f"return ({found})"]
            self._written = run("figures(given)", lines, self._values)
        return self._written(facts.by_id())
