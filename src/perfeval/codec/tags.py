"""What the objects of a document hold beside their fields: tags that tell classes apart, totals.

A class that is one of several by which a field may be filled always carries its tag, wherever it
stands, so that every object says what it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from attrs import Factory, frozen

from perfeval import filing, measures, rubric, rules, scoring
from perfeval.audit import Finding, Findings
from perfeval.rules import because

FORMAT_VERSION: Final = 1


@frozen
class Extra:
    """The keys of a class beside its fields.

    `tags` have one value each, and the first tells the class apart. `derived` are properties that
    are written for whoever reads the text alone, and must agree where they are read. `always`
    are fields that are written even where they equal their default.
    """

    tags: Mapping[str, str | int] = Factory(dict)
    derived: tuple[str, ...] = ()
    always: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The name of the tag that tells the class apart."""
        return next(iter(self.tags))

    def derived_of(self, value: object) -> dict[str, str | None]:
        """The derived keys of `value` as they are written."""
        found = {name: getattr(value, name) for name in self.derived}
        return {name: None if each is None else str(each) for name, each in found.items()}


FORMATS: Final[dict[str, type]] = {
    "perfeval.filing": filing.Filing,
    "perfeval.scorecard": scoring.Scorecard,
    "perfeval.rubric": rubric.Rubric,
    "perfeval.findings": Findings,
}

_TOTALS = (
    "total",
    "scored_out_of",
    "claimed_total",
    "reviewed_total",
    "reviewed_out_of",
    "rating",
)

_TAGGED: Final[dict[str, dict[str, type]]] = {
    "kind": {
        **{form.kind.value: form for form in filing.FORMS},
        "sum": filing.SumRelation,
        "share": filing.ShareRelation,
        "rate": filing.RateRelation,
        "multiple": filing.Multiple,
        "growth": filing.Growth,
        "completion": filing.Completion,
        "listing": filing.Listing,
        "restatement": filing.Restatement,
        "criterion": rubric.Criterion,
        "pool": rubric.Pool,
    },
    "formula": {
        "ratio": measures.Ratio,
        "change": measures.Change,
        "total": measures.Total,
        "given_rate": measures.GivenRate,
        "given_count": measures.GivenCount,
        "given_state": measures.GivenState,
        "balance": measures.Balance,
        "checks": measures.Checks,
        "several": measures.Several,
        "any_of": measures.AnyOf,
    },
    "rule": {
        "bands": rules.Bands,
        "by_state": rules.ByState,
        "by_target": rules.ByTarget,
        "checklist": rules.Checklist,
        "coefficients": rules.Coefficients,
        "composite": rules.Composite,
        "deduct": rules.Deduct,
        "either_or": rules.EitherOr,
        "equal_shares": rules.EqualShares,
        "gain": rules.Gain,
        "judged": rules.Judged,
        "level_range": rules.LevelRange,
        "linear": rules.Linear,
        "missing_items": rules.MissingItems,
        "per_case": rules.PerCase,
        "proportional": rules.Proportional,
        "states": rules.States,
        "together": rules.Together,
    },
    "missed": {
        "per_step": rules.PerStep,
        "in_proportion": rules.InProportion,
        "by_rate": rules.ByRate,
    },
}

PROTOCOLS: Final[dict[Any, tuple[type, ...]]] = {
    rules.Rule: tuple(_TAGGED["rule"].values()),
    filing.Form: filing.FORMS,
}
"""The open types of fields, with the classes of ours that a document can hold."""

EXTRAS: Final[dict[type, Extra]] = {
    **{cls: Extra({key: tag}) for key, known in _TAGGED.items() for tag, cls in known.items()},
    **{cls: Extra({"format": name, "version": FORMAT_VERSION}) for name, cls in FORMATS.items()},
    Finding: Extra(derived=("id",)),
    scoring.Score: Extra(always=("claimed", "judged")),
    scoring.Scorecard: Extra({"format": "perfeval.scorecard", "version": FORMAT_VERSION}, _TOTALS),
}
"""The extra keys of every class that has some."""

WRITTEN_AS: Final[dict[type, type]] = {because.Because: because.Sentence}
"""The classes that a document holds as values of another."""
