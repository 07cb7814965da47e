"""Entry points of any group: each group by itself, from metadata alone."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from perfeval.errors import InputError
from perfeval.plugins import checked_allow, installed
from tests.foreign import Site
from tests.tables import each_row

BOTH = b"[perfeval.rubrics]\nx = m:RUBRIC\n[perfeval.rules]\nshili.late = m:Late\n"


def test_a_group_is_listed_by_itself(site: Site) -> None:
    """A distribution may offer rubrics and rules; neither is taken for the other."""
    site.write("county", BOTH, version="2.0")
    (rule,) = installed("perfeval.rules", ["county"])
    assert (rule.id, rule.value, rule.owner) == ("shili.late", "m:Late", "county 2.0")
    assert rule.qualified_id == "county:shili.late"
    assert [each.id for each in installed("perfeval.rubrics", ["county"])] == ["x"]
    assert installed("perfeval.nothing") == ()
    assert "m" not in sys.modules


def test_what_is_installed_later_is_listed(site: Site) -> None:
    """Nothing is kept between two lists."""
    assert installed("perfeval.rules", ["county"]) == ()
    site.write("county", BOTH)
    assert len(installed("perfeval.rules", ["county"])) == 1


@each_row("names", [(), ["a"], {"a"}, iter(["a", "b"])])
def test_an_allow_list_is_any_iterable_of_names(names: Any) -> None:
    """It is read once."""
    assert set(checked_allow(names)) <= {"a", "b"}


@each_row("names", ["a", 5, [5], None])
def test_anything_else_is_no_allow_list(names: Any) -> None:
    """A bare text is a mistake."""
    with pytest.raises(InputError, match="the allow-list"):
        checked_allow(names)
