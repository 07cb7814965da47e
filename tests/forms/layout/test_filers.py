"""Who files, where no form says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfeval.forms import read
from tests.forms.paper import Row, as_word
from tests.tables import each_row

BODY: list[Row] = [
    ["一级指标", "二级指标", "三级指标", "年度指标值", "得分"],
    ["产出", "数量", "里程", "1公里", "5"],
]


@each_row(
    ("above", "below", "unit"),
    [
        (["部门（单位）名称：某县新开镇政府"], [], "某县新开镇政府"),
        (["清河县水利局2023年度部门决算公开"], [], "清河县水利局"),
        (["某咨询有限公司关于清河县水利局2023年度绩效评价的报告"], [], "清河县水利局"),
        ([], ["清河县水利局", "2024年3月20日"], "清河县水利局"),
        (["根据清河县财政局关于开展2023年度绩效自评的通知"], [], "（未注明）"),
        (["清河县财政局2023年绩效自评工作的通知"], [], "（未注明）"),
        ([], ["清河县水利局", "以上数据真实。"], "（未注明）"),
        ([], ["填报说明", "2024年3月20日"], "（未注明）"),
    ],
)
def test_lines_around_the_forms(above: list[str], below: list[str], unit: str) -> None:
    """The cover, the title of another part, the signature; never another paper's author."""
    filing = read(as_word(*above, "项目支出绩效自评表", BODY, *below))
    assert filing.unit.name == unit
    assert (unit == "（未注明）") == any(note.code == "no_unit_name" for note in filing.notes)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("清河县水利局2023年度项目支出绩效自评表", "清河县水利局"),
        ("附件2-清河县水利局-自评表", "清河县水利局"),
        ("219001_清河县水利局", "清河县水利局"),
        ("（报送）清河县水利局2023年自评", "清河县水利局"),
        ("2023年度自评表", "（未注明）"),
    ],
)
def test_the_name_of_the_file(name: str, unit: str, tmp_path: Path) -> None:
    """The last resort, where it names a unit."""
    path = tmp_path / f"{name}.docx"
    path.write_bytes(as_word("项目支出绩效自评表", BODY))
    assert read(path).unit.name == unit


def test_the_unit_of_most_projects() -> None:
    """The unit that most of several projects name, else the department of them all."""

    def forms(*units: str) -> bytes:
        pieces: list[str | list[Row]] = []
        for number, unit in enumerate(units):
            names: list[Row] = [
                ["项目名称", f"项目{number}", "主管部门", "甲县财政局", ""],
                ["实施单位", unit, "", "", ""],
            ]
            pieces += [f"项目{number}支出绩效自评表", [*names, *BODY]]
        return as_word(*pieces)

    assert read(forms("甲县教育局", "乙县水利局", "乙县水利局")).unit.name == "乙县水利局"
    three = ("甲县教育局", "乙县水利局", "丙县林业局")
    assert read(forms(*three)).unit.name == "甲县财政局"


@each_row(
    ("implementer", "unit"),
    [("某县种子站", "某县种子站"), ("各乡镇人民政府", "某县农业农村局"), ("/", "某县农业农村局")],
)
def test_units_that_are_not_told_do_not_file(implementer: str, unit: str) -> None:
    """各乡镇 carries a project out; who files it is its department."""
    names: Row = ["主管部门", "某县农业农村局", "实施单位", implementer, ""]
    filing = read(as_word("2023年度项目支出绩效自评表", [names, *BODY]))
    assert filing.unit.name == unit
