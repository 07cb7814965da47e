"""The fields of the exchange tables, beside the columns of ours that they hold.

PM_PERF_INDICATOR, BGT_PERF_INDICATOR, PM_PERF_GOAL_INFO and BGT_PERF_GOAL_INFO of 预算管理一体化,
as vendors extend them for self-evaluations (PERF_T_SELFPERFINDEX, PERF_T_SELFPERFDESC).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from perfeval.errors import InputError, Phrase
from perfeval.ledger.cells import Cells

__all__ = ["GOALS", "INDICATORS", "SIZES", "Table", "checked_signs"]

_SIGNS: Final = ("≥", "≤", ">", "<", "=", "定性")
_NOT_TAKEN: Final = (
    *("KPI_ID", "KPI_PER_ID", "KPI_DEP_ID", "BUSI_TYPE", "VERSION", "VERSION_NAME"),
    *("VERSIONTYPE", "IS_DELETED", "IS_BACKUP", "IS_LAST_INST", "CREATE_TIME", "UPDATE_TIME"),
    *("SUB_MOF_CODE", "MOF_DIV_CODE", "MOF_DIV_NAME", "DEPT_CODE", "KPIVALSOURCE", "WARN"),
    *("LV1_PERF_IND_CODE", "LV2_PERF_IND_CODE", "LV3_PERF_IND_CODE"),
    *("DEVIATIONANALY", "RECTIFICATION"),
)
"""What a system keeps for itself; a filing has no field for it."""
_WHOSE: Final = {
    "fiscal_year": ("FISCAL_YEAR",),
    "unit": ("DEPT_NAME",),
    "project": ("PRO_NAME", "PRO_CODE"),
}


@frozen
class Table:
    """A table: for each column of ours the fields that may hold it, the first that does counts."""

    name: str
    fields: Mapping[str, tuple[str, ...]]

    def field_of(self, column: str, row: Mapping[object, object]) -> str:
        """The field of `row` that holds a column; the first of them where none does."""
        names = self.fields[column]
        return next((name for name in names if row.get(name) not in (None, "")), names[0])

    def check_names(self, cells: Cells) -> None:
        """Report every field that is not known."""
        known = [name for names in self.fields.values() for name in names]
        cells.check_names(known, _NOT_TAKEN)


INDICATORS: Final = Table(
    "indicators",
    {
        **_WHOSE,
        "level1": ("LV1_PERF_IND_NAME", "KPI_LV1"),
        "level2": ("LV2_PERF_IND_NAME", "KPI_LV2"),
        "level3": ("LV3_PERF_IND_NAME", "KPI_LV3", "KPI_CONTENT"),
        "sign": ("COMPUTESIGN",),
        "target": ("INDEXVAL", "TARGETVALUE", "KPI_VAL"),
        "measure": ("METERUNIT",),
        "actual": ("ACTUALVALUE",),
        "weight": ("WEIGHT",),
        "score": ("SCORE",),
        "clause": ("KPI_EVALSTD",),
        "reason": ("KPI_REMARK",),
    },
)
GOALS: Final = Table(
    "goals",
    {
        **_WHOSE,
        "expected": ("YEARGOAL", "KPI_TARGET"),
        "attained": ("SELFRESULT",),
        "claimed": ("SCORE",),
    },
)

SIZES: Final = {
    "KPI_VAL": 60,
    "KPI_TARGET": 2000,
    "ACTUALVALUE": 1000,
    **{f"LV{level}_PERF_IND_NAME": 1000 for level in (1, 2, 3)},
}
"""How many characters a field holds."""


def checked_signs(signs: object) -> Mapping[str, str]:
    """The signs by their codes. Raises `InputError` for what is no sign."""
    if not isinstance(signs, Mapping):
        raise InputError("signs", signs, "a mapping of COMPUTESIGN codes to signs")
    for sign in signs.values():
        if sign not in _SIGNS:
            raise InputError("signs", sign, Phrase("one of {signs}", signs=" ".join(_SIGNS)))
    return {str(code): sign for code, sign in signs.items()}
