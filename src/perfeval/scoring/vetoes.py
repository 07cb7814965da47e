"""Whether a veto applies to a filing; open where a grave fact is neither stated nor denied."""

from __future__ import annotations

from perfeval.filing import Facts
from perfeval.measures import Unmeasured, Why
from perfeval.measures.checked import measured_by
from perfeval.rubric.veto import Veto
from perfeval.rules import Because
from perfeval.scoring.scores import VetoOutcome

__all__ = ["settled"]


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
    stated = [term for term in veto.conditions if facts.get(term.fact) is True]
    if stated:
        zh, en = "、".join(term.name for term in stated), ", ".join(t.english for t in stated)
        return True, Because("vetoed", f"有所列情形：{zh}", f"stated: {en}")
    measured = measured_by(veto.measure, facts, veto.name)
    if isinstance(measured, Unmeasured):
        applies = False if measured.why is Why.NOT_APPLICABLE else None
        return applies, Because(measured.why.value, measured.zh, measured.en)
    zh, en = "没有所列情形", "none of its conditions is stated"
    return False, Because("no_veto", zh, en)
