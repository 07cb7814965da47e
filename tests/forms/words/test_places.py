"""The place of a unit: by the official names that its own name begins with."""

from __future__ import annotations

import pytest

from perfeval.forms.words.places import place_of


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("岳阳市岳阳楼区行政审批服务局", "430602"),
        ("长沙市芙蓉区行政审批服务局", "430102"),
        ("湖南省株洲市天元区某局", "430211"),
        ("池州市贵池区棠溪镇人民政府", "341702"),
        ("澧县行政审批服务局", "430723"),
        ("湘潭市行政审批服务局", "430300"),
        ("岳阳市市场监督管理局", "430600"),
        ("吉林省吉林市某局", "220200"),
        ("北京市朝阳区教育局", "110105"),
        ("219001-池州市贵池区棠溪镇人民政府", "341702"),
        ("[001]岳阳市财政局", "430600"),
        ("中共岳阳市岳阳楼区委宣传部", "430602"),
        ("中国人民政治协商会议澧县委员会", "430723"),
        ("301 共青团湘潭市委员会", "430300"),
    ],
)
def test_the_smallest_named_place_counts(name: str, code: str) -> None:
    """Province, city and county are read one after the other; 市场 is no place."""
    place = place_of(name)
    assert place is not None
    assert place.code == code


@pytest.mark.parametrize("name", ["", "市发展和改革委员会", "棠溪镇人民政府", "县发展和改革局"])
def test_a_name_without_a_known_place_gives_none(name: str) -> None:
    """A town, or no place at all: nothing is guessed."""
    assert place_of(name) is None


@pytest.mark.parametrize("name", ["鼓楼区教育局", "朝阳区教育局", "岳阳市某某县教育局"])
def test_a_name_of_several_places_gives_none(name: str) -> None:
    """Several places are called 鼓楼区; and a county that is not known is not its city."""
    assert place_of(name) is None
