"""``perfeval rubrics``: what is installed."""

from __future__ import annotations

import argparse
import sys

from perfeval.codec import dumps
from perfeval.codec.json_text import written
from perfeval.commands.outcome import Command, Outcome
from perfeval.conformance import check_rubric, has_foreign_rules
from perfeval.errors import Phrase
from perfeval.plugins import GROUPS, misplaced
from perfeval.registry import Loaded, get_rubric, load_rubrics
from perfeval.render import render
from perfeval.render.columns import aligned, one_line


def rubrics_command(parser: argparse.ArgumentParser) -> Command:
    """list the installed rubrics, or show one"""
    parser.add_argument("id", metavar="ID", nargs="?", help="show this rubric")
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="what is printed; text by default",
    )

    def run(given: argparse.Namespace) -> Outcome:
        if given.id is not None:
            rubric = get_rubric(given.id)
            if given.format == "json":
                return Outcome(dumps(rubric), for_programs=True)
            return Outcome(render(rubric, "text", given.lang))
        for group, entry in misplaced():
            told = Phrase(
                "{owner}: {id} stands in {group}, which nothing reads; the entry-point groups are "
                "{groups}",
                owner=entry.owner,
                id=entry.id,
                group=group,
                groups=", ".join(GROUPS),
            )
            print(one_line(f"perfeval: {told.message(given.lang)}"), file=sys.stderr)
        if given.format == "json":
            listed = [_listed(each, "en") for each in load_rubrics()]
            return Outcome(written(listed), for_programs=True)
        found = [_listed(each, given.lang) for each in load_rubrics()]
        lines = aligned([tuple(value or "" for value in each.values()) for each in found])
        return Outcome("".join(f"{line}\n" for line in lines))

    return run


def _state(loaded: Loaded, lang: str) -> tuple[str, str | None]:
    """The state and the problem; rules of a plugin's own are tried, for they may break a law."""
    problem = None if loaded.problem is None else loaded.problem.message(lang)
    if loaded.state != "ok" or loaded.rubric is None or not has_foreign_rules(loaded.rubric):
        return loaded.state, problem
    report = check_rubric(loaded.rubric)
    if report.passed:
        return loaded.state, None
    more = Phrase(" (and {count} more)", count=len(report.problems) - 1)
    said = Phrase(
        "{problem}{more}; see check-rubric {id}",
        problem=report.problems[0],
        more=more if len(report.problems) > 1 else "",
        id=loaded.entry.id,
    )
    return "unsound", said.message(lang)


def _listed(loaded: Loaded, lang: str) -> dict[str, str | None]:
    """An installed rubric as it is listed; what a plugin's metadata state is cleaned."""
    entry, rubric = loaded.entry, loaded.rubric
    state, problem = _state(loaded, lang)
    return {
        "id": one_line(entry.id),
        "name": None if rubric is None else one_line(rubric.name),
        "distribution": one_line(entry.distribution),
        "version": one_line(entry.version),
        "state": state,
        "problem": None if problem is None else one_line(problem),
    }
