"""What county projects are about: names, units and indicators, none of a real office."""

from __future__ import annotations

from random import Random
from typing import Final

from attrs import frozen

from tests.drawn.lexicon import listed

__all__ = [
    "COSTS",
    "COUNTS",
    "GOALS",
    "PROJECTS",
    "QUALITIES",
    "SATISFACTION",
    "TIMELY",
    "WORDS",
    "Office",
    "office",
]

_LISTS: Final = listed("subjects.txt")
COUNTS: Final = {name: unit for name, _, unit in (t.partition("/") for t in _LISTS["counts"])}
"""What is counted, with its unit."""
QUALITIES: Final = _LISTS["qualities"]
TIMELY: Final = _LISTS["timely"]
COSTS: Final = _LISTS["costs"]
WORDS: Final = {name: tuple(rest) for name, *rest in (t.split("/") for t in _LISTS["words"])}
"""What is told in words, with its target and its value."""
SATISFACTION: Final = _LISTS["satisfaction"]
PROJECTS: Final = _LISTS["projects"]
GOALS: Final = (
    "目标1：完成{p}年度各项任务，保障资金按时足额到位；\n目标2：提升服务水平，群众满意度达到预期。",
    "按计划实施{p}，进一步改善民生，促进当地经济社会发展。",
    "1.做好{p}相关工作。\n2.严格资金管理，专款专用。\n3.建立健全长效机制。",
    "通过实施{p}，有效保障各项工作正常开展。",
)


@frozen(kw_only=True)
class Office:
    """Who files, for whom and where."""

    place: str
    department: str
    station: str

    @property
    def unit(self) -> str:
        """The full name of the unit."""
        return self.department


def office(random: Random) -> Office:
    """An office of a county that is on no map."""
    place, name = random.choice(_LISTS["places"]), random.choice(_LISTS["offices"])
    stem = name.removesuffix("局").removesuffix("办公室")
    return Office(
        place=place,
        department=f"{place}{name}",
        station=f"{place}{stem}{random.choice(_LISTS['stations'])}",
    )
