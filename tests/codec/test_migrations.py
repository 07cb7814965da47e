"""Older versions are read by pure functions; a newer one is refused by name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from perfeval.codec import dumps, loads
from perfeval.codec.json_text import Repeated
from perfeval.codec.migrations import MIGRATIONS, newest
from perfeval.codec.tags import FORMAT_VERSION, FORMATS
from perfeval.errors import DecodeError
from perfeval.schema import schema
from tests.tables import each_row

GOLDEN = Path(__file__).parents[1] / "data" / "golden"
FILES = sorted(GOLDEN.glob("v*/*.json"))


def renamed(document: dict[str, object]) -> dict[str, object]:
    """A migration of version 1: `name` became `title`."""
    made = dict(document)
    made["title"] = made.pop("name", "")
    return made


def shouted(document: dict[str, object]) -> dict[str, object]:
    """A migration of version 2: titles are in capitals."""
    return {**document, "title": str(document["title"]).upper()}


def test_there_is_a_migration_for_every_version_but_the_newest() -> None:
    """The number of migrations and the version that is written go together."""
    assert len(MIGRATIONS) + 1 == FORMAT_VERSION


def test_an_old_document_goes_through_every_later_migration() -> None:
    """Version 1 is renamed and shouted, version 2 only shouted, version 3 left alone."""
    steps = (renamed, shouted)
    first = {"format": "perfeval.filing", "version": 1, "name": "a"}
    second = {"format": "perfeval.filing", "version": 2, "title": "a"}
    third = {"format": "perfeval.filing", "version": 3, "title": "A"}
    assert newest(first, steps) == newest(second, steps) == newest(third, steps) == third
    assert first == {"format": "perfeval.filing", "version": 1, "name": "a"}, "pure"


def test_a_migrated_document_keeps_the_marks_of_the_parser() -> None:
    """A key that stands twice is still known after the version was raised."""
    document = Repeated({"format": "perfeval.filing", "version": 1})
    document.keys_repeated = frozenset({"year"})
    migrated = newest(document, (lambda given: given,))
    assert isinstance(migrated, Repeated)
    assert migrated.keys_repeated == {"year"}
    assert migrated["version"] == 2
    assert document["version"] == 1


@each_row(
    "data",
    [
        {"format": "perfeval.filing", "version": True},
        {"format": "perfeval.filing", "version": "2"},
        {"format": "perfeval.filing", "version": 0},
        {"format": "perfeval.filing"},
    ],
)
def test_a_version_that_is_none_is_left_to_the_reader(data: Any) -> None:
    """One that is no number is not this module's to refuse."""
    assert newest(data) is data


@each_row(
    "data",
    [[], None, {}, {"format": 1, "version": 2}, {"format": "perfeval.letter", "version": 2}],
)
def test_what_is_no_document_of_ours_is_refused(data: Any) -> None:
    """In words for whoever picked the wrong file."""
    with pytest.raises(DecodeError, match="no document of perfeval") as caught:
        newest(data)
    assert caught.value.code == "json.foreign"


@each_row("name", sorted(FORMATS))
def test_a_newer_version_is_refused_by_name(name: str) -> None:
    """The error says which format and version, and which is the newest that can be read."""
    with pytest.raises(DecodeError) as caught:
        loads(json.dumps({"format": name, "version": FORMAT_VERSION + 1, "unheard": "of"}))
    assert caught.value.count == 1
    ((path, text),) = caught.value.problems
    assert path == "version"
    assert text.startswith(f"{name} version 2 is newer than version 1, the newest that perfeval ")


@pytest.mark.unmeasured
@each_row("path", FILES)
def test_golden_documents_are_read_and_written_as_ever(path: Path) -> None:
    """What an earlier version wrote is read; the newest version is written byte for byte."""
    text = path.read_bytes().decode()
    value = loads(text)
    assert loads(dumps(value)) == value
    if path.parent.name == f"v{FORMAT_VERSION}":
        assert dumps(value) == text


def keys_of(data: Any) -> set[str]:
    """Every key and every tag that a document uses."""
    if isinstance(data, dict):
        tags = {f"{key}={item}" for key, item in data.items() if isinstance(item, str)}
        return set(data) | tags | {key for item in data.values() for key in keys_of(item)}
    return {key for item in data for key in keys_of(item)} if isinstance(data, list) else set()


def test_golden_documents_use_every_key_of_every_class() -> None:
    """No field and no tag of the format is without a witness.

    But for a sum, which no rule of the core takes: no rubric can hold one.
    """
    used = {
        name: {
            key
            for path in (GOLDEN / f"v{FORMAT_VERSION}").glob(f"{name}*.json")
            for key in keys_of(json.loads(path.read_bytes()))
        }
        for name in ("filing", "scorecard", "rubric")
    }
    for name, keys in used.items():
        for cls, made in json.loads(schema(name))["$defs"].items():
            for key, each in made.get("properties", {}).items():
                wanted = f"{key}={each['const']}" if isinstance(each.get("const"), str) else key
                assert wanted in keys or wanted == "formula=total", f"{cls}.{wanted} of a {name}"
