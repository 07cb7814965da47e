"""The family of errors: one sentence each, with fields, and safe to send to another process."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal

import pytest

from perfeval.errors import (
    SHOWN_PROBLEMS,
    DecodeError,
    InputError,
    MissingExtraError,
    PerfevalError,
    PluginError,
    RubricError,
    RubricNotFoundError,
    Shown,
    ascii_controls,
    brief,
    failure,
)
from perfeval.numbers.cells import Unreadable
from perfeval.numbers.printed import Points
from tests.subclasses import OwnDecimal, OwnFloat, OwnInt, OwnText
from tests.tables import each_row

EVERY = [
    PerfevalError("something is wrong"),
    RubricError("过程 / 预算执行", "the rows add up to 99, not to 100"),
    RubricError("", "the rubric has no rows"),
    InputError("分值", "满分", "a plain decimal number"),
    InputError("分值", 1.5, "a plain decimal number"),
    InputError("分值", object(), "a plain decimal number"),
    DecodeError((("forms[0].points", "found 满分"), ("", "the document is empty"))),
    DecodeError(tuple((f"rows[{n}]", "unknown key") for n in range(250))),
    RubricNotFoundError("yueyang-annex-3"),
    RubricNotFoundError("yueyang-annex-3", ("yueyang-annex-3-1", "yueyanglou-annex-3")),
    MissingExtraError("word", "Reading a .docx file"),
    PluginError("shaoyang", "shaoyang-rubrics 1.0", "SystemExit: 1"),
]


def fields(error: PerfevalError) -> dict[str, object]:
    """The fields of an error, by name."""
    return dict(vars(error))


@each_row("error", EVERY)
@each_row("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_an_error_survives_pickle(error: PerfevalError, protocol: int) -> None:
    """A worker process can send any error home: the same type, fields and sentence."""
    back = pickle.loads(pickle.dumps(error, protocol))
    assert type(back) is type(error)
    assert fields(back) == fields(error)
    assert back.args == error.args
    assert str(back) == str(error)


@each_row("error", EVERY)
def test_an_error_survives_copy(error: PerfevalError) -> None:
    """`copy` and `deepcopy` give an error that says the same."""
    for back in (copy.copy(error), copy.deepcopy(error)):
        assert type(back) is type(error)
        assert fields(back) == fields(error)
        assert str(back) == str(error)


@each_row(
    ("kind", "builtin"),
    [
        (RubricError, ValueError),
        (InputError, ValueError),
        (DecodeError, ValueError),
        (RubricNotFoundError, LookupError),
        (MissingExtraError, ImportError),
        (PluginError, PerfevalError),
    ],
)
def test_one_base_catches_every_error(kind: type[Exception], builtin: type[Exception]) -> None:
    """Every error is a `PerfevalError`, and also the built-in that a host would catch."""
    assert issubclass(kind, PerfevalError)
    assert issubclass(kind, builtin)


@each_row(
    ("error", "sentence"),
    [
        (EVERY[0], "something is wrong"),
        (EVERY[1], "过程 / 预算执行: the rows add up to 99, not to 100"),
        (EVERY[2], "the rubric has no rows"),
        (EVERY[3], "分值: found '满分'; expected a plain decimal number"),
        (EVERY[4], "分值: found 1.5; expected a plain decimal number"),
        (EVERY[5], "分值: found an object; expected a plain decimal number"),
        (EVERY[6], "forms[0].points: found 满分\nthe document is empty"),
        (
            EVERY[8],
            "no installed rubric fits yueyang-annex-3; "
            "python -m perfeval rubrics lists them, a rubric file ends in .json or .toml",
        ),
        (
            EVERY[9],
            "no installed rubric fits yueyang-annex-3; "
            "did you mean yueyang-annex-3-1 or yueyanglou-annex-3?",
        ),
        (EVERY[10], 'Reading a .docx file needs the extra: pip install "perfeval[word]"'),
        (EVERY[11], "plugin 'shaoyang' of shaoyang-rubrics 1.0: SystemExit: 1"),
    ],
)
def test_an_error_is_one_sentence(error: PerfevalError, sentence: str) -> None:
    """The sentence names the place in the form's words, what was found and what would do."""
    assert str(error) == sentence


