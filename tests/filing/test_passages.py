"""The paragraphs of a form and the figures of its tables, each with the field that holds it."""

from __future__ import annotations

from perfeval.filing import AmountLine, BaseDataForm, CityForm, CostLine, UnitForm
from perfeval.filing.form import Form
from perfeval.filing.forms.city_form import Income, Spending
from perfeval.numbers.amounts import wan_yuan
from perfeval.numbers.cells import Nil
from tests.tables import each_row

LINES = (
    AmountLine(label="基本支出", amount=wan_yuan("5")),
    AmountLine(label="其他", amount=Nil("/")),
)


@each_row(
    ("form", "paths"),
    [
        (
            BaseDataForm(
                key="annex-1",
                lines=(
                    CostLine(
                        label="三公经费",
                        outturn=wan_yuan("5"),
                        parts=(CostLine(label="公务接待费", outturn=wan_yuan("2")),),
                    ),
                    CostLine(label="政府采购金额", outturn=Nil("/")),
                ),
            ),
            ["lines.0.outturn", "lines.0.parts.0.outturn"],
        ),
        (UnitForm(key="annex-2", by_nature=LINES), ["by_nature.0.amount"]),
        (
            CityForm(
                key="city",
                spending=(Spending(organisation="本级", basic=wan_yuan("3"), total=wan_yuan("3")),),
                income=(
                    Income(organisation="本级", other=wan_yuan("1")),
                    Income(organisation="二级", other=Nil("/")),
                ),
            ),
            ["spending.0.basic", "spending.0.total", "income.0.other"],
        ),
    ],
)
def test_each_figure_of_a_table_has_its_field(form: Form, paths: list[str]) -> None:
    """As many fields as figures, in the same order; a blank cell is neither."""
    assert [*form.table_paths()] == paths
    assert len([*form.table_figures()]) == len(paths)
