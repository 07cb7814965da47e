"""``perfeval schema``: the JSON Schema of a document."""

from __future__ import annotations

import argparse

from perfeval.commands.console.outcome import Command, Outcome
from perfeval.schema import NAMES, schema


def schema_command(parser: argparse.ArgumentParser) -> Command:
    parser.add_argument(
        "name", metavar="DOCUMENT", choices=NAMES, help="filing, scorecard, rubric or findings"
    )
    return lambda given: Outcome(schema(given.name), for_programs=True)
