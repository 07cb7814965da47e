"""What every value keeps: it is frozen, and a copy of it is the same value."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError


def assert_is_value(value: Any) -> None:
    """Frozen, and the same after pickle and copy, with the printed text."""
    for back in (
        *(pickle.loads(pickle.dumps(value, each)) for each in range(pickle.HIGHEST_PROTOCOL + 1)),
        copy.copy(value),
        copy.deepcopy(value),
    ):
        assert type(back) is type(value)
        assert back == value
        assert hash(back) == hash(value)
        assert back.text == value.text
        assert repr(back) == repr(value)
    for name in ("text", "atoms", "numerator", "anything"):
        with pytest.raises((FrozenInstanceError, AttributeError)):
            setattr(value, name, 1)
