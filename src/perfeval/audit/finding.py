"""Findings: what the audit says, as frozen values with a stable code.

A finding is never raised. Its severity follows from where the figures stand: the arithmetic of a
table, weights and totals are errors; prose, restatements and readings that would fit are warnings;
blank blocks, headings and what only wants attention are information.
"""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Mapping
from typing import Final

from attrs import evolve, field, frozen

from perfeval.errors import InputError, one_line
from perfeval.filing.addresses import Address
from perfeval.filing.structure import many, of_kind
from perfeval.text.policy import checked_language, shortened

__all__ = ["Code", "Finding", "Hint", "Needs", "Place", "Severity"]

_ID_DIGITS: Final = 16


class Severity(enum.Enum):
    """How much a finding weighs.

    >>> Severity.ERROR.above_info, Severity.INFO.above_info
    (True, False)
    >>> min(Severity.INFO, Severity.WARNING, key=lambda severity: severity.rank).value
    'warning'
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def above_info(self) -> bool:
        """Whether the finding says that something is wrong; “nothing wrong” means none does."""
        return self is not Severity.INFO

    @property
    def rank(self) -> int:
        """Its place in the order of weight: 0 for errors, which weigh most."""
        return list(Severity).index(self)


class Needs(enum.Enum):
    """What of a form must have been read whole for a kind of finding to be fair.

    The value is how people are told that it was not looked at, in Chinese and English.

    >>> Needs.FUNDS.value[0]
    '资金各项之和、执行率及其得分'
    """

    SCORES = ("分值和得分的合计", "totals of points and scores")
    ROWS = ("漏填项、自评分与应得分", "blank cells, claims")
    FUNDS = ("资金各项之和、执行率及其得分", "sums and rates of the funds")
    TABLES = ("表、附件是否齐全", "whether all tables and attachments are there")


@frozen
class Place:
    """A place in the form's own words, and where it stands in the filing's order.

    `path` is that of the field in the data of the form, as far as it is known; `address` is where
    it stands in the document, where no field of a form says it: that of a sentence.

    >>> Place("附件2", (1,)).at("年度资金总额", path="fund").at("执行率", path="rate")
    Place(words='附件2 / 年度资金总额 / 执行率', order=(1, 0, 0), path='fund.rate')
    """

    words: str
    order: tuple[int, ...] = ()
    path: str = ""
    address: Address | None = field(default=None, repr=False, eq=False)

    def at(self, words: str, position: int = 0, path: str = "") -> Place:
        """The place `words` within this one, as the `position`-th; `path` goes on from here."""
        joined = f"{self.words} / {words}" if self.words and words else self.words or words
        below = ".".join(filter(None, (self.path, path)))
        return Place(joined, (*self.order, position), below, self.address)

    def cell(self, path: str) -> Place:
        """The cell at `path` of the row that stands here: the same words and the same order."""
        return evolve(self, path=f"{self.path}.{path}")


@frozen
class Hint:
    """What would explain a figure; it never changes a verdict.

    `code` is stable (``one_digit``, ``transposed``, ``factor_10000`` …).

    >>> Hint("one_digit", "只差一位数字", "one digit differs").code
    'one_digit'
    """

    code: str
    zh: str
    en: str


def _is_order(_instance: object, _attribute: object, value: object) -> None:
    if type(value) is not tuple or not all(type(each) is int for each in value):
        raise InputError("the order of a finding", value, "a tuple of int")


@frozen(kw_only=True)
class Finding:
    """One contradiction or doubt: where, what is printed, what the figures give instead.

    `printed` and `computed` are texts as the form prints them, empty where there is no figure.
    `relation` is the id of the stated relation, if it was one. `form` is the key of the form,
    `path` the field of it that the finding is about, and `address` where this stands in the
    document; empty and None where this is not known. `number` counts the findings of one audit that
    are alike in all else that `id` is made of. Raises `InputError` for a field of another kind, for
    a host's own checks make findings too.

    >>> filing = loads(example("yueyang-2020"))
    >>> found = [each for each in audit(filing) if each.severity is Severity.ERROR][0]
    >>> found.code, found.printed, found.computed
    ('sum.mismatch', '5238.85', '5237.85')
    """

    code: str = field(**of_kind("the code of a finding", str))
    severity: Severity = field(**of_kind("the severity of a finding", Severity))
    at: str = field(**of_kind("the place of a finding", str))
    printed: str = field(default="", **of_kind("what a finding says is printed", str))
    computed: str = field(default="", **of_kind("what a finding computes", str))
    zh: str = field(**of_kind("the zh of a finding", str))
    en: str = field(**of_kind("the en of a finding", str))
    hints: tuple[Hint, ...] = many("the hints of a finding", Hint)
    relation: str = field(default="", **of_kind("the relation of a finding", str))
    form: str = field(default="", **of_kind("the form of a finding", str))
    path: str = field(default="", **of_kind("the path of a finding", str))
    address: Address | None = field(
        default=None, eq=False, **of_kind("the address of a finding", Address, type(None))
    )
    order: tuple[int, ...] = field(default=(), repr=False, validator=_is_order)
    number: int = field(default=1, eq=False, repr=False, **of_kind("the number of a finding", int))

    @property
    def id(self) -> str:
        """16 hexadecimal digits that are the same in every run, and one's own within a filing.

        They are a digest of the code, the form, the path, the place, the relation, the two figures
        and the number among like findings. The sentences are left out: other words for the same
        doubt leave it the same. Another figure in the cell makes another finding.

        >>> first, *_ = audit(loads(example("yueyang-2020")))
        >>> first.id == audit(loads(example("yueyang-2020")))[0].id, len(first.id)
        (True, 16)
        """
        parts = (self.code, self.form, self.path, self.at, self.relation, self.printed)
        texts = (*parts, self.computed, str(self.number))
        told = "".join(f"{len(text)}:{text}" for text in texts)
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_DIGITS]

    @property
    def hint(self) -> str:
        """The codes of the hints, joined by commas; empty where nothing explains the figure."""
        return ", ".join(hint.code for hint in self.hints)

    def message(self, lang: str = "zh") -> str:
        """The finding as one sentence in Chinese (``zh``) or English (``en``), with its place.

        Raises `InputError` for another language.

        >>> finding = Finding(code="sum.mismatch", severity=Severity.ERROR, at="收入合计",
        ...     zh="合计不符", en="the parts do not add up")
        >>> finding.message("en")
        '收入合计: the parts do not add up'
        """
        english = checked_language(lang, "the language of a message") == "en"
        text = self.en if english else self.zh
        hints = [hint.en if english else hint.zh for hint in self.hints]
        if hints:
            text = f"{text} ({'; '.join(hints)})" if english else f"{text}（{'；'.join(hints)}）"
        return one_line(f"{self.at}: {text}" if english else f"{self.at}：{text}")


@frozen(kw_only=True)
class Code:
    """A kind of finding: its stable id, what it means, and the source that asks for it.

    `zh` and `en` are the sentences of its findings, with the names of their figures in braces.
    `needs` says what must have been read whole; where it was not, the finding is withheld. `field`
    is the field of a row that a finding on this row is about.

    >>> from perfeval.audit import DEFAULT_CHECKS
    >>> {code.id: code.severity.value for code in DEFAULT_CHECKS[0].codes}["sum.mismatch"]
    'error'
    """

    id: str
    severity: Severity
    meaning_zh: str
    meaning_en: str
    source: str
    zh: str
    en: str
    needs: Needs | None = None
    field: str = ""

    def at(
        self,
        place: Place,
        *,
        printed: str = "",
        computed: str = "",
        severity: Severity | None = None,
        hints: tuple[Hint, ...] = (),
        relation: str = "",
        words: Mapping[str, str] | None = None,
        **more: str,
    ) -> Finding:
        """The finding of this kind at `place`; `words` and `more` go into its sentences."""
        filled = {"printed": printed, "computed": computed, **(words or {}), **more}
        return Finding(
            code=self.id,
            severity=severity or self.severity,
            at=shortened(place.words),
            printed=shortened(printed),
            computed=shortened(computed),
            zh=shortened(self.zh.format_map(filled)),
            en=shortened(self.en.format_map(filled)),
            hints=hints,
            relation=relation,
            path=".".join(filter(None, (place.path, self.field))) if place.path else "",
            address=place.address,
            order=place.order,
        )
