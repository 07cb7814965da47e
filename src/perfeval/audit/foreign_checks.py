"""What a check of a host or a plugin finds: checked as data, and so many findings at most."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from attrs import evolve

from perfeval.audit.check import AnyCheck, Check
from perfeval.audit.finding import Code, Finding, Hint, Place, Severity
from perfeval.errors import InputError, Phrase, ascii_controls, brief
from perfeval.filing.filing import Filing
from perfeval.plugins import OWN_ERRORS, Failed, contained, guarded
from perfeval.scoring.scorecard import Scorecard
from perfeval.text.policy import LONGEST_TEXT

__all__ = ["MOST_FINDINGS", "asked"]

MOST_FINDINGS: Final = 1_000
"""How many findings of one check are kept."""
_MOST_HINTS: Final = 100
_LONGEST_NAME: Final = 60

TOO_MANY: Final = Code(
    id="check.too_many",
    severity=Severity.WARNING,
    source="审核的限制",
    meaning_zh="一项自定义检查的发现过多，只列出前一千条",
    meaning_en="a check of a host or a plugin finds too much: the first thousand are kept",
    zh="检查“{check}”的发现过多，只列出前{kept}条，{rest_zh}",
    en="the check {check} finds too much: the first {kept} are kept, {rest_en}",
)


def asked(check: AnyCheck, filing: Filing, scorecard: Scorecard | None) -> tuple[Finding, ...]:
    """The findings of a check that is not the library's, each made anew of plain parts.

    Of more than 1,000 the first are kept, and one more says how many were left out, or that the
    rest was not looked at. Raises `InputError` where the check fails or gives anything else; an
    error of ours that it raises itself passes.
    """
    found = contained(
        lambda: guarded(lambda: tuple(_findings(check, filing, scorecard)), ours=OWN_ERRORS)
    )
    if type(found) is Failed:
        expected = Phrase("one that works; it {failed}", failed=found.said)
        raise InputError("a check of the audit", check, expected) from found.error
    return found


def _findings(check: AnyCheck, filing: Filing, scorecard: Scorecard | None) -> Iterator[Finding]:
    given = check(filing, scorecard)
    count = len(given) if type(given) in (tuple, list) else None  # type: ignore[arg-type]
    found = iter(given)
    yield from map(_plain, islice(found, MOST_FINDINGS))
    if next(found, None) is not None:
        yield _too_many(check, count)


def _too_many(check: AnyCheck, count: int | None) -> Finding:
    """The finding that stands for all behind the first; `count` is None where nobody counted."""
    name = check.name if type(check) is Check and type(check.name) is str else str(brief(check))
    left = None if count is None else count - MOST_FINDINGS
    return TOO_MANY.at(
        Place("全文"),
        computed="" if count is None else str(count),
        check=ascii_controls(name[:_LONGEST_NAME]),
        kept=str(MOST_FINDINGS),
        rest_zh="其余没有查看" if left is None else f"另有{left}条从略",
        rest_en="the rest was not looked at" if left is None else f"{left} more are left out",
    )


def _plain(finding: object) -> Finding:
    """A finding made anew. Raises `InputError` for anything else, and for text that is none."""
    if type(finding) is not Finding:
        raise InputError("a check of the audit", finding, "findings")
    hints = islice(finding.hints, _MOST_HINTS)
    return evolve(
        finding,
        code=_text(finding.code),
        at=_text(finding.at),
        printed=_text(finding.printed),
        computed=_text(finding.computed),
        zh=_text(finding.zh),
        en=_text(finding.en),
        hints=tuple(Hint(_text(each.code), _text(each.zh), _text(each.en)) for each in hints),
        relation=_text(finding.relation),
        form=_text(finding.form),
        path=_text(finding.path),
    )


def _text(value: object) -> str:
    """Plain text, cut where it is longer than a text may be."""
    if not issubclass(type(value), str):
        raise InputError("a text of a finding", value, "text")
    text = str.__str__(value)
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"
