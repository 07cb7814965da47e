"""Documents of older versions to the newest, by pure functions; newer ones are refused by name."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Final

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

    What is no document of a known format and version comes back as it is: the reader says what is
    wrong with it. Raises `DecodeError` for a newer version: its problems under this one would mean
    nothing.
    """
    if not isinstance(data, dict) or not isinstance(name := data.get("format"), str):
        return data
    version = data.get("version")
    if name not in FORMATS or type(version) is not int or version < 1:
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
