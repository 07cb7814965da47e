"""What reading a form costs, as ratios against the bare parsers that open the same file.

    python -m tests.benchmarks.read_one

Needs python-docx and openpyxl, which the library does not. Prints, for each fixture and for a form
of 40 indicator rows, the milliseconds of reading it into a filing, and its ratio to the library
that opens the file; for Word files also to the same XML parser that does nothing with what it finds
(at most 3 for the form of 40 rows, and 50 ms).
"""

from __future__ import annotations

import tempfile
import time
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from xml.parsers import expat

from attrs import evolve

from perfeval import write
from perfeval.filing import ProjectForm
from perfeval.forms import read

FIXTURES = Path(__file__).parents[1] / "data" / "forms"
ROWS = 40


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


def main() -> None:
    """Print the figures of each file."""
    opened = {
        ".docx": import_module("docx").Document,
        ".xlsx": import_module("openpyxl").load_workbook,
    }
    with tempfile.TemporaryDirectory() as name:
        fixtures = [path for path in sorted(FIXTURES.rglob("*.*")) if path.suffix in opened]
        for path in (*fixtures, forty(Path(name))):
            taken = best(lambda path=path: read(path))  # type: ignore[misc]
            bare = best(lambda path=path: opened[path.suffix](str(path)))  # type: ignore[misc]
            said = f"{path.name:22} {taken * 1e3:6.1f} ms  × {taken / bare:5.2f} of opening it"
            if path.suffix == ".docx":
                said += f"  × {taken / best(parsed(path)):.2f} of parsing its XML"
            print(said)


if __name__ == "__main__":
    main()
