"""What reading a thousand files takes of memory: as much as reading a hundred.

    python -m tests.benchmarks.read_many [COUNT]

Copies the fixtures of other places into a folder and a zip archive, and reads them in a new process
each: one after the other, and by two workers. Prints the files a second and the highest resident
memory of the process that asks: it is flat where it does not grow with the number of files.
"""

from __future__ import annotations

import resource
import shutil
import sys
import tempfile
import time
import zipfile
from concurrent.futures import ProcessPoolExecutor
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path

from perfeval.forms import read_many

FIXTURES = Path(__file__).parents[1] / "data" / "forms" / "others"


def copies(folder: Path, count: int) -> Path:
    """A folder with so many copies of the fixtures."""
    made = folder / str(count)
    made.mkdir()
    for number, path in enumerate(islice(cycle(sorted(FIXTURES.glob("*.docx"))), count)):
        shutil.copy(path, made / f"{number:05}{path.suffix}")
    return made


def packed(folder: Path) -> Path:
    """The files of a folder in one archive."""
    made = folder.with_suffix(".zip")
    with zipfile.ZipFile(made, "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)
    return made


def measured(path: Path, workers: int) -> tuple[int, float, float]:
    """How many filings there were, the seconds, and the highest memory in MB."""
    started = time.perf_counter()
    if workers:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as executor:
            count = sum(each.error is None for each in read_many([path], executor=executor))
    else:
        count = sum(each.error is None for each in read_many([path]))
    taken = time.perf_counter() - started
    return count, taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the figures of each way and number of files."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as name:
        for count in (most // 10, most):
            folder = copies(Path(name), count)
            for path, workers in ((folder, 0), (packed(folder), 0), (folder, 2)):
                with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
                    read, taken, peak = alone.submit(measured, path, workers).result()
                what = f"{path.suffix or 'folder'}, {workers or 1} at a time"
                print(f"{what:22} {read:5} files {read / taken:6.1f} a second, {peak:6.1f} MB")


if __name__ == "__main__":
    main()
