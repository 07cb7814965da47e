"""Distributions of strangers, as an installer leaves them, for tests of the registry."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

RUBRIC = """
from perfeval import (
    Criterion, FiscalYears, FormKind, Jurisdiction, Rubric, Section, Source,
)
from perfeval.rules import Judged

RUBRIC = Rubric(
    id="{id}",
    edition="2023",
    name="{name}",
    form=FormKind("{form}"),
    jurisdiction=Jurisdiction(code="{code}", name="某地"),
    years=FiscalYears({first}, {last}),
    source=Source(title="绩效自评办法"),
    sections=(
        Section(
            name="过程",
            points="100",
            items=(
                Criterion(
                    key="work", name="履职", points="100", clause="由评价人判定。", rule=Judged()
                ),
            ),
        ),
    ),
)
"""


def rubric_module(
    rubric_id: str,
    *,
    code: str = "430602",
    form: str = "unit",
    first: int = 2020,
    last: int | None = None,
    name: str = "某县评分标准",
) -> str:
    """The source of a module that holds a sound rubric."""
    return RUBRIC.format(id=rubric_id, code=code, form=form, first=first, last=last, name=name)


class Site:
    """A directory of installed distributions."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def install(
        self,
        distribution: str,
        *modules: str,
        version: str = "1.0",
        **rubrics: str,
    ) -> None:
        """Install a distribution: source texts of modules, and ids (- as _) with their value.

        A value may say ``{0}``, ``{1}`` for the names of the modules.
        """
        names = [f"{distribution.replace('-', '_')}_{n}" for n in range(len(modules))]
        for name, source in zip(names, modules, strict=True):
            (self.path / f"{name}.py").write_text(source, encoding="utf-8")
        entries = [f"{key.replace('_', '-')} = {value}" for key, value in rubrics.items()]
        text = "\n".join(["[perfeval.rubrics]", *entries]).format(*names)
        self.write(distribution, text.encode(), version=version)

    def install_rules(
        self,
        distribution: str,
        source: str,
        rules: Mapping[str, str],
        rubrics: Mapping[str, str] | None = None,
        *,
        version: str = "1.0",
    ) -> None:
        """Install a distribution of one module that offers rules, and rubrics: names and values."""
        self.install(distribution, source, version=version)
        lines = ["[perfeval.rules]", *(f"{tag} = {value}" for tag, value in rules.items())]
        lines += ["[perfeval.rubrics]", *(f"{key} = {at}" for key, at in (rubrics or {}).items())]
        text = "\n".join(lines).format(f"{distribution.replace('-', '_')}_0")
        self.write(distribution, text.encode(), version=version)

    def write(
        self, distribution: str, entry_points: bytes, *, version: str = "1.0", metadata: bool = True
    ) -> None:
        """Install a distribution with exactly these bytes as its entry points."""
        folder = self.path / f"{distribution.replace('-', '_')}-{version}.dist-info"
        folder.mkdir(exist_ok=True)
        (folder / "entry_points.txt").write_bytes(entry_points)
        if metadata:
            text = f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n"
            (folder / "METADATA").write_text(text, encoding="utf-8")
        importlib.invalidate_caches()


@contextmanager
def foreign_site(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site on the import path, whose modules and outcomes are forgotten afterwards."""
    monkeypatch.setattr("perfeval.registry.loading._KEPT", {})
    monkeypatch.syspath_prepend(path)
    before = set(sys.modules)
    yield Site(path)
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(path)):
            del sys.modules[name]
