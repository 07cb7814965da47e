"""Findings as a document: ids that survive, and that tell like findings apart."""

from typing import Any

import pytest
from attrs import evolve

from perfeval.audit import Finding, Findings, Hint, Severity, audit
from perfeval.codec import dumps, loads
from perfeval.errors import DecodeError, InputError
from perfeval.filing import Filing
from perfeval.filing.addresses import Address
from perfeval.forms import read
from tests.audit.cases import CASES, filing
from tests.audit.filings import example
from tests.tables import each_row

ONE = Finding(code="host.remark", severity=Severity.INFO, at="全文", zh="已阅", en="seen")


@each_row(
    "change",
    [
        {"code": "host.other"},
        {"form": "annex-2"},
        {"path": "fund.rate"},
        {"at": "附件2"},
        {"relation": "total"},
        {"printed": "5"},
        {"computed": "5"},
        {"number": 2},
    ],
)
def test_an_id_is_made_of_what_and_where(change: dict[str, Any]) -> None:
    """Each of these makes another finding, and texts do not run into each other."""
    assert evolve(ONE, **change).id != ONE.id
    assert evolve(ONE, printed="1", computed="").id != evolve(ONE, printed="", computed="1").id


def test_an_id_does_not_hang_on_the_sentences() -> None:
    """Other words, hints, an address or an order leave the finding the same one."""
    told = evolve(ONE, zh="看过", en="read", hints=(Hint("sign", "反", "turned"),), order=(1,))
    assert evolve(told, address=Address(part="表1", row=1, column=1)).id == ONE.id
    assert ONE.id == "8089b9cc6ae20bc0"


def test_like_findings_of_one_audit_have_ids_of_their_own() -> None:
    """They are counted in their order, the same in every run."""
    checks = (lambda _filing, _card: (ONE, ONE, evolve(ONE, at="附件2"), ONE),)
    found = audit(filing(), checks=checks)
    assert [each.number for each in found] == [1, 2, 1, 3]
    assert len({each.id for each in found}) == 4
    assert [each.id for each in audit(filing(), checks=checks)] == [each.id for each in found]


@each_row("given", [example("003"), *(make() for make in CASES.values())])
def test_the_findings_of_a_filing_are_a_document(given: Filing) -> None:
    """It reads back whole, and no two findings have one id."""
    found = Findings(unit=given.unit.name, year=given.year, findings=audit(given))
    again = loads(dumps(found))
    assert again == found
    assert isinstance(again, Findings)
    ids = [each.id for each in again.findings]
    assert ids == [each.id for each in found.findings]
    assert len(set(ids)) == len(ids)


def test_the_address_is_kept() -> None:
    """Though two findings are equal without it."""
    there = evolve(ONE, address=Address(part="Sheet1", row=4, column=7, lettered=True))
    again = loads(dumps(Findings(findings=(there,))))
    assert isinstance(again, Findings)
    assert str(again.findings[0].address) == "Sheet1!G4"


def test_headings_and_shares_stand_in_their_paragraphs() -> None:
    """A numeral that skips, and the shares of a division, are found at a line of the report."""
    report = read(
        "某县教育局2023年度部门整体支出绩效自评报告\n一、部门概况\n（一）基本情况\n"
        "2023年支出合计100万元，其中：基本支出60万元，占60%；项目支出40万元，占30%。\n"
        "三、存在问题\n".encode()
    )
    told = {each.code: (each.path, str(each.address)) for each in audit(report)}
    assert told["share.total"] == ("classifications.0", "第4段")
    assert told["outline.numeral"] == ("sections.1.heading", "第5段")


def test_an_id_that_is_not_the_findings_own_is_refused() -> None:
    """A document was changed by hand; and a year is a fiscal year."""
    text = dumps(Findings(findings=(ONE,))).replace(ONE.id, "0" * 16)
    with pytest.raises(DecodeError, match=r"findings\[0\].id: .*to which the rest comes"):
        loads(text)
    with pytest.raises(InputError, match="the year of findings"):
        Findings(year="2023")


def test_what_a_finding_quotes_is_as_long_as_a_text_may_be() -> None:
    """Many doubts of one form make a long sentence, which a document still holds."""
    given = CASES["form.partly_read"]()
    (note,) = given.doubts
    many = tuple(evolve(note, at=f"{note.at}{number}", text="1") for number in range(4_000))
    found = audit(evolve(given, notes=many))
    assert loads(dumps(Findings(findings=found))) == Findings(findings=found)
