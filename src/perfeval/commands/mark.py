"""``perfeval mark``: documents sent back, each finding as a comment at its cell."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from perfeval.audit import Finding, Severity
from perfeval.audit.across import Across
from perfeval.commands.console.outcome import Command, Outcome, add_out
from perfeval.commands.given.batch import Batch, add_files, batch_of
from perfeval.commands.given.copies import Copies
from perfeval.commands.scored.scoring import Scoring, add_scoring
from perfeval.commands.scored.submissions import ScoredAndAudited
from perfeval.errors import DecodeError, InputError, PerfevalError, Shown
from perfeval.forms.documents import FoundDocument, documents
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
_Document = tuple[str, str]
"""The path of a document, and its name within an archive."""


def mark_command(parser: argparse.ArgumentParser) -> Command:
    add_files(parser)
    add_scoring(parser, says="compare claims by this rubric, not by what fits")
    parser.add_argument(
        "--least",
        choices=[severity.value for severity in Severity],
        default=Severity.INFO.value,
        help="leave out findings that weigh less than this; none by default",
    )
    says = "the folder for the marked copies; the originals stay as they are"
    add_out(parser, says=says, required=True)

    def run(given: argparse.Namespace) -> Outcome:
        batch = batch_of(given)
        folder = checked_path(given.out, "-o")
        copies = Copies(folder, given.files, _ADDED[given.lang])
        marked_before = resolved(folder) if copies.are_among_originals else None
        found = _findings(batch, Scoring.of(given), Severity(given.least), marked_before)
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
                target = copies.of(document)
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


def _findings(
    batch: Batch, scoring: Scoring, least: Severity, marked_before: Path | None
) -> dict[_Document, list[Finding]]:
    """The findings in each document that can be read and between them, by document.

    What is in the folder `marked_before` is no original.
    """
    found: dict[_Document, list[Finding]] = {}
    documents_of: dict[str, _Document] = {}
    across = Across()
    for done in batch.done(ScoredAndAudited(scoring), apart=scoring.apart):
        result = done.result
        if result.error is not None:
            continue
        if marked_before and resolved(Path(result.path)).is_relative_to(marked_before):
            continue
        document = documents_of[result.source] = (result.path, result.member)
        _, findings = done.made()
        found.setdefault(document, []).extend(findings)
        across.take(result.source, result.filing)
    for source, finding in across.findings():
        if source in documents_of:
            found[documents_of[source]].append(finding)
    return {
        document: [each for each in findings if each.severity.rank <= least.rank]
        for document, findings in found.items()
    }


def _content(document: FoundDocument) -> Path | bytes:
    return Path(document.path) if document.data is None else document.data


def _write(marked: MarkedDocument, target: Path, document: FoundDocument, *, force: bool) -> None:
    """Write a copy; never over the document itself, be it through a link."""
    if target.exists() and target.samefile(document.path):
        raise InputError(
            shown_path(target), Shown("the document itself"), "another folder for the copies"
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, lambda part: part.write_bytes(marked.data), force=force)
