"""Sentences that are made when they are first read, and are the same as if made at once."""

from __future__ import annotations

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import attrs
import pytest

from perfeval.measures import Kind, Measured
from perfeval.measures.measured import measured
from perfeval.numbers.rates import Rate
from perfeval.rules import Because
from perfeval.rules.rule import because
from perfeval.text.policy import LONGEST_TEXT


def full() -> tuple[str, str]:
    """Two sentences; a function of its own, so that copies must not carry it."""
    return "计满分", "full points"


def later() -> Because:
    """A reason that nobody has read yet."""
    return because("full", lambda: full())


AT_ONCE = Because("full", "计满分", "full points")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_whichever_is_read_first(lang: str) -> None:
    """Both sentences are there, in either order."""
    made = later()
    assert getattr(made, lang) == getattr(AT_ONCE, lang)
    assert (made.zh, made.en) == full()


def test_they_are_made_once() -> None:
    """The second reading does not make them again."""
    calls: list[int] = []

    def phrase() -> tuple[str, str]:
        calls.append(1)
        return full()

    made = because("full", phrase)
    assert calls == []
    assert [made.zh, made.en, made.zh] == ["计满分", "full points", "计满分"]
    assert calls == [1]


def test_they_compare_copy_print_and_travel_as_if_made_at_once() -> None:
    """No use of a reason tells whether its sentences were made before."""
    assert later() == AT_ONCE
    assert hash(later()) == hash(AT_ONCE)
    assert repr(later()) == repr(AT_ONCE)
    assert attrs.asdict(later()) == attrs.asdict(AT_ONCE)
    for copied in (
        copy.copy(later()),
        copy.deepcopy(later()),
        pickle.loads(pickle.dumps(later())),
        attrs.evolve(later(), code="full"),
    ):
        assert type(copied) is Because
        assert copied == AT_ONCE


def test_measured_values_have_them_too() -> None:
    """The figures of a measure are written when they are read."""
    made = measured(Kind.RATE, Rate(29, 30), lambda: ("29 ÷ 30", "29 ÷ 30"))
    assert made == Measured(Kind.RATE, Rate(29, 30), "29 ÷ 30", "29 ÷ 30")


def test_there_is_no_other_attribute() -> None:
    """A name that does not exist is missing as anywhere, before and after."""
    made = later()
    for _ in range(2):
        with pytest.raises(AttributeError, match="'Because' object has no attribute 'cn'"):
            made.cn  # type: ignore[attr-defined]  # noqa: B018
        assert made.zh == "计满分"
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        made.zh = "零分"  # type: ignore[misc]


def test_too_long_a_sentence_is_cut() -> None:
    """A reason that quotes long names is a text all the same, which a document can hold."""
    long = "好" * (LONGEST_TEXT + 1)
    cut = "好" * (LONGEST_TEXT - 1) + "…"
    for made in (because("full", lambda: (long, long)), Because("full", long, long)):
        assert (made.zh, made.en) == (cut, cut)
    whole = "好" * LONGEST_TEXT
    assert Because("full", whole, "") == because("full", lambda: (whole, ""))


def test_threads_read_the_same() -> None:
    """Two threads that read at once may both make them, and see what one would."""
    barrier = Barrier(2)

    def phrase() -> tuple[str, str]:
        barrier.wait(timeout=10)  # both threads are in here
        return full()

    made = because("full", phrase)
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda lang: getattr(made, lang), ("zh", "en"))) == list(full())
    assert made == AT_ONCE


def test_a_thread_may_be_overtaken() -> None:
    """Another has made them between the miss and the making."""
    made = later()
    assert made.zh == "计满分"
    assert Because.__getattr__(made, "en") == "full points"  # type: ignore[attr-defined]
