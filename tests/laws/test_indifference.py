"""Laws of scoring: what must not matter does not, nor does any context, thread, seed or copy."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import Context, localcontext
from pathlib import Path
from typing import Final

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval import (
    BudgetUnit,
    Filing,
    Nil,
    Points,
    Rubric,
    Score,
    Scorecard,
    dumps,
    get_rubric,
    loads,
    render,
    score,
)
from perfeval.filing import (
    Actual,
    Form,
    Indicator,
    ProjectForm,
    ScoreSheet,
    SheetRow,
    Target,
    UnitForm,
)
from perfeval.numbers.cells import PointsCell
from perfeval.testing import filings, values
from tests.effort import examples
from tests.given import indicator
from tests.laws.installed import each_installed, scored
from tests.published import filing_of
from tests.tables import each_row

ANNEX_2: Final = get_rubric("yueyanglou-annex-2")
EXAMPLE: Final = Path(__file__).parents[2] / "docs" / "examples" / "yueyanglou-2023.json"


def _by_key(card: Scorecard) -> dict[str, Score]:
    return {each.key: each for each in card.scores}


def _assert_same(one: Scorecard, other: Scorecard) -> None:
    """Two scorecards are the same but for the order of their rows."""
    assert _by_key(one) == _by_key(other)
    for total in ("total", "scored_out_of", "claimed_total", "reviewed_total", "reviewed_out_of"):
        assert getattr(one, total) == getattr(other, total)


@given(scored, st.data())
def test_the_order_of_rows_is_irrelevant(drawn: tuple[Rubric, Filing], data: st.DataObject) -> None:
    """The same scores by key, and the same totals."""
    rubric, filing = drawn
    (form,) = filing.forms
    moved: Form = form
    if isinstance(form, ScoreSheet):
        moved = evolve(form, rows=tuple(data.draw(st.permutations(form.rows))))
    elif isinstance(form, UnitForm | ProjectForm):
        moved = evolve(form, indicators=tuple(data.draw(st.permutations(form.indicators))))
    _assert_same(score(filing, rubric), score(evolve(filing, forms=(moved,)), rubric))


TEN: Final = indicator("≥10个", "10个")
ALIKE: Final = {
    "points": [TEN, evolve(TEN, points=Points("5"))],
    "claim": [TEN, evolve(TEN, claimed=Points("5"))],
    "label": [TEN, evolve(TEN, level2="质量指标")],
    "of which": [evolve(TEN, points=Nil(""), of_which=each) for each in (False, True)],
    "cells of the target": [TEN, evolve(TEN, target=Target(text="≥1", unit="0个"))],
    "cells of the value": [TEN, evolve(TEN, actual=Actual(text="1", unit="0个"))],
}


@each_row("rows", ALIKE.values())
def test_rows_that_print_alike_keep_their_keys(rows: list[Indicator]) -> None:
    """Rows that differ in anything that is scored are told apart by it, not by their order."""
    unit = BudgetUnit(name="某局")
    cards = [
        score(Filing(unit=unit, forms=(UnitForm(key="form", indicators=order),)), ANNEX_2)
        for order in (tuple(rows), tuple(reversed(rows)))
    ]
    _assert_same(*cards)


def test_of_two_rows_of_one_criterion_neither_is_first() -> None:
    """A sheet that prints a criterion twice: which claim stands does not depend on the order."""
    rows = [SheetRow(name="资金结余", points=Points("3"), claimed=Points(n)) for n in ("1", "2")]
    unit, rubric = BudgetUnit(name="某局"), get_rubric("yueyang-annex-3-1")
    cards = [
        score(Filing(unit=unit, forms=(ScoreSheet(key="sheet", rows=order),)), rubric)
        for order in (tuple(rows), tuple(reversed(rows)))
    ]
    _assert_same(*cards)


@given(scored, values.cells(Points))
def test_a_claim_never_changes_a_computed_score(
    drawn: tuple[Rubric, Filing], claim: PointsCell
) -> None:
    """Whatever is claimed, the rows earn what they earn, for the same reasons."""
    rubric, filing = drawn
    (form,) = filing.forms
    claimed: Form = form
    if isinstance(form, ScoreSheet):
        claimed = evolve(form, rows=tuple(evolve(row, claimed=claim) for row in form.rows))
    elif isinstance(form, UnitForm | ProjectForm):
        claimed = evolve(
            form,
            fund=None if form.fund is None else evolve(form.fund, claimed=claim),
            indicators=tuple(evolve(row, claimed=claim) for row in form.indicators),
        )
    card, other = (score(evolve(filing, forms=(each,)), rubric) for each in (form, claimed))
    unclaimed = [
        {key: evolve(each, claimed=None) for key, each in _by_key(every).items()}
        for every in (card, other)
    ]
    assert unclaimed[0] == unclaimed[1]
    assert (card.total, card.scored_out_of) == (other.total, other.scored_out_of)


@given(scored, st.integers(1, 28))
def test_no_decimal_context_matters(drawn: tuple[Rubric, Filing], precision: int) -> None:
    """One digit, and every signal a trap: the same scorecard, bytes and rendering."""
    rubric, filing = drawn
    card = score(filing, rubric)
    context = Context(prec=precision, Emin=-1, Emax=1)
    with localcontext(context) as ambient:
        ambient.traps = dict.fromkeys(ambient.traps, True)
        again = score(filing, rubric)
        text = dumps(again)
        shown = render(again, "text")
        assert again.total == card.total
    assert (again, text, shown) == (card, dumps(card), render(card, "text"))


@each_installed
@settings(max_examples=examples(0.1))
@given(st.data())
def test_no_thread_matters(rubric: Rubric, data: st.DataObject) -> None:
    """Many at once are as one after another."""
    drawn = [data.draw(filings(rubric)) for _ in range(4)]
    with ThreadPoolExecutor(8) as pool:
        cards = list(pool.map(lambda filing: score(filing, rubric), drawn * 4))
    assert cards == [score(filing, rubric) for filing in drawn] * 4


ELSEWHERE: Final = {
    "PYTHONHASHSEED": "42",
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
}


def test_no_hash_seed_and_no_locale_matters() -> None:
    """Another process, without UTF-8, writes the same filing and scorecard, byte for byte."""
    command = (
        "import sys; from perfeval import dumps, get_rubric, loads, score; "
        "filing = loads(sys.stdin.buffer.read()); "
        "card = score(filing, get_rubric('yueyanglou-annex-2')); "
        "sys.stdout.buffer.write((dumps(filing) + dumps(card)).encode())"
    )
    filing = filing_of("yueyanglou-2023")
    done = subprocess.run(
        [sys.executable, "-c", command],
        env={**os.environ, **ELSEWHERE},
        input=EXAMPLE.read_bytes(),
        capture_output=True,
        check=True,
    )
    text = EXAMPLE.read_text(encoding="utf-8")
    assert done.stdout.decode() == text + dumps(score(filing, ANNEX_2))


@settings(max_examples=examples(0.5))
@given(scored)
def test_pickle_copy_and_json_keep_everything(drawn: tuple[Rubric, Filing]) -> None:
    """Filing, rubric and scorecard come back equal, and score as before."""
    rubric, filing = drawn
    card = score(filing, rubric)
    for value in (rubric, filing, card):
        for back in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value), loads(dumps(value))):
            assert type(back) is type(value)
            assert back == value
            assert dumps(back) == dumps(value)
    again = pickle.loads(pickle.dumps(rubric))
    assert again.digest == rubric.digest
    assert score(copy.deepcopy(filing), again) == card
