"""A plugin brings a kind of form: the page's example, installed, used everywhere, and removed."""

from __future__ import annotations

import importlib
import re
import shutil
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfeval import (
    BudgetUnit,
    DecodeError,
    Filing,
    FormKind,
    InputError,
    RubricError,
    audit,
    check_rubric,
    dumps,
    loads,
    read,
    score,
    score_all,
    wan_yuan,
)
from perfeval.testing.registration import strategy_of
from tests.effort import examples
from tests.foreign import Site, rubric_module
from tests.forms.paper import Table, as_excel, as_text, as_word
from tests.tables import each_row
from tests.test_docs import ROOT, python_of

PAGE = (ROOT / "docs" / "read-a-form.md").read_text(encoding="utf-8")
SOURCE = python_of(PAGE.partition("## A kind of form of your own")[2])
ENTRY = b"[perfeval.forms]\nshili.ledger = shili_0:LedgerTable\n"
PAYMENTS: Table = [["培训费", "30"], ["差旅费", "12.5"], ["合计", "42.5"]]
OWN: Table = [
    ["项目名称", "培训", "", "", ""],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "得分"],
    ["产出指标", "数量指标", "人数", "≥50人", "10"],
]

PATTERN = 're.compile(".{0,60}资金台账")'


@pytest.fixture
def site(site: Site) -> Site:
    """A place with the plugin of the page."""
    site.install("shili", SOURCE)
    site.write("shili", ENTRY)
    return site


def ledger() -> Any:
    """The module of the plugin."""
    return importlib.import_module("shili_0")


@pytest.mark.usefixtures("site")
@each_row("make", [as_text, as_word, as_excel])
def test_it_is_read_from_a_document_beside_another_form(make: Any) -> None:
    """Its title begins a form; it is written and read back, and passed over by scoring."""
    filing = read(make("项目支出绩效自评表", OWN, "培训项目资金台账", PAYMENTS))
    assert [form.kind.value for form in filing.forms] == ["project", "shili.ledger"]
    form: Any = filing.forms[1]
    assert type(form) is ledger().Ledger
    assert (form.key, form.title, str(form.total)) == (
        "shili-ledger",
        "培训项目资金台账",
        "42.5 万元",
    )
    assert [(row.label, str(row.amount)) for row in form.payments] == [
        ("培训费", "30 万元"),
        ("差旅费", "12.5 万元"),
    ]
    text = dumps(filing)
    assert '"kind": "shili.ledger"' in text
    assert loads(text) == filing
    assert dumps(loads(text)) == text
    assert filing.forms_of(FormKind("shili.ledger")) == (form,)
    assert not any(card.form == form.key for card in score_all(filing, ()))


@pytest.mark.usefixtures("site")
def test_its_relations_and_cells_are_audited() -> None:
    """A total that is not the sum is found, and words where an amount is due."""
    right = read(as_word("项目资金台账", PAYMENTS))
    assert [each.code for each in audit(right) if each.severity.above_info] == [
        "form.not_evaluation"
    ]
    form: Any = right.forms[0]
    wrong = evolve(right, forms=(evolve(form, total=wan_yuan("52.5")),))
    (found,) = [each for each in audit(wrong) if each.code == "sum.mismatch"]
    assert (found.at, found.printed, found.computed) == ("项目资金台账 / 合计", "52.5", "42.5")
    words = read(as_word("项目资金台账", [["培训费", "三十"], *PAYMENTS[1:]]))
    (cell,) = [each for each in audit(words) if each.code == "cell.unreadable"]
    assert (cell.at, cell.printed) == ("项目资金台账 / 培训费", "三十")


@pytest.mark.unmeasured
@pytest.mark.usefixtures("site")
def test_it_is_drawn_and_keeps_the_laws_of_forms() -> None:
    """Any form of the class is written, read back and audited."""

    @settings(max_examples=examples(1), suppress_health_check=list(HealthCheck))
    @given(st.deferred(lambda: strategy_of(ledger().Ledger)))
    def keeps(form: Any) -> None:
        filing = Filing(unit=BudgetUnit(name="某局"), year=2023, forms=(form,))
        assert loads(dumps(filing)) == filing
        assert audit(filing)

    keeps()


