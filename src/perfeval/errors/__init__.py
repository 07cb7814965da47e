"""The errors of perfeval: each one sentence that says where, what, and what would be accepted.

A mistake in a *definition* raises `RubricError`; a value that cannot be what it claims raises
`InputError`; a document that does not fit raises `DecodeError`. Doubt about *data* is never an
error: it is a finding of the audit.

Every error keeps its parts as fields and survives `pickle` and `copy`. The fields hold what was
given; in the sentence nothing of it acts on a terminal or breaks the line. As `str` an error is
English; `message` says it in Chinese or English, and `code` never changes.
"""

from __future__ import annotations

from typing import ClassVar, Final

from perfeval.errors.phrases import Phrase as Phrase
from perfeval.errors.phrases import either as either
from perfeval.errors.shown import Shown as Shown
from perfeval.errors.shown import a_named as a_named
from perfeval.errors.shown import ascii_controls as ascii_controls
from perfeval.errors.shown import brief as brief
from perfeval.errors.shown import class_name as class_name
from perfeval.errors.shown import code_of as code_of
from perfeval.errors.shown import failure as failure
from perfeval.errors.shown import one_line as one_line

__all__ = [
    "DecodeError",
    "InputError",
    "MissingExtraError",
    "PerfevalError",
    "PluginError",
    "RubricError",
    "RubricNotFoundError",
]

SHOWN_PROBLEMS = 100


class PerfevalError(Exception):
    """Anything that perfeval refuses; catch this one to catch them all.

    >>> import perfeval
    >>> try:
    ...     perfeval.yuan("about five")
    ... except perfeval.PerfevalError as error:
    ...     print(type(error).__name__)
    InputError
    """

    _code: ClassVar = "error"

    def __init__(self, *fields: object) -> None:  # Exception itself has no signature to show
        super().__init__(*fields)

    def __str__(self) -> str:
        return str(self.said())

    @property
    def code(self) -> str:
        """What is wrong, as a stable code; ``docs/error-codes.md`` lists them.

        >>> try:
        ...     read(b"")
        ... except DecodeError as error:
        ...     print(error.code)
        file.empty
        """
        return self.said().code or self._code

    def message(self, lang: str = "zh") -> str:
        """What is wrong, in Chinese (``zh``) or English (``en``), and what to do about it.

        Raises `InputError` for another language.

        >>> try:
        ...     read(b"")
        ... except DecodeError as error:
        ...     print(error.message("zh"))
        文件是空的；请检查是否选错，或重新导出后再读
        """
        if lang not in ("zh", "en"):
            raise InputError("the language of a message", lang, "zh or en")
        return self.said().message(lang)

    def said(self) -> Phrase:
        """What this error says, in every language."""
        return _line(super().__str__())


class RubricError(PerfevalError, ValueError):
    """A definition contradicts itself: points that do not add up, a hole between bands.

    `where` is the place in the form's own words, `problem` what is wrong with it.

    >>> try:
    ...     Section(name="过程", points="5")
    ... except RubricError as error:
    ...     print(error.where, "-", error.problem)
    过程 - a section needs rows
    """

    _code = "rubric"

    def __init__(self, where: str | Phrase, problem: str | Phrase) -> None:
        super().__init__(where, problem)
        self.where = str(where)
        self.problem = str(problem)

    def said(self) -> Phrase:
        where, problem = map(_line, self.args)
        return Phrase("{where}: {problem}", where=where, problem=problem) if self.where else problem


class InputError(PerfevalError, ValueError):
    """A value cannot be what it claims: `where` it stands, the `value`, and what was `expected`.

    >>> try:
    ...     Points(0.5)
    ... except InputError as error:
    ...     print(error.value)
    0.5
    """

    _code = "input"

    def __init__(self, where: str | Phrase, value: object, expected: str | Phrase) -> None:
        shown = value if isinstance(value, Shown | Phrase) else brief(value)
        super().__init__(where, shown, expected)
        self.where = str(where)
        self.value = Shown(str(shown))
        self.expected = str(expected)

    def elsewhere(self, where: str | Phrase) -> InputError:
        """The same error at another place."""
        _, *rest = self.args
        return InputError(where, *rest)

    def misfit(self) -> Phrase:
        """What was found and what would be accepted, without the place."""
        _, value, expected = self.args
        absent = _ABSENT.get(self.value)
        if absent is not None:
            return Phrase(absent, expected=_line(expected))
        found = _safe(value if isinstance(value, Phrase) else self.value)
        return Phrase("found {found}; expected {expected}", found=found, expected=_line(expected))

    def said(self) -> Phrase:
        return Phrase("{where}: {misfit}", where=_line(self.args[0]), misfit=self.misfit())


