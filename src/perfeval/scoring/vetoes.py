"""Whether a veto applies to a filing; open where a grave fact is neither stated nor denied."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from perfeval.filing import Facts
from perfeval.measures import Term, Unmeasured, Why
from perfeval.measures.checked import measured_by
from perfeval.rubric.veto import Veto
from perfeval.rules import Because
from perfeval.rules.because import Sentence, unmeasured
from perfeval.scoring.scores import VetoOutcome

__all__ = ["settled"]

_VETOED: Final = Sentence("vetoed", "有所列情形：{conditions}", "stated: {conditions}")
_NO_VETO: Final = Because("no_veto", "没有所列情形", "none of its conditions is stated")


def settled(veto: Veto, facts: Facts) -> VetoOutcome:
    """The outcome of `veto`: one stated fact is enough to apply it, all must be denied to clear."""
    applies, because = _judged(veto, facts)
    return VetoOutcome(
        key=veto.key,
        name=veto.name,
        applies=applies,
        because=because,
        clause=veto.clause,
        total_at_most=veto.total_at_most,
        rating_at_most=veto.rating_at_most,
    )


def _judged(veto: Veto, facts: Facts) -> tuple[bool | None, Because]:
    stated = tuple(term for term in veto.conditions if facts.get(term.fact) is True)
    if stated:
        return True, _VETOED.because(conditions=_Conditions(stated))
    measured = measured_by(veto.measure, facts, veto.name)
    if isinstance(measured, Unmeasured):
        applies = False if measured.why is Why.NOT_APPLICABLE else None
        return applies, unmeasured(measured)
    return False, _NO_VETO


@frozen
class _Conditions:
    """The conditions that are stated, by name."""

    terms: tuple[Term, ...]

    def text(self, lang: str) -> str:
        if lang == "zh":
            return "、".join(term.name for term in self.terms)
        return ", ".join(term.english for term in self.terms)
