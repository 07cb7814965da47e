"""What `check_rubric` gives: every law, kept or broken, with the problems in the form's words."""

from __future__ import annotations

from typing import Final

from attrs import frozen

__all__ = ["ConformanceReport", "LawCheck"]

SHOWN: Final = 20


@frozen
class LawCheck:
    """One law: its name, whether the rubric keeps it, and up to 20 problems where it does not.

    >>> LawCheck.of("points add up", ()).passed
    True
    """

    law: str
    passed: bool
    problems: tuple[str, ...] = ()

    @classmethod
    def of(cls, law: str, problems: tuple[str, ...]) -> LawCheck:
        """The check of `law` that found `problems`; each is reported once."""
        distinct = tuple(dict.fromkeys(problems))
        more = (f"and {len(distinct) - SHOWN} more problems",) if len(distinct) > SHOWN else ()
        return cls(law, not distinct, (*distinct[:SHOWN], *more))


@frozen
class ConformanceReport:
    """The laws that a rubric keeps and breaks, and the known deviations from published scores.

    >>> report = check_rubric(get_rubric("yueyang-annex-3-1"))
    >>> report.passed, report.checks[0].law
    (True, 'points add up')
    """

    rubric: str
    checks: tuple[LawCheck, ...]
    deviations: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether every law is kept."""
        return all(check.passed for check in self.checks)

    @property
    def problems(self) -> tuple[str, ...]:
        """Every problem, each with its law in front."""
        return tuple(f"{each.law}: {text}" for each in self.checks for text in each.problems)
