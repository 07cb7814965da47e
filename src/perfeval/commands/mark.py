"""``perfeval mark``: documents sent back, each finding as a comment at its cell."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from itertools import count, takewhile
from pathlib import Path, PureWindowsPath
from typing import Final

from perfeval.audit import Finding, Severity
from perfeval.audit.across import Across
from perfeval.commands.console.outcome import Command, Outcome, add_out
from perfeval.commands.given.batch import Batch, add_files, batch_of
from perfeval.commands.scored.scoring import Scoring, add_scoring
from perfeval.commands.scored.submissions import ScoredAndAudited
from perfeval.errors import DecodeError, InputError, PerfevalError, Shown
from perfeval.forms.documents import FoundDocument, documents
from perfeval.forms.patterns import is_pattern, is_there
from perfeval.forms.result import ReadResult
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.marks import MarkedDocument, mark
from perfeval.text.columns import one_line
from perfeval.text.paths import checked_path, resolved, shown_path
from perfeval.writing.whole import write_whole

__all__ = ["mark_command"]

_ADDED: Final = {"zh": "-审核意见", "en": "-marked"}
_DONE: Final = {
    "zh": "{source} → {target}：批注{placed}条，文末列出{listed}条",
    "en": "{source} → {target}: {placed} comments, {listed} findings in the list",
}
_NOTHING: Final = {
    "zh": "{source}：没有发现问题，不另存",
    "en": "{source}: nothing was found, and nothing is written",
}
_NOT_IN_NAMES: Final = frozenset('\\/:*?"<>|')
_LONGEST_NAME: Final = 255
"""How many bytes the name of a file may have on any usual system."""
_RANKS: Final = {severity: rank for rank, severity in enumerate(Severity)}
_Document = tuple[str, str]
"""The path of a document, and its name within an archive."""


def mark_command(parser: argparse.ArgumentParser) -> Command:
    """send documents back, each finding as a comment at its cell"""
    add_files(parser)
    add_scoring(parser, says="compare claims by this rubric, not by what fits")
    parser.add_argument(
        "--least",
        choices=[severity.value for severity in Severity],
        default=Severity.INFO.value,
        help="leave out findings that weigh less than this; none by default",
    )
    add_out(parser, says="the folder for the marked copies; the originals stay as they are")

    def run(given: argparse.Namespace) -> Outcome:
        if given.out is None:
            raise InputError("-o", Shown("nothing"), "the folder for the marked copies")
        batch = batch_of(given)
        folder = checked_path(given.out, "-o")
        copies = resolved(folder) if _is_within(folder, given.files) else None
        found = _findings(batch, Scoring.of(given), Severity(given.least), copies)
        taken: set[Path] = set()
        lines: list[str] = []
        for document in documents(given.files, DEFAULT_LIMITS):
            findings = found.pop((document.path, document.member), None)
            if findings is None:
                continue  # it could not be read, which is told, or it was marked before
            source = ReadResult(path=document.path, member=document.member).source
            if not findings:
                lines.append(_NOTHING[given.lang].format(source=source))
                continue
            try:
                marked = mark(_content(document), findings, lang=given.lang)
                below = folder / _below(document, given.files)
                target = _free(below, _ADDED[given.lang], taken)
                _write(marked, target, document, force=given.force)
            except DecodeError as error:
                batch.complain(error.within(source))
            except (PerfevalError, OSError) as error:
                batch.complain(error, source)
            else:
                counts = {"placed": len(marked.at_cells), "listed": len(marked.listed)}
                shown = shown_path(target)
                lines.append(_DONE[given.lang].format(source=source, target=shown, **counts))
        return Outcome("".join(f"{one_line(line)}\n" for line in lines), batch.status)

    return run


def _is_within(folder: Path, given: Sequence[str]) -> bool:
    """Whether the folder of the copies is below one that is given: then those of before are met."""
    tops = (resolved(_top(Path(each))) for each in given)
    return any(top in resolved(folder).parents for top in tops)


def _findings(
    batch: Batch, scoring: Scoring, least: Severity, copies: Path | None
) -> dict[_Document, list[Finding]]:
    """The findings in each document that can be read and between them, by document.

    What is in the folder of the `copies` was marked before.
    """
    found: dict[_Document, list[Finding]] = {}
    documents_of: dict[str, _Document] = {}
    across = Across()
    for done in batch.done(ScoredAndAudited(scoring), apart=scoring.apart):
        result = done.result
        if result.error is not None:
            continue
        if copies is not None and resolved(Path(result.path)).is_relative_to(copies):
            continue
        document = documents_of[result.source] = (result.path, result.member)
        _, findings = done.made()
        found.setdefault(document, []).extend(findings)
        across.take(result.source, result.filing)
    for source, finding in across.findings():
        if source in documents_of:
            found[documents_of[source]].append(finding)
    return {
        document: [each for each in findings if _RANKS[each.severity] <= _RANKS[least]]
        for document, findings in found.items()
    }


def _content(document: FoundDocument) -> Path | bytes:
    return Path(document.path) if document.data is None else document.data


def _below(document: FoundDocument, given: Sequence[str]) -> Path:
    """Where a document stands below what was given: a file alone, or a path within the folder."""
    path = Path(document.path)
    tops = (_top(Path(each)) for each in given)
    top = next((each for each in tops if path.is_relative_to(each)), path.parent)
    below = path.relative_to(top)
    if not document.member:
        return below
    return below.with_suffix("").joinpath(*map(_as_name, PureWindowsPath(document.member).parts))


def _as_name(part: str) -> str:
    """A name out of an archive without what names of files may not hold, or what nobody sees."""
    return "".join("_" if c in _NOT_IN_NAMES or not c.isprintable() else c for c in part)


def _top(given: Path) -> Path:
    """The folder that a path on the command line begins at."""
    if is_pattern(str(given)) and not is_there(given):
        fixed = takewhile(lambda part: not is_pattern(part), given.parts)
        return Path(*fixed)
    return given if given.is_dir() else given.parent


def _free(path: Path, added: str, taken: set[Path]) -> Path:
    """A name for a copy that no other copy of this run has; a long one loses its end."""
    numbers = (f"({number})" if number > 1 else "" for number in count(1))
    endings = (f"{added}{number}{path.suffix}" for number in numbers)
    names = (path.with_name(_shortened(path.stem, each) + each) for each in endings)
    free = next(each for each in names if each not in taken)
    taken.add(free)
    return free


def _shortened(stem: str, ending: str) -> str:
    """The beginning of a name that a file can have with this ending."""
    room = _LONGEST_NAME - len(os.fsencode(ending))
    return os.fsencode(stem)[:room].decode(sys.getfilesystemencoding(), "ignore")


def _write(marked: MarkedDocument, target: Path, document: FoundDocument, *, force: bool) -> None:
    """Write a copy; never over the document itself, be it through a link."""
    if target.exists() and target.samefile(document.path):
        raise InputError(
            shown_path(target), Shown("the document itself"), "another folder for the copies"
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, lambda part: part.write_bytes(marked.data), force=force)
