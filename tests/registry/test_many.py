"""Many filings scored, each by itself, by any workers; a rubric is the same there or refused."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from perfeval import (
    BudgetUnit,
    Fact,
    Filing,
    InputError,
    ReadResult,
    RubricNotFoundError,
    dumps,
    get_rubric,
    read_rubrics,
    score,
    score_all,
    score_many,
)
from perfeval.filing.sources import Jurisdiction
from perfeval.registry import ScoreResult, many
from perfeval.registry.sent import SentRubrics
from tests.audit.filings import example
from tests.foreign import foreign_site, rubric_module
from tests.tables import each_row

SHEET = get_rubric("yueyang-annex-3-1")
EXAMPLE = example("000")
NOWHERE = evolve(EXAMPLE, unit=evolve(EXAMPLE.unit, jurisdiction=None))
GONE = FileNotFoundError(2, "No such file", "无.docx")


def alone(posts: int = 30) -> Filing:
    """A filing of facts."""
    facts = (
        Fact(id="staff.in_post", value="29人"),
        Fact(id="staff.authorised_posts", value=f"{posts}人"),
    )
    return Filing(unit=BudgetUnit(name="某局"), year=2020, facts=facts)


def shown(results: Iterator[ScoreResult]) -> list[tuple[int, str, str]]:
    """The number, the source, and the total or the name of the error."""
    return [
        (each.number, each.source, each.scorecard.total.plain)
        if each.error is None
        else (each.number, each.source, type(each.error).__name__)
        for each in results
    ]


MIXED: list[Any] = [
    alone(),
    ("甲.docx", alone(0)),
    ("乙.docx", "no filing"),
    5,
    ReadResult(path="丙.docx", part="表1", filing=alone()),
    ReadResult(path="丁.tmp", error=GONE, skipped=True),
    ReadResult(path="无.docx", error=GONE),
    (5, alone()),
]
FOUND = [
    (1, "", "5"),
    (2, "甲.docx", "0"),
    (3, "乙.docx", "InputError"),
    (4, "", "InputError"),
    (5, "丙.docx / 表1", "5"),
    (6, "无.docx", "FileNotFoundError"),
    (7, "", "InputError"),
]


def test_one_bad_item_is_one_failure() -> None:
    """Filings alone, with their sources, or as they were read."""
    seen: list[tuple[int, str]] = []
    results = score_many(MIXED, SHEET, on_progress=lambda *done: seen.append(done))
    assert shown(results) == FOUND
    assert seen == [(number, source) for number, source, _ in FOUND]
    *_, failed, _ = score_many(MIXED, SHEET)
    assert str(failed) == f"无.docx: {GONE}"
    with pytest.raises(FileNotFoundError):
        _ = failed.scorecard
    with pytest.raises(LookupError):
        _ = ScoreResult(number=1).scorecard


@pytest.mark.unmeasured
def test_workers_give_the_same() -> None:
    """In order or not, by processes and threads; each scorecard is equal, whatever is sent."""
    own = evolve(SHEET, id="own", distribution="")
    with ProcessPoolExecutor(2) as pool, ThreadPoolExecutor(2) as threads:
        for rubrics in (SHEET, [own, get_rubric("national-unit")], None):
            filings = [*MIXED, EXAMPLE, NOWHERE]
            due = [each._scorecard for each in score_many(filings, rubrics)]
            for executor in (pool, threads):
                found = score_many(filings, rubrics, executor=executor)
                assert [each._scorecard for each in found] == due
        found = score_many(MIXED, SHEET, executor=pool, ordered=False, window=1)
        assert sorted(shown(found)) == FOUND


def test_each_form_is_scored_by_the_rubric_that_fits(tmp_path: Path) -> None:
    """As `score_all` does; what has none is told why; a folder stands before what is installed."""
    assert [each.scorecard for each in score_many([EXAMPLE])] == [*score_all(EXAMPLE)]
    (nothing, nowhere) = score_many([evolve(EXAMPLE, forms=()), NOWHERE])
    assert isinstance(nothing.error, RubricNotFoundError)
    assert isinstance(nowhere.error, InputError)
    rubric = get_rubric("yueyanglou-annex-2")
    own = evolve(rubric, id="own", edition="2099")
    (tmp_path / "own.json").write_text(dumps(own), encoding="utf-8")
    away = dumps(evolve(own, id="away", jurisdiction=Jurisdiction(code="430723", name="澧县")))
    broken = away.replace('"sections"', '"section"')
    (tmp_path / "broken.json").write_text(broken, encoding="utf-8")
    with ThreadPoolExecutor(1) as pool:
        for folder in (tmp_path, read_rubrics(tmp_path)):
            for executor in (None, pool):
                (found,) = score_many([EXAMPLE], folder, executor=executor)
                assert found.scorecard == score(EXAMPLE, own)


def test_the_facts_alone_are_scored_where_a_rubric_allows_it() -> None:
    """By each of several; where none does, the first says why."""
    several = [get_rubric("national-unit"), SHEET]
    assert shown(score_many([alone()], several)) == [(1, "", "5")]
    (failed,) = score_many([alone()], several[:1])
    assert "整体支出" in str(failed.error)


@each_row("given", [None, 5, "甲.docx", EXAMPLE, ReadResult(path="甲.docx")])
def test_what_holds_no_filings_is_refused(given: Any) -> None:
    """Before anything is scored; so is what is no rubric."""
    with pytest.raises(InputError, match="score_many"):
        score_many(given)
    with pytest.raises(InputError, match="rubrics to score by"):
        score_many([], [given])


def arrived(rubrics: Any) -> Any:
    """Rubrics there and back."""
    return pickle.loads(pickle.dumps(SentRubrics.of(rubrics))).arrived()


@pytest.mark.unmeasured
def test_a_rubric_goes_by_name_or_as_its_text(tmp_path: Path) -> None:
    """What is installed is the very same there; any other is equal, with its distribution."""
    own = evolve(SHEET, edition="2021", distribution="elsewhere 1.0")
    here, there = arrived((SHEET, own))
    assert here is SHEET
    assert there == own
    assert there.distribution == own.distribution
    assert arrived(None) is None
    keep = tmp_path / "own.json"
    keep.write_text(dumps(evolve(own, id="own")), encoding="utf-8")
    folder = read_rubrics(tmp_path)
    assert arrived(folder) == folder


def test_a_worker_with_another_edition_scores_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the rubric that was named, or of any that is installed; each filing is told so."""
    with foreign_site(tmp_path, monkeypatch) as site:
        site.install("county", rubric_module("x", form="score_sheet"), x="{0}:RUBRIC")
        named, any_ = SentRubrics.of((get_rubric("x"),)), SentRubrics.of(None)
    with foreign_site(tmp_path, monkeypatch) as site:
        newer = rubric_module("x", form="score_sheet").replace('"2023"', '"2024"')
        (site.path / "county_0.py").write_text(newer + "# longer", encoding="utf-8")
        for sent in (named, any_):
            with pytest.raises(InputError, match="the rubric county:x of a worker") as raised:
                sent.arrived()
            assert "edition 2024" in str(raised.value)
            assert "edition 2023" in str(raised.value)
        monkeypatch.setattr(many._Scored, "__reduce__", lambda _: (many._arrived, (named,)))
        with ThreadPoolExecutor(1) as pool:
            first, second = score_many([alone(), alone()], SHEET, executor=pool)
        assert first.error.message("zh") == second.error.message("zh") != ""  # type: ignore[union-attr]
        site.write("county", b"")
        with pytest.raises(InputError, match=r"no such rubric; expected edition 2023"):
            any_.arrived()
