"""The pages as a site: Sphinx builds them in a night, and understands every link and docstring.

It takes as long as two thousand other tests. That links lead somewhere, `tests/test_docs.py` asks.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import perfeval
from tests.effort import at_night

ROOT = Path(__file__).parents[1]


@at_night
def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    """A link inside the pages that leads nowhere is a warning, and so is a broken docstring."""
    pytest.importorskip("sphinx", reason="the site needs Sphinx (pip install -e '.[docs]')")
    # Documenting runs code of ours only to import it: nothing to measure there.
    quiet = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "sphinx",
            "-q",
            "-W",
            "--keep-going",
            "docs",
            str(tmp_path / "site"),
        ],
        cwd=ROOT,
        env=quiet,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    page = (tmp_path / "site" / "api" / "perfeval.html").read_text(encoding="utf-8")
    missing = {name for name in perfeval.__all__ if f'"pre">{name}</span>' not in page}
    assert missing == {"__version__"}
