"""Words that published forms print over their columns, by role; the reader never sees them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Final

from attrs import frozen

__all__ = ["COLUMNS", "WORDS", "Lexicon", "listed"]


def listed(name: str) -> dict[str, tuple[str, ...]]:
    """The lists of a file beside this one: a name with its words, over several lines."""
    made: dict[str, list[str]] = {}
    words: list[str] = []
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if not line.startswith(" "):
            name, _, line = line.partition(":")
            words = made.setdefault(name, [])
        words += [word.replace("_", "  ") for word in line.split()]
    return {name: tuple(words) for name, words in made.items()}


WORDS: Final[Mapping[str, tuple[str, ...]]] = listed("words.txt")
"""Role by role, what it is met as."""
COLUMNS: Final = tuple(
    role
    for role in WORDS
    if role.startswith(("fund.", "row.")) and role not in ("fund.total", "row.serial", "row.labels")
)
"""The roles of columns: their words are split where a part is to be hidden."""


@frozen
class Lexicon:
    """Words by role, as far as documents may use them."""

    words: Mapping[str, tuple[str, ...]] = WORDS

    def word(self, random: Random, role: str, usual: float) -> str:
        """A word of a role: with the chance `usual` the commonest, which is the first."""
        words = self.words[role]
        return words[0] if random.random() < usual else random.choice(words)

    def half(self, seed: int, *, other: bool = False) -> Lexicon:
        """One half of the words of each column role, drawn by `seed`; `other`: the other half."""
        made = dict(self.words)
        for role in COLUMNS:
            words = list(self.words[role])
            Random(f"{seed}/{role}").shuffle(words)
            cut = (len(words) + 1) // 2
            made[role] = tuple(words[cut:] if other and len(words) > 1 else words[:cut])
        return Lexicon(made)

    def only(self, fits: Callable[[str, str], bool]) -> Lexicon:
        """The words of column roles for which `fits(role, word)` holds; all where none does."""
        made = dict(self.words)
        for role in COLUMNS:
            made[role] = tuple(w for w in self.words[role] if fits(role, w)) or self.words[role]
        return Lexicon(made)
