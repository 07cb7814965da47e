"""The commands of ``python -m perfeval``, one file each.

A command is a function that declares its arguments and gives what runs it; the first line of its
docstring is its help.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Final

from perfeval.commands.audit import audit_command
from perfeval.commands.check_rubric import check_rubric_command
from perfeval.commands.compare import compare_command
from perfeval.commands.console.outcome import Command
from perfeval.commands.draft_rubric import draft_rubric_command
from perfeval.commands.facts import facts_command
from perfeval.commands.mark import mark_command
from perfeval.commands.new_edition import new_edition_command
from perfeval.commands.read import read_command
from perfeval.commands.review import review_command
from perfeval.commands.rubrics import rubrics_command
from perfeval.commands.schema import schema_command
from perfeval.commands.score import score_command
from perfeval.commands.what_if import what_if_command
from perfeval.commands.write import write_command

COMMANDS: Final[dict[str, Callable[[argparse.ArgumentParser], Command]]] = {
    "read": read_command,
    "score": score_command,
    "write": write_command,
    "audit": audit_command,
    "mark": mark_command,
    "review": review_command,
    "compare": compare_command,
    "what-if": what_if_command,
    "rubrics": rubrics_command,
    "schema": schema_command,
    "check-rubric": check_rubric_command,
    "draft-rubric": draft_rubric_command,
    "new-edition": new_edition_command,
    "facts": facts_command,
}
