"""A folder of rubric files, by place and year: what a bureau keeps without a programmer."""

from __future__ import annotations

import os
from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import Final

from attrs import evolve

from perfeval.codec.rubric_files import is_rubric_file, read_rubric, rubric_data
from perfeval.errors import DecodeError, InputError, PerfevalError, Phrase, RubricError, Shown
from perfeval.errors.system import of_the_system
from perfeval.plugins import Installed, guarded
from perfeval.registry.heads import RubricHead
from perfeval.registry.installed import rubrics as installed_rubrics
from perfeval.registry.loaded import Loaded, RubricFolder
from perfeval.text.paths import checked_path, shown_path

__all__ = ["read_rubrics"]

_MOST: Final = 1_000
_WHERE: Final = "the folder of rubrics"


def read_rubrics(
    folder: str | PathLike[str], *, allow: Iterable[str] | None = None
) -> RubricFolder:
    """The rubrics in the ``.toml`` and ``.json`` files of a folder and of the folders in it.

    Each stands with its file, sound or with what is wrong with it; one whose id another file or an
    installed rubric has is not taken either. Names that begin with a dot or ``~`` are passed over.
    `allow` restricts which rules of plugins may load. Raises `InputError` for what is no folder,
    and for one of more than 1,000 rubric files. `OSError` passes where a folder may not be listed:
    the edition that is asked for may stand in it.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from attrs import evolve
    >>> own = evolve(get_rubric("national-project"), id="own", edition="2024")
    >>> with TemporaryDirectory() as folder:
    ...     size = Path(folder, "own.json").write_text(dumps(own), encoding="utf-8")
    ...     (found,) = read_rubrics(folder).rubrics
    >>> found.entry.id, found.state
    ('own', 'ok')
    """
    root = checked_path(folder, _WHERE)
    if guarded(root.is_dir) is not True:  # a name may be too long to ask for
        raise InputError(_WHERE, Shown(shown_path(root)), "a folder with files .toml or .json")
    found = [_loaded(file, root, allow) for file in _files(root)]
    taken = {entry.id for entry in installed_rubrics()}
    owners: dict[str, list[Loaded]] = {}
    for each in found:
        owners.setdefault(each.entry.id, []).append(each)
    own = tuple(_own_id(each, taken, owners[each.entry.id]) for each in found)
    return RubricFolder(str(root), own)


def _files(root: Path) -> list[Path]:
    """The rubric files below a folder, in the order of their names."""
    found: list[Path] = []
    for place, folders, names in os.walk(root, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if is_rubric_file(Path(name)) and not name.startswith((".", "~")):
                found.append(Path(place, name))
        if len(found) > _MOST:
            raise InputError(
                _WHERE,
                Shown(shown_path(root)),
                Phrase("at most {most} rubric files", most=_MOST),
            )
    return found


def _refuse(error: OSError) -> None:
    raise error


def _loaded(file: Path, root: Path, allow: Iterable[str] | None) -> Loaded:
    shown = shown_path(file.relative_to(root))
    try:
        rubric = read_rubric(file, allow=allow)
    except PerfevalError as error:
        return _broken(file, shown, error)
    except OSError as error:
        why = Phrase("the file cannot be read: {why}", why=of_the_system(error))
        return _broken(file, shown, DecodeError((("", why),)))
    entry = Installed(id=rubric.id, distribution="", version="", value=str(file))
    return Loaded(entry=entry, rubric=rubric, problem=None, state="ok", file=shown)


def _broken(file: Path, shown: str, error: PerfevalError) -> Loaded:
    try:
        head = RubricHead.read(rubric_data(file)[0])
    except (DecodeError, OSError):
        head = RubricHead()
    entry = Installed(id=head.id or file.stem, distribution="", version="", value=str(file))
    return Loaded(entry=entry, rubric=None, problem=error, state="broken", file=shown, head=head)


def _own_id(loaded: Loaded, taken: set[str], owners: list[Loaded]) -> Loaded:
    """The file; where its id is taken already, what is wrong with it."""
    rubric = loaded.rubric
    if rubric is None:
        return loaded
    files = ", ".join(each.file for each in owners)
    problem = Phrase("the id {id} stands in {files}", id=rubric.id, files=files)
    advice = "{problem}; give the file an id of its own"
    if rubric.id in taken:
        problem = Phrase("the id {id} is that of an installed rubric", id=rubric.id)
    elif len(owners) == 1:
        return loaded
    elif all(each.rubric == rubric for each in owners):
        advice = "{problem}, the same rubric in each; keep one file"
    return evolve(
        loaded,
        rubric=None,
        problem=RubricError(loaded.file, Phrase(advice, problem=problem)),
        state="broken",
        head=RubricHead.of(rubric),
    )
