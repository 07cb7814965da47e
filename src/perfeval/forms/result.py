"""What reading a document gave: a filing or an error, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from perfeval.errors import InputError, PerfevalError
from perfeval.filing.filing import Filing
from perfeval.text.paths import shown_path

__all__ = ["ManyFilings", "ReadResult", "Sourced", "sourced"]


@frozen(kw_only=True)
class ReadResult:
    """A filing that was read, or the `error` that says why there is none, with its source.

    `path` is the file as it was given or found, `member` its name within a zip archive, `part` the
    sheets or tables of a document that holds several filings; each is empty where there is none.
    `skipped` marks what was left out on purpose (temporary files), with the reason as `error`.

    >>> result = ReadResult(path="2023.zip", member="某局.xlsx", error=OSError("no such file"))
    >>> str(result)
    '2023.zip / 某局.xlsx: no such file'
    """

    path: str = ""
    member: str = ""
    part: str = ""
    error: PerfevalError | OSError | None = None
    skipped: bool = False
    _filing: Filing | None = field(default=None, repr=False)

    @property
    def filing(self) -> Filing:
        """The filing that was read. Raises `error` where there is none."""
        if self._filing is not None:
            return self._filing
        raise self.error or LookupError("a result without a filing")

    @property
    def source(self) -> str:
        """Where it comes from, on one line, as messages show it."""
        return " / ".join(filter(None, map(shown_path, (self.path, self.member, self.part))))

    def __str__(self) -> str:
        """The source, and what went wrong: on one line for each problem."""
        problem = "" if self.error is None else f": {self.error}"
        return f"{self.source}{problem}"


ManyFilings = Iterable[Filing | tuple[str, Filing] | ReadResult]
"""Filings, each alone, with its source, or as `read_many` gives it."""

Sourced = tuple[str, Filing | PerfevalError | OSError]
"""The source of a filing, empty where it is not known; and the filing, or why there is none."""


def sourced(filings: object, where: str) -> Iterator[Sourced]:
    """Each filing with its source; what is none with the `InputError` that says so.

    What was left out on purpose (`ReadResult.skipped`) is left out here. Raises `InputError`, with
    `where` as its place, for what holds no filings.
    """
    if isinstance(filings, str | bytes | Filing | ReadResult) or not isinstance(filings, Iterable):
        raise InputError(where, filings, "several filings, alone, with their sources or as read")
    return (_sourced(each, where) for each in filings if not _is_left_out(each))


def _is_left_out(item: object) -> bool:
    return isinstance(item, ReadResult) and item.skipped


def _sourced(item: object, where: str) -> Sourced:
    match item:
        case Filing():
            return "", item
        case (str(source), Filing() as filing):
            return source, filing
        case ReadResult():
            return item.source, item.filing if item.error is None else item.error
        case (str(source), other):
            return source, InputError(where, other, "a Filing")
    return "", InputError(where, item, "a Filing, alone, with its source or as read")
