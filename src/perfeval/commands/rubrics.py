"""``perfeval rubrics``: what is installed."""

from __future__ import annotations

import argparse

from perfeval.codec import dumps
from perfeval.codec.json_text import written
from perfeval.commands.outcome import Command, Outcome
from perfeval.registry import Loaded, get_rubric, load_rubrics
from perfeval.render import render
from perfeval.render.columns import aligned, one_line


def rubrics_command(parser: argparse.ArgumentParser) -> Command:
    """list the installed rubrics, or show one"""
    parser.add_argument("id", metavar="ID", nargs="?", help="show this rubric")
    parser.add_argument("--format", choices=("text", "json"), default="text")

    def run(given: argparse.Namespace) -> Outcome:
        if given.id is not None:
            rubric = get_rubric(given.id)
            return Outcome(dumps(rubric) if given.format == "json" else render(rubric, "text"))
        found = [_listed(each) for each in load_rubrics()]
        if given.format == "json":
            return Outcome(written(found))
        lines = aligned([tuple(value or "" for value in each.values()) for each in found])
        return Outcome("".join(f"{line}\n" for line in lines))

    return run


def _listed(loaded: Loaded) -> dict[str, str | None]:
    """An installed rubric as it is listed; what a stranger's metadata say is cleaned."""
    entry, rubric, problem = loaded.entry, loaded.rubric, loaded.problem
    return {
        "id": one_line(entry.id),
        "name": None if rubric is None else one_line(rubric.name),
        "distribution": one_line(entry.distribution),
        "version": one_line(entry.version),
        "state": loaded.state,
        "problem": None if problem is None else one_line(str(problem)),
    }
