"""Terms: a fact in a formula, by its official name."""

from __future__ import annotations

from typing import Any

import pytest

from perfeval.errors import InputError
from perfeval.filing import Fact
from perfeval.measures import Term
from perfeval.measures.terms import Working, added_up, formula_with
from perfeval.numbers.amounts import wan_yuan
from perfeval.numbers.printed import Count
from perfeval.text.policy import LONGEST_TEXT
from tests.tables import each_row

POSTS = Term(fact="staff.authorised_posts", name="编制数", name_en="authorised posts")
STAFF = Term(fact="staff.in_post", name="在职人员数")
OTHERS = Term(fact="staff.others", name="其他人员数")
GONE = Term(fact="staff.gone", name="离职人员数", minus=True)


@each_row(
    ("given", "where"),
    [
        ({"fact": "Staff"}, "the fact of a term"),
        ({"fact": ""}, "the fact of a term"),
        ({"name": " "}, "the name of a term"),
        ({"name": None}, "the name of a term"),
        ({"name_en": 5}, "the English name of a term"),
        ({"minus": "yes"}, "minus"),
    ],
)
def test_a_term_is_a_fact_with_its_name(given: dict[str, Any], where: str) -> None:
    """A malformed id, a missing name and a flag that is none are refused."""
    with pytest.raises(InputError, match=where):
        Term(**{"fact": "staff.in_post", "name": "在职人员数"} | given)


def test_a_term_without_english_name_goes_by_its_fact() -> None:
    """An English sentence can always name it."""
    assert POSTS.english == "authorised posts"
    assert STAFF.english == "staff.in_post"


def test_a_sum_takes_away_what_is_marked() -> None:
    """Exclusions are terms with `minus`."""
    terms = (STAFF, Term(fact="staff.retired", name="退休", minus=True))
    found = (wan_yuan("232.82"), wan_yuan("52.79"))
    assert added_up(terms, found) == wan_yuan("180.03").atoms
    assert str(Working(terms, (), found)) == "(232.82 − 52.79)"
    assert str(Working(terms[1:], (), found[1:])) == "− 52.79"


@each_row(
    ("above", "below", "values", "text"),
    [
        ((STAFF, OTHERS), (POSTS,), ("29人", "1.2万封", "30"), "(29 + 12000) ÷ 30"),
        ((STAFF, GONE), (GONE,), ("29人", "2.0", "2.0"), "(29 − 2) ÷ − 2"),
        ((STAFF,), (POSTS,), ("1万元", "2万元"), "1 ÷ 2"),
        ((STAFF,), (POSTS,), ("2.40万元", "30000元"), "2.4 万元 ÷ 30000 元"),
        ((STAFF, POSTS), (POSTS,), ("1元", "2万元", "2万元"), "(1 元 + 2 万元) ÷ 2 万元"),
        ((STAFF,), (), ("1,234.50元",), "1234.5"),
    ],
)
def test_a_formula_has_its_figures_in_the_order_of_the_terms(
    above: tuple[Term, ...], below: tuple[Term, ...], values: tuple[str, ...], text: str
) -> None:
    """2.4 ÷ 30000 would be a riddle: units stand where they differ. Written once it says alike."""
    terms = (*above, *below)
    facts = {term.fact: Fact(id=term.fact, value=v) for term, v in zip(terms, values, strict=True)}
    figures: Any = tuple(facts[term.fact].value for term in terms)
    assert str(Working(above, below, figures)) == text
    wording: Any = formula_with(above, below)
    assert wording(facts) == text


@pytest.mark.unmeasured
def test_a_working_too_long_for_a_text_is_cut() -> None:
    """A formula may have any number of terms."""
    terms, figures = (STAFF,) * 10_000, (Count("29"),) * 10_000
    assert len(str(Working(terms, (), figures))) == LONGEST_TEXT
    wording: Any = formula_with(terms, ())
    assert len(wording({STAFF.fact: Fact(id=STAFF.fact, value="29人")})) == LONGEST_TEXT
