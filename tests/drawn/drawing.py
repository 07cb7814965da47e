"""A document by its seed: what it says, how it is laid out, and its pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Any, Final

from attrs import evolve, frozen

from tests.drawn.headings import Headings
from tests.drawn.known import Known, KnownForm
from tests.drawn.layout import Layout
from tests.drawn.lexicon import Lexicon
from tests.drawn.listings import listing
from tests.drawn.other_forms import bond, goals, monitoring, summary, transfer
from tests.drawn.paper import Page
from tests.drawn.self_evaluation import Filled, filled_form, printed_form
from tests.drawn.sheets import filled_sheet, printed_sheet
from tests.drawn.subjects import Office, office

__all__ = ["KINDS", "Document", "Plant", "drawn"]

KINDS: Final = (
    *("project",) * 9,
    *("unit",) * 4,
    *("score_sheet",) * 3,
    *("package", "workbook", "goals", "monitoring", "summary", "listing", "transfer", "bond"),
)
_OTHERS: Final = {
    "goals": goals,
    "monitoring": monitoring,
    "summary": summary,
    "listing": listing,
    "transfer": transfer,
    "bond": bond,
}
Plant = Callable[[KnownForm, Layout, Random], KnownForm | None]
"""Changes one figure of a form; None where the form has none of the kind."""


@frozen(kw_only=True)
class Document:
    """A drawn document. `features` are what its layout has, for counting."""

    seed: int
    kind: str
    pages: tuple[Page, ...]
    known: Known
    features: tuple[str, ...]
    heads: tuple[tuple[str, str], ...]
    planted: bool = False


def drawn(
    seed: int,
    lexicon: Lexicon | None = None,
    *,
    kind: str = "",
    plant: Plant | None = None,
    only: Mapping[str, Any] | None = None,
) -> Document:
    """The document of a seed. `plant` changes one figure before it is laid out.

    With `only`, the layout and the words are the commonest but for these fields of the layout.
    """
    random = Random(f"{seed}/kind")
    kind = kind or random.choice(KINDS)
    year, who = random.randint(2018, 2024), office(random)
    made = _Drawing(seed, lexicon or Lexicon(), year, who, plant, only)
    pages, forms = made.document(kind)
    return Document(
        seed=seed,
        kind=kind,
        pages=tuple(pages),
        known=Known(forms=tuple(forms), year=year, unit=forms[0].unit),
        features=tuple(dict.fromkeys(made.features)),
        heads=tuple(dict.fromkeys(made.heads)),
        planted=made.planted,
    )


class _Drawing:
    """A document while it is drawn: figures, layout and paper have a stream of chance each."""

    def __init__(
        self,
        seed: int,
        lexicon: Lexicon,
        year: int,
        who: Office,
        plant: Plant | None,
        only: Mapping[str, Any] | None,
    ) -> None:
        self.only = only
        self.seed, self.lexicon, self.year, self.who, self.plant = seed, lexicon, year, who, plant
        self.features: list[str] = []
        self.heads: list[tuple[str, str]] = []
        self.planted = False
        self._count = 0
        self._projects: set[str] = set()

    def document(self, kind: str) -> tuple[list[Page], list[KnownForm]]:
        """The pages and the forms of a kind of document."""
        kinds: tuple[str, ...]
        if kind == "package":
            kinds = ("unit", "project", "project")
        elif kind == "workbook":
            kinds = ("unit",) * Random(f"{self.seed}/count").randint(2, 4)
        else:
            kinds = (kind,)
        pages: list[Page] = []
        forms: list[KnownForm] = []
        offices: set[str] = set()
        for number, each in enumerate(kinds):
            if kind == "workbook" and number:
                self.who = self._another(offices)
            offices.add(self.who.unit)
            more, known = self._form(each)
            if kind == "workbook":
                more = [evolve(page, name=self.who.unit) for page in more]
            pages += more
            forms += known
        return pages, forms

    def _another(self, offices: set[str]) -> Office:
        """An office that has no sheet yet."""
        chance = Random(f"{self.seed}/offices")
        return next(each for each in iter(lambda: office(chance), None) if each.unit not in offices)

    def _form(self, kind: str) -> tuple[list[Page], tuple[KnownForm, ...]]:
        self._count += 1
        chance = f"{self.seed}/{self._count}"
        figures, paper = Random(f"{chance}/figures"), Random(f"{chance}/paper")
        calm = self.only is not None
        layout = evolve(
            Layout.drawn(Random(f"{chance}/layout"), kind, calm=calm), **(self.only or {})
        )
        heads = Headings.of(Random(f"{chance}/words"), self.lexicon, self.year, calm=calm)
        self.features += layout.features()
        self.features += (name for name, on in _worn(heads) if on)
        made: tuple[list[Page], tuple[KnownForm, ...]]
        if kind in _OTHERS:
            made = _OTHERS[kind](figures, layout, heads, self.who, self.year)
        elif kind == "score_sheet":
            sheet = self._with_plant(filled_sheet(figures, layout, self.who, self.year), layout)
            page, known = printed_sheet(sheet, layout, heads, paper)
            made = [page], (known,)
        else:
            filled = filled_form(figures, kind, layout, heads, self.who, self.year)
            heads.money = filled.form.money
            form = self._with_plant(self._named(filled.form), layout)
            filled = Filled(form=form, layout=layout, worth=filled.worth)
            page, known = printed_form(filled, heads, paper)
            made = [page], (known,)
        self.heads += heads.written()
        return made

    def _named(self, form: KnownForm) -> KnownForm:
        """The form with a project that no form before it is about."""
        if not form.project or form.project not in self._projects:
            self._projects.add(form.project)
            return form
        return self._named(evolve(form, project=f"{form.project}（二期）"))

    def _with_plant(self, form: KnownForm, layout: Layout) -> KnownForm:
        if self.plant is None or self.planted:
            return form
        changed = self.plant(form, layout, Random(f"{self.seed}/plant"))
        self.planted = changed is not None
        return changed or form


def _worn(heads: Headings) -> list[tuple[str, bool]]:
    dress = heads.dress
    words = {1: "usual", 0.9: "usual", 0.6: "mixed", 0.2: "odd"}[heads.usual]
    return [
        (f"words: {words}", True),
        ("heads: letters", dress.letters),
        ("heads: years", dress.years),
        ("heads: units", dress.units),
        ("heads: narrow", dress.narrow),
        ("heads: wraps", dress.wraps),
        ("heads: spaces", dress.spaces),
    ]
