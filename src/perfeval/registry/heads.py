"""What a rubric file says of itself, even a broken one: for which place, form and years."""

from __future__ import annotations

import re
from typing import Any, Final

from attrs import frozen

from perfeval.filing import FormKind
from perfeval.filing.sources import FiscalYear, Jurisdiction
from perfeval.rubric.rubric import Rubric

__all__ = ["RubricHead"]

_FORMAT: Final = "perfeval.rubric"
_CODE: Final = re.compile(r"[0-9]{6}")


@frozen(kw_only=True)
class RubricHead:
    """The head of a rubric file; a field is None where the file does not say it readably.

    `is_other` says that it is a document of another kind.
    """

    id: str = ""
    code: str | None = None
    form: str | None = None
    first: int | None = None
    last: int | None = None
    is_other: bool = False

    @classmethod
    def of(cls, rubric: Rubric) -> RubricHead:
        """The head of a sound rubric."""
        return cls(
            id=rubric.id,
            code=rubric.jurisdiction.code,
            form=rubric.form.value,
            first=rubric.years.first,
            last=rubric.years.last,
        )

    @classmethod
    def read(cls, data: object) -> RubricHead:
        """The head of the plain data of a document, as far as it says it."""
        if not isinstance(data, dict):
            return cls(is_other=True)
        place, years = (_table(data, name) for name in ("jurisdiction", "years"))
        rubric_id, code, form = data.get("id"), place.get("code"), data.get("form")
        return cls(
            id=rubric_id if isinstance(rubric_id, str) else "",
            code=code if isinstance(code, str) and _CODE.fullmatch(code) else None,
            form=form if isinstance(form, str) else None,
            first=_whole(years.get("first")),
            last=_whole(years.get("last")),
            is_other=data.get("format", _FORMAT) != _FORMAT,
        )

    def may_stand(
        self, stem: str, place: Jurisdiction, kind: FormKind, year: FiscalYear | None
    ) -> bool:
        """Whether it may be for a form of a place, and for no larger place than that of `stem`."""
        if self.is_other or (self.form is not None and self.form != kind.value):
            return False
        if year is not None and not self._may_hold(year.year):
            return False
        if self.code is None:
            return True
        own = Jurisdiction(code=self.code, name=self.code)
        return place.within(own) and len(own.stem) >= len(stem)

    def _may_hold(self, year: int) -> bool:
        return (self.first is None or self.first <= year) and (
            self.last is None or year <= self.last
        )


def _table(data: dict[str, Any], name: str) -> dict[str, Any]:
    found = data.get(name)
    return found if isinstance(found, dict) else {}


def _whole(value: object) -> int | None:
    return value if type(value) is int else None
