"""How help is laid out where a Chinese character takes two cells of a terminal."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from typing import Final

from perfeval.text.columns import width

__all__ = ["HelpLayout"]

_PIECES: Final = re.compile(r"[\x21-\x7e]+ *|[^\x21-\x7e]")
"""What stays on one line: a word of ASCII with what parts it from the next, a character else."""
_NEVER_FIRST: Final = "，。；：、）”’》"
_DEEPEST: Final = 4


class HelpLayout(argparse.HelpFormatter):
    """Each argument on a line of its own, what it means below it: so nothing has to line up."""

    def __init__(self, prog: str, max_help_position: int = _DEEPEST) -> None:
        super().__init__(prog, max_help_position=max_help_position)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return list(_wrapped(text, width))

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(f"{indent}{line}" for line in _wrapped(text, width - len(indent)))


def _wrapped(text: str, cells: int) -> Iterator[str]:
    """The lines of a text, each at most so wide; a mark that ends a clause stays with it."""
    line = ""
    for piece in _PIECES.findall(" ".join(text.split())):
        if line and width(line + piece.rstrip()) > cells and piece not in _NEVER_FIRST:
            yield line.rstrip()
            line = ""
        line += piece
    yield line.rstrip()
