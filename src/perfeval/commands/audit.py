"""``perfeval audit``: what does not add up in one filing or many."""

from __future__ import annotations

import argparse
from typing import Final

from perfeval.audit import Finding, Severity, audit
from perfeval.audit.across import Across
from perfeval.audit.checks.claims import CLAIMS
from perfeval.audit.checks.unread import PARTLY_READ
from perfeval.codec.json_text import written
from perfeval.commands.batch import add_facts, add_files, batch_of
from perfeval.commands.documents import add_rubrics, folder_in, named_rubric
from perfeval.commands.outcome import Command, Outcome
from perfeval.errors import PerfevalError
from perfeval.filing import Filing
from perfeval.ledger import Submission
from perfeval.registry import RubricFolder, load_rubrics, score_all
from perfeval.registry.loading import in_folder
from perfeval.render import FORMATS, render
from perfeval.render.findings_text import finding_line
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.scorecard import Scorecard

FOUND: Final = 1
"""The exit status where a finding is an error, or a form was read in part."""

_NOT_SCORED: Final = {"zh": "只审核，未计分", "en": "audited, not scored"}


def audit_command(parser: argparse.ArgumentParser) -> Command:
    """find what does not add up in filings"""
    add_files(parser)
    parser.add_argument(
        "--rubric", metavar="ID|FILE", help="compare claims by this rubric, not by what fits"
    )
    add_rubrics(parser)
    add_facts(parser)
    parser.add_argument(
        "--format",
        choices=("json", *FORMATS),
        default="text",
        help="what is printed; text by default",
    )

    def run(given: argparse.Namespace) -> Outcome:
        folder = folder_in(given)
        rubric = None if given.rubric is None else named_rubric(given.rubric, folder)
        asking = _asking(rubric, folder) if given.facts else ()
        found: list[tuple[str, Finding]] = []
        audited: list[tuple[str, Filing]] = []
        across = Across()
        batch = batch_of(given)
        for result, read in batch:
            source, filing = result.source, read
            try:
                filing = batch.stated(read, asking)
            except PerfevalError as error:  # facts that do not fit cost the facts alone
                batch.complain(error, "" if batch.alone else source)
            audited.append((source, filing))
            across.take(source, filing)
            found.extend((source, finding) for finding in audit(filing))
            try:
                found.extend((source, finding) for finding in compared(filing, rubric, folder))
            except PerfevalError as error:  # a rubric that fails costs the comparison alone
                batch.complain(error, source)
        found.extend(across.findings())
        status = batch.status
        if status == 0 and any(_is_told(finding) for _, finding in found):
            status = FOUND
        if given.format == "json":
            text = written([_plain(*each, given.lang) for each in found])
            return Outcome(text, status, for_programs=True)
        if given.format != "text":
            page = _page(audited, found, given.format, given.lang)
            return Outcome(page, status, for_programs=True)
        lines = (
            _line("" if batch.alone else source, finding, given.lang) for source, finding in found
        )
        return Outcome("".join(lines), status)

    return run


def _asking(rubric: Rubric | None, folder: RubricFolder | None) -> tuple[Rubric, ...]:
    """The rubrics that may ask for facts: the one that is named, or all that there are."""
    if rubric is not None:
        return (rubric,)
    loaded = (*load_rubrics(), *in_folder(folder))
    return tuple(each.rubric for each in loaded if each.rubric is not None)


def _is_told(finding: Finding) -> bool:
    """Whether a finding ends the command with 1: an error, or no all-clear for what was unread."""
    return finding.severity is Severity.ERROR or finding.code == PARTLY_READ.id


def compared(
    filing: Filing, rubric: Rubric | None, folder: RubricFolder | None = None
) -> tuple[Finding, ...]:
    """What the claims of each form that is scored add to the findings of the filing itself."""
    cards = _scorecards(filing, rubric, folder)
    found = (finding for card in cards for finding in audit(filing, card, checks=(CLAIMS,)))
    return tuple(dict.fromkeys(found))


def _scorecards(
    filing: Filing, rubric: Rubric | None, folder: RubricFolder | None
) -> tuple[Scorecard, ...]:
    if rubric is not None:
        return score_all(filing, (rubric,))
    return score_all(filing, folder) if filing.unit.jurisdiction is not None else ()


def _page(
    audited: list[tuple[str, Filing]], found: list[tuple[str, Finding]], format: str, lang: str
) -> str:
    """The one filing with its findings beside its cells, or all findings with their files."""
    if len(audited) == 1:
        return render(audited[0][1], format, lang, findings=[finding for _, finding in found])
    of_file: dict[str, list[Finding]] = {file: [] for file, _ in audited}
    for file, finding in found:
        of_file.setdefault(file, []).append(finding)
    return render(
        [
            Submission(findings=tuple(findings), file=file, problem=_NOT_SCORED[lang])
            for file, findings in of_file.items()
        ],
        format,
        lang,
    )


def _plain(file: str, finding: Finding, lang: str) -> dict[str, str | None]:
    return {
        "id": finding.id,
        "code": finding.code,
        "severity": finding.severity.value,
        "at": finding.at,
        "address": None if finding.address is None else str(finding.address),
        "printed": finding.printed,
        "computed": finding.computed,
        "message": finding.message(lang),
        "file": file,
    }


def _line(file: str, finding: Finding, lang: str) -> str:
    name = f"{file} " if file else ""
    return f"{name}{finding_line(finding, lang)}\n"
