"""A filing: what one budget unit files for one fiscal year."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, field, frozen

from perfeval.errors import InputError
from perfeval.filing.addresses import Address
from perfeval.filing.cell_account import CellAccount
from perfeval.filing.facts import Fact, Facts, indexed
from perfeval.filing.foreign_form import can_be_scored, claims_results, facts_of, own_facts_of
from perfeval.filing.form import Form
from perfeval.filing.kinds import FormKind
from perfeval.filing.notes import Note
from perfeval.filing.relations import (
    Completion,
    Growth,
    Listing,
    Multiple,
    RateRelation,
    Relation,
    Restatement,
    ShareRelation,
    SumRelation,
)
from perfeval.filing.sources import FiscalYear, as_year
from perfeval.filing.structure import many, of_kind
from perfeval.filing.unit import BudgetUnit
from perfeval.text.notebook import ShownInNotebook

__all__ = ["Filing"]


class _KeepsFacts:
    """Facts that a value has worked out of itself: no field, so no part of equality or pickles."""

    __slots__ = ("_facts",)

    _facts: dict[int, Facts | None]


@frozen(kw_only=True)
class Filing(ShownInNotebook, _KeepsFacts):
    """预算绩效自评: the forms of one unit and fiscal year, with facts, relations and notes.

    `year` is None where a document does not say it. The keys of `forms` are distinct. `account` is
    that of the reading, outside equality and JSON; None for what no document was read for. Raises
    `InputError` where the structure is wrong; whether the figures agree with each other is the
    audit's question.

    >>> filing = Filing(unit=BudgetUnit(name="某局"), year=2023)
    >>> filing.forms
    ()
    """

    unit: BudgetUnit = field(**of_kind("the unit of a filing", BudgetUnit))
    year: FiscalYear | None = field(default=None, converter=as_year)
    forms: tuple[Form, ...] = many("the forms of a filing", Form)
    facts: tuple[Fact, ...] = many("the facts of a filing", Fact)
    relations: tuple[Relation, ...] = many(
        "the relations of a filing",
        SumRelation,
        ShareRelation,
        RateRelation,
        Multiple,
        Growth,
        Completion,
        Listing,
        Restatement,
    )
    notes: tuple[Note, ...] = many("the notes of a filing", Note)
    account: CellAccount | None = field(default=None, init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.year, FiscalYear | None):
            raise InputError("the year of a filing", self.year, "a fiscal year such as 2023")
        seen: set[str] = set()
        for form in self.forms:
            if type(getattr(type(form), "kind", None)) is not FormKind:
                raise InputError("the kind of a form", type(form), "a class with a FormKind")
            if form.key in seen:
                raise InputError("the key of a form", form.key, "a key that no other form has")
            seen.add(form.key)

    def accounted(self, account: CellAccount) -> Filing:
        """The same filing with the account of its reading. Raises `InputError` for what is none."""
        if not isinstance(account, CellAccount):
            raise InputError("the account of a filing", account, "a CellAccount")
        made = evolve(self)
        object.__setattr__(made, "account", account)
        return made

    def address_of(self, form: str, path: str) -> Address | None:
        """Where the field at `path` of the form with the key `form` stands in the document.

        None where the filing was not read from a document, or the document has no such cell. What
        stands in the filing itself has the form ``""``: ``relations.0`` is the paragraph or the
        cell of a stated relation, ``relations.0.figures.1`` that of one of its figures.

        >>> filing = read("tests/data/forms/others/xiaoxian-2023.docx")
        >>> str(filing.address_of("project", "indicators.0.points"))
        '表1 第10行第6列'
        """
        return None if self.account is None else self.account.addresses.get((form, path))

    def has_column(self, form: str, path: str) -> bool:
        """Whether the tables of the form with the key `form` have a column for the field at `path`.

        The path is without the number of a row: ``indicators.actual``. True where that is not
        known: the filing was not read from a document, or no columns of such rows were read.

        >>> filing = read("tests/data/forms/others/xiaoxian-2023.docx")
        >>> filing.has_column("project", "indicators.actual")
        True
        """
        columns = () if self.account is None else self.account.columns
        rows = path.partition(".")[0]
        known = any(key == form and each.startswith(f"{rows}.") for key, each in columns)
        return not known or (form, path) in columns

    @property
    def doubts(self) -> tuple[Note, ...]:
        """The notes on figures of which the reader does not know what they are."""
        return tuple(note for note in self.notes if note.code == "doubt")

    def forms_of(self, kind: FormKind) -> tuple[Form, ...]:
        """The forms of one kind, in their order. Raises `InputError` for what is no `FormKind`."""
        if not isinstance(kind, FormKind):
            raise InputError("the kind of a form", kind, "a FormKind, such as FormKind.UNIT")
        return tuple(form for form in self.forms if form.kind == kind)

    @property
    def scorable_forms(self) -> tuple[Form, ...]:
        """The self-evaluations that are not marked `/`, in their order."""
        return tuple(form for form in self.forms if can_be_scored(form))

    @property
    def is_self_evaluation(self) -> bool:
        """Whether a form claims results, or facts are given; a filing without forms is one, too."""
        claims = any(claims_results(form) for form in self.forms)
        return claims or bool(self.facts) or not self.forms

    def all_facts(self) -> Iterator[Fact]:
        """The facts given directly, then those that the forms state of the whole unit."""
        yield from self.facts
        for form in self.forms:
            yield from facts_of(form)

    def facts_for(self, form: Form | None = None) -> Facts:
        """The facts by which `form` is scored: those of its own fund row, then the filing's.

        Raises `InputError` for what is no form.
        """
        if form is not None and not isinstance(form, Form):
            raise InputError("the form to score", form, "a form, or None")
        kept: dict[int, Facts | None] = getattr(self, "_facts", {})
        found = kept.get(id(form))
        if found is not None:
            return found
        if form is None:
            facts = Facts(self.all_facts()) if self.forms else indexed(self.facts)
            own: dict[int, Facts | None] = dict.fromkeys(map(id, self.forms))  # live as long as it
            own[id(None)] = facts
            object.__setattr__(self, "_facts", own)
            return facts
        facts = self.facts_for().below(own_facts_of(form))
        if id(form) in self._facts:
            self._facts[id(form)] = facts
        return facts
