"""Which place a unit belongs to, by its name. Source: GB/T 2260, places that rubrics ask for."""

from __future__ import annotations

import re
from typing import Final

from perfeval.sources import Jurisdiction

__all__ = ["place_of"]

_PLACES: Final = {
    "湖南省": "430000", "长沙市": "430100", "株洲市": "430200", "湘潭市": "430300",
    "衡阳市": "430400", "邵阳市": "430500", "岳阳市": "430600", "常德市": "430700",
    "张家界市": "430800", "益阳市": "430900", "郴州市": "431000", "永州市": "431100",
    "怀化市": "431200", "娄底市": "431300",
    "岳阳楼区": "430602", "云溪区": "430603", "君山区": "430611", "岳阳县": "430621",
    "华容县": "430623", "湘阴县": "430624", "平江县": "430626", "汨罗市": "430681",
    "临湘市": "430682", "芙蓉区": "430102", "澧县": "430723", "贵池区": "341702",
    "稷山县": "140824", "青神县": "511425", "萧县": "341322",
}  # fmt: skip
_FURTHER: Final = re.compile(r"[^市区县省镇乡局委办院]{1,4}[市区县](?!级|直)")


def place_of(name: str) -> Jurisdiction | None:
    """The place that the name of a unit begins with; None where it is not known.

    >>> place_of("岳阳市岳阳楼区行政审批服务局").code
    '430602'
    >>> place_of("株洲市天元区某局") is None
    True
    """
    found: Jurisdiction | None = None
    start = 0
    while True:
        place = next((each for each in _PLACES if name.startswith(each, start)), None)
        if place is None:
            break
        found, start = Jurisdiction(code=_PLACES[place], name=place), start + len(place)
    return None if _FURTHER.match(name, start) else found
