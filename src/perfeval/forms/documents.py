"""The documents in files, folders, patterns and zip archives, one after the other.

What is found is a path, or the bytes of a member of an archive: it is opened by who reads it. What
is left out, and what cannot be looked into, is found too, with the reason.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PureWindowsPath
from stat import S_ISDIR, S_ISREG
from typing import Final

from attrs import evolve, field, frozen

from perfeval.errors import DecodeError, InputError, PerfevalError, Phrase, brief
from perfeval.forms.patterns import is_pattern, is_there, matching, mode_of
from perfeval.forms.sources.archive import Archive
from perfeval.forms.sources.limits import Limits, refusal
from perfeval.forms.sources.signatures import is_office_file
from perfeval.text.paths import bytes_in, checked_path, is_part

__all__ = ["FoundDocument", "Path_", "bytes_of", "documents", "left_out"]

Path_ = str | os.PathLike[str]

_UNFIT: Final = "No such file, nor one that fits the pattern"
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OFFICE: Final = (".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".xltx", ".odt", ".ods", ".ofd")
_TEMPORARY: Final = ("~$", ".~lock.", "._")
_NOTES: Final = ("readme", "license", "changelog")
_NOTED: Final = (".md", ".markdown", ".rst", "说明.txt", "须知.txt")
"""How the names of notes begin and end."""
_KEPT_BY_SYSTEMS: Final = frozenset({"thumbs.db", "desktop.ini", ".ds_store", "__macosx"})


@frozen(kw_only=True)
class FoundDocument:
    """A file at `path`, or the `member` of the archive there, whose bytes are `data`.

    `error` says why it is not to be read; `skipped` that it is left out on purpose; `beside` that
    nobody named it: it lies in a folder or an archive, or fits a pattern.
    """

    path: str
    member: str = ""
    data: bytes | None = field(default=None, repr=False)
    error: PerfevalError | OSError | None = None
    skipped: bool = False
    beside: bool = False

    @property
    def are_notes(self) -> bool:
        """Whether it lies beside the forms and is called as notes are, though it may be a form."""
        plain = PureWindowsPath(self.member or self.path).name.lower()
        return self.beside and (plain.startswith(_NOTES) or plain.endswith(_NOTED))


def documents(paths: Iterable[Path_], limits: Limits) -> Iterator[FoundDocument]:
    """What the paths lead to, in their order; within a folder, by name."""
    for given in paths:
        try:
            path = checked_path(given, "the source of a filing")
        except InputError as error:
            yield FoundDocument(path=_named(given), error=error)
            continue
        if given == "":  # a path that is empty would be the folder at work
            yield FoundDocument(path="", error=InputError("the source", "", "the path of a file"))
        elif is_there(path) or not is_pattern(str(path)):
            named = str.__str__(given) if isinstance(given, str) else str(path)
            folder = S_ISDIR(mode_of(path))
            yield from _below(path, limits) if folder else _file(path, named, limits)
        else:
            yield from _fitting(path, limits)


def _fitting(pattern: Path, limits: Limits) -> Iterator[FoundDocument]:
    """The documents in what fits a pattern; an error where nothing does."""
    found = False
    for path in matching(pattern):
        found = True
        yield from _below(path, limits)
    if not found:
        missing = FileNotFoundError(errno.ENOENT, _UNFIT, str(pattern))
        yield FoundDocument(path=str(pattern), error=missing)


def _below(top: Path, limits: Limits) -> Iterator[FoundDocument]:
    """The documents in a file, or in a folder with all that is in it; each folder once."""
    seen: set[tuple[int, int]] = set()
    left = [top]
    while left:
        path = left.pop()
        if path != top and (why := _left_out(path.name)):
            yield _skipped(str(path), why)
        elif not S_ISDIR(mode_of(path)):
            yield from (evolve(each, beside=True) for each in _file(path, str(path), limits))
        else:
            try:
                here = path.stat()
                names = (each for each in path.iterdir() if not is_part(each.name))
                inside = sorted(names, key=lambda each: each.name, reverse=True)
            except OSError as error:
                yield FoundDocument(path=str(path), error=error)
                continue
            if (here.st_dev, here.st_ino) in seen:
                yield _skipped(str(path), "a link to a folder that is read already")
            else:
                seen.add((here.st_dev, here.st_ino))
                left += inside


def _file(path: Path, named: str, limits: Limits) -> Iterator[FoundDocument]:
    why = _temporary(path.name)
    if why:
        yield _skipped(named, why)
    elif (mode := mode_of(path)) and not S_ISREG(mode):
        yield _skipped(named, "no regular file")
    elif _may_be_archive(path):
        yield from _members(path, named, limits)
    else:
        yield FoundDocument(path=named)


def _members(path: Path, named: str, limits: Limits) -> Iterator[FoundDocument]:
    """The documents in a zip archive; the file itself where it is an Office document."""
    try:
        archive = Archive(bytes_of(path, limits), limits)
    except (DecodeError, OSError) as error:
        yield FoundDocument(path=named, error=error)
        return
    if is_office_file(archive):
        yield FoundDocument(path=named)
        return
    for name in archive.names:
        why = next(filter(None, map(_left_out, PureWindowsPath(name).parts)), "")
        if why:
            yield _skipped(named, why, name)
            continue
        try:
            yield FoundDocument(path=named, member=name, data=archive.read(name), beside=True)
        except DecodeError as error:
            yield FoundDocument(path=named, member=name, error=error)
    if not archive.names:
        yield FoundDocument(path=named, error=refusal("", "a zip archive without a file in it"))


def bytes_of(path: Path, limits: Limits) -> bytes:
    """What a file holds, its size being looked at first. `OSError` passes.

    Raises `DecodeError` for one that is too large, and `InputError` for a pipe or a device.
    """
    size = path.stat().st_size
    if size > limits.file_size:
        raise refusal(
            "",
            Phrase(
                "a file of {size} bytes; at most {most} are read", size=size, most=limits.file_size
            ),
        )
    return bytes_in(path, limits.file_size + 1)


def _may_be_archive(path: Path) -> bool:
    """Whether a file is a zip archive that does not call itself an Office document."""
    if path.name.lower().endswith(_OFFICE):
        return False
    try:
        with path.open("rb") as file:
            return file.read(4) in _ZIP
    except OSError:
        return False  # who reads it says why


def _left_out(name: str) -> str:
    """Why what a folder holds by this name is no document; empty where it may be one."""
    return _temporary(name) or ("a hidden file or folder" if name.startswith(".") else "")


def _temporary(name: str) -> str:
    plain = name.lower()
    if plain.startswith(_TEMPORARY) or plain.endswith(".tmp"):
        return "a temporary file (临时文件), which an open document leaves beside it"
    return "a file of the system (系统文件)" if plain in _KEPT_BY_SYSTEMS else ""


def _skipped(path: str, why: str, member: str = "") -> FoundDocument:
    return FoundDocument(path=path, member=member, error=left_out(why), skipped=True)


def left_out(why: str) -> DecodeError:
    """What is said of a document that is left out on purpose."""
    return refusal("", Phrase("left out: {why}", why=Phrase(why)))


def _named(given: object) -> str:
    """What was given as a path, for a host to find it again; of no path a picture."""
    if isinstance(given, str):
        return str.__str__(given)
    return str(given) if isinstance(given, Path) else str(brief(given))
