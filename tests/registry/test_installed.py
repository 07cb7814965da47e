"""What is installed: listed from metadata alone, whatever strangers have put there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from perfeval.errors import InputError
from perfeval.registry import Installed, rubrics
from tests.foreign import Site, rubric_module
from tests.tables import each_row

BUILT_IN = (
    "central-project",
    "national-project",
    "national-unit",
    "pidu-annex-8",
    "yueyang-annex-3-1",
    "yueyanglou-annex-2",
    "yueyanglou-annex-3",
    "zhengzhou-goal-review",
)


def ids(allow: list[str] | None = None) -> list[str]:
    return [entry.id for entry in rubrics(allow)]


def test_the_built_in_rubrics_are_found_as_a_strangers_are() -> None:
    """They are entries of the distribution perfeval, with its version and their place."""
    mine = [entry for entry in rubrics() if entry.distribution == "perfeval"]
    assert tuple(entry.id for entry in mine) == BUILT_IN
    assert mine[0].value == "perfeval.rubrics.central_project:RUBRIC"
    assert mine[0].owner == f"perfeval {mine[0].version}"
    assert mine[0].qualified_id == "perfeval:central-project"


def test_listing_imports_nothing(site: Site) -> None:
    """A module that would end the process is listed all the same, and not imported."""
    site.install("shaoyang-rubrics", "raise SystemExit(3)", shaoyang="{0}:RUBRIC")
    assert "shaoyang" in ids()
    assert "shaoyang_rubrics_0" not in sys.modules


def test_entries_are_ordered_by_id_then_distribution(site: Site) -> None:
    """The order does not depend on where distributions lie."""
    site.install("zhuzhou", a_first="m:R", z_last="m:R")
    site.install("Changde", a_first="m:R")
    found = [(e.id, e.distribution) for e in rubrics() if e.distribution != "perfeval"]
    assert found == [("a-first", "Changde"), ("a-first", "zhuzhou"), ("z-last", "zhuzhou")]


def test_other_groups_are_no_rubrics(site: Site) -> None:
    """Scripts and other groups of a distribution are not looked at."""
    site.write("tool", b"[console_scripts]\nperfeval.rubrics = m:main\n")
    assert [e for e in rubrics() if e.distribution == "tool"] == []


@pytest.mark.parametrize(
    "entry_points",
    [
        "[perfeval.rubrics]\n邵阳 = ".encode("gbk") + b"\n",
        b"[perfeval.rubrics]\nno equals sign\n",
        b"[perfeval.rubrics]\n= m:RUBRIC\n",
    ],
    ids=["GBK", "no equals sign", "no id"],
)
def test_unreadable_entry_points_are_kept_with_their_distribution(
    site: Site, entry_points: bytes
) -> None:
    """They hide no other distribution, and are not passed over in silence."""
    site.write("broken", entry_points)
    assert [(e.id, e.owner) for e in rubrics() if e.distribution == "broken"] == [
        ("", "broken 1.0")
    ]
    assert set(BUILT_IN) <= set(ids())


def test_a_list_that_no_honest_package_has_is_not_gone_through(site: Site) -> None:
    """At every question it would take seconds; one just as long as is allowed is read."""
    text = "[perfeval.rubrics]\nx = m:R\n"
    for more, found in ((0, "x"), (1, "")):
        site.write("long", text.ljust(500_000 + more, "#").encode())
        assert [entry.id for entry in rubrics(allow=["long"])] == [found]


def test_a_distribution_without_readable_metadata_is_called_unknown(site: Site) -> None:
    """None at all, none in UTF-8, none with a name: they do not hide each other."""
    for name in ("one", "two", "three"):
        entry_points = f"[perfeval.rubrics]\n{name} = m:RUBRIC\n".encode()
        site.write(name, entry_points, metadata=False)
    (site.path / "two-1.0.dist-info" / "METADATA").write_text("Summary: no name\n", "utf-8")
    (site.path / "three-1.0.dist-info" / "METADATA").write_bytes("Name: 邵阳\n".encode("gbk"))
    owners = {e.id: e.owner for e in rubrics() if e.id in ("one", "two", "three")}
    assert owners == dict.fromkeys(("one", "two", "three"), "unknown unknown")


def test_of_two_installations_of_a_distribution_the_first_on_the_path_counts(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An older version further down the path is what the import system does not see either."""
    site.install("my-plugin", old="m:RUBRIC")
    first = tmp_path / "first"
    first.mkdir()
    monkeypatch.syspath_prepend(first)
    Site(first).install("My.Plugin", new="m:RUBRIC", version="2.0")
    mine = [(e.id, e.version) for e in rubrics() if e.is_from("my_plugin")]
    assert mine == [("new", "2.0")]


def test_a_line_that_stands_twice_counts_once(site: Site) -> None:
    """The same id with the same value of the same distribution is one entry."""
    site.write("twice", b"[perfeval.rubrics]\nx = m:RUBRIC\nx = m:RUBRIC\n")
    assert ids().count("x") == 1


@pytest.mark.parametrize(
    ("allow", "found"),
    [
        ([], []),
        (["chenzhou"], ["chenzhou"]),
        (["county-rubrics"], ["chenzhou", "yueyang-annex-3-1"]),
        (["County_Rubrics"], ["chenzhou", "yueyang-annex-3-1"]),
        (["yueyang-annex-3-1"], ["yueyang-annex-3-1", "yueyang-annex-3-1"]),
        (["perfeval:yueyang-annex-3-1"], ["yueyang-annex-3-1"]),
        (["chenzhou", "perfeval:national-project"], ["chenzhou", "national-project"]),
        (["other:chenzhou", "nothing"], []),
    ],
)
def test_an_allow_list_holds_ids_qualified_ids_and_distributions(
    site: Site, allow: list[str], found: list[str]
) -> None:
    """Whatever it does not name may not load; names of distributions compare as installers do."""
    site.install("county-rubrics", rubric_module("chenzhou"), chenzhou="{0}:RUBRIC")
    site.install("county-rubrics", chenzhou="m:RUBRIC", yueyang_annex_3_1="m:RUBRIC")
    assert ids(allow) == found


def test_an_allow_list_may_be_any_iterable() -> None:
    """A generator or a set will do."""
    assert [e.id for e in rubrics(name for name in BUILT_IN[:2])] == list(BUILT_IN[:2])
    assert [e.id for e in rubrics({"perfeval"})] == list(BUILT_IN)


@each_row("allow", ["perfeval", 5, ["perfeval", 5], [None]])
def test_an_allow_list_of_anything_else_is_refused(allow: Any) -> None:
    """A bare text is a mistake: each of its letters would be a name."""
    with pytest.raises(InputError, match="the allow-list"):
        rubrics(allow)


def test_a_qualified_id_cannot_be_forged() -> None:
    """An entry point whose name looks like a qualified id is not called by it."""
    forged = Installed(
        id="perfeval:national-project", distribution="evil", version="1", value="m:RUBRIC"
    )
    assert not forged.is_called("perfeval:national-project")
    assert not forged.is_called("national-project")
