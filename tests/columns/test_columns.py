"""A table scored column by column says what `score` says of each of its rows."""

from __future__ import annotations

import random
import sys
from typing import Any

import polars
import pytest
from attrs import evolve

from perfeval import (
    Criterion,
    FormKind,
    InputError,
    MissingExtraError,
    NotApplicable,
    Rating,
    Rubric,
    Section,
    columns_of,
    get_rubric,
    score_columns,
)
from perfeval.columns import FactColumn, Kind, compiled, engine, scored
from perfeval.columns.arithmetic import Arithmetic
from perfeval.columns.headings import Heading
from perfeval.columns.lowered import lowered
from perfeval.columns.plan import Plan
from perfeval.measures import Measure, Ratio
from perfeval.measures.formulas import Formula
from perfeval.rules import Gain, Proportional, Rule, Steps
from tests import extras
from tests.columns.tables import Drawn, differences, drawn
from tests.effort import examples
from tests.given import rubric as given_rubric
from tests.scoring.compiled.test_lowered_rules import CASES, COUNT, PART, RATE, subject, term
from tests.scoring.compiled.test_plan import Half
from tests.tables import each_row

UNMEASURED = pytest.mark.unmeasured
SHEET = get_rubric("yueyang-annex-3-1")
REVIEW = get_rubric("zhengzhou-goal-review")
BEYOND = [
    extras.EXTRAS,
    extras.rubric(vetoes=(extras.VETO, extras.CAP)),
    evolve(extras.rubric(), not_applicable=NotApplicable.DROPPED),
]
STAFF = {"staff.in_post": [29, 31, 30], "staff.authorised_posts": [30, 30, 0]}


def row(key: str, points: str, rule: Rule, formula: Formula) -> Criterion:
    """A criterion of facts."""
    measure = Measure(id=key, name=key, formula=formula)
    return Criterion(key=key, name=key, points=points, clause="某", measure=measure, rule=rule)


ROWS = (row("a", "10", Proportional(), PART), row("b", "10.5", Gain(each="3"), COUNT))


RATINGS = (
    Rating(name="优", at_least="15"),
    Rating(name="中", at_least="3.3"),
    Rating(name="差", at_least="0"),
)


def weighted() -> Rubric:
    """A rubric whose rows count half of their points."""
    block = Section(name="过程", points="10.25", adds_to="20.5", items=ROWS)
    return given_rubric(*ROWS, form=FormKind.SCORE_SHEET, out_of="10.25", sections=(block,))


def dropping() -> Rubric:
    """A rubric whose rows are left out where they do not apply; it rates what is whole."""
    more = {"not_applicable": NotApplicable.DROPPED, "places": 1, "ratings": RATINGS}
    return given_rubric(*ROWS, form=FormKind.SCORE_SHEET, **more)


def differing(made: Drawn) -> list[str]:
    """Where the table says anything else than its filings."""
    return list(differences(made, score_columns(made.table(), made.rubric)))


def table(rubric: Rubric = SHEET, /, **given: list[Any]) -> polars.DataFrame:
    """A table for a rubric in which nothing else is known."""
    size = len(next(iter(given.values())))
    names = [each.fact for each in columns_of(rubric)]
    return polars.DataFrame({name: given.get(name, [None] * size) for name in names})


@pytest.mark.parametrize(
    ("rubric", "seed"), [pytest.param(SHEET, 0, marks=UNMEASURED), (REVIEW, 3)]
)
def test_every_row_is_scored_as_a_filing_is(rubric: Rubric, seed: int) -> None:
    """The totals, the rating, each criterion and why it has no points; odd cells and edges."""
    assert differing(drawn(rubric, examples(3), random.Random(seed))) == []


@each_row(("rule", "formula"), CASES)
def test_every_kind_of_rule_is_computed(rule: Rule, formula: Formula) -> None:
    """With points that are no whole step of the rubric, too, and in any unit of money."""
    for places, money in ((2, "元"), (0, "亿元")):
        rubric = evolve(subject(rule, formula), places=places)
        assert differing(drawn(rubric, examples(1.2), random.Random(places), money=money)) == []