def test_the_fields_hold_the_parts() -> None:
    """A host reads the parts of an error; it need not parse the sentence."""
    wrong = RubricError("过程", "adds up to 39")
    assert (wrong.where, wrong.problem) == ("过程", "adds up to 39")
    found = InputError("分值", "满分", "a number")
    assert (found.where, found.value, found.expected) == ("分值", "'满分'", "a number")
    lost = RubricNotFoundError("x", ("y",))
    assert (lost.wanted, lost.near) == ("x", ("y",))
    extra = MissingExtraError("excel", "Writing a .xlsx file")
    assert (extra.extra, extra.purpose) == ("excel", "Writing a .xlsx file")
    plugin = PluginError("n", "d", "c")
    assert (plugin.name, plugin.distribution, plugin.cause) == ("n", "d", "c")


@each_row("count", [SHOWN_PROBLEMS - 1, SHOWN_PROBLEMS, SHOWN_PROBLEMS + 1])
def test_the_first_hundred_problems_are_shown(count: int) -> None:
    """Problems are kept up to 100, in order; the count tells how many there are in all."""
    error = DecodeError(tuple((f"rows[{n}]", "unknown key") for n in range(count)))
    assert error.count == count
    assert len(error.problems) == min(count, 100)
    assert error.problems[0] == ("rows[0]", "unknown key")
    more = count - 100
    assert str(error).endswith(f"and {more} more problems") is (more > 0)


def test_a_count_may_be_known_without_the_problems() -> None:
    """A decoder that stops collecting still says how many problems there were."""
    error = DecodeError((("a", "wrong"),), 3)
    assert error.count == 3
    assert str(error) == "a: wrong\nand 2 more problems"


@each_row(
    ("value", "picture"),
    [
        (None, "None"),
        (True, "True"),
        (float("nan"), "nan"),
        (12, "12"),
        (-(2**199) + 1, str(-(2**199) + 1)),
        (2**199, "a very large int"),
        (-(10**4000), "a very large int"),
        (Decimal("1e400"), "a Decimal"),
        ([1], "a list"),
        (Points("5"), "a Points"),
        (Unreadable("5"), "an Unreadable"),
        (type("UnitForm", (), {})(), "a UnitForm"),
        (type("a\x1b[2J", (), {})(), "an a\\u001b[2J"),
        ("a\x1b[31mb", "'a\\x1b[31mb'"),
        ("\ud800", "'\\ud800'"),
        ("a\u202eb", "'a\\u202eb'"),
        ("好" * 60, "'" + "好" * 60 + "'"),
        ("好" * 61, "'" + "好" * 60 + "'…"),
        (OwnText("满分"), "'满分'"),
        (OwnInt(5), "5"),
        (OwnInt(2**199), "a very large int"),
        (OwnFloat(0.5), "0.5"),
        (OwnDecimal(5), "an OwnDecimal"),
    ],
)
def test_a_value_is_shown_short_and_safe(value: object, picture: str) -> None:
    """None floods a message, acts on a terminal, or, of a subclass, is asked what it is."""
    assert str(brief(value)) == picture
    assert str(InputError("x", value, "y")) == f"x: found {picture}; expected y"


def test_a_picture_is_not_pictured_again() -> None:
    """What already is the short picture of a value stays as it is."""
    assert InputError("x", Shown("a list"), "y").value == "a list"


def test_control_characters_become_their_code() -> None:
    """A terminal sees the code of a control character, not the character."""
    assert ascii_controls("a\x07好\u2028") == "a\\u0007好\\u2028"


class SilentError(Exception):
    """An error of a stranger that fails when it is asked what it says."""

    def __str__(self) -> str:
        raise self.args[0]


@each_row(
    ("error", "text"),
    [
        (ValueError("no licence"), "ValueError: no licence"),
        (ValueError(), "ValueError"),
        (SystemExit(3), "SystemExit: 3"),
        (ValueError("\x1b[2J"), "ValueError: \\u001b[2J"),
        (ValueError("x" * 10**6), "ValueError: " + "x" * 488),
        (ValueError("no\nlicence"), "ValueError: no\\u000alicence"),
        *((SilentError(worse), "SilentError") for worse in (RuntimeError, SystemExit)),
    ],
)
def test_a_failure_of_foreign_code_is_short_and_safe(error: BaseException, text: str) -> None:
    """Its kind and its words, where it has any."""
    assert failure(error) == text


def test_ctrl_c_in_the_words_of_an_error_is_ctrl_c() -> None:
    """Only the user ends the process."""

    with pytest.raises(KeyboardInterrupt):
        failure(SilentError(KeyboardInterrupt))
