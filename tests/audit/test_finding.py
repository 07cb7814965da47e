"""Findings are frozen values with a place in the form's words and a sentence in two languages."""

from typing import Any

import attrs
import pytest

from perfeval.audit import Finding, Hint, Place, Severity
from perfeval.errors import InputError
from tests.tables import each_row

FINDING = Finding(
    code="sum.mismatch",
    severity=Severity.ERROR,
    at="收入合计",
    zh="合计不符",
    en="the parts do not add up",
    hints=(Hint("one_digit", "只差一位数字", "one digit differs"),),
)


def test_a_message_names_the_place_and_the_hint() -> None:
    """In Chinese by default, in English on request."""
    assert FINDING.message() == "收入合计：合计不符（只差一位数字）"
    assert FINDING.message("en") == "收入合计: the parts do not add up (one digit differs)"
    assert FINDING.hint == "one_digit"


def test_a_finding_is_frozen() -> None:
    """Nothing changes what was found."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        FINDING.at = "别处"  # type: ignore[misc]


@each_row(
    ("field", "value"),
    [
        ("code", 5),
        ("severity", "error"),
        ("at", None),
        ("printed", 5238.85),
        ("computed", True),
        ("zh", b"x"),
        ("en", None),
        ("hints", ("one_digit",)),
        ("relation", 1),
        ("order", [1]),
        ("order", ("1",)),
        ("order", (True,)),
    ],
)
def test_a_finding_of_a_hosts_own_check_is_checked(field: str, value: Any) -> None:
    """Every field is of its kind, so that findings can be put in order and written."""
    with pytest.raises(InputError, match=r"of a finding|a finding says|a finding computes"):
        attrs.evolve(FINDING, **{field: value})


def test_a_place_grows_by_words_and_keeps_its_order() -> None:
    """An empty step orders without being said."""
    place = Place("附件2", (1,)).at("", 0).at("年度资金总额", 3)
    assert place == Place("附件2 / 年度资金总额", (1, 0, 3))
    assert Place("").at("总分").words == "总分"


def test_only_errors_and_warnings_are_above_information() -> None:
    """“Nothing wrong” means nothing above info."""
    assert [s.above_info for s in Severity] == [True, True, False]


def test_a_message_speaks_two_languages() -> None:
    """Another one is refused."""
    with pytest.raises(InputError, match="zh or en"):
        FINDING.message("fr")
