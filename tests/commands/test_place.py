"""The place that a command is given."""

from __future__ import annotations

import argparse

import pytest
from attrs import evolve

from perfeval.commands.given import documents
from perfeval.errors import InputError
from perfeval.filing.sources import Jurisdiction
from perfeval.registry.loaded import Loaded
from perfeval.registry.loading import load_rubrics

ZONE = Jurisdiction(code="430797", name="某开发区")


def installed() -> tuple[Loaded, ...]:
    """The built-in rubrics, and one more of a zone."""
    own = load_rubrics(allow=["perfeval"])
    assert own[0].rubric is not None
    broken = evolve(own[0], rubric=None)
    return (broken, *own, evolve(own[0], rubric=evolve(own[0].rubric, jurisdiction=ZONE)))


def test_a_zone_is_known_by_an_installed_rubric(monkeypatch: pytest.MonkeyPatch) -> None:
    """No list of places has it; a name that nobody has is refused."""
    monkeypatch.setattr(documents, "load_rubrics", installed)
    assert documents.place_in(argparse.Namespace(place="某开发区")) == ZONE
    assert documents.place_in(argparse.Namespace(place=None)) is None
    with pytest.raises(InputError):
        documents.place_in(argparse.Namespace(place="某某区"))
