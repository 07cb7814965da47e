"""The rubrics that are installed, by their distributions' metadata; nothing of them is imported."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from perfeval.plugins import Installed, installed

__all__ = ["rubrics"]

GROUP: Final = "perfeval.rubrics"


def rubrics(allow: Iterable[str] | None = None) -> tuple[Installed, ...]:
    """What is installed, by id and distribution; imports nothing.

    `allow` restricts it to ids, ``distribution:id`` and whole distributions. Raises `InputError`
    where `allow` holds anything but text.

    >>> [entry.id for entry in rubrics(allow=["perfeval"])][:3]
    ['central-project', 'national-project', 'national-unit']
    """
    return installed(GROUP, allow)
