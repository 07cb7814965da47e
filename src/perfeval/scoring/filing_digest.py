"""The fingerprint of a filing: by it a scorecard says of what it is, and a change is noticed."""

from __future__ import annotations

from perfeval.errors import InputError
from perfeval.filing import Filing
from perfeval.rubric.digest import digest_of

__all__ = ["filing_digest"]


def filing_digest(filing: Filing) -> str:
    """SHA-256, in hexadecimal, over what a filing says: unit, year, forms, facts and relations.

    Where the unit is, and what a reader noted beside, are no part of it. Raises `InputError` for
    what is no filing.

    >>> filing = loads(example("yueyanglou-2023"))
    >>> filing_digest(filing) == filing_digest(loads(dumps(filing)))
    True
    """
    if not isinstance(filing, Filing):
        raise InputError("filing_digest", filing, "a Filing")
    said = (filing.unit.name, filing.year, filing.forms, filing.facts, filing.relations)
    return digest_of(said)
