"""Bytes that were damaged on their way."""

from __future__ import annotations

from hypothesis import strategies as st

__all__ = ["torn", "written_over"]


@st.composite
def torn(draw: st.DrawFn, data: bytes) -> bytes:
    """Bytes of which a few are taken out, put in, or written over."""
    made = bytearray(data)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(made)))
        made[at : at + draw(st.integers(0, 6))] = draw(st.binary(max_size=6))
    return bytes(made)


@st.composite
def written_over(draw: st.DrawFn, data: bytes) -> bytes:
    """Bytes of which a few are others; the rest stay where they were."""
    made = bytearray(data)
    for _ in range(draw(st.integers(1, 4))):
        over = draw(st.binary(min_size=1, max_size=6))
        at = draw(st.integers(0, max(len(made) - len(over), 0)))
        made[at : at + len(over)] = over
    return bytes(made)
