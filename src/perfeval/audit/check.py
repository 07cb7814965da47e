"""A check: a callable that looks at a filing (and its scorecard) and returns findings.

Any callable of that shape is a check: a rubric, a plugin or a host adds its own by
``audit(filing, checks=(*DEFAULT_CHECKS, mine))``. The built-in ones also say which codes they use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import field, frozen

from perfeval.audit.finding import Code, Finding
from perfeval.filing.filing import Filing
from perfeval.scoring.scorecard import Scorecard

__all__ = ["AnyCheck", "Check"]

AnyCheck = Callable[[Filing, Scorecard | None], Iterable[Finding]]


@frozen(kw_only=True)
class Check:
    """One family of checks: its name, the codes it may report, and how it finds them.

    >>> from perfeval.audit import DEFAULT_CHECKS
    >>> [check.name for check in DEFAULT_CHECKS][:3]
    ['sums', 'rates', 'multiples']
    """

    name: str
    codes: tuple[Code, ...] = field(repr=False)
    find: AnyCheck = field(repr=False)

    def __call__(self, filing: Filing, scorecard: Scorecard | None = None) -> Iterable[Finding]:
        """What this family finds in `filing`, and in the scorecard of one of its forms."""
        return self.find(filing, scorecard)