def test_wider_numbers_are_taken_where_the_usual_ones_would_wrap() -> None:
    """At the edge of 64 bits and beyond; the usual ones are computed as usual all the same."""
    most = 10**11 - 1
    given = {
        "three_public.budget": ["99999999999.99", str(most), "100000000000", "0.01", "-5"],
        "three_public.prior_budget": ["0.00000001", str(most), "99999999999.99999999", "3", "0.7"],
    }
    huge = table(**given)
    made = drawn(SHEET, 5, random.Random(0))
    cells: dict[str, Any] = {fact: [None] * 5 for fact in made.cells} | given
    units = dict.fromkeys(cells, "")
    types = dict.fromkeys(cells, polars.String)
    alike = Drawn(SHEET, units, cells, types)
    rubric = evolve(SHEET)  # which keeps what it computed by
    assert list(differences(alike, score_columns(huge, rubric))) == []
    (made_for,) = Plan.of(rubric).kept.values()
    assert made_for.program.is_exact
    usual = table(**{fact: ["5", "6"] for fact in given})
    assert score_columns(usual, rubric).equals(score_columns(usual, SHEET))


def test_what_is_compiled_serves_blocks_of_the_same_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of figures that are not larger; others are compiled for, and for both from then on."""
    rubric, made = evolve(SHEET), list[Arithmetic]()

    def arithmetic() -> Arithmetic:
        made.append(Arithmetic())
        return made[-1]

    monkeypatch.setattr(compiled, "Arithmetic", arithmetic)
    monkeypatch.setattr(compiled, "_MOST_KEPT", 2)
    for staff, total, times in (
        (29, "5.00", 1),
        (31, "3.50", 1),
        (900, "0.00", 2),
        (7, "5.00", 2),
        ("31.5", "2.50", 3),
        (31, "3.50", 3),
        ("31.25", "3.00", 4),
        ("31.5", "2.50", 5),
    ):
        cells: dict[str, list[Any]] = {"staff.in_post": [staff], "staff.authorised_posts": [30]}
        assert str(score_columns(table(**cells), rubric, rows=False)["total"][0]) == total
        assert len(made) == times, staff


def test_a_row_of_more_decimals_than_the_rubric_has_is_not_exceeded() -> None:
    """10.5 points are 10.5, and not the 11 that whole points would make of them."""
    made = given_rubric(*ROWS, form=FormKind.SCORE_SHEET, places=0)
    given = {"part": [1, 1], "whole": [1, 2], "count": [4, 3]}
    found = score_columns(polars.DataFrame(given), made)
    assert [str(points) for points in found["points.b"]] == ["10.5", "9.0"]
    assert [str(points) for points in found["points.a"]] == ["10.0", "5.0"]


def test_a_row_that_does_not_apply_is_left_out_of_its_form() -> None:
    """And the rest is scaled up; the other forms stay as they are."""
    given = {"part": [1, 1], "whole": [2, 2], "count": ["/", "3"]}
    found = score_columns(polars.DataFrame(given), dropping())
    assert found["unscored.b"].to_list() == ["not_applicable", None]
    assert [str(points) for points in found["points.a"]] == ["5.0", "5.0"]
    assert [str(total) for total in found["total"]] == ["10.3", "14.0"]


@each_row("rubric", [*BEYOND, weighted(), dropping()])
def test_what_changes_a_total_is_taken_from_scorecards(rubric: Rubric) -> None:
    """Bonuses, penalties, vetoes and caps; rows that do not apply; weights of blocks."""
    assert differing(drawn(rubric, examples(2), random.Random(5))) == []


def test_a_rule_of_a_plugin_is_asked_for_its_award() -> None:
    """Row by row; it is as exact as all others."""
    half = Half.above("0%", "1", per="1%", steps=Steps.WHOLE)
    made = given_rubric(row("own", "10", half, RATE), form=FormKind.SCORE_SHEET)
    assert differing(drawn(made, 20, random.Random(1))) == []
    given = polars.DataFrame({"rate": [50, None]})
    assert score_columns(given, made)["points.own"].to_list() == [5, None]
    assert score_columns(given, made, rows=False)["total"].to_list() == [5, 0]


@pytest.mark.unmeasured
@each_row(
    "units", [("人", "个"), ("人", "元"), ("", "万元"), ("人", ""), ("元", "亿元"), ("辆", "辆")]
)
def test_figures_of_a_formula_are_of_one_kind_and_unit(units: tuple[str, str]) -> None:
    """By their headings; without a unit they are what the others of the formula are."""
    size = len(STAFF["staff.in_post"])
    made = drawn(SHEET, size, random.Random(0))
    cells: dict[str, Any] = {fact: [None] * size for fact in made.cells} | STAFF
    given = dict.fromkeys(cells, "") | dict(zip(STAFF, units, strict=True))
    types = {fact: polars.Int64 if fact in STAFF else polars.Null for fact in cells}
    found = score_columns(Drawn(SHEET, given, cells, types).table(), SHEET)
    meant = {fact: unit or ("元" if "元" in "".join(units) else "") for fact, unit in given.items()}
    assert list(differences(Drawn(SHEET, meant, cells, types), found)) == []


def test_a_large_table_is_scored_block_by_block(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows stay in their order, whatever a block is."""
    made = drawn(SHEET, 30, random.Random(4)).table()
    due = score_columns(made, SHEET)
    monkeypatch.setattr(scored, "_BLOCK", 7)
    assert score_columns(made, SHEET).equals(due)


