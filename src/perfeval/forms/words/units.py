"""Which texts are names of units, and which are of one unit: 岳阳楼区某局, 岳阳市岳阳楼区某局."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from perfeval.numbers.cells import is_nil
from perfeval.text.labels import squeeze

__all__ = ["Units", "is_unit_name"]

_LONGEST: Final = 60
_AHEAD: Final = re.compile(r"\A[\[(]?[0-9A-Za-z]{3,}[\])]?[-—_]*")
_BEHIND: Final = (
    *("(盖章)", "(公章)", "(签章)", "(加盖公章)", "(本级)", "(机关)", "(汇总)", "(部门)", "(单位)"),
    *("本级", "机关", ":"),
)
_CODE: Final = re.compile(r"[\[(][0-9A-Za-z-]{2,12}[\])]\Z")
_PLACE: Final = re.compile(
    r"[^省市州盟县区旗镇乡]{1,9}(?:省|市|自治[区州县旗]|地区|州|盟|县|区|旗)"
)
_LEVEL: Final = re.compile(r"\A[省市州县区](?=[^省市州县区场政])")
_MOST_PLACES: Final = 4
_NAMED_SO: Final = re.compile(
    r"\A[^0-9表页:,。;]{2,}(?:局|中心|委|委员会|办公室|厅|院|政府|协会|联合会|大学|学校|中学|小学|幼儿园|管理站|管理所"
    r"|管理处|总队|支队|大队|公司|集团|镇|乡|街道|街道办|图书馆|档案馆|博物馆|党校|党委|总工会)\Z"
)


def is_unit_name(text: str) -> bool:
    """Whether a text that nothing labels, such as the name of a sheet, is the name of a unit.

    >>> is_unit_name("清河县教育局"), is_unit_name("附件2 整体自评表"), is_unit_name("Sheet1")
    (True, False, False)
    """
    plain = squeeze(text)
    return len(plain) <= _LONGEST and _NAMED_SO.match(plain) is not None


class Units:
    """The units that `names` speak of: names of one unit have one `unit`.

    A shorter name is that of a longer one which only says the place before it. One that fits
    several, as 教育局 among those of two counties, tells none of them.

    >>> units = Units(["岳阳市岳阳楼区某局", "219-岳阳楼区某局（盖章）", "某局", "某县某局（32）"])
    >>> units.of("岳阳楼区某局") == units.of("岳阳市岳阳楼区某局"), units.of("某局")
    (True, '')
    """

    def __init__(self, names: Iterable[str]) -> None:
        plain = dict.fromkeys(filter(None, map(_plain, names)))
        longer: defaultdict[str, set[str]] = defaultdict(set)
        self._unit: dict[str, str] = {}
        for name in sorted(plain, key=lambda each: (-len(each), each)):
            owners = longer[name]
            unit = name if not owners else next(iter(owners)) if len(owners) == 1 else ""
            self._unit[name] = unit
            for short in _without_place(name):
                longer[short].add(unit)

    def of(self, name: str) -> str:
        """The unit of a name, by its longest name; empty where the name tells none."""
        return self._unit.get(_plain(name), "")


def _plain(name: str) -> str:
    """A name without what stands around it: a code, a seal, 本级; empty where it is none."""
    plain = _AHEAD.sub("", squeeze(name) if len(name) <= 2 * _LONGEST else "")
    plain = _CODE.sub("", plain)
    while plain.endswith(_BEHIND):
        plain = plain.removesuffix(next(filter(plain.endswith, _BEHIND)))
    return plain if 1 < len(plain) <= _LONGEST and not is_nil(plain) else ""


def _without_place(name: str) -> list[str]:
    """The name without the places that it begins with, one after the other."""
    found: list[str] = []
    start = 0
    while len(found) < 2 * _MOST_PLACES and (place := _PLACE.match(name, start)):
        start = place.end()
        found += [name[start - 1 :], name[start:]]
    if _LEVEL.match(name):
        found.append(name[1:])
    return found
