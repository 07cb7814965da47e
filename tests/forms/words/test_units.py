"""Whether two names are those of one unit."""

from __future__ import annotations

from perfeval.forms.words.units import Units
from tests.tables import each_row


@each_row(
    ("names", "same"),
    [
        (("岳阳市岳阳楼区某局", "岳阳楼区某局"), True),
        (("湖南省岳阳市岳阳楼区某局", "岳阳楼区某局", "某局"), True),
        (("清河县教育局", "县教育局", "教 育 局"), True),
        (
            ("219001-清河县教育局", "[219001]清河县教育局（本级）", "清河县教育局机关（盖章）："),
            True,
        ),
        (("湘西自治州教育局", "州教育局"), True),
        (("清河县教育局", "临河县教育局"), False),
        (("岳阳市财政局", "岳阳县财政局"), False),
        (("清河县人民医院", "清河县第二人民医院"), False),
        (("清河县教育局", "清河县教育局教研室"), False),
        (("市场监督管理局", "场监督管理局"), False),
    ],
)
def test_a_name_is_the_same_without_its_place_alone(names: tuple[str, ...], same: bool) -> None:
    """Codes, seals and 本级 say nothing; whatever else differs, the units do."""
    units = Units(names)
    found = {units.of(name) for name in names}
    assert "" not in found
    assert len(found) == (1 if same else len(names))


@each_row("name", ["", "/", "无", "——", "不适用", "局", "某" * 61, "某" * 200])
def test_what_is_no_name_tells_no_unit(name: str) -> None:
    """A blank mark, one letter, a paragraph."""
    assert Units([name, "某局"]).of(name) == ""


def test_a_name_that_fits_several_tells_none() -> None:
    """Nor does one that fits only such a name."""
    units = Units(["甲省清河县教育局", "乙省清河县教育局", "清河县教育局", "教育局", "水利局"])
    assert [units.of(name) for name in ("清河县教育局", "教育局", "水利局", "另一局")] == [
        *("", "", "水利局", "")
    ]


def test_a_name_of_many_places_is_looked_through_at_once() -> None:
    """Four of them at most."""
    name = "某" + "县某" * 15 + "局"
    units = Units([name, name.removeprefix("某县" * 4), "某局"])
    assert units.of("某局") == "某局"
    assert units.of(name.removeprefix("某县" * 4)) == name
