"""What reading a form costs, as ratios against the bare parsers that open the same file.

    python -m tests.benchmarks.read_one [all]

Reads a Word form of 40 indicator rows and the fixtures of each kind of file into filings. Prints
milliseconds of the processor, and the ratio to python-docx or openpyxl (extra `bench`), which open
the file; for Word files also to the same XML parser that does nothing with what it finds. With
`all` each fixture has a line of its own.
"""

from __future__ import annotations

import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final
from xml.parsers import expat

from attrs import evolve

from perfeval import write
from perfeval.filing import ProjectForm
from perfeval.forms import read
from tests.benchmarks.measuring import Line, markdown

__all__ = ["table"]

FIXTURES: Final = Path(__file__).parents[1] / "data" / "forms"
ROWS: Final = 40
_OPENERS: Final = {".docx": ("docx", "Document"), ".xlsx": ("openpyxl", "load_workbook")}

_Open = Callable[[str], object]


def best(call: Callable[[], object], times: int = 15) -> float:
    """The shortest time of several calls, in seconds of the processor."""
    taken = []
    for _ in range(times):
        started = time.process_time()
        call()
        taken.append(time.process_time() - started)
    return min(taken)


def forty(folder: Path) -> Path:
    """A project form of 40 indicator rows, as Word."""
    filing = read(FIXTURES / "others" / "jishan-2021.docx")
    form = filing.forms[0]
    assert isinstance(form, ProjectForm)
    few = form.indicators
    rows = tuple(
        evolve(few[n % len(few)], name=f"{few[n % len(few)].name}{n}") for n in range(ROWS)
    )
    path = folder / f"{ROWS} rows.docx"
    write(evolve(filing, forms=(evolve(form, indicators=rows),)), path)
    assert len(list(read(path).forms[0].scored_rows())) >= ROWS
    return path


def parsed(path: Path) -> Callable[[], None]:
    """The parsing of all XML in a file, by a parser whose handlers do nothing."""
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.endswith(".xml")]

    def parse() -> None:
        for part in parts:
            parser = expat.ParserCreate(namespace_separator="}")
            parser.StartElementHandler = lambda _name, _attributes: None
            parser.EndElementHandler = parser.CharacterDataHandler = lambda _text: None
            parser.Parse(part, True)

    return parse


def _openers() -> Mapping[str, _Open]:
    """What opens each kind of file; those that are installed."""
    found: dict[str, _Open] = {}
    for suffix, (module, name) in _OPENERS.items():
        try:
            found[suffix] = getattr(import_module(module), name)
        except ImportError:
            continue
    return found


def _line(name: str, paths: Sequence[Path], openers: Mapping[str, _Open]) -> Line:
    """What files of one kind take together."""
    suffix = paths[0].suffix
    taken = sum(best(lambda path=path: read(path)) for path in paths)  # type: ignore[misc]
    opened, bare = "not installed", ""
    if suffix in openers:
        run = openers[suffix]
        took = sum(best(lambda path=path: run(str(path))) for path in paths)  # type: ignore[misc]
        opened = f"{taken / took:.2f}"
    if suffix == ".docx":
        bare = f"{taken / sum(best(parsed(path)) for path in paths):.2f}"
    return Line(name, (f"{taken * 1e3:.1f}", opened, bare))


def table(*, each: bool = False) -> str:
    """Measure the fixtures together, or each of them."""
    openers = _openers()
    with tempfile.TemporaryDirectory() as name:
        lines = [_line(f"a Word form of {ROWS} indicator rows", [forty(Path(name))], openers)]
        for suffix in _OPENERS:
            paths = sorted(FIXTURES.rglob(f"*{suffix}"))
            if each:
                lines += [_line(path.name, [path], openers) for path in paths]
            else:
                lines.append(_line(f"{len(paths)} fixtures, {suffix}", paths, openers))
    heads = ("reading into filings", "ms", "× opening", "× parsing the XML")
    return markdown(heads, lines)


def main() -> None:
    """Measure and print."""
    print(table(each=sys.argv[1:] == ["all"]))


if __name__ == "__main__":
    main()
