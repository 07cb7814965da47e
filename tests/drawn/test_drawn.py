"""The generator draws what it says, and the reader keeps what it has reached on its documents.

Ten thousand documents are measured by ``python -m tests.drawn --count 10000``.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.drawn.__main__ import main
from tests.drawn.comparison import Outcome
from tests.drawn.containers import CONTAINERS
from tests.drawn.drawing import KINDS, drawn
from tests.drawn.faults import Fault, Planted
from tests.drawn.ideal import ideal
from tests.drawn.known import KnownForm
from tests.drawn.layout import Layout
from tests.drawn.lexicon import COLUMNS, WORDS, Lexicon
from tests.drawn.measuring import measured, results_of
from tests.drawn.paper import Box, laid
from tests.drawn.plants import PLANTS
from tests.drawn.reading import audited, reading_of
from tests.drawn.tally import Tally
from tests.tables import each_row

READ = ("docx", "xlsx", "typed", "text")
COUNT = 28


@pytest.fixture(scope="module")
def tally() -> Tally:
    """Documents, as many in each container that is read, and as many with a fault."""
    return measured(range(COUNT), READ, Lexicon())


def test_a_seed_names_a_document() -> None:
    """The same seed draws the same pages, another one others."""
    assert drawn(7) == drawn(7)
    assert drawn(7) != drawn(8)


@each_row("kind", dict.fromkeys(KINDS))
def test_each_kind_is_drawn_into_each_container(kind: str) -> None:
    """Every row of every table is as wide as its table, whatever the layout."""
    for seed in range(10):
        document = drawn(seed, kind=kind)
        assert document.known.forms
        assert all(make(document.pages) for make in CONTAINERS.values())


def test_a_box_covers_the_rows_below() -> None:
    """What comes down from above takes its place in the next row."""
    table = [[Box("左", 1, 2), Box("上", 2)], [Box("下"), Box("右")]]
    assert [[box.text for _, box, _ in row] for row in laid(table)] == [
        ["左", "上"],
        ["左", "下", "右"],
    ]
    with pytest.raises(ValueError, match="ends at column 1"):
        list(laid([[Box("", 2)], [Box("")]]))
    with pytest.raises(ValueError, match="wider than 1"):
        list(laid([[Box("")], [Box(""), Box("")]]))


def test_what_is_drawn_is_sound() -> None:
    """The filing of a perfect reader has no finding above info: every alarm is the reader's."""
    found = [
        (seed, finding.code)
        for seed in range(1, 31)
        for filing in ideal(drawn(seed).known)
        for finding in audited(filing)
    ]
    assert found == []


def test_a_usual_form_is_read_whole() -> None:
    """The comparison calls right what is right: the commonest layout and words leave nothing."""
    document = drawn(10)
    results = list(results_of(document.known, reading_of(CONTAINERS["docx"](document.pages))))
    assert len(results) > 90
    assert {result.outcome for result in results} == {Outcome.RIGHT}


def test_what_is_refused_is_lost_and_told() -> None:
    """A document that is refused loses all of its values, aloud."""
    document = drawn(10)
    results = list(results_of(document.known, reading_of(b"nothing at all")))
    assert {result.outcome for result in results} == {Outcome.TOLD}


def test_the_halves_of_the_lexicon_are_apart() -> None:
    """Each column role keeps words in both halves, and none in both."""
    one, other = Lexicon().half(3), Lexicon().half(3, other=True)
    for role in COLUMNS:
        assert set(one.words[role]) | set(other.words[role]) == set(WORDS[role])
        assert not set(one.words[role]) & set(other.words[role])
    assert one.words["total"] == WORDS["total"]


@each_row("fault", PLANTS)
def test_every_fault_is_planted(fault: Fault) -> None:
    """Each kind of fault finds forms that it changes; the others are drawn as they were."""
    told: list[Planted] = []

    def planting(form: KnownForm, layout: Layout, random: Random) -> KnownForm | None:
        planted = fault(form, layout, random)
        told.extend([planted] if planted else [])
        return planted.form if planted else None

    for seed in range(30):
        document = drawn(seed, kind="project", plant=planting)
        assert document.planted == bool(len(told))
        assert document.planted == (document.pages != drawn(seed, kind="project").pages)
        if told:
            break
    assert told


def test_floors(tally: Tally) -> None:
    """What the reader reached when these numbers were written; work on the reading raises them.

    The aims: right 99.5%, lost in silence 0, in a wrong field 0.1%, errors on sound documents 0,
    planted faults found 98%.
    """
    values = tally.outcomes.total()
    errors = sum(
        n for (severity, _, own), n in tally.alarms.items() if severity == "error" and not own
    )
    found = sum(n for (_, outcome), n in tally.planted.items() if outcome == "found")
    assert values > 2_000
    assert 1000 * tally.outcomes[Outcome.RIGHT] >= 995 * values
    assert 1000 * tally.outcomes[Outcome.LOST] <= values
    assert 1000 * tally.outcomes[Outcome.FIELD] <= values
    assert errors == 0
    assert 100 * found >= 80 * tally.planted.total()


def test_the_report_names_its_seeds(tally: Tally) -> None:
    """The report holds totals, features, failures and the worst documents."""
    lines = list(tally.lines(worst=3))
    assert lines[0].startswith(f"documents {COUNT},")
    assert any("kind: project" in line for line in lines)
    assert sum(" seed " in line for line in lines[-3:]) == 3


def test_one_unusual_thing_at_a_time() -> None:
    """With the commonest words and layout, and nothing else, every value is read."""
    document = drawn(3, kind="project", only={})
    results = results_of(document.known, reading_of(CONTAINERS["docx"](document.pages)))
    assert {result.outcome for result in results} == {Outcome.RIGHT}
    assert drawn(3, kind="project", only={"heading": "three"}).pages != document.pages


def test_the_command_writes_and_explains(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A seed that the report names can be written to a folder and looked at."""
    argv = ["drawn", "--seed", "9", "--count", "1", "--containers", "docx,text"]
    monkeypatch.setattr("sys.argv", [*argv, "--write", str(tmp_path)])
    main()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["9-docx.docx", "9-text.txt"]
    assert capsys.readouterr().out.startswith("seed 9: ")
    monkeypatch.setattr("sys.argv", [*argv, "--hide", "known", "--worst", "1"])
    main()
    assert "documents 1, refused" in capsys.readouterr().out
