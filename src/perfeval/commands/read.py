"""``perfeval read``: documents as the JSON of their filings."""

from __future__ import annotations

import argparse

from perfeval.codec import dumps
from perfeval.commands.batch import Batch, add_files, json_line
from perfeval.commands.outcome import Command, Outcome


def read_command(parser: argparse.ArgumentParser) -> Command:
    """read documents and print their filings as JSON, of several one a line"""
    add_files(parser)

    def run(given: argparse.Namespace) -> Outcome:
        batch = Batch(given.files, given.jobs)
        texts = [
            dumps(filing) if batch.alone else json_line(result, "filing", dumps(filing))
            for result, filing in batch
        ]
        return Outcome("".join(texts), batch.status)

    return run
