"""The limit works: what hangs is ended, told and shrunk; and the pieces are those that matter."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from functools import partial

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.doors.grown import PATTERNS, PIECES, WORDS, grown_texts
from tests.doors.patience import HangError, Patience

BAD = re.compile(r"(?:[^\w\s]+)+x")
SOON = 0.008


def look(text: str) -> object:
    """A careless pattern, planted."""
    return BAD.search(text)


def leave(status: int) -> None:
    """An input that ends the process, wherever it is tried."""
    if status:
        os._exit(status)


@pytest.fixture
def patient() -> Iterator[Patience]:
    """A careless pattern with little time."""
    patience = Patience(look, seconds=SOON)
    yield patience
    patience.close()


def test_a_hanging_pattern_is_ended_and_the_next_input_tried(patient: Patience) -> None:
    """It is told how it went; the second time nobody waits for it."""
    assert patient("()x") is not None
    for _ in range(2):
        with pytest.raises(HangError, match=rf"no answer after {SOON} s: '\(\(\(") as caught:
            patient("(" * 60)
        assert caught.value.given == "(" * 60
    assert patient("y") is None


def hanging(patient: Patience, texts: st.SearchStrategy[str], *phases: Phase) -> str:
    """The text with which a law of no hang ends."""

    @settings(
        max_examples=5_000,
        database=None,
        derandomize=True,
        deadline=None,
        phases=phases,
        suppress_health_check=list(HealthCheck),
    )
    @given(texts)
    def law(text: str) -> None:
        patient(text)

    with pytest.raises(HangError) as caught:
        law()
    return str(caught.value.given)


def test_a_planted_hang_is_found(patient: Patience) -> None:
    """Drawn as the doors draw."""
    assert re.search(r"[^\w\s]{12}", hanging(patient, grown_texts(), Phase.generate))


def test_a_planted_hang_is_shrunk(patient: Patience) -> None:
    """It ends with the shortest text that takes too long."""
    brackets = st.integers(0, 500).map("(".__mul__)
    assert 10 < len(hanging(patient, brackets, Phase.generate, Phase.shrink)) < 40


def test_what_a_call_raises_is_raised_here(patient: Patience) -> None:
    """With its own traceback."""
    with pytest.raises(TypeError, match="expected string"):
        patient(5)
    assert patient("y") is None


def test_a_call_that_waits_for_nobody_is_given_up() -> None:
    """It takes no time of the processor, so the kernel does not end it."""
    patience = Patience(time.sleep, seconds=SOON, wait=0.5)
    patience(0)
    with pytest.raises(HangError, match="no answer"):
        patience(3_600)
    patience.close()
    patience.close()


def test_an_input_that_ends_the_process_is_told() -> None:
    """As a crash would be."""
    patience = Patience(leave)
    with pytest.raises(HangError, match=r"the process ended with 3: 3"):
        patience(3)
    patience(0)
    patience.close()


def test_time_is_that_of_the_processor() -> None:
    """A helper that waits for longer than it may work is no hang."""
    patience = Patience(partial(time.sleep), seconds=SOON)
    patience(3 * SOON)
    patience.close()


def test_the_pieces_are_those_of_the_package() -> None:
    """What its patterns look for is drawn."""
    assert {"主管部门", "其中", "万元"} & set(WORDS)
    assert len(WORDS) > 100
    assert len(PATTERNS) > 50
    assert len(set(PIECES)) > 60
