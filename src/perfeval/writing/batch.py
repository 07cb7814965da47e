"""A batch as a file: a workbook, CSV or JSON of one row a form; each row is written as it comes."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Final

from perfeval.audit import Severity
from perfeval.ledger import Submission, rows_from_findings, rows_from_submissions
from perfeval.ledger.summary import SUMMARY_COLUMNS
from perfeval.render.words import SEVERITIES
from perfeval.text.policy import visible
from perfeval.writing.texts import neutral
from perfeval.writing.workbook import Workbook

__all__ = ["TABLE_WRITERS", "json_row"]

_SHEETS: Final = {"zh": ("汇总", "审核发现"), "en": ("summary", "findings")}
_FINDINGS: Final = {
    "zh": {
        "file": "文件",
        "unit": "单位",
        "severity": "程度",
        "at": "位置",
        "address": "单元格",
        "printed": "表中所填",
        "computed": "应为",
        "message": "说明",
        "code": "代码",
    },
    "en": {
        "file": "file",
        "unit": "unit",
        "severity": "severity",
        "at": "place",
        "address": "cell",
        "printed": "printed",
        "computed": "computed",
        "message": "message",
        "code": "code",
    },
}
_WIDTHS: Final = {
    **dict.fromkeys(("unit", "project", "rubric", "file", "address"), 24),
    **dict.fromkeys(("losses", "remarks", "problem", "at"), 40),
    "message": 60,
    "share": 12,
}


def _workbook(path: Path, submissions: Iterable[Submission], lang: str) -> None:
    """Two sheets: the summary, and every finding with its file and place."""
    first, second = _SHEETS[lang]
    with Workbook(path) as book:
        summary = book.sheet(first, SUMMARY_COLUMNS[lang], _WIDTHS)
        findings = book.sheet(second, _FINDINGS[lang], _WIDTHS)
        for each in submissions:
            for row in rows_from_submissions([each], lang):
                summary.add(row)
            for found in rows_from_findings([each], lang):
                findings.add(
                    found
                    | {
                        "unit": each.unit or found["unit"],
                        "severity": SEVERITIES[lang][Severity(found["severity"])],
                    }
                )
        for sheet in (summary, findings):
            sheet.finish()


def _csv(path: Path, submissions: Iterable[Submission], lang: str) -> None:
    """With the mark by which Excel knows that it is UTF-8."""
    columns = SUMMARY_COLUMNS[lang]
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(columns.values())
        for row in rows_from_submissions(submissions, lang):
            writer.writerow([_field(row[name]) for name in columns])


def _field(value: object) -> str:
    return neutral(str(value)) if isinstance(value, str) else _plain(value)


def _json(path: Path, submissions: Iterable[Submission], lang: str) -> None:
    """An array; points are strings, as everywhere; each row holds its findings."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write("[")
        between = "\n"
        for each in submissions:
            for row in rows_from_submissions([each], lang):
                found = [json_row(finding) for finding in rows_from_findings([each], lang)]
                document = json.dumps(json_row(row) | {"findings": found}, ensure_ascii=False)
                stream.write(f"{between}{document}")
                between = ",\n"
        stream.write("\n]\n")


def json_row(row: Mapping[str, object]) -> dict[str, object]:
    """A row as JSON takes it: a number is text, and of a text nothing acts on a terminal."""
    return {
        name: visible(value)
        if isinstance(value, str)
        else _plain(value)
        if isinstance(value, Decimal)
        else value
        for name, value in row.items()
    }


def _plain(value: object) -> str:
    """A number in plain digits; nothing where there is none."""
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


TABLE_WRITERS: Final[dict[str, Callable[[Path, Iterable[Submission], str], None]]] = {
    ".xlsx": _workbook,
    ".csv": _csv,
    ".json": _json,
}
"""What writes a batch into a file, by the ending of its name."""
