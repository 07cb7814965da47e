"""Texts that were copied from another unit, whose name still stands in them.

Only a paragraph that is the same to the letter is told, and only where the unit whose name it has
files it too: then it speaks of itself there, and cannot here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Final

from attrs import define, field

from perfeval.audit.across.comparison import Sourced, Spot, named, same_name, spot_in
from perfeval.audit.finding import Code, Severity
from perfeval.filing.filing import Filing
from perfeval.filing.foreign_form import is_own_form
from perfeval.filing.form import Form
from perfeval.text.labels import squeeze

__all__ = ["COPIED", "Copies"]

COPIED = Code(
    id="texts.other_unit",
    severity=Severity.WARNING,
    source="自评材料由填报单位如实填写：财预〔2020〕10号",
    meaning_zh="文字与另一单位的材料完全相同，写的是该单位的名称",
    meaning_en="a text is that of another unit to the letter, and has the name of that unit",
    zh="“{printed}”与{computed}的材料（{other}）完全相同，写的是该单位的名称；请按本单位情况填写",
    en="the text “{printed}” is that of {computed} ({other}) to the letter, with its name in it",
)

_SHORTEST: Final = 20
_SHOWN: Final = 30
_QUOTED: Final = re.compile("《[^《》]*+》")


@define
class Copies:
    """Digests of the paragraphs of all filings, and of which of them name their own unit."""

    _own: dict[bytes, tuple[str, str]] = field(factory=dict)
    _texts: dict[bytes, list[tuple[str, str, Spot]]] = field(factory=dict)

    def take(self, source: str, filing: Filing) -> None:
        """Keep a digest of each paragraph that is long enough to be copied."""
        unit = same_name(filing.unit.name)
        for position, form in enumerate(filing.forms):
            if not is_own_form(form):
                continue
            for number, (text, words) in enumerate(_texts(form)):
                plain = squeeze(text)
                if len(plain) < _SHORTEST:
                    continue
                digest = hashlib.blake2b(plain.encode(), digest_size=12).digest()
                if unit in _QUOTED.sub("", plain):
                    self._own.setdefault(digest, (unit, source))
                else:
                    at = spot_in(source, filing, position, words, "", number)
                    kept = (unit, f"{plain[:_SHOWN]}…", at)
                    self._texts.setdefault(digest, []).append(kept)

    def findings(self) -> Iterator[Sourced]:
        """The paragraphs of units whose names are no part of each other's."""
        for digest, (owner, source) in self._own.items():
            for unit, shown, at in self._texts.get(digest, []):
                if unit not in owner and owner not in unit:
                    yield named(COPIED, at, printed=shown, computed=owner, other=source)


def _texts(form: Form) -> Iterator[tuple[str, str]]:
    """The prose of a form and of its goal, with its place."""
    yield from form.prose()
    if form.goal is not None:
        yield form.goal.expected, "年度总体目标 / 预期目标"
        yield form.goal.actual, "年度总体目标 / 实际完成情况"
