"""What became of one form that a unit sent in, as a batch keeps it."""

from __future__ import annotations

from attrs import field, frozen

from perfeval.audit import Finding
from perfeval.errors import InputError
from perfeval.filing.sources import of_year
from perfeval.filing.structure import many, maybe, of_kind
from perfeval.scoring.scorecard import Scorecard

__all__ = ["Submission"]


@frozen(kw_only=True)
class Submission:
    """报送件: one form with its scorecard and findings, and the `file` that it came from.

    Without a scorecard, `problem` says why it could not be scored, and `unit` and `year` whose it
    is, as far as it could be read; `project` is that of the form. `remarks` say what a reader of
    the score has to know, such as that another place's rubric stood in. Raises `InputError` for a
    field of another kind, and where there is neither scorecard nor problem.

    >>> card = score(loads(example("yueyanglou-2023")), get_rubric("yueyanglou-annex-2"))
    >>> Submission(scorecard=card, file="某局.docx").scorecard.total.plain
    '98'
    """

    scorecard: Scorecard | None = maybe("the scorecard of a submission", Scorecard)
    findings: tuple[Finding, ...] = many("the findings of a submission", Finding)
    file: str = field(default="", **of_kind("the file of a submission", str))
    problem: str = field(default="", **of_kind("the problem of a submission", str))
    unit: str = field(default="", **of_kind("the unit of a submission", str))
    project: str = field(default="", **of_kind("the project of a submission", str))
    year: int | None = field(default=None, **of_year("the year of a submission", or_none=True))
    remarks: tuple[str, ...] = many("the remarks on a submission", str)

    def __attrs_post_init__(self) -> None:
        if self.scorecard is None and not self.problem:
            expected = "a scorecard, or the problem for which there is none"
            raise InputError("a submission", self.scorecard, expected)

    @property
    def was_read(self) -> bool:
        """Whether a filing was read: there is a score, the name of its unit, or a finding.

        >>> Submission(problem="文件是空的", file="某局.docx").was_read
        False
        """
        return self.scorecard is not None or bool(self.unit or self.findings)
