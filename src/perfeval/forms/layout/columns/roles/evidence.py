"""What speaks for each role of a column, in weights.

A weight of ten is a word that is sure; a role needs `ENOUGH`, and must be `AHEAD` of any other
reading of the table. Nothing here decides: that is `assignment`.
"""

from __future__ import annotations

from typing import Final

from attrs import define, field, frozen

from perfeval.forms.layout.columns.roles.profile import Profile
from perfeval.forms.layout.columns.stacks import Stack
from perfeval.forms.words.cores import spoken_for

__all__ = ["AHEAD", "ENOUGH", "KNOWN", "NEVER", "Evidence", "Subject"]

ENOUGH: Final = 7
AHEAD: Final = 3
KNOWN: Final = 10
"""The weight of a heading that is known, whole or by its words."""
NEVER: Final = -40
"""The weight against a role that nothing else makes good."""


@frozen
class Subject:
    """A column as it is judged: what is over it, the role it is known by, and its profile."""

    stack: Stack
    exact: str
    profile: Profile

    @property
    def label(self) -> str:
        """What the column is called."""
        return self.stack.label

    @property
    def roles(self) -> frozenset[str]:
        """All roles that the heading speaks for."""
        return frozenset({self.exact, *spoken_for(self.label)})


@define
class Evidence:
    """What speaks for the roles of one column: each role with its weight."""

    weights: dict[str, int] = field(factory=dict)

    def add(self, role: str, weight: int) -> None:
        """Something more that speaks for a role, or against it."""
        self.weights[role] = self.weights.get(role, 0) + weight
