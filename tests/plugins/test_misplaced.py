"""What stands in an entry-point group that nothing reads is named, with those that are read."""

from __future__ import annotations

import pytest

from perfeval.__main__ import main
from perfeval.errors import RubricNotFoundError
from perfeval.plugins import GROUPS, misplaced
from perfeval.registry import get_rubric
from tests.foreign import Site, rubric_module


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    ("group", "wrong"),
    [
        ("perfeval.rubric", True),
        ("perfeval_rubrics", True),
        ("perfeval.Rubrics", True),
        ("perfeval", True),
        ("perfeval.rubrics", False),
        ("perfeval.rules", False),
        ("perfeval.forms", False),
        ("console_scripts", False),
        ("other.perfeval", False),
    ],
)
def test_a_group_that_looks_like_ours_and_is_none(site: Site, group: str, wrong: bool) -> None:
    """Whatever else a distribution offers is its own affair."""
    site.write("county", f"[{group}]\nsome-county = county:RUBRIC\n".encode(), version="1.0")
    found = [(named, entry.qualified_id) for named, entry in misplaced()]
    assert found == ([(group, "county:some-county")] if wrong else [])


def test_metadata_that_cannot_be_read_hides_nothing(site: Site) -> None:
    """A broken distribution beside one with a slip."""
    site.write("broken", b"[perfeval.rubric\n\xff\xfe", version="1.0")
    site.write("county", b"[perfeval.rubric]\nsome-county = county:RUBRIC\n", version="1.0")
    assert [entry.id for _, entry in misplaced()] == ["some-county"]


def test_the_error_and_the_list_name_the_slip(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who asks for the rubric by its id is told; so is who lists what is installed."""
    site.write("county", b"[perfeval.rubric]\nsome-county = county:RUBRIC\n", version="1.0")
    site.install("other", rubric_module("other"), other="{0}:RUBRIC")
    with pytest.raises(RubricNotFoundError) as caught:
        get_rubric("some-county")
    assert caught.value.wanted == (
        "some-county; county 1.0 offers it in the group perfeval.rubric, "
        "and not in perfeval.rubrics"
    )
    site.write("rules", b"[perfeval.rules]\na-rubric = county:RUBRIC\n", version="1.0")
    with pytest.raises(RubricNotFoundError, match=r"offers it in the group perfeval\.rules, and"):
        get_rubric("a-rubric")
    with pytest.raises(RubricNotFoundError) as caught:
        get_rubric("no-county")
    assert caught.value.wanted == "no-county"
    assert main(["rubrics", "--lang", "en"]) == 0
    said = capsys.readouterr()
    assert said.err == (
        "perfeval: county 1.0: some-county stands in perfeval.rubric, which nothing reads; "
        f"the entry-point groups are {', '.join(GROUPS)}\n"
    )
