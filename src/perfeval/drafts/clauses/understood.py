"""What was read from a clause: its rule, what it speaks of, what it leaves open."""

from __future__ import annotations

from typing import Final

from attrs import evolve, field, frozen

from perfeval.measures import Kind
from perfeval.rules import Deduct, Rule, Steps

__all__ = ["CHOICES", "Assumed", "Understood"]

CHOICES: Final = {
    Steps.WHOLE: "不足一步的不计",
    Steps.STARTED: "不足一步的按一步计",
    Steps.PRO_RATA: "不足一步的按比例计",
}
"""What each reading of a part-step is called."""


@frozen
class Assumed:
    """A reading that the draft takes because the rest of the clause says so: what, and why."""

    key: str
    clause: str
    choice: str
    why: str


@frozen(kw_only=True)
class Understood:
    """A clause that was read whole.

    `kind` is what its measure must give; `subjects` are the names by which it calls the rate,
    `formula` how it says that it is computed. `conditions` are those of a checklist, `cases` the
    words for what is counted, `unit` its unit. `both_ways` says that the
    rate may lie on either side. `open_step` is the phrase that leaves a part-step open: then the
    rule holds whole steps until `chosen` says otherwise.
    """

    rule: Rule
    kind: Kind
    subjects: tuple[str, ...] = ()
    formula: str = ""
    conditions: tuple[str, ...] = ()
    cases: str = ""
    unit: str = ""
    both_ways: bool = False
    open_step: str = ""
    assumed: tuple[Assumed, ...] = field(default=())

    def chosen(self, steps: Steps) -> Rule:
        """The rule by one reading of a part-step."""
        if self.open_step and isinstance(self.rule, Deduct):
            return evolve(self.rule, steps=steps)
        return self.rule
