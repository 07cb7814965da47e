"""The place of a unit: by the official names that its own name begins with."""

from __future__ import annotations

import pytest

from perfeval.errors import InputError
from perfeval.forms.words.places import given_place, place_of
from tests.tables import each_row


@each_row(
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


@each_row("name", ["", "市发展和改革委员会", "棠溪镇人民政府", "县发展和改革局"])
def test_a_name_without_a_known_place_gives_none(name: str) -> None:
    """A town, or no place at all: nothing is guessed."""
    assert place_of(name) is None


@each_row("name", ["鼓楼区教育局", "朝阳区教育局", "岳阳市某某县教育局"])
def test_a_name_of_several_places_gives_none(name: str) -> None:
    """Several places are called 鼓楼区; and a county that is not known is not its city."""
    assert place_of(name) is None


@each_row(
    ("given", "code", "name"),
    [
        ("430602", "430602", "岳阳楼区"),
        ("4306", "430600", "岳阳市"),
        ("43", "430000", "湖南省"),
        ("湖南省岳阳市", "430600", "岳阳市"),
        ("岳阳市岳阳楼区", "430602", "岳阳楼区"),
        (" 澧县 ", "430723", "澧县"),
        ("全国", "000000", "全国"),
        ("000000", "000000", "全国"),
        ("330113", "330113", "临平区"),
        ("杭州市临平区", "330113", "临平区"),
        ("公主岭市", "220381", "公主岭市"),
        ("430671", "430671", "岳阳市（430671）"),
    ],
)
def test_a_place_that_is_given(given: str, code: str, name: str) -> None:
    """By its code, of any level, or by its name, alone or behind those above it; later ones too."""
    place = given_place(given)
    assert (place.code, place.name) == (code, name)
    assert given_place(place) is place


@each_row(
    ("given", "problem"),
    [
        ("鼓楼区", "one of the places of this name: 320106, 320302"),
        ("999999", "a GB/T 2260 code such as 430602"),
        ("999971", "a GB/T 2260 code such as 430602"),
        ("430609", "a GB/T 2260 code such as 430602"),
        ("430", "a GB/T 2260 code such as 430602"),
        ("岳阳", "or a name such as 岳阳市岳阳楼区"),
        ("岳阳市某区", "or a name such as 岳阳市岳阳楼区"),
        ("", "or a name such as 岳阳市岳阳楼区"),
        (430602, "a place"),
    ],
)
def test_what_is_no_place(given: object, problem: str) -> None:
    """An unknown code, a part of a name, a name of several places: refused, with what would do."""
    with pytest.raises(InputError, match=problem):
        given_place(given)


def test_many_places_of_one_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of very many the first are named."""
    codes = tuple(f"4301{number:02}" for number in range(1, 9))
    monkeypatch.setattr("perfeval.forms.words.places._codes", lambda: {"中心区": codes})
    with pytest.raises(InputError, match=r"430106, …$"):
        given_place("中心区")
