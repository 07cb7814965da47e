"""``perfeval read``: a document as the JSON of its filing."""

from __future__ import annotations

import argparse
import sys

from perfeval.codec import dumps
from perfeval.commands.documents import read_filing
from perfeval.commands.outcome import Command, Outcome


def read_command(parser: argparse.ArgumentParser) -> Command:
    """read a document and print its filing as JSON"""
    parser.add_argument("file", metavar="FILE", help="a filing (.docx, .xlsx, .txt, .json …)")

    def run(given: argparse.Namespace) -> Outcome:
        filing = read_filing(given.file)
        if filing.account is not None:
            sys.stderr.write(f"{filing.account.line()}\n")
        return Outcome(dumps(filing))

    return run
