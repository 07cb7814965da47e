"""``python -m tests.drawn``: draw documents, read them, and say what came of their values."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.drawn.acquainted import is_known
from tests.drawn.comparison import Outcome
from tests.drawn.containers import CONTAINERS, SUFFIXES
from tests.drawn.drawing import KINDS, drawn
from tests.drawn.lexicon import Lexicon
from tests.drawn.measuring import measured, results_of
from tests.drawn.reading import reading_of
from tests.drawn.singly import singly


def main() -> None:
    """Measure, or write and explain the documents of some seeds."""
    parser = argparse.ArgumentParser(prog="python -m tests.drawn", description=__doc__)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--containers", default="docx,xlsx,typed,text")
    parser.add_argument("--kind", default="", choices=("", *dict.fromkeys(KINDS)))
    parser.add_argument(
        "--hide",
        default="nothing",
        choices=("nothing", "half", "other-half", "known"),
        help="leave out half of the heading words, or those that the reader knows by its patterns",
    )
    parser.add_argument("--worst", type=int, default=20)
    parser.add_argument("--every", action="store_true", help="each document in every container")
    parser.add_argument("--write", type=Path, help="write the documents to this folder")
    parser.add_argument("--explain", action="store_true", help="print each value that is not right")
    parser.add_argument("--singly", action="store_true", help="one unusual thing at a time")
    given = parser.parse_args()
    lexicon = _lexicon(given.hide, given.seed)
    containers = given.containers.split(",")
    seeds = range(given.seed, given.seed + given.count)
    if given.singly:
        for line in singly(given.count, containers[0], given.kind or "project"):
            print(line)
        return
    if given.write or given.explain:
        for seed in seeds:
            _show(seed, containers, lexicon, given.kind, given.write)
        return
    tally = measured(seeds, containers, lexicon, kind=given.kind, every=given.every)
    for line in tally.lines(given.worst):
        print(line)


def _lexicon(hide: str, seed: int) -> Lexicon:
    whole = Lexicon()
    if hide == "known":
        return whole.only(lambda role, word: not is_known(role, word))
    return whole if hide == "nothing" else whole.half(seed, other=hide == "half")


def _show(
    seed: int, containers: list[str], lexicon: Lexicon, kind: str, folder: Path | None
) -> None:
    document = drawn(seed, lexicon, kind=kind)
    print(f"seed {seed}: {document.kind}; " + "; ".join(document.features))
    for container in containers:
        data = CONTAINERS[container](document.pages)
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            suffix = SUFFIXES.get(container, container)
            (folder / f"{seed}-{container}.{suffix}").write_bytes(data)
        reading = reading_of(data)
        print(f"  {container}: {reading.refusal or 'read'}")
        for result in results_of(document.known, reading):
            if result.outcome is not Outcome.RIGHT:
                where = f"{result.outcome.value}: {result.field} {result.at}"
                print(f"    {where}: due {result.due!r}, read {result.seen!r}")
        for finding in reading.findings:
            print(f"    {finding.severity.value} {finding.code}: {finding.message('zh')}")
        for filing in reading.filings:
            for note in filing.notes:
                print(f"    note {note.code} at {note.at}: {note.text[:80]!r}")


if __name__ == "__main__":
    main()
