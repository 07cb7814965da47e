"""``perfeval rubrics``: what is installed, one rubric, or two beside each other."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Final

from perfeval.codec import dumps
from perfeval.codec.json_text import written
from perfeval.codec.rubric_files import read_unfilled
from perfeval.commands.console.outcome import Command, Out, Outcome, add_out, complain, tell
from perfeval.commands.given.documents import add_rubrics, folder_in, named_rubric
from perfeval.comparison import RubricComparison, compare_rubrics
from perfeval.conformance import check_rubric, has_foreign_rules
from perfeval.errors import DecodeError, InputError, PerfevalError, Phrase, Shown
from perfeval.plugins import GROUPS, misplaced
from perfeval.registry import Loaded, load_rubrics
from perfeval.registry.loading import in_folder
from perfeval.render import FORMATS, render
from perfeval.render.pages.rubric_changes import change_title, change_words
from perfeval.rubric.rubric import Rubric
from perfeval.text.columns import aligned, one_line

_OPEN: Final = "【待定】"


def rubrics_command(parser: argparse.ArgumentParser) -> Command:
    parser.add_argument(
        "id",
        metavar="ID|FILE",
        nargs="?",
        help="show this rubric: an installed one, or one in a .json or .toml file",
    )
    parser.add_argument(
        "--diff", metavar="ID|FILE", help="tell what differs between the rubric and this one"
    )
    parser.add_argument(
        "--format",
        choices=("json", *FORMATS),
        default="text",
        help="what is printed; text by default",
    )
    add_rubrics(parser)
    add_out(parser, says="write to this file")

    def run(given: argparse.Namespace) -> Outcome:
        if given.diff is not None and given.id is None:
            raise InputError(
                "--diff", Shown("no rubric"), "the rubric to compare it with: A --diff B"
            )
        folder = folder_in(given)
        if given.diff is not None:
            before, after = (named_rubric(each, folder) for each in (given.id, given.diff))
            compared = compare_rubrics(before, after)
            return _printed(compared, given, lambda: _plain(compared, given.lang))
        if given.id is not None:
            try:
                rubric = named_rubric(given.id, folder)
            except DecodeError as refused:
                return _unfilled(given, refused)
            return _printed(rubric, given, lambda: dumps(rubric))
        _tell_misplaced(given.lang)
        loaded = (*load_rubrics(), *in_folder(folder))
        if given.format == "json":
            listed = written([_listed(each, "en") for each in loaded])
            return Outcome(listed, out=Out.of(given), for_programs=True)
        found = [_listed(each, given.lang) for each in loaded]
        for each in found:
            each["state"] = Phrase(each["state"] or "").message(given.lang)
        lines = aligned([tuple(value or "" for value in each.values()) for each in found])
        return Outcome("".join(f"{line}\n" for line in lines), out=Out.of(given))

    return run


def _printed(
    shown: Rubric | RubricComparison, given: argparse.Namespace, plain: Callable[[], str]
) -> Outcome:
    """A rubric, or two beside each other, in the format that was asked for."""
    text = plain() if given.format == "json" else render(shown, given.format, given.lang)
    return Outcome(text, out=Out.of(given), for_programs=given.format != "text")


def _unfilled(given: argparse.Namespace, refused: DecodeError) -> Outcome:
    """A draft as it stands, in words, with what is left to be chosen; else it is refused."""
    if given.format != "text":
        raise refused
    try:
        pages = [render(each, "text", given.lang) for each in read_unfilled(given.id)]
    except PerfevalError:
        raise refused from None
    complain(refused, lang=given.lang)
    lines = zip(*(page.splitlines(keepends=True) for page in pages), strict=True)
    return Outcome("".join(_with_mark(*pair) for pair in lines), out=Out.of(given))


def _with_mark(one: str, other: str) -> str:
    """A line of which a part is open, with a mark in the place of that part."""
    if one == other:
        return one
    before = _alike(one, other)
    behind = _alike(one[:before:-1], other[:before:-1])
    return f"{one[:before]}{_OPEN}{one[len(one) - behind :]}"


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (each, its) in pairs if each != its), min(len(one), len(other)))


def _plain(compared: RubricComparison, lang: str) -> str:
    """The changes for programs: what each is of, where, and both sides in words."""
    return written(
        [
            {
                "differs": each.differs.value,
                "at": " / ".join(each.at),
                "part": each.part,
                "what": change_title(each, lang),
                **dict(zip(("before", "after"), change_words(each, lang), strict=True)),
            }
            for each in compared.changes
        ]
    )


def _tell_misplaced(lang: str) -> None:
    """Say what stands in an entry-point group that nothing reads."""
    for group, entry in misplaced():
        told = Phrase(
            "{owner}: {id} stands in {group}, which nothing reads; the entry-point groups are "
            "{groups}",
            owner=entry.owner,
            id=entry.id,
            group=group,
            groups=", ".join(GROUPS),
        )
        tell([told.message(lang)])


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
        problem=report.messages(lang)[0],
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
        "distribution": one_line(loaded.file or entry.distribution),
        "version": one_line(entry.version),
        "state": state,
        "problem": None if problem is None else one_line(problem),
    }
