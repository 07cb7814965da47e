"""``perfeval audit``: what does not add up in one filing or many."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from perfeval.audit import Finding, Severity
from perfeval.audit.across import Across
from perfeval.audit.checks.unread import PARTLY_READ
from perfeval.codec.json_text import written
from perfeval.commands.console.formats import (
    OUT_HELP,
    PAGE_FORMATS,
    add_format,
    is_table,
    wanted_format,
    write_table,
)
from perfeval.commands.console.outcome import Command, Out, Outcome, add_out
from perfeval.commands.given.batch import add_files, batch_of
from perfeval.commands.scored.scoring import ScoredForm, Scoring, add_scoring
from perfeval.commands.scored.submissions import ScoredAndAudited, submissions_of, unread
from perfeval.errors import PerfevalError, RubricNotFoundError
from perfeval.filing import Filing
from perfeval.ledger import Submission
from perfeval.render import render
from perfeval.render.findings_text import finding_line

FOUND: Final = 1
"""The exit status where a finding is an error, or a form was read in part."""

_TOGETHER: Final = {"zh": "各份材料相互比对", "en": "files compared with each other"}


def audit_command(parser: argparse.ArgumentParser) -> Command:
    add_files(parser)
    add_scoring(parser, says="compare claims by this rubric, not by what fits")
    add_format(parser)
    add_out(parser, says=OUT_HELP)

    def run(given: argparse.Namespace) -> Outcome:
        out, format = Out.of(given), wanted_format(given)
        batch, scoring = batch_of(given), Scoring.of(given)
        audited: list[_Audited] = []
        across = Across()
        for done in batch.done(ScoredAndAudited(scoring), apart=scoring.apart):
            result = done.result
            if result.error is not None:
                audited.append(_Audited(unread=unread(result.source, result.error, given.lang)))
                continue
            filing, source = result.filing, result.source
            forms, findings = done.made()
            across.take(source, filing, *(each.card for each in forms if each.card is not None))
            errors = [each.error for each in forms if each.form is not None and each.error]
            told = [each for each in errors if not _is_quiet(each, filing, scoring)]
            batch.complain_of_forms(told, source)  # it costs the comparison alone
            audited.append(_Audited(source, filing, forms, findings))
        found = [(each.source, finding) for each in audited for finding in each.findings]
        beyond = tuple(across.findings())
        found += beyond
        status = batch.status
        if status == 0 and any(_ends_with_1(finding) for _, finding in found):
            status = FOUND
        if out is not None and is_table(format):
            write_table(out, _submissions(audited, beyond, given.lang), given.lang)
            return Outcome("", status)
        if format == "json":
            text = written([_plain(*each, given.lang) for each in found])
        elif format in PAGE_FORMATS:
            text = _page(audited, beyond, format, given.lang)
        else:
            alone = batch.alone
            text = "".join(_line("" if alone else file, each, given.lang) for file, each in found)
        return Outcome(text, status, out, for_programs=format != "text")

    return run


class _Audited(NamedTuple):
    """A document: where it comes from, its filing with its forms, or that it was not read."""

    source: str = ""
    filing: Filing | None = None
    forms: Sequence[ScoredForm] = ()
    findings: Sequence[Finding] = ()
    unread: Submission | None = None


def _is_quiet(error: PerfevalError, filing: Filing, scoring: Scoring) -> bool:
    """Whether an error says no more than that no rubric is known: then claims are not compared."""
    nowhere = filing.unit.jurisdiction is None and scoring.fallback is None
    return isinstance(error, RubricNotFoundError) or (nowhere and scoring.rubric is None)


def _ends_with_1(finding: Finding) -> bool:
    """Whether a finding makes the exit status 1: an error, or a form that was read in part."""
    return finding.severity is Severity.ERROR or finding.code == PARTLY_READ.id


def _submissions(
    audited: Sequence[_Audited], beyond: Sequence[tuple[str, Finding]], lang: str
) -> Iterator[Submission]:
    """A row for each form, with the findings; those between files go with the first of theirs."""
    of_file: dict[str, list[Finding]] = {}
    for file, finding in beyond:
        of_file.setdefault(file, []).append(finding)
    for each in audited:
        if each.filing is None:
            yield from () if each.unread is None else (each.unread,)
            continue
        found = (*each.findings, *of_file.pop(each.source, ()))
        yield from submissions_of(each.source, each.filing, each.forms, found, lang)
    for file, findings in of_file.items():
        yield Submission(findings=tuple(findings), file=file, problem=_TOGETHER[lang])


def _page(
    audited: Sequence[_Audited], beyond: Sequence[tuple[str, Finding]], format: str, lang: str
) -> str:
    """The one filing with its findings beside its cells, or the summary of them all."""
    first = audited[0].filing if len(audited) == 1 else None
    if first is not None:
        found = (*audited[0].findings, *(finding for _, finding in beyond))
        return render(first, format, lang, findings=found)
    return render(list(_submissions(audited, beyond, lang)), format, lang)


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
