"""``perfeval read``: a document as the JSON of its filing."""

from __future__ import annotations

import argparse

from perfeval.codec import dumps
from perfeval.commands.documents import place_in, read_filing, takes_place
from perfeval.commands.outcome import Command, Outcome


def read_command(parser: argparse.ArgumentParser) -> Command:
    """read a document and print its filing as JSON"""
    parser.add_argument("file", metavar="FILE", help="a filing (.docx, .xlsx, .txt, .json …)")
    takes_place(parser)

    def run(given: argparse.Namespace) -> Outcome:
        return Outcome(dumps(read_filing(given.file, place_in(given))))

    return run
