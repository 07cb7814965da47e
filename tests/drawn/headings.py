"""A word of the lexicon as it stands over a column: with its year, letter, unit, and wrapped."""

from __future__ import annotations

import re
from random import Random
from typing import Final

from attrs import define, frozen

from tests.drawn.lexicon import Lexicon

__all__ = ["Dress", "Headings"]

_DATED: Final = re.compile(r"[0-9]|全年|年|本年|当年|截至|调整|累计|已|支出决算|总预算|期初|最终")
_LETTERS: Final = {
    "fund.final": "A",
    "fund.outturn": "B",
    "fund.rate": "B/A",
    "row.target": "A",
    "row.actual": "B",
}
_MONEY: Final = ("fund.original", "fund.final", "fund.outturn", "fund.adjustment")


@frozen(kw_only=True)
class Dress:
    """What a document adds to the words of its headings."""

    letters: bool = False
    years: bool = False
    units: bool = False
    narrow: bool = False
    wraps: bool = False
    spaces: bool = False

    @classmethod
    def drawn(cls, random: Random) -> Dress:
        """A dress at random."""
        return cls(
            letters=random.random() < 0.15,
            years=random.random() < 0.1,
            units=random.random() < 0.12,
            narrow=random.random() < 0.2,
            wraps=random.random() < 0.3,
            spaces=random.random() < 0.15,
        )


@define
class Headings:
    """The headings of one document; each role has one word in it."""

    random: Random
    lexicon: Lexicon
    dress: Dress
    year: int
    money: str
    usual: float
    _taken: dict[str, str]

    @classmethod
    def of(cls, random: Random, lexicon: Lexicon, year: int, *, calm: bool) -> Headings:
        """Headings of a document of which nothing is written yet; `calm`: the commonest words."""
        usual = 1 if calm else random.choice((0.9, 0.6, 0.2))
        dress = Dress() if calm else Dress.drawn(random)
        return cls(random, lexicon, dress, year, "万元", usual, {})

    def plain(self, role: str) -> str:
        """The word of a role, undressed; distinct from those of the same table."""
        if role not in self._taken:
            table = role.partition(".")[0]
            used = {word for other, word in self._taken.items() if other.startswith(table)}
            for _ in range(20):
                word = self.lexicon.word(self.random, role, self.usual).replace(
                    "{y}", str(self.year)
                )
                if word not in used:
                    break
            self._taken[role] = word
        return self._taken[role]

    def over(self, role: str) -> str:
        """The heading of a column."""
        word, dress = self.plain(role), self.dress
        if dress.years and role in _MONEY[:3] and not _DATED.match(word):
            word = f"{self.year}年{word}"
        bracketed = "（" in word or "(" in word
        if dress.letters and role in _LETTERS and not bracketed:
            word += f"（{_LETTERS[role]}）"
        elif dress.units and role in _MONEY and not bracketed:
            word += f"（{self.money}）"
        return self.printed(word)

    def printed(self, word: str) -> str:
        """A label as it is typed: narrow brackets, spread out, wrapped."""
        if self.dress.narrow:
            word = word.replace("（", "(").replace("）", ")")
        if self.dress.spaces and len(word) == 2:
            return f"{word[0]}  {word[1]}" if self.random.random() < 0.5 else f"{word[0]} {word[1]}"
        if self.dress.wraps and len(word) >= 4 and self.random.random() < 0.5:
            at = word.find("（")
            at = at if at > 0 else self.random.randint(2, len(word) - 2)
            apart = not word[at - 1 : at + 1].isascii()  # no line breaks within a number
            return f"{word[:at]}\n{word[at:]}" if apart else word
        return word

    def written(self) -> list[tuple[str, str]]:
        """The role and the word of each heading that was asked for."""
        return list(self._taken.items())
