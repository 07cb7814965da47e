"""Restated facts: across annexes and report, by scope, claimed twice."""

from perfeval.audit import Severity, audit
from perfeval.filing import (
    Account,
    Budget,
    Fact,
    HeadCount,
    Restatement,
    Scope,
    SpendingSplit,
    Staffing,
)
from perfeval.numbers.amounts import wan_yuan
from perfeval.numbers.printed import Count, Points
from tests.audit.cases import (
    accounts,
    base,
    city,
    figure,
    filing,
    line,
    report,
    sheet,
    told_twice,
    unit,
    wan,
)
from tests.audit.filings import wrong
from tests.tables import each_row


def test_a_fact_of_two_annexes_is_compared() -> None:
    """在职人数 18 in 附件1, 19 in the report; unit words do not matter."""
    staffing = Staffing(staff_in_post=Count("18"))
    for count, alarms in (("18人", 0), ("19人", 1)):
        staff = (HeadCount(label="在职", count=Count(count), fact="staff.in_post"),)
        found = audit(filing(base(staffing=staffing), report(staff=staff)))
        assert len(found) == alarms
    assert wrong(found) == [("restatement.differs", "18", "19人")]
    assert found[0].message().startswith("绩效自评报告 / 在职：")


def test_a_given_fact_is_compared_with_the_derived_one() -> None:
    """A fact that the filing gives directly, of another kind or in words, is passed over."""
    staffing = base(staffing=Staffing(staff_in_post=Count("18")))
    for value, alarms in (("18人", 0), ("17人", 1), ("18%", 0), ("十八", 0)):
        facts = (Fact(id="staff.in_post", value=value, at="一、"),)
        assert len(audit(filing(staffing, facts=facts))) == alarms


@each_row(
    ("general", "expected"),
    [
        ("100", []),
        ("90", [("restatement.scope", Severity.INFO)]),
        ("110", [("restatement.differs", Severity.WARNING)]),
    ],
)
def test_the_general_public_budget_is_part_of_all_funds(
    general: str, expected: list[tuple[str, Severity]]
) -> None:
    """Less is another scope, more is a contradiction."""
    assert [(f.code, f.severity) for f in audit(accounts(general))] == expected


def test_an_unstated_scope_is_what_would_settle_it() -> None:
    """The hint asks for the scope."""
    told = report(
        budget=Budget(scope=Scope.GENERAL_PUBLIC_BUDGET, outturn=SpendingSplit(total=wan("90.00"))),
        accounts=(Account(label="整体支出", spent=wan_yuan("135.55")),),
    )
    found = audit(filing(told))
    assert [(f.code, f.hint) for f in found] == [("restatement.differs", "scope")]


def test_the_same_text_twice_is_found_once() -> None:
    """Three statements, two of which differ alike from the first."""
    figures = tuple(figure("办件", text, "二、") for text in ("5件", "6件", "6件", "5件"))
    found = audit(filing(relations=(Restatement(id="r", label="办件", figures=figures),)))
    assert wrong(found) == [("restatement.differs", "5件", "6件")]


def test_figures_with_fewer_places_agree_when_rounded() -> None:
    """1394 and 1393.97; but 1395 does not."""
    assert [f.code for f in audit(told_twice("1393.97万元", "1394万元"))] == ["restatement.rounded"]
    assert [f.code for f in audit(told_twice("1393.97万元", "1395万元"))] == ["restatement.differs"]
    assert audit(told_twice("98.2%", "98%")) == ()
    assert audit(told_twice("98%", "98件")) == ()


def test_three_tables_that_agree_are_silent() -> None:
    """项目支出 in 附件1 and in the report's costs."""
    costs = (line("三公经费", "9.60", fact="three_public"),)
    assert audit(filing(base(*costs), report(costs=costs))) == ()
    facts = (Fact(id="three_public.outturn", value="9.6万元"),)
    assert audit(filing(base(*costs), facts=facts)) == ()


def test_the_claimed_total_is_one() -> None:
    """综合得分 99分 and the sheet's 总分 98; without 综合得分 two forms need not agree."""
    scored = sheet(total_claimed=Points("98"))
    found = audit(filing(city(claimed_score=Points("99分")), scored))
    assert wrong(found) == [("restatement.differs", "99分", "98")]
    assert audit(filing(city(claimed_score=Points("98分")), report(), scored)) == ()
    assert audit(filing(unit(total_claimed=Points("97")), scored)) == ()


def test_two_ratings_that_agree_are_silent() -> None:
    """优秀 twice."""
    assert audit(filing(city(claimed_rating="优秀"), report(claimed_rating="优秀 "))) == ()


def test_an_approved_budget_may_be_of_the_beginning_of_the_year() -> None:
    """预算批复 1388.56 beside 全年预算 1393.97 contradicts nothing."""
    told = report(
        budget=Budget(final=SpendingSplit(total=wan("1393.97"))),
        accounts=(Account(label="整体支出", approved=wan_yuan("1388.56")),),
    )
    assert audit(filing(told)) == ()
