"""What reading a thousand files takes of memory: as much as reading a hundred.

    python -m tests.benchmarks.read_many [COUNT] [workers]

Copies the fixtures of other places into a folder and a zip archive, and reads them in a new process
each: one after the other, and by two workers. Prints the files a second, the highest resident
memory of the process that asks, which is flat where it does not grow with the number of files, and
what the workers and it took of the processor. With `workers` only one worker and two are compared,
by the clock, which takes a minute and a half for 2,000 files on two processors without other work.
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

from attrs import frozen

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


@frozen
class Measured:
    """How many filings there were; seconds that passed, and those of the processor; memory in MB.

    `asking` is the process that asks, `working` are its workers.
    """

    count: int
    passed: float
    asking: float
    working: float
    peak: float


def measured(path: Path, workers: int) -> Measured:
    """Read all files of a path, with so many workers or with none."""
    started = time.perf_counter()
    before = [_processor(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    if workers:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as executor:
            count = sum(each.error is None for each in read_many([path], executor=executor))
    else:
        count = sum(each.error is None for each in read_many([path]))
    taken = time.perf_counter() - started
    after = [_processor(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    asking, working = (one - other for one, other in zip(after, before, strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(count, taken, asking, working, peak)


def _processor(who: int) -> float:
    """The seconds of the processor that this process took, or those that it has started."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print the figures of each way and number of files.

    On a machine with other work to do, what passes says little of what workers gain. What they and
    the process that asks take of the processor bounds it: on two processors, half of both.
    """
    given = sys.argv[1:]
    most = int(given[0]) if given else 1_000
    with tempfile.TemporaryDirectory() as name:
        if "workers" in given:
            _compare_workers(copies(Path(name), most))
            return
        for count in (most // 10, most):
            folder = copies(Path(name), count)
            alone, _, two = (shown(*way) for way in ((folder, 0), (packed(folder), 0), (folder, 2)))
            bound = 2 * alone.asking / (two.asking + two.working)
            print(f"two processors are at most {bound:.2f} times as fast as one")


def shown(path: Path, workers: int) -> Measured:
    """Measure in a new process, and print what was found."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as asker:
        found = asker.submit(measured, path, workers).result()
    what = f"{path.suffix or 'folder'}, {f'workers: {workers}' if workers else 'no workers'}"
    speed = f"{found.count / found.passed:6.1f} a second, {found.passed:5.1f} s by the clock"
    spent = f"of the processor {found.asking:6.1f} s, workers {found.working:6.1f} s"
    print(f"{what:20} {found.count:5} files {speed}, {found.peak:6.1f} MB, {spent}", flush=True)
    return found


def _compare_workers(folder: Path) -> None:
    """What two workers gain over one."""
    one, two = shown(folder, 1), shown(folder, 2)
    print(f"two workers are {one.passed / two.passed:.2f} times as fast as one by the clock")
    bound = 2 * one.working / (two.asking + two.working)
    print(f"by the seconds of the processor they can be {bound:.2f} times as fast at the most")


if __name__ == "__main__":
    main()
