"""The errors of perfeval: one family, each one sentence that says where, what and what else.

A mistake in a *definition* raises `RubricError`; a value that cannot be what it claims raises
`InputError`; a document that does not fit raises `DecodeError`. Doubt about *data* is never an
error: it is a finding of the audit.

Every error keeps its parts as fields and survives `pickle` and `copy`. The fields hold what was
given; in the sentence nothing of it acts on a terminal or breaks the line.
"""

from __future__ import annotations

import re
from typing import Any, Final

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
_SHOWN_VALUE = 60
_LONGEST_FAILURE = 500
_VOWEL = re.compile("(?!uni)[aeiou]", re.IGNORECASE)


class PerfevalError(Exception):
    """Anything that perfeval refuses; catch this one to catch them all.

    >>> import perfeval
    >>> try:
    ...     perfeval.yuan("about five")
    ... except perfeval.PerfevalError as error:
    ...     print(type(error).__name__)
    InputError
    """

    def __init__(self, *fields: object) -> None:
        super().__init__(*fields)

    def __str__(self) -> str:
        return self.sentence()

    def sentence(self) -> str:
        """The one sentence that this error says."""
        return one_line(super().__str__())


class RubricError(PerfevalError, ValueError):
    """A definition contradicts itself: points that do not add up, a hole between bands.

    `where` is the place in the form's own words, `problem` what is wrong with it.

    >>> try:
    ...     Section(name="过程", points="5")
    ... except RubricError as error:
    ...     print(error.where, "-", error.problem)
    过程 - a section needs rows
    """

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(where, problem)
        self.where = where
        self.problem = problem

    def sentence(self) -> str:
        problem = one_line(self.problem)
        return f"{one_line(self.where)}: {problem}" if self.where else problem


class InputError(PerfevalError, ValueError):
    """A value cannot be what it claims: `where` it stands, the `value`, and what was `expected`.

    >>> try:
    ...     Points(0.5)
    ... except InputError as error:
    ...     print(error.value)
    0.5
    """

    def __init__(self, where: str, value: object, expected: str) -> None:
        shown = value if isinstance(value, Shown) else brief(value)
        super().__init__(where, shown, expected)
        self.where = where
        self.value = shown
        self.expected = expected

    def sentence(self) -> str:
        found = f"found {ascii_controls(self.value)}; expected {one_line(self.expected)}"
        return f"{one_line(self.where)}: {found}"


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

    def __init__(self, problems: tuple[tuple[str, str], ...], count: int | None = None) -> None:
        count = len(problems) if count is None else count
        problems = tuple(problems[:SHOWN_PROBLEMS])
        super().__init__(problems, count)
        self.problems = problems
        self.count = count

    def sentence(self) -> str:
        lines = [
            ascii_controls(f"{path}: {text}" if path else text) for path, text in self.problems
        ]
        if self.count > len(lines):
            lines.append(f"and {self.count - len(lines)} more problems")
        return "\n".join(lines)


class RubricNotFoundError(PerfevalError, LookupError):
    """No installed rubric fits: what was `wanted`, and the ids that are `near` it.

    >>> try:
    ...     get_rubric("national-projekt")
    ... except RubricNotFoundError as error:
    ...     print(error.wanted, error.near[0])
    national-projekt national-project
    """

    def __init__(self, wanted: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(wanted, near)
        self.wanted = wanted
        self.near = tuple(near)

    def sentence(self) -> str:
        hint = "; python -m perfeval rubrics lists them, a rubric file ends in .json or .toml"
        if self.near:
            hint = f"; did you mean {' or '.join(self.near)}?"
        return one_line(f"no installed rubric fits {self.wanted}{hint}")


class MissingExtraError(PerfevalError, ImportError):
    """Something needs an optional `extra` that is not installed.

    >>> MissingExtraError("excel", "Reading an .xls file").extra
    'excel'
    """

    def __init__(self, extra: str, purpose: str) -> None:
        super().__init__(extra, purpose)
        self.extra = extra
        self.purpose = purpose

    def sentence(self) -> str:
        return one_line(f'{self.purpose} needs the extra: pip install "perfeval[{self.extra}]"')


class PluginError(PerfevalError):
    """A plugin failed: its entry point's `name`, its `distribution` and the `cause`, as text.

    >>> str(PluginError("some-county", "county-rubrics 1.0", "failed with ValueError"))
    "plugin 'some-county' of county-rubrics 1.0: failed with ValueError"
    """

    def __init__(self, name: str, distribution: str, cause: str) -> None:
        super().__init__(name, distribution, cause)
        self.name = name
        self.distribution = distribution
        self.cause = cause

    def sentence(self) -> str:
        owner = one_line(self.distribution)
        return f"plugin {ascii_controls(repr(self.name))} of {owner}: {one_line(self.cause)}"


class Shown(str):
    """Text that already is the short picture of a value (so that errors pickle unchanged)."""

    __slots__ = ()


def brief(value: Any) -> Shown:
    """A short, safe picture of any value, for an error message.

    What a subclass of a built-in type says of itself is not asked for: it may say anything.
    """
    kind = type(value)
    if issubclass(kind, str):
        text = str.__str__(value)
        cut = text[:_SHOWN_VALUE]
        return Shown(ascii_controls(repr(cut)) + ("…" if len(text) > len(cut) else ""))
    if value is None or kind is bool:
        return Shown(repr(value))
    if issubclass(kind, float):
        return Shown(float.__repr__(value))
    if issubclass(kind, int):
        small = int.bit_length(value) < 200
        return Shown(int.__repr__(value) if small else "a very large int")
    return Shown(a_named(class_name(value)))


def class_name(value: object) -> str:
    """The name of the class of any value, short, whatever its metaclass says."""
    name: str = _NAME_OF_CLASS(type(value))
    return name[:_SHOWN_VALUE]


_NAME_OF_CLASS: Final = type.__dict__["__name__"].__get__


def a_named(noun: str) -> str:
    """A noun with its article, as a message shows it: an int, a UnitForm."""
    shown = ascii_controls(noun[:_SHOWN_VALUE])
    return f"{'an' if _VOWEL.match(shown) else 'a'} {shown}"


def failure(error: BaseException) -> str:
    """How a call into foreign code failed, as short and safe text: ``ValueError: no licence``."""
    try:
        words = f": {error}" if str(error) else ""
    except KeyboardInterrupt:
        raise
    except BaseException:  # the error is foreign: its own `str` may fail
        words = ""
    return ascii_controls(f"{class_name(error)}{words}"[:_LONGEST_FAILURE])


def one_line(text: str) -> str:
    """`text` on one line: a blank for a line break, the code of what a terminal would act on.

    >>> one_line("预算\\n调整率\\x1b[2J")
    '预算 调整率\\\\u001b[2J'
    """
    return ascii_controls(" ".join(text.split()))


_INVISIBLE: Final = "\u034f"
"""The one character that Python calls printable and that nobody sees."""


def ascii_controls(text: str) -> str:
    """`text` with the code of each character that acts on a terminal, breaks a line or is unseen.

    Every message passes through here: foreign text cannot change how it is read.

    >>> ascii_controls("a\\x1b[2J\\u202eb")
    'a\\\\u001b[2J\\\\u202eb'
    """
    if text.isprintable() and _INVISIBLE not in text:
        return text
    return "".join(
        each if each.isprintable() and each != _INVISIBLE else code_of(each) for each in text
    )


def code_of(character: str) -> str:
    """A character by its number, as Python writes it: ``\\u202e``."""
    number = ord(character)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
