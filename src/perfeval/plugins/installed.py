"""What is installed: the entry points of a group, by their metadata; nothing is imported."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from attrs import frozen

from perfeval.errors import InputError, ascii_controls
from perfeval.plugins.guard import Failed, guarded

if TYPE_CHECKING:
    from importlib.metadata import Distribution

__all__ = ["GROUPS", "Installed", "checked_allow", "installed", "misplaced"]

GROUPS: Final = ("perfeval.rubrics", "perfeval.rules", "perfeval.forms")
"""The entry-point groups that are read: rubrics, rules of one's own, readers of forms."""

_MARKS: Final = re.compile(r"[-_.]+")


@frozen(kw_only=True)
class Installed:
    """What an installed distribution offers: a rubric by its id, or a rule by its tag.

    `value` is where the entry point says that it is: ``module:NAME``. An empty `id` stands for
    entry points that cannot be read. What a terminal would act on stands in its texts escaped.

    >>> entry = Installed(
    ...     id="some-county", distribution="county", version="1.0", value="county:RUBRIC")
    >>> entry.qualified_id, entry.owner
    ('county:some-county', 'county 1.0')
    """

    id: str
    distribution: str
    version: str
    value: str

    @property
    def qualified_id(self) -> str:
        """The id that no other distribution can have: ``perfeval:national-project``."""
        return f"{self.distribution}:{self.id}"

    @property
    def owner(self) -> str:
        """The distribution with its version: ``perfeval 0.1.0``."""
        return f"{self.distribution} {self.version}"

    @property
    def is_built_in(self) -> bool:
        """Whether perfeval itself offers it: by that name, from a module of this package.

        >>> Installed(id="a", distribution="other", version="1", value="other:A").is_built_in
        False
        """
        package = self.value.partition(":")[0].partition(".")[0].strip()
        return package == _OWN and self.is_from(_OWN)

    def is_called(self, name: str) -> bool:
        """Whether `name` is the id, or the id qualified by the distribution."""
        distribution, colon, rubric_id = name.rpartition(":")
        return rubric_id == self.id and (not colon or self.is_from(distribution))

    def is_from(self, distribution: str) -> bool:
        """Whether the distribution has this name; `My_Plugin` and `my-plugin` are one."""
        return _normal(distribution) == _normal(self.distribution)


_OWN: Final = "perfeval"


def installed(group: str, allow: Iterable[str] | None = None) -> tuple[Installed, ...]:
    """What distributions offer in an entry-point group, by id and distribution; imports nothing.

    `allow` restricts it to ids, ``distribution:id`` and whole distributions. Raises `InputError`
    where `allow` holds anything but text.
    """
    from importlib.metadata import distributions  # a sixth of what importing the codec takes

    names = None if allow is None else checked_allow(allow)
    owners: set[str] = set()
    found: dict[Installed, None] = {}
    for distribution in distributions():
        offers = _offers(distribution, group)
        owner = _normal(offers[0].distribution) if offers else ""
        if owner not in owners:  # of two installations of a distribution the first counts
            found.update(dict.fromkeys(offers))
        named = owner not in ("", _UNKNOWN)
        if named and (owner != _OWN or all(entry.is_built_in for entry in offers)):
            owners.add(owner)  # what only calls itself perfeval hides nothing
    return tuple(
        sorted(
            (entry for entry in found if names is None or _is_allowed(entry, names)),
            key=lambda entry: (entry.id, _normal(entry.distribution), entry.value),
        )
    )


_UNKNOWN: Final = "unknown"
_LONGEST_LIST: Final = 500_000
_LONGEST: Final = 200
"""How many characters of a name are kept: an id of perfeval has at most 80."""


def _offers(distribution: Distribution, group: str) -> tuple[Installed, ...]:
    """The entries of one distribution; one with an empty id where they cannot be read."""

    def entries() -> list[tuple[str, str]]:
        text = _listed(distribution)
        points = distribution.entry_points.select(group=group) if group in text else ()
        return [(point.name, point.value) for point in points]

    pairs = guarded(entries)
    if type(pairs) is Failed:  # it must not hide the others
        pairs = [("", "")]
    if not pairs:
        return ()
    owner = guarded(lambda: (distribution.name or _UNKNOWN, distribution.version or _UNKNOWN))
    name, version = (_UNKNOWN, _UNKNOWN) if type(owner) is Failed else map(_plain, owner)
    return tuple(
        Installed(id=_plain(entry_id), distribution=name, version=version, value=value)
        for entry_id, value in pairs
    )


def _listed(distribution: Distribution) -> str:
    """The entry points of a distribution as text.

    Fails for a text that no honest package has: it would be gone through at every question.
    """
    text = distribution.read_text("entry_points.txt") or ""
    if len(text) > _LONGEST_LIST:
        raise ValueError(text[:_LONGEST])
    return text


def misplaced() -> tuple[tuple[str, Installed], ...]:
    """What stands in a group that nothing reads, each with its group: perfeval.rubric for rubrics.

    Only groups that begin with the name of the package are looked at; nothing is imported.
    """
    from importlib.metadata import distributions

    found: dict[tuple[str, Installed], None] = {}
    for distribution in distributions():
        for group in _misspelt_groups(distribution):
            found.update(dict.fromkeys((group, each) for each in _offers(distribution, group)))
    return tuple(sorted(found, key=lambda each: (each[0], each[1].qualified_id)))


def _misspelt_groups(distribution: Distribution) -> list[str]:
    """The groups of a distribution that look like ours and are none, as far as it is readable."""

    def groups() -> list[str]:
        text = _listed(distribution)
        named = distribution.entry_points.groups if _OWN in text else set()
        return sorted(each for each in named if _is_misspelt(each))

    found = guarded(groups)
    return [] if type(found) is Failed else found


def _is_misspelt(group: str) -> bool:
    return _normal(group).replace("-", ".").startswith(_OWN) and group not in GROUPS


def _plain(text: str) -> str:
    """What the metadata of a plugin state, as messages, notes and lists can show it."""
    return ascii_controls(text[:_LONGEST])


def _normal(distribution: str) -> str:
    return _MARKS.sub("-", distribution).lower()


def _is_allowed(entry: Installed, names: tuple[str, ...]) -> bool:
    return any(entry.is_called(name) or entry.is_from(name) for name in names)


def checked_allow(allow: object) -> tuple[str, ...]:
    """The names of an allow-list. Raises `InputError` where it holds anything but text."""
    expected = "an iterable of ids, of distribution:id, or of distributions"
    if isinstance(allow, str) or not isinstance(allow, Iterable):
        raise InputError("the allow-list", allow, expected)
    names = tuple(allow)
    for name in names:
        if not isinstance(name, str):
            raise InputError("the allow-list", name, expected)
    return names
