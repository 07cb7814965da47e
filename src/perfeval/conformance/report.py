"""What `check_rubric` gives: every law, kept or broken, with the problems in the form's words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from perfeval.errors import Phrase, RubricError
from perfeval.plugins import Failed
from perfeval.text.policy import checked_language

__all__ = ["ConformanceReport", "LawCheck", "breach", "failing"]

SHOWN: Final = 20


def breach(where: str | Phrase, problem: str | Phrase, /, **figures: object) -> Phrase:
    """What is wrong at a place: the English sentence, with names for its figures, or a phrase.

    >>> print(breach("过程", "no clause"))
    过程: no clause
    """
    said = problem if isinstance(problem, Phrase) else Phrase(problem, **figures)
    return Phrase("{where}: {problem}", where=where, problem=said)


def failing(failed: Failed) -> Phrase:
    """How a call failed: what a rule broke of its promise, else the error itself."""
    promise = isinstance(failed.error, RubricError)
    return failed.own if promise and failed.own is not None else failed.said


@frozen
class LawCheck:
    """One law: its name, whether the rubric keeps it, and up to 20 problems where it does not.

    >>> LawCheck.of("points add up", ()).passed
    True
    """

    law: str
    passed: bool
    told: tuple[Phrase, ...] = ()

    @classmethod
    def of(cls, law: str, problems: Iterable[Phrase]) -> LawCheck:
        """The check of `law` that found `problems`; each is reported once."""
        distinct = tuple(dict.fromkeys(problems))
        over = len(distinct) - SHOWN
        more = (Phrase("and {count} more problems", count=over),) if over > 0 else ()
        return cls(law, not distinct, (*distinct[:SHOWN], *more))

    @property
    def problems(self) -> tuple[str, ...]:
        """What breaks the law, in English."""
        return self.messages("en")

    def messages(self, lang: str = "zh") -> tuple[str, ...]:
        """What breaks the law, in Chinese (``zh``) or English (``en``), and what to do about it."""
        checked_language(lang, "the language of a message")
        return tuple(each.message(lang) for each in self.told)


@frozen
class ConformanceReport:
    """The laws that a rubric keeps and breaks, and the known deviations from published scores.

    `unproved` says what no law can tell: it is to be looked at by people.

    >>> report = check_rubric(get_rubric("zhengzhou-goal-review"))
    >>> report.passed, report.checks[0].law, report.messages()
    (True, 'points add up', ())
    """

    rubric: str
    checks: tuple[LawCheck, ...]
    known: tuple[Phrase, ...] = ()
    unproved: tuple[Phrase, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether every law is kept."""
        return all(check.passed for check in self.checks)

    @property
    def problems(self) -> tuple[str, ...]:
        """Every problem, each with its law in front, in English."""
        return self.messages("en")

    @property
    def deviations(self) -> tuple[str, ...]:
        """The known deviations, in English."""
        return tuple(map(str, self.known))

    def messages(self, lang: str = "zh") -> tuple[str, ...]:
        """Every problem, each with its law in front, in Chinese (``zh``) or English (``en``)."""
        told = [(Phrase(check.law), each) for check in self.checks for each in check.told]
        checked_language(lang, "the language of a message")
        return tuple(breach(law, each).message(lang) for law, each in told)