def test_what_only_a_form_says_is_missing() -> None:
    """A table has no fund row."""
    formula = Ratio(numerator=(term("fund.outturn"),), denominator=(term("whole"),))
    made = given_rubric(row("own", "10", Proportional(), formula), form=FormKind.SCORE_SHEET)
    found = score_columns(polars.DataFrame({"whole": [5]}), made)
    assert found["unscored.own"].to_list() == ["missing"]


@each_row("rubric", [SHEET, extras.EXTRAS])
def test_a_cell_that_no_fact_can_state_is_told(rubric: Rubric) -> None:
    """By the code of the error; the other rows and the other forms are scored."""
    first = columns_of(rubric)[0].fact
    found = score_columns(table(rubric, **{first: ["5\x00", None]}), rubric)
    codes = [name for name in found.columns if name.startswith("unscored.")]
    assert {str(found[name][0]) for name in codes} >= {"value.plain_text"}
    assert "value.plain_text" not in {found[name][1] for name in codes}


def test_very_large_whole_numbers_are_left_to_the_interpreter() -> None:
    """Of more than eleven digits; the others stay with the columns."""
    given = {"staff.in_post": [29, 10**12, 10**15], "staff.authorised_posts": [30, 10**12, 7]}
    found = score_columns(table(**given), SHEET)
    assert [str(points) for points in found["points.staffing"]] == ["5.00", "5.00", "None"]
    assert found["unscored.staffing"].to_list() == [None, None, "unfit"]


def kept_as(library: str) -> Any:
    """One table as a library keeps it."""
    plain = table(**STAFF).with_columns(polars.lit("甲").alias("unit"))
    if library == "pyarrow":
        return pytest.importorskip("pyarrow").table(plain)
    if library == "pandas":
        pandas = pytest.importorskip("pandas")
        figures = {name: plain[name].to_list() for name in plain.columns if name != "unit"}
        return pandas.DataFrame(figures, dtype="Int64").assign(unit="甲")
    if library == "duckdb":
        return pytest.importorskip("duckdb").sql("SELECT * FROM plain")
    return plain.with_columns(polars.col("staff.in_post").cast(polars.Decimal(30, 12)))


OTHERS = [pytest.param(x, marks=UNMEASURED) for x in ("pyarrow", "pandas", "duckdb")]