class DecodeError(PerfevalError, ValueError):
    """A document does not fit its format.

    `problems` holds up to 100 pairs of (path, text), in document order; `count` says how many
    there are in all.

    >>> try:
    ...     loads('{"format": "perfeval.filing", "version": 1, "unit": {"name": 5}}')
    ... except DecodeError as error:
    ...     print(error.problems[0], error.count)
    ('unit.name', '预算单位名称: found 5; expected text') 1
    """

    _code = "document"

    def __init__(
        self, problems: tuple[tuple[str | Phrase, str | Phrase], ...], count: int | None = None
    ) -> None:
        count = len(problems) if count is None else count
        problems = tuple(problems[:SHOWN_PROBLEMS])
        super().__init__(problems, count)
        self.problems = tuple((str(path), str(text)) for path, text in problems)
        self.count = count

    def within(self, name: str) -> DecodeError:
        """The same error with the name of the file before the path of every problem."""
        problems = (
            (Phrase("{file}: {at}", file=name, at=at) if at else name, text)
            for at, text in self.args[0]
        )
        return DecodeError(tuple(problems), self.count)

    def said(self) -> Phrase:
        lines = [
            Phrase("{path}: {problem}", path=_safe(path), problem=_safe(text))
            if path
            else _safe(text)
            for path, text in self.args[0]
        ]
        if self.count > len(lines):
            lines.append(Phrase("and {count} more problems", count=self.count - len(lines)))
        if len(lines) == 1:
            return lines[0]
        named = {f"line_{number}": line for number, line in enumerate(lines)}
        return Phrase("\n".join(f"{{{name}}}" for name in named), **named)


class RubricNotFoundError(PerfevalError, LookupError):
    """No installed rubric fits: what was `wanted`, and the ids that are `near` it.

    >>> try:
    ...     get_rubric("national-projekt")
    ... except RubricNotFoundError as error:
    ...     print(error.wanted, error.near[0])
    national-projekt national-project
    """

    def __init__(self, wanted: str | Phrase, near: tuple[str, ...] = ()) -> None:
        super().__init__(wanted, near)
        self.wanted = str(wanted)
        self.near = tuple(near)

    def said(self) -> Phrase:
        wanted = _line(self.args[0])
        if self.near:
            return Phrase(_NEAR, wanted=wanted, near=either(map(one_line, self.near)))
        return Phrase(_NOT_FOUND, wanted=wanted)


class MissingExtraError(PerfevalError, ImportError):
    """Something needs an optional `extra` that is not installed.

    >>> MissingExtraError("excel", "Reading an .xls file").extra
    'excel'
    """

    def __init__(self, extra: str, purpose: str | Phrase) -> None:
        super().__init__(extra, purpose)
        self.extra = extra
        self.purpose = str(purpose)

    def said(self) -> Phrase:
        needs = '{purpose} needs the extra: pip install "perfeval[{extra}]"'
        return Phrase(needs, purpose=_line(self.args[1]), extra=one_line(self.extra))


class PluginError(PerfevalError):
    """A plugin failed: its entry point's `name`, its `distribution` and the `cause`, as text.

    >>> str(PluginError("some-county", "county-rubrics 1.0", "failed with ValueError"))
    "plugin 'some-county' of county-rubrics 1.0: failed with ValueError"
    """

    def __init__(self, name: str, distribution: str | Phrase, cause: str | Phrase) -> None:
        super().__init__(name, distribution, cause)
        self.name = name
        self.distribution = str(distribution)
        self.cause = str(cause)

    def said(self) -> Phrase:
        return Phrase(
            "plugin {name} of {owner}: {cause}",
            name=ascii_controls(repr(self.name)),
            owner=_line(self.args[1]),
            cause=_line(self.args[2]),
        )


_ABSENT: Final = {
    "None": "found None; expected {expected}",
    "none": "found none; expected {expected}",
    "nothing": "found nothing; expected {expected}",
}
"""What is said where there is no value at all."""
_NOT_FOUND: Final = (
    "no installed rubric fits {wanted}; python -m perfeval rubrics lists them, a rubric file ends "
    "in .json or .toml"
)
_NEAR: Final = "no installed rubric fits {wanted}; did you mean {near}?"


def _line(text: str | Phrase) -> Phrase:
    """What is said, on one line."""
    return text.each(one_line) if isinstance(text, Phrase) else Phrase(one_line(text))


def _safe(text: str | Phrase) -> Phrase:
    """A text in which what would act on a terminal is shown by its code."""
    return text.each(ascii_controls) if isinstance(text, Phrase) else Phrase(ascii_controls(text))