def test_a_rubric_may_be_for_it(site: Site) -> None:
    """Where the form claims results; one that has no place for rows has specimens all the same."""
    claims = SOURCE.replace("is_self_evaluation: ClassVar[bool] = False", "")
    site.install("shili", claims)
    site.write("shili", ENTRY)
    source = rubric_module("own", form="shili.ledger").replace("某地", "岳阳楼区")
    site.install("own", source.replace('法")', '法", issuer="某局")'), own="{0}:RUBRIC")
    rubric = importlib.import_module("own_0").RUBRIC
    assert loads(dumps(rubric)) == rubric
    assert check_rubric(rubric).problems == ()
    with pytest.raises(InputError, match=r"no filled shili\.ledger"):
        score(Filing(unit=BudgetUnit(name="某局"), year=2023), rubric)


def test_removed_it_leaves_no_trace(site: Site) -> None:
    """The document is refused and says why; the form is read as nothing that is known."""
    filing = read(as_word("项目支出绩效自评表", OWN, "培训项目资金台账", PAYMENTS))
    text = dumps(filing)
    form = filing.forms[1]
    shutil.rmtree(next(site.path.glob("shili-*.dist-info")))
    importlib.invalidate_caches()
    with pytest.raises(DecodeError) as caught:
        loads(text)
    ((path, told),) = caught.value.problems
    assert path == "forms[1].kind"
    assert told.startswith("the forms of a filing: found 'shili.ledger'; expected 'base_data' or")
    with pytest.raises(InputError, match=r"that the entry-point group perfeval\.forms names"):
        dumps(filing)
    again = read(as_word("项目支出绩效自评表", OWN, "培训项目资金台账", PAYMENTS))
    assert [each.kind.value for each in again.forms] == ["project"]
    assert "培训项目资金台账" in [note.text for note in again.notes]
    assert audit(evolve(filing, forms=(form,)))  # what was read before is still a form
    site.install("own", rubric_module("own", form="shili.ledger"), own="{0}:RUBRIC")
    with pytest.raises(RubricError, match=r"no form of the kind shili\.ledger is installed"):
        check_rubric(importlib.import_module("own_0").RUBRIC)


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        ('"shili.ledger"', '"shili.list"', "reads no form whose kind has the tag shili.ledger"),
        ("forms = (Ledger,)", "forms = [Ledger]", "reads no form whose kind has the tag"),
        ("label: str\n", "label: dict[str, str]\n", "its field payments: its field label: found"),
        ("total: AmountCell = Nil()", "kind_: int = 0\n    total: float = 0", "its field total"),
    ],
)
def test_a_class_that_cannot_be_written_is_named(
    site: Site, old: str, new: str, cause: str
) -> None:
    """With the plugin and the cause; other documents do not suffer."""
    site.install("shili", SOURCE.replace(old, new))
    site.write("shili", ENTRY)
    document = dumps(Filing(unit=BudgetUnit(name="某局"), year=2023))
    foreign = document.replace("}\n", "}", 1)
    foreign = re.sub(r"^\{", '{"forms": [{"kind": "shili.ledger", "key": "a"}],', foreign)
    assert loads(document).forms == ()  # type: ignore[union-attr]
    with pytest.raises(Exception, match=re.escape(cause)):
        loads(foreign)


def test_titles_that_are_no_pattern_are_named(site: Site) -> None:
    """The plugin is noted, and the document read without it."""
    for titles in ('"资金台账"', "5"):
        site.install("shili", SOURCE.replace(PATTERN, titles))
        site.write("shili", ENTRY)
        importlib.invalidate_caches()
        filing = read(as_word("项目支出绩效自评表", OWN))
        (note,) = [each for each in filing.notes if each.code == "plugin"]
        assert note.text.startswith("它的titles不是编译好的正则表达式")
