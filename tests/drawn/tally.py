"""What was measured over many documents: totals, what goes with failures, the worst documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from attrs import define, field

from perfeval.audit import Finding
from tests.drawn.comparison import Outcome, Result
from tests.drawn.drawing import Document

__all__ = ["Tally"]

_COLUMN = ("fund.", "row.")


@define
class Tally:
    """Counts over the documents that were taken."""

    documents: int = 0
    refused: Counter[str] = field(factory=Counter)
    outcomes: Counter[Outcome] = field(factory=Counter)
    columns: Counter[str] = field(factory=Counter)
    groups: dict[str, Counter[Outcome]] = field(factory=lambda: defaultdict(Counter))
    kinds: Counter[tuple[str, Outcome]] = field(factory=Counter)
    seeds: dict[tuple[str, Outcome], list[tuple[int, str, Result]]] = field(
        factory=lambda: defaultdict(list)
    )
    worst: list[tuple[int, int, str]] = field(factory=list)
    alarms: Counter[tuple[str, str, bool]] = field(factory=Counter)
    alarmed: dict[tuple[str, str, bool], tuple[int, str, str]] = field(factory=dict)
    planted: Counter[tuple[str, str]] = field(factory=Counter)

    def take(self, document: Document, container: str, results: Iterable[Result]) -> None:
        """Count the values of one document."""
        self.documents += 1
        bad = 0
        own: Counter[Outcome] = Counter()
        columns: dict[str, Counter[Outcome]] = defaultdict(Counter)
        for result in results:
            own[result.outcome] += 1
            key = (result.field, result.outcome)
            self.kinds[key] += 1
            if result.field.startswith(_COLUMN):
                columns[result.field][result.outcome] += 1
            if result.outcome is not Outcome.RIGHT:
                bad += 1
                if len(self.seeds[key]) < 3:
                    self.seeds[key].append((document.seed, container, result))
        self.outcomes += own
        names = (f"kind: {document.kind}", f"container: {container}", *document.features)
        for name in names:
            self.groups[name] += own
        for counts in columns.values():
            self.columns[_verdict(counts)] += 1
        self.worst.append((bad, document.seed, container))

    def alarm(self, document: Document, container: str, finding: Finding, *, own: bool) -> None:
        """Count a finding on a sound document; `own`: the audit makes it of the ideal, too."""
        key = (finding.severity.value, finding.code, own)
        self.alarms[key] += 1
        self.alarmed.setdefault(key, (document.seed, container, finding.message("zh")))

    def fault(self, name: str, outcome: str) -> None:
        """Count a planted fault by what became of it."""
        self.planted[(name, outcome)] += 1

    def share(self, outcome: Outcome) -> float:
        """The share of values with an outcome, for people."""
        return self.outcomes[outcome] / max(self.outcomes.total(), 1)

    def lines(self, worst: int = 20) -> Iterator[str]:
        """The report."""
        total = self.outcomes.total()
        yield f"documents {self.documents}, refused {self.refused.total()}, values {total}"
        yield "; ".join(f"{each.value} {_percent(self.outcomes[each], total)}" for each in Outcome)
        columns = self.columns.total()
        yield "columns: " + "; ".join(
            f"{name} {_percent(count, columns)}" for name, count in sorted(self.columns.items())
        )
        yield from self._alarm_lines()
        yield from self._planted_lines()
        yield "-- by kind, container, feature: not right, values (silent, wrong field, wrong value)"
        for name, counts in sorted(self.groups.items(), key=lambda each: -_failed(each[1])):
            quiet, other, wrong = (
                _percent(counts[each], counts.total())
                for each in (Outcome.LOST, Outcome.FIELD, Outcome.VALUE)
            )
            rate = f"{100 * _failed(counts):5.1f}%"
            yield f"{rate}  {name:34} {counts.total():7}  ({quiet}, {other}, {wrong})"
        yield "-- what fails, most often first"
        failures = ((n, *key) for key, n in self.kinds.items() if key[1] is not Outcome.RIGHT)
        for count, name, outcome in sorted(failures, key=lambda each: -each[0])[:60]:
            seen = self.seeds[(name, outcome)][0]
            due = f"due {seen[2].due[:24]!r}, read {seen[2].seen[:24]!r} at {seen[2].at[:16]!r}"
            yield f"{count:6}  {name:18} {outcome.value:13} seed {seen[0]} {seen[1]}: {due}"
        yield "-- refused"
        for reason, count in self.refused.most_common(10):
            yield f"{count:6}  {reason}"
        yield "-- the worst documents: values that are not right, seed, container"
        for bad, seed, container in sorted(self.worst, reverse=True)[:worst]:
            yield f"{bad:6}  seed {seed} {container}"

    def _alarm_lines(self) -> Iterator[str]:
        yield "-- findings on sound documents"
        for (severity, code, own), count in self.alarms.most_common(30):
            seed, container, message = self.alarmed[(severity, code, own)]
            cause = "audit" if own else "reading"
            text = message.replace("\n", " ")[:90]
            yield f"{count:6}  {severity:7} {code:24} by {cause}: seed {seed} {container}: {text}"

    def _planted_lines(self) -> Iterator[str]:
        if self.planted:
            yield "-- planted faults: found, missed by reading, missed by the audit of the ideal"
        for name in dict.fromkeys(name for name, _ in self.planted):
            counts = [self.planted[(name, each)] for each in ("found", "reading", "audit")]
            yield f"{name:24} {counts[0]:6} {counts[1]:6} {counts[2]:6}"


def _verdict(counts: Counter[Outcome]) -> str:
    """What became of a column: it is wrong where any of its values is in a wrong field."""
    if counts[Outcome.FIELD] + counts[Outcome.VALUE]:
        return "wrong"
    if 2 * counts[Outcome.RIGHT] >= counts.total():
        return "right"
    return "doubt" if counts[Outcome.TOLD] >= counts[Outcome.LOST] else "silent"


def _failed(counts: Counter[Outcome]) -> float:
    return 1 - counts[Outcome.RIGHT] / max(counts.total(), 1)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / max(whole, 1):.2f}%"
