"""``perfeval read``: documents as the JSON of their filings."""

from __future__ import annotations

import argparse
import sys

from perfeval.codec import dumps
from perfeval.commands.console.outcome import Command, Outcome, of_file
from perfeval.commands.given.batch import add_files, batch_of, json_line


def read_command(parser: argparse.ArgumentParser) -> Command:
    add_files(parser)

    def run(given: argparse.Namespace) -> Outcome:
        batch = batch_of(given)
        texts: list[str] = []
        for done in batch.done(dumps):
            result = done.result
            if result.error is not None:
                continue
            if result.filing.account is not None:
                line = result.filing.account.line(given.lang)
                told = line if batch.alone else of_file(result.source, line, given.lang)
                sys.stderr.write(f"{told}\n")
            text = done.made()
            texts.append(text if batch.alone else json_line(result, "filing", text))
        return Outcome("".join(texts), batch.status, for_programs=True)

    return run