@each_row("library", ["polars", *OTHERS])
def test_any_table_of_arrow_is_taken(library: str) -> None:
    """What the rubric does not ask for is kept; an empty table gives an empty one."""
    given = kept_as(library)
    found = score_columns(given, SHEET)
    assert [str(total) for total in found["total"]] == ["5.00", "3.50", "0.00"]
    assert found["unscored.staffing"].to_list() == [None, None, "undefined"]
    assert found["unit"].to_list() == ["甲"] * 3
    totals = ["unit", "total", "scored_out_of", "rating"]
    assert score_columns(given, SHEET, rows=False).columns == totals
    nothing = score_columns(table(**STAFF).clear(), SHEET)
    assert nothing.height == 0
    assert nothing.columns == [name for name in found.columns if name != "unit"]


WIDE = table(**STAFF)
CURRENT = "balance.current_year"


def with_(name: str, value: Any) -> polars.DataFrame:
    """The table with another column."""
    return WIDE.with_columns(polars.lit(value).alias(name))


@each_row(
    ("given", "code", "said"),
    [
        (WIDE.drop("satisfaction.rate"), "missing", "没有列satisfaction.rate（满意度）"),
        (WIDE.rename({CURRENT: "balance.curent_year"}), "missing", "但有balance.curent_year"),
        (WIDE.drop("assets.total", "assets.in_use"), "missing", "另缺1列"),
        (with_("staff.in_post（人）", 5), "twice", "staff.in_post（人）"),
        (WIDE.rename({CURRENT: f"{CURRENT}(人)"}), "unit", "元、万元、亿元"),
        (WIDE.rename({"satisfaction.rate": "satisfaction.rate（‰）"}), "unit", "%"),
        (WIDE.rename({"budget_rules.adopted": "budget_rules.adopted(项)"}), "no_unit", "不带单位"),
        (with_("staff.in_post", 0.5), "type", "浮点数不精确"),
        (with_("budget_rules.adopted", "是"), "check", "布尔型"),
        (with_("rating", "优"), "names", "rating"),
        (with_("staff.in_post", 0.5).with_columns(rating=polars.lit("优")), "names", "rating"),
        (5, "table", "polars、pyarrow"),
    ],
)
def test_what_is_no_table_for_the_rubric_is_refused(given: Any, code: str, said: str) -> None:
    """In Chinese, with the column, and what would be accepted."""
    with pytest.raises(InputError) as raised:
        score_columns(given, SHEET)
    assert raised.value.code == f"columns.{code}"
    assert said in raised.value.message("zh")


def test_a_column_says_what_it_takes() -> None:
    """For each kind, in both languages."""
    kinds = {each.kind: each for each in columns_of(SHEET)}
    state = FactColumn(fact="a", title="甲", kind=Kind.STATE)
    said = [each.accepted.message("zh") for each in (*kinds.values(), state)]
    assert len({*said}) == len(said) == 5 + 1 - (Kind.STATE in kinds)
    assert all(text.isascii() is False for text in said)
    assert Heading(name="a", fact="a", kind=Kind.COUNT, unit="万元").power == 0
    assert list(lowered([])) == []


def test_what_is_no_rubric_for_columns_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that asks for the rows of a form; no rubric at all; no engine."""
    for rubric in ("national-unit", "pidu-annex-8"):  # whose rows a form has, or a reviewer judges
        with pytest.raises(InputError) as raised:
            score_columns(WIDE, get_rubric(rubric))
        assert raised.value.code == "columns.rubric"
    with pytest.raises(InputError, match="Rubric"):
        score_columns(WIDE, 5)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="text"):
        score_columns(table(REVIEW, **{"goal_review.format-1": [5]}), REVIEW)
    with pytest.raises(InputError, match="polars can take"):
        engine.table_of(Torn())
    engine.polars.cache_clear()
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingExtraError, match="columns"):
        engine.polars()


class Torn:
    """A table that fails when it is exported."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Nothing that could be read."""
        raise ValueError("torn")
