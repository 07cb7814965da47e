"""What a reviewer wrote, row by row, and which judgements it makes of a scorecard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve, field, frozen

from perfeval.audit import Code, Finding, Place
from perfeval.errors import InputError
from perfeval.filing.addresses import Address
from perfeval.filing.structure import many, of_kind
from perfeval.ledger import Submission
from perfeval.numbers.printed import Points
from perfeval.reviews.codes import (
    ABOVE,
    ADDED,
    CHANGED,
    ELSEWHERE,
    NO_POINTS,
    NO_REMARK,
    NO_ROW,
    RUBRIC_CHANGED,
    TWICE,
    UNREADABLE,
)
from perfeval.reviews.row_codes import RowCode, row_code
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import Judgement, Score
from perfeval.text.fields import text_field

__all__ = ["FormReview", "Review", "ReviewRow"]


@frozen(kw_only=True)
class ReviewRow:
    """A row of a review sheet that was filled in: what stands in it, and where.

    `code` is the code of the row as it stands there, `points` the text of 复核得分, `at` the
    address of its cell. `name` is the indicator, `unit` whose row it is.
    """

    code: str = text_field("the code of a row")
    points: str = text_field("复核得分")
    remark: str = text_field("复核意见")
    reviewer: str = text_field("复核人")
    at: Address = field(**of_kind("the address of a row", Address))
    unit: str = text_field("单位")
    name: str = text_field("三级指标")


@frozen(kw_only=True)
class FormReview:
    """What a review says of one form: judgements by the key of the row, and what is wrong in it.

    `findings` name the cells of the review sheet.

    >>> FormReview(judgements={"budget_execution": Judgement(points="9")}).findings
    ()
    """

    judgements: Mapping[str, Judgement] = field(
        factory=dict, hash=False, **of_kind("the judgements", Mapping)
    )
    findings: tuple[Finding, ...] = many("the findings on a review", Finding)


@frozen(kw_only=True)
class Review:
    """复核: the rows that a reviewer filled in, in the order of the sheet.

    `left_blank` are codes of rows in which nothing was filled in, one for each form that has some:
    such a form stands on the sheet as it is, though nobody judged it.

    >>> filing, rubric = loads(example("yueyanglou-2023")), get_rubric("yueyanglou-annex-2")
    >>> card = score(filing, rubric, judgements={})
    >>> folder = getfixture("tmp_path")
    >>> write_review([Submission(scorecard=card)], folder / "复核.csv")
    >>> sheet = (folder / "复核.csv").read_text(encoding="utf-8-sig")
    >>> filled = sheet.replace("计满分,,,", "计满分,8.5,佐证材料不足,甲", 1)
    >>> found = read_review(filled.encode()).of(card)
    >>> score(filing, rubric, judgements=found.judgements).reviewed_total.plain
    '96.5'
    """

    rows: tuple[ReviewRow, ...] = many("the rows of a review", ReviewRow)
    left_blank: tuple[str, ...] = many("the codes of rows left blank", str)
    _coded: dict[str, list[tuple[ReviewRow, RowCode]]] = field(
        factory=dict, init=False, eq=False, repr=False
    )
    """The rows by whose form they are."""
    _unjudged: set[tuple[str, str, str]] = field(factory=set, init=False, eq=False, repr=False)
    """The forms that have rows left blank."""

    def __attrs_post_init__(self) -> None:
        for row in self.rows:
            code = RowCode.read(row.code)
            if code is not None:
                self._coded.setdefault(code.whose, []).append((row, code))
        known = map(RowCode.read, self.left_blank)
        self._unjudged.update(code.content for code in known if code is not None)

    def of(self, sent: Scorecard | Submission) -> FormReview:
        """What the review says of the form that a scorecard, or that of a submission, is of.

        The card is that of the form before the review, by the same rubric: ``score(filing, rubric,
        judgements={})``, which gives it the digest of its filing. A form of a project is told from
        others of its unit by `Submission.project`. Where the filing or the rubric is another than
        when the sheet was written, nothing is taken, and a finding says so. Raises `InputError` for
        what is no scorecard, and for one without the digest.
        """
        card, own = _asked(sent)
        known = {str(evolve(own, row=row_code(score.key))): score for score in card.rows}
        same = self._coded.get(own.whose, [])
        mine = [row for row, code in same if code.content == own.content]
        if mine or not same or own.content in self._unjudged:
            return _taken(mine, known)
        return FormReview(findings=(_changed(*same[0], own),))

    def left(self, sent: Iterable[Scorecard | Submission]) -> tuple[Finding, ...]:
        """What no form has taken of the rows, once `of` was asked for all of them.

        A finding for each row whose code is lost, and for each other version of a form, at the
        first of its rows; one for all rows of forms that were not asked for. Raises `InputError`
        as `of` does.
        """
        asked = [own for _, own in map(_asked, sent)]
        contents = {code.content for code in asked}
        whose = {code.whose: code for code in asked}
        coded = {id(row): code for same in self._coded.values() for row, code in same}
        met = {code.whose for code in coded.values() if code.content in contents}
        found: list[Finding] = []
        others: list[ReviewRow] = []
        versions = set[tuple[str, str, str]]()
        for row in self.rows:
            code = coded.get(id(row))
            if code is None:
                found.append(_finding(NO_ROW if row.code or row.unit else ADDED, row))
            elif code.whose not in whose:
                others.append(row)
            elif code.content not in contents | versions and code.whose in met:
                versions.add(code.content)
                found.append(_changed(row, code, whose[code.whose]))
        if others:
            found.append(_finding(ELSEWHERE, others[0], str(len(others))))
        return tuple(found)


def _asked(sent: object) -> tuple[Scorecard, RowCode]:
    """A scorecard, and the code of a row of it, but for the row."""
    card = sent.scorecard if isinstance(sent, Submission) else sent
    if not isinstance(card, Scorecard):
        raise InputError("the form to review", sent, "a Scorecard, or a Submission with one")
    if not card.filing_digest:
        expected = "one that carries the digest of its filing: score(…, judgements={})"
        raise InputError("the form to review", card, expected)
    project = sent.project if isinstance(sent, Submission) else ""
    return card, RowCode.of(card, project, "")


def _changed(row: ReviewRow, code: RowCode, own: RowCode) -> Finding:
    """That a row was written of another filing, or by another rubric."""
    return _finding(CHANGED if code.filing != own.filing else RUBRIC_CHANGED, row)


def _taken(rows: Iterable[ReviewRow], known: Mapping[str, Score]) -> FormReview:
    judgements: dict[str, Judgement] = {}
    findings: list[Finding] = []
    for row in rows:
        score = known.get(row.code)
        judgement = _judgement(row)
        if score is None:
            findings.append(_finding(NO_ROW, row))
        elif judgement is None:
            findings.append(
                _finding(UNREADABLE, row, row.points)
                if row.points
                else _finding(NO_POINTS, row, row.remark or row.reviewer)
            )
        elif judgements.get(score.key, judgement) != judgement:
            findings.append(_finding(TWICE, row, row.points))
        elif score.key not in judgements:
            judgements[score.key] = judgement
            if judgement.points > score.out_of:
                findings.append(_finding(ABOVE, row, row.points, score.out_of.plain))
            if not judgement.remark:
                findings.append(_finding(NO_REMARK, row, row.points))
    return FormReview(judgements=judgements, findings=tuple(findings))


def _judgement(row: ReviewRow) -> Judgement | None:
    try:
        points = Points(row.points)
        return Judgement(points=points, remark=row.remark, reviewer=row.reviewer)
    except InputError:
        return None


def _finding(code: Code, row: ReviewRow, printed: str = "", computed: str = "") -> Finding:
    """A finding at a cell of the sheet; it names the unit and the indicator, as the row does."""
    words = " / ".join(filter(None, (str(row.at), row.unit, row.name)))
    made = code.at(Place(words), printed=printed, computed=computed)
    return evolve(made, address=row.at)
