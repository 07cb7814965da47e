"""Documents of older versions to the newest, by pure functions; newer ones are refused by name."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Final

from perfeval.codec.problems import seen
from perfeval.codec.tags import FORMAT_VERSION, FORMATS
from perfeval.errors import DecodeError, Phrase
from perfeval.version import VERSION

Document = dict[str, object]
Migration = Callable[[Document], Document]

MIGRATIONS: Final[tuple[Migration, ...]] = ()
"""The n-th takes a document of version n, of any format, to version n + 1.

It changes a copy (`copy.copy` keeps the marks of the parser), only what it knows, and leaves what
it does not for the reader to refuse, so that it never fails.
"""


def newest(data: object, migrations: tuple[Migration, ...] = MIGRATIONS) -> object:
    """The document in the newest version.

    One without a version comes back as it is: the reader says so. Raises `DecodeError` for what is
    no document of ours, and for a newer version: its problems under this one would mean nothing.
    """
    name = data.get("format") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(name, str) or name not in FORMATS:
        raise _foreign(data)
    version = data.get("version")
    if type(version) is not int or version < 1:
        return data
    if version > 1 + len(migrations):
        problem = Phrase(
            "{name} version {version} is newer than version {newest}, the newest that "
            "perfeval {library} reads; a newer perfeval reads it",
            name=name,
            version=version,
            newest=FORMAT_VERSION,
            library=VERSION,
        )
        raise DecodeError((("version", problem),))
    for number, migration in enumerate(migrations[version - 1 :], start=version + 1):
        data = copy.copy(migration(data))
        data["version"] = number
    return data


def _foreign(data: object) -> DecodeError:
    """The refusal of JSON that another program wrote, for whoever picked the wrong file."""
    path, found = "", seen(data)
    if isinstance(data, dict):
        path = "format"
        found = seen(data[path]) if path in data else Phrase("an object without format")
    problem = Phrase(
        "found {found}: no document of perfeval; expected a filing, a scorecard, a rubric or "
        "findings, whose format is perfeval.filing, perfeval.scorecard, perfeval.rubric or "
        "perfeval.findings",
        found=Phrase(found) if isinstance(found, str) else found,
    )
    return DecodeError(((path, problem),))
