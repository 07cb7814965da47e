"""The mutants that no test can kill, because they change nothing: listed with the reason.

`equivalents.toml` names each by its function and by the lines that it takes out and puts in, not
by a number or a file: so the list holds while other code moves.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

from attrs import frozen

LIST: Final = Path(__file__).with_name("equivalents.toml")


@frozen
class Change:
    """A mutant: the function that it changes, the lines taken out and the lines put in."""

    function: str
    was: tuple[str, ...]
    now: tuple[str, ...]

    @classmethod
    def of_diff(cls, name: str, diff: str) -> Change:
        """The change that mutmut shows as a diff, under its name for the mutant."""
        lines = [line for line in diff.splitlines() if not line.startswith(("---", "+++"))]
        return cls(
            function_of(name),
            tuple(line[1:].strip() for line in lines if line.startswith("-")),
            tuple(line[1:].strip() for line in lines if line.startswith("+")),
        )

    def __str__(self) -> str:
        return "\n".join(
            (
                self.function,
                *(f"  - {line}" for line in self.was),
                *(f"  + {line}" for line in self.now),
            )
        )


def function_of(name: str) -> str:
    """The function of a mutant: ``a.b.xǁGainǁaward__mutmut_3`` is of ``Gain.award``."""
    mangled = name.rpartition(".")[2].partition("__mutmut_")[0]
    return mangled.removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")


def equivalents() -> dict[Change, str]:
    """The reason of each change that changes nothing."""
    listed = tomllib.loads(LIST.read_text(encoding="utf-8")).get("equivalent", [])
    return {
        Change(
            each["function"],
            tuple(each["was"].strip().splitlines()),
            tuple(each["now"].strip().splitlines()),
        ): each["why"]
        for each in listed
    }
