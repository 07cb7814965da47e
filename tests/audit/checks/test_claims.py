"""Claims against the scorecard, and the reading under which a claim would be right."""

import attrs

from perfeval.audit import DEFAULT_CHECKS, Finding, Severity, audit, readings_of
from perfeval.filing import Filing, UnitForm
from perfeval.numbers.cells import BLANK
from perfeval.numbers.printed import Points
from perfeval.rubric.ratings import Rating
from perfeval.rubrics.yueyanglou_annex_2 import RUBRIC
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import Score
from perfeval.scoring.scoring import score
from tests.audit.cases import base, city, filing, report
from tests.audit.filings import example

RATED = (
    Rating(name="优", at_least="90"),
    Rating(name="良", at_least="0", synonyms=("合格",)),
)


def claimed(name: str, points: str) -> Filing:
    """The filing of 岳阳楼区 2023 with another claim in one row of 附件2."""
    given = example("000")
    forms = list(given.forms)
    form = forms[1]
    assert isinstance(form, UnitForm)
    rows = tuple(
        attrs.evolve(row, claimed=Points(points)) if row.name == name else row
        for row in form.indicators
    )
    forms[1] = attrs.evolve(form, indicators=rows)
    return attrs.evolve(given, forms=tuple(forms))


def codes(given: Filing, card: Scorecard | None) -> list[tuple[str, str, str]]:
    """What is found of the claims, with the readings of the rubric."""
    return named(audit(given, card, checks=(*DEFAULT_CHECKS, readings_of(RUBRIC))))


def named(found: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    """The findings that come from a scorecard."""
    codes = ("claim.", "judgement.", "points.pool", "rating.computed")
    return [(f.code, f.printed, f.computed) for f in found if f.code.startswith(codes)]


def test_claims_that_the_rubric_gives_are_silent() -> None:
    """98 of 100, as claimed; without a scorecard nothing is compared."""
    given = example("000")
    assert codes(given, score(given, RUBRIC)) == []
    assert codes(given, None) == []


def test_a_claim_that_another_reading_gives_says_which() -> None:
    """100.39% against ≤100%: 9 if a started step counts, 10 if only whole ones do."""
    given = claimed("单位支出预算执行率", "10")
    assert codes(given, score(given, RUBRIC)) == [
        ("claim.differs", "10", "9"),
        ("claim.reading", "10", "10"),
    ]


def test_a_claim_that_no_reading_gives_stands_alone() -> None:
    """8.5 for 99% satisfied."""
    given = claimed("群众满意率", "8.5")
    card = score(given, RUBRIC)
    assert codes(given, card) == [("claim.differs", "8.5", "9")]
    message = next(f for f in audit(given, card) if f.code == "claim.differs").message()
    assert message.startswith("满意度指标 / 服务对象满意度指标 / 群众满意率：自评 8.5 分")


def test_a_judgement_above_its_row_is_found() -> None:
    """It is capped, and the finding says by what; one within the row is silent."""
    given, key = example("000"), "satisfaction/群众满意率"
    card = score(given, RUBRIC, judgements={key: "10.5"})
    assert codes(given, card) == [("judgement.beyond", "10", "")]
    (finding,) = [each for each in audit(given, card) if each.code == "judgement.beyond"]
    assert finding.severity is Severity.WARNING
    assert finding.message().endswith("评价人判定 10.5 分，以 10 分为限；请评价人重新判定")
    assert finding.message("en").endswith("judged 10.5 by the reviewer, capped at 10")
    assert codes(given, score(given, RUBRIC, judgements={key: "10"})) == []


def test_a_pool_is_worth_what_the_rubric_gives_it() -> None:
    """产出 50 divided among rows that are worth 51."""
    given = example("000")
    form = given.forms[1]
    assert isinstance(form, UnitForm)
    first = attrs.evolve(form.indicators[0], points=Points("6"))
    changed = attrs.evolve(form, indicators=(first, *form.indicators[1:]))
    given = attrs.evolve(given, forms=(given.forms[0], changed, *given.forms[2:]))
    assert ("points.pool", "51", "50") in codes(given, score(given, RUBRIC))


def test_a_form_that_prints_no_points_is_no_mistake() -> None:
    """Some places leave 分值 out: a pool of nothing is not worth less than the rubric's."""
    given = example("000")
    form = given.forms[1]
    assert isinstance(form, UnitForm)
    blank = tuple(attrs.evolve(row, points=BLANK) for row in form.indicators)
    given = attrs.evolve(given, forms=(attrs.evolve(form, indicators=blank),))
    assert "points.pool" not in [code for code, _, _ in codes(given, score(given, RUBRIC))]


def card(**changes: object) -> Scorecard:
    """A scorecard of 100 claimed and computed points, with a rating scale."""
    done = score(example("000"), RUBRIC)
    full = attrs.evolve(done.scores[0], out_of=Points("100"), earned=Points("95"), pool="")
    assert isinstance(full, Score)
    return attrs.evolve(done, scores=(full,), pools=(), ratings=RATED, form="", **changes)  # type: ignore[arg-type]


def evolved(done: Scorecard, earned: str) -> Score:
    """The one row of the card, which earned so many points."""
    return attrs.evolve(done.scores[0], earned=Points(earned))


def test_a_rating_is_compared_with_the_scale_of_the_rubric() -> None:
    """95 is 优 (优秀 says the same), not 良好; 50 is 良, also called 合格; no scale, no rating."""
    alike = filing(city(claimed_rating="优秀"), report(claimed_rating="优"), base())
    assert named(audit(alike, card())) == [("claim.differs", "10", "95")]
    low = filing(city(claimed_rating="合格"), base())
    assert named(audit(low, attrs.evolve(card(), scores=(evolved(card(), "50"),)))) == [
        ("claim.differs", "10", "50")
    ]
    other = filing(city(claimed_rating="良好"), report())
    assert ("rating.computed", "良好", "优") in named(audit(other, card()))
    assert len(named(audit(other, attrs.evolve(card(), ratings=())))) == 1


def test_a_claim_stands_at_its_cell_where_one_row_fits() -> None:
    """Beside the check of scores it alone is told; of two rows that are alike neither is known."""
    given = claimed("群众满意率", "8.5")
    (found,) = [f for f in audit(given, score(given, RUBRIC)) if f.code == "claim.differs"]
    form = given.forms[1]
    assert isinstance(form, UnitForm)
    place = [row.name for row in form.indicators].index("群众满意率")
    assert found.path == f"indicators.{place}.claimed"
    twice = attrs.evolve(form, indicators=(*form.indicators, form.indicators[place]), fund=None)
    given = attrs.evolve(given, forms=(given.forms[0], twice, *given.forms[2:]))
    told = [f for f in audit(given, score(given, RUBRIC)) if f.code == "claim.differs"]
    assert {f.path for f in told if f.at.endswith("群众满意率")} == {""}
