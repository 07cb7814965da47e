"""Laws of rendering: columns line up, and no output can command a terminal."""

from __future__ import annotations

import re
from fractions import Fraction

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from perfeval.filing import Actual, BudgetUnit, Filing, Indicator, Target, UnitForm
from perfeval.numbers.printed import Points
from perfeval.registry import get_rubric
from perfeval.render import render
from perfeval.rules import Because
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import Score, weighted
from perfeval.scoring.scoring import score
from perfeval.text.columns import aligned, one_line, width
from perfeval.text.policy import text_problem

FORMED = st.text("岳阳楼三公经费控制率“”≥÷ab19 ，", max_size=12)
VERBATIM = st.text(max_size=40).filter(lambda text: text_problem(text) is None)


@given(st.lists(st.lists(FORMED, min_size=3, max_size=3), min_size=1, max_size=6))
def test_columns_line_up(rows: list[list[str]]) -> None:
    """Every column starts at the same cell in every line, three cells after the widest before."""
    starts = [0, 0, 0]
    for column in (1, 2):
        widest = max(width(one_line(row[column - 1])) for row in rows)
        starts[column] = starts[column - 1] + widest + 3
    for row, line in zip(rows, aligned(rows), strict=True):
        expected = ""
        for cell, start in zip(row, starts, strict=True):
            expected += " " * (start - width(expected)) + one_line(cell)
        assert line == expected.rstrip()


@given(st.text(max_size=60))
def test_one_line_is_one_printable_line(text: str) -> None:
    """Whatever the text; and what is clean stays as it is."""
    line = one_line(text)
    assert line.isprintable()
    assert one_line(line) == line


@given(st.from_type(Scorecard), st.sampled_from(["zh", "en"]))
def test_what_is_printed_adds_up_to_the_total(card: Scorecard, lang: str) -> None:
    """What the rows have, and below them each step that changes it; or the rows alone."""
    last = render(card, "text", lang).split("\n\n")[-1].splitlines()
    steps = len(card.steps) if len(card.steps) > 1 else 0
    figures = [re.split(" {3,}", line)[1].split(" / ")[0] for line in last[: steps + 1]]
    *added, total = (Fraction(figure.replace("−", "-")) for figure in figures)
    weights = (weighted(s.earned, s.weight) for s in card.scores if s.earned is not None)
    earned = sum((points.fraction for points in weights), Fraction(0))
    assert (added[0] if added else total) == earned
    assert not added or sum(added) == total
    assert total == card.total.fraction


@given(unit=VERBATIM.filter(str.strip), name=VERBATIM, reason=VERBATIM)
def test_no_rendering_holds_a_control_character(unit: str, name: str, reason: str) -> None:
    """Texts that a filing may hold, and reasons that a stranger's rule may give."""
    row = Indicator(
        level1="产出指标",
        name=name,
        points=Points("5"),
        target=Target(text=name),
        actual=Actual(text=name),
    )
    form = UnitForm(key="annex-2", indicators=(row,))
    filing = Filing(unit=BudgetUnit(name=unit), year=2023, forms=(form,))
    card = score(filing, get_rubric("yueyanglou-annex-2"))
    foreign = Score(
        key="x",
        path=(reason,),
        name=name,
        out_of=Points("1"),
        earned=None,
        because=Because("x", reason, reason),
    )
    for lang in ("zh", "en"):
        for each in (card, evolve(card, scores=(*card.scores, foreign))):
            assert all(line.isprintable() for line in render(each, "text", lang).split("\n"))
