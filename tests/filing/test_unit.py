"""预算单位: who files."""

from __future__ import annotations

from typing import Any

import pytest

from perfeval.errors import InputError
from perfeval.filing import BudgetUnit
from perfeval.filing.sources import Jurisdiction


def test_a_unit_has_a_name_and_may_have_a_place() -> None:
    """The official name is enough; place and code may be unknown."""
    unit = BudgetUnit(name="岳阳市岳阳楼区行政审批服务局")
    assert (unit.jurisdiction, unit.code) == (None, "")
    place = Jurisdiction(code="430602", name="岳阳楼区")
    assert BudgetUnit(name="某局", jurisdiction=place, code="212001").jurisdiction is place


def test_a_unit_without_a_name_is_refused() -> None:
    """Nobody files for nobody."""
    with pytest.raises(InputError, match="预算单位名称: found ''; expected some text"):
        BudgetUnit(name="")


def test_a_place_is_a_jurisdiction() -> None:
    """A code alone is not taken for a place."""
    code: Any = "430602"
    with pytest.raises(InputError, match="expected Jurisdiction or None"):
        BudgetUnit(name="某局", jurisdiction=code)
