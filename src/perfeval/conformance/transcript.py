"""A transcript: everything that a rubric says to a fixed set of questions, as one fingerprint."""

from __future__ import annotations

import hashlib

from perfeval.codec import dumps
from perfeval.conformance.laws.awards import tried_series
from perfeval.conformance.specimens import Figures, specimen
from perfeval.plugins import Failed, guarded
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.scoring import score

__all__ = ["transcript"]


def transcript(rubric: Rubric) -> str:
    """SHA-256 over every award at every edge, and over the scorecards of every specimen.

    Equal in every process, whatever its hash seed, locale and threads.
    """
    parts: list[object] = [rubric.digest]
    tried, broken = tried_series(rubric)
    parts += [*broken, *(award for each in tried for award in each.awards)]
    for figures in Figures:
        card = guarded(lambda figures=figures: dumps(score(specimen(rubric, figures), rubric)))  # type: ignore[misc]
        parts.append(card.text if type(card) is Failed else card)
    return hashlib.sha256(repr(parts).encode()).hexdigest()
