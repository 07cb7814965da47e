"""The audit against every relation of the five source documents, row by row.

`tests/data/source_relations.csv` lists the 408 relations that can be recomputed in them, each with
the verdict that a careful reader reached. A row is met by a finding with its printed and computed
figures; what no row allows must not be found.
"""

import csv
from pathlib import Path

from perfeval.audit import Finding, Severity
from tests.audit.filings import SOURCES, example, findings, wrong
from tests.tables import each_row

DATA = Path(__file__).parents[1] / "data" / "source_relations.csv"
ROWS = list(csv.DictReader(DATA.read_text(encoding="utf-8").splitlines()))

# What is above information in the five filings, by the row that asks for it (or allows it).
FOUND: dict[str, tuple[str, str, str]] = {
    "000-012": ("rate.undefined", "0", ""),
    "000-013": ("rate.undefined", "100%", ""),
    "000-024": ("rate.mismatch", "100.39%", "100.00%"),
    "000-039": ("note", "[image: ]", ""),
    "000-040": ("score.no_reason", "9", ""),
    "000-041": ("score.no_reason", "9", ""),
    "000-072": ("project.not_filled", "/", "1140.66"),
    "000-087": ("restatement.differs", "197个", "215县区"),
    "001-015": ("share.mismatch", "1.4%", "1.3%"),
    "002-024": ("multiple.mismatch", "18倍", "19倍"),
    "002-025": ("listing.count", "4全", "3"),
    "003-037": ("restatement.differs", "54家", "55家"),
    "003-038": ("restatement.differs", "2044项", "2046项"),
    "003-039": ("rate.mismatch", "99.99%", "99.80%"),
    "003-040": ("rate.mismatch", "99.99%", "99.80%"),
    "003-044": ("completion.no_task", "122.29%", "707.31–707.36"),
    "004-001": ("sum.mismatch", "5238.85", "5237.85"),
    "004-002": ("sum.mismatch", "5238.85", "5237.85"),
    "004-004": ("sum.mismatch", "1028.69", "1029.69"),
    "004-006": ("cell.derivable", "", "1680.25"),
    "004-029": ("share.mismatch", "0.08%", "0.02%"),
    "004-030": ("share.total", "100%", "100.06%"),
    "004-032": ("sum.mismatch", "1028.69", "1029.69"),
    "004-039": ("sum.mismatch", "1868.49", "1883.81"),
    "004-040": ("sum.mismatch", "633.09", "632.08"),
    "004-093": ("target.no_number", "120万件", ""),
    "004-094": ("target.no_number", "60%", ""),
    "004-094 cost": ("target.no_number", "450万", ""),
    "004-094 time": ("target.no_number", "2/3", ""),
    "004-139": ("score.empty", "5", ""),
    "004-139 ecology": ("score.empty", "5", ""),
}
ERRORS = {"004-001", "004-004"}
NOT_NEEDED = {"001-026", "000-014"}
STATED_WARNINGS = {"002-024", "000-087", "003-044", "002-025", "003-037", "003-038"}


def of_row(row: str) -> list[Finding]:
    """The findings that are of a row: by its figures, and by the id of its relation if stated."""
    wanted = FOUND[row]
    found = [f for f in findings(row[:3]) if (f.code, f.printed, f.computed) == wanted]
    stated = {relation.id for relation in example(row[:3]).relations}
    if f"s{row}" in stated:
        return [f for f in found if f.relation == f"s{row}"]
    return [f for f in found if not f.relation]


def test_the_table_is_whole() -> None:
    """408 rows, of which 20 contradict themselves."""
    assert len(ROWS) == 408
    assert sum(row["verdict"] == "MISMATCH" for row in ROWS) == 20


@each_row("source", SOURCES)
def test_nothing_is_found_that_no_row_allows(source: str) -> None:
    """All findings above information, and no others, are those of the rows."""
    expected = [figures for row, figures in FOUND.items() if row.startswith(source)]
    assert sorted(wrong(findings(source))) == sorted(expected)


@each_row("row", FOUND)
def test_a_row_that_asks_for_a_finding_has_one(row: str) -> None:
    """One finding at least, with the printed and the computed figures of the row."""
    assert of_row(row)
    severities = {finding.severity for finding in of_row(row)}
    assert severities == {Severity.ERROR if row in ERRORS else Severity.WARNING}


@each_row("source", SOURCES)
def test_every_row_is_judged_as_it_should_be(source: str) -> None:
    """Contradictions are found; what holds, is derived or merely fits stays in peace."""
    wrong_rows = [row["id"] for row in ROWS if row["id"].startswith(source) and not is_right(row)]
    assert wrong_rows == []


def is_right(row: dict[str, str]) -> bool:
    """Whether a row of the table is judged as a careful reader judged it."""
    number = row["id"]
    stated = [f for f in findings(number[:3]) if f.relation.startswith(f"s{number}")]
    match row["verdict"]:
        case "MISMATCH" if number not in NOT_NEEDED:
            printed = FOUND[number][1].rstrip("万个项家县区全倍%")
            warned = all(f.severity is Severity.WARNING for f in of_row(number))
            found = bool(of_row(number)) and (warned or number not in STATED_WARNINGS)
            return found and printed in _digits(row["printed"])
        case "OK" | "ROUNDING" | "DERIVED" | "FITS" | "REJECTED":
            return number not in FOUND and not any(f.severity.above_info for f in stated)
        case "AMBIGUOUS":
            return all(f.severity is not Severity.ERROR for f in stated)
        case "UNDEFINED":
            return (number in FOUND) == (number not in {"000-004", "000-005"})
        case "STRUCT":
            return (number in FOUND) == (number in {"000-040", "000-041"})
        case "NO-DATA":
            return (number in FOUND) == (number in {"004-093", "004-094", "004-139"})
    return True


def _digits(text: str) -> str:
    chinese = str.maketrans("四", "4")
    return text.translate(chinese)


def test_headings_and_attachments_are_information() -> None:
    """A numeral out of style, a stale year in a block, an attachment that is not there."""
    codes = {f.code for source in SOURCES for f in findings(source) if not f.severity.above_info}
    assert {"outline.numeral", "year.differs", "attachment.absent"} <= codes


def test_hints_explain_the_figures() -> None:
    """One digit, a plugged share, another budget, a truncated multiple, two digits changed."""
    hints = {row: {h.code for f in of_row(row) for h in f.hints} for row in FOUND}
    assert "one_digit" in hints["004-001"]
    assert "same_residual" in hints["004-004"]
    assert "plugged" in hints["001-015"]
    assert "another_fits" in hints["000-024"]
    assert "truncated" in hints["002-024"]
    assert "transposed" in hints["003-044"]
