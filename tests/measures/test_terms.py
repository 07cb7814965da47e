"""Terms: a fact in a formula, by its official name."""

from __future__ import annotations

from typing import Any

import pytest

from perfeval.errors import InputError
from perfeval.measures import Term
from perfeval.measures.terms import Working, added_up
from perfeval.numbers.amounts import wan_yuan, yuan
from perfeval.numbers.printed import Count
from perfeval.text.policy import LONGEST_TEXT
from tests.tables import each_row

POSTS = Term(fact="staff.authorised_posts", name="编制数", name_en="authorised posts")
STAFF = Term(fact="staff.in_post", name="在职人员数")


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


def test_a_quotient_has_its_sums_above_and_below_the_line() -> None:
    """The figures stand in the order of the terms."""
    figures = (Count("29"), Count("1.2万封"), Count("30"))
    assert str(Working((STAFF, POSTS), (POSTS,), figures)) == "(29 + 12000) ÷ 30"


def test_amounts_of_two_units_are_written_with_them() -> None:
    """2.4 ÷ 30000 would be a riddle; amounts of one unit are bare, and counts always."""
    assert str(Working((STAFF,), (POSTS,), (wan_yuan("2.40"), yuan("30000")))) == (
        "2.4 万元 ÷ 30000 元"
    )
    assert str(Working((STAFF,), (POSTS,), (wan_yuan("1"), wan_yuan("2")))) == "1 ÷ 2"


def test_a_working_too_long_for_a_text_is_cut() -> None:
    """A formula may have any number of terms."""
    terms, figures = (STAFF,) * 10_000, (Count("29"),) * 10_000
    assert len(str(Working(terms, (), figures))) == LONGEST_TEXT
