"""Documents of many seeds, drawn, read, compared and audited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from random import Random

from attrs import evolve

from tests.drawn.comparison import Outcome, Result, compared
from tests.drawn.containers import CONTAINERS
from tests.drawn.drawing import Document, drawn
from tests.drawn.faults import Planted, is_found
from tests.drawn.ideal import ideal
from tests.drawn.known import Known, KnownForm
from tests.drawn.layout import Layout
from tests.drawn.lexicon import Lexicon
from tests.drawn.plants import PLANTS
from tests.drawn.reading import Reading, audited, reading_of
from tests.drawn.tally import Tally

__all__ = ["measured", "results_of"]

_NAMED = {"goals": ("目标",), "monitoring": ("监控",)}


def measured(
    seeds: Iterable[int],
    containers: Sequence[str],
    lexicon: Lexicon,
    *,
    kind: str = "",
    every: bool = False,
) -> Tally:
    """The tally over these seeds: each document in one container, and again with a fault planted.

    The containers take turns; with `every`, each document goes into all of them.
    """
    tally = Tally()
    for seed in seeds:
        document = drawn(seed, lexicon, kind=kind)
        codes = {finding.code for each in ideal(document.known) for finding in audited(each)}
        turn = containers[seed % len(containers)]
        for container in containers if every else (turn,):
            reading = reading_of(CONTAINERS[container](document.pages))
            if reading.refusal:
                tally.refused[reading.refusal.partition(";")[0][:90]] += 1
            tally.take(document, container, results_of(document.known, reading))
            for finding in reading.findings:
                tally.alarm(document, container, finding, own=finding.code in codes)
        _plant(seed, turn, lexicon, kind, tally)
    return tally


def results_of(known: Known, reading: Reading) -> Iterator[Result]:
    """The outcomes of a document; what is refused is lost, and told."""
    if not reading.refusal:
        yield from compared(known, reading.filings)
        return
    kinds = {form.kind for form in known.forms}
    words = [word for each in kinds for word in _NAMED.get(each, ())]
    said = bool(words) and any(word in reading.refusal for word in words)
    for result in compared(known, ()):
        refused = result.outcome is not Outcome.RIGHT or result.seen == "scored"
        outcome = Outcome.TOLD if refused and not said else Outcome.RIGHT
        if words and result.field == "kind" and not said:
            outcome = Outcome.TOLD
        yield evolve(result, outcome=outcome)


def _plant(seed: int, container: str, lexicon: Lexicon, kind: str, tally: Tally) -> None:
    """One fault in the document of a seed, in one container."""
    fault = PLANTS[seed % len(PLANTS)]
    told: list[Planted] = []

    def planting(form: KnownForm, layout: Layout, random: Random) -> KnownForm | None:
        planted = fault(form, layout, random)
        if planted is None:
            return None
        told.append(planted)
        return planted.form

    document: Document = drawn(seed, lexicon, kind=kind, plant=planting)
    if not told:
        return
    name = fault.__name__
    if not is_found(told[0], (f for each in ideal(document.known) for f in audited(each))):
        tally.fault(name, "audit")
        return
    reading = reading_of(CONTAINERS[container](document.pages))
    tally.fault(name, "found" if is_found(told[0], reading.findings) else "reading")
