"""Reading the real forms: from text, Word and Excel, held against the hand-transcribed filings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest

from perfeval.audit import audit
from perfeval.codec import dumps, loads
from perfeval.errors import DecodeError, InputError
from perfeval.filing import (
    BaseDataForm,
    CityForm,
    Filing,
    Form,
    FormKind,
    ProjectForm,
    Report,
    ScoreSheet,
    UnitForm,
)
from perfeval.forms import (
    Cell,
    Document,
    FormContext,
    Grid,
    Limits,
    Segment,
    read,
)
from perfeval.forms.filings import filings_in
from perfeval.forms.recognisers import Recognisers
from perfeval.numbers.amounts import Amount
from perfeval.numbers.cells import Nil, Unreadable
from perfeval.numbers.printed import Number, Percent
from perfeval.registry import get_rubric
from perfeval.scoring.scoring import score
from tests.forms.paper import as_text, as_word
from tests.tables import each_row

DATA = Path(__file__).parents[1] / "data" / "forms"
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
NAMES = ("yueyanglou-2023", "yueyang-2020", "lixian-2021", "furong-2022", "xiangtan-2023")
TABLES = (BaseDataForm, UnitForm, ProjectForm, CityForm, ScoreSheet)


def files(name: str) -> list[Path]:
    """The copies of a form: text, Word, and Excel where there is one."""
    return sorted(DATA.glob(f"{name}.*")) + sorted((DATA / "others").glob(f"{name}.*"))


@cache
def filing_of(path: Path) -> Filing:
    """What is read from a form; several tests ask for it."""
    return read(path)


def plain(value: Any) -> Any:
    """A value by what it says: numbers by value, percentages in words as numbers."""
    if isinstance(value, Amount | Number):
        return (type(value).__name__, value.atoms)
    if isinstance(value, Nil | Unreadable):
        return value.text
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, str) and value.endswith("%") and value[:-1].replace(".", "").isdigit():
        return plain(Percent(value))
    if attrs.has(type(value)):
        return {each.name: plain(getattr(value, each.name)) for each in attrs.fields(type(value))}
    return value


def differences(read_: Any, told: Any, path: str = "") -> Iterator[str]:
    """Where two plain values differ."""
    if isinstance(read_, dict) and isinstance(told, dict):
        for key in read_.keys() | told.keys():
            yield from differences(read_.get(key), told.get(key), f"{path}/{key}")
    elif isinstance(read_, list) and isinstance(told, list) and len(read_) == len(told):
        for index, (one, other) in enumerate(zip(read_, told, strict=True)):
            yield from differences(one, other, f"{path}[{index}]")
    elif read_ != told:
        yield f"{path}: {read_!r} for {told!r}"


@pytest.mark.unmeasured
@each_row("path", [path for name in NAMES for path in files(name)])
def test_a_filing_has_the_forms_that_a_hand_transcribed(path: Path) -> None:
    """Unit, place, year, kinds and keys agree; tables agree cell by cell, by value."""
    filing = filing_of(path)
    told = loads((EXAMPLES / f"{path.stem}.json").read_text("utf-8"))
    assert isinstance(told, Filing)
    assert (filing.unit, filing.year) == (told.unit, told.year)
    assert [(form.kind, form.key) for form in filing.forms] == [
        (form.kind, form.key) for form in told.forms
    ]
    for form, other in zip(filing.forms, told.forms, strict=True):
        if isinstance(form, TABLES):
            assert list(differences(plain(form), plain(other))) == []


@each_row("path", files("yueyanglou-2023"))
def test_yueyanglou_scores_98_of_100(path: Path) -> None:
    """附件2 of 岳阳楼区 scores 98, as claimed, from each source."""
    card = score(filing_of(path), get_rubric("yueyanglou-annex-2"))
    assert (card.total.plain, card.scored_out_of.plain, card.claimed_total.plain) == (
        "98",
        "100",
        "98",
    )


@each_row("path", files("yueyang-2020"))
def test_yueyang_is_reviewed_at_99(path: Path) -> None:
    """附件3-1 of 岳阳市 comes to 99 after review, as claimed, from each source."""
    card = score(filing_of(path), get_rubric("yueyang-annex-3-1"))
    assert (card.reviewed_total.plain, card.reviewed_out_of.plain) == ("99", "100")


@pytest.mark.unmeasured
@each_row("path", sorted(DATA.rglob("*.*")))
def test_what_is_read_survives_json(path: Path) -> None:
    """Every filing goes through the JSON codec unchanged."""
    filing = filing_of(path)
    assert loads(dumps(filing)) == filing


@pytest.mark.unmeasured
@each_row("path", sorted((DATA / "others").glob("*.docx")))
def test_word_and_text_say_the_same(path: Path) -> None:
    """The forms of other places read alike from Word and from text."""
    assert filing_of(path) == filing_of(path.with_suffix(".txt"))


def project(name: str) -> ProjectForm:
    """The project form of another place."""
    form = filing_of(DATA / "others" / f"{name}.txt").forms[0]
    assert isinstance(form, ProjectForm)
    return form


def test_a_form_without_original_budget_has_none() -> None:
    """xiaoxian-2023 has 分值 before the target and no 年初预算数; its 其中 rows are parts."""
    form = project("xiaoxian-2023")
    assert form.fund is not None
    assert form.fund.original is None
    assert [row.of_which for row in form.indicators].count(True) == 7
    assert [str(row.points) for row in form.indicators if not row.of_which] == [
        *("20", "10", "10", "5", "5", "20", "10")
    ]
    assert form.indicators[0].target.text == "29.5亩"


def test_a_target_split_in_three_is_kept_in_three() -> None:
    """qingshen-2023 splits the target into 指标性质, 指标值 and 度量单位."""
    form = project("qingshen-2023")
    target = form.indicators[0].target
    assert (target.nature, target.text, target.unit) == ("=", "100", "%")
    assert [row.label for row in (form.fund, *form.fund_parts) if row] == [
        *("总额", "其中：财政资金", "财政专户管理资金", "单位资金", "其他资金")
    ]
    assert form.fund is not None
    assert form.fund.reason.startswith("预算执行率=")
    assert (str(form.total_points), form.total_label) == ("100", "合计")


def test_scores_with_one_decimal_come_through() -> None:
    """jishan-2021 scores with one decimal, in twenty rows."""
    form = project("jishan-2021")
    assert len(form.indicators) == 20
    assert [str(row.claimed) for row in form.indicators][:7] == [
        *("3", "2", "1.9", "2", "2", "2", "1.8")
    ]


def test_a_zero_total_row_stays_zero() -> None:
    """guichi-2022 prints 0 in its total row beside a part of 202.64万元."""
    form = project("guichi-2022")
    assert form.fund is not None
    assert isinstance(form.fund.original, Amount)
    assert form.fund.original.printed == "0万元"
    assert [row.label for row in form.fund_parts] == [
        "其中：本年财政拨款",
        "上年结转资金",
        "其他资金",
    ]


def test_what_a_document_does_not_say_is_noted_not_guessed() -> None:
    """yueyang-sheet names neither unit nor year."""
    filing = filing_of(DATA / "others" / "yueyang-sheet.txt")
    assert filing.year is None
    assert {note.code for note in filing.notes} == {"no_unit_name", "no_year"}
    assert len(filing.forms_of(FormKind.SCORE_SHEET)) == 1


def test_names_and_telephone_numbers_are_counted_and_left_out() -> None:
    """The people who fill in a form and sign it are notes without names."""
    filing = filing_of(DATA / "yueyang-2020.docx")
    codes = [note.code for note in filing.notes]
    assert codes.count("personal_data") == 2
    assert codes.count("signature") >= 4
    assert "某某" not in dumps(filing)


def test_a_report_keeps_every_paragraph() -> None:
    """What the report says in prose is in its outline, its preamble or its attachments."""
    text = (DATA / "lixian-2021.txt").read_text("utf-8")
    report = filing_of(DATA / "lixian-2021.txt").forms[0]
    assert isinstance(report, Report)
    told = dumps(filing_of(DATA / "lixian-2021.txt"))
    for line in text.replace("[bookmark: _GoBack]", "").split("\n")[3:]:
        words = line.strip().lstrip("0123456789一二三四五六七八九十（()）、.． ")
        assert words in told.replace('\\"', '"') or words == "报告需要以下附件："


def test_the_year_of_the_file_name_is_used_last() -> None:
    """A year of the title goes before one in the file's name."""
    table = [["项目名称", "某项目"], ["一级指标", "二级指标", "三级指标", "年度指标值", "得分"]]
    assert str(read(as_text("2022年度项目支出绩效自评表", table)).year) == "2022"
    twice = as_text("2022年度预算2023年项目支出绩效自评表", "（2023年度）", table)
    assert str(read(twice).year) == "2023"


def test_a_source_is_a_path_or_bytes() -> None:
    """Anything else is an `InputError`."""
    for wrong in (5, None, ["a.docx"], "a\0.docx"):
        with pytest.raises(
            InputError, match=r"the source of a filing: found .*; expected the path"
        ):
            read(wrong)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="the limits of a document: found 5; expected Limits"):
        read(b"", limits=5)  # type: ignore[arg-type]


def test_a_file_above_the_limit_is_not_opened(tmp_path: Path) -> None:
    """The size is checked before the content."""
    path = tmp_path / "large.txt"
    path.write_text("很大的文件")
    with pytest.raises(DecodeError, match="at most 3 are read"):
        read(path, limits=Limits(file_size=3))


def test_a_document_without_a_form_is_refused() -> None:
    """Prose that is no report, and tables that are no form, are not a filing."""
    with pytest.raises(DecodeError, match="no form that is known"):
        read(as_word("会议通知", [["时间", "地点"], ["今天", "这里"]]))


def test_a_table_that_nobody_knows_is_kept_as_notes() -> None:
    """Beside a known form, an unknown one is noted line by line."""
    known = [["项目名称", "某项目"], ["一级指标", "二级指标", "三级指标", "年度指标值", "得分"]]
    filing = read(as_text("某某自评表", known, "附件9", "固定资产盘点情况自评表", [["车辆", "2"]]))
    assert [(note.code, note.text) for note in filing.notes if note.code == "unread"] == [
        ("unread", "没有识别的表"),
        ("unread", "车辆\t2"),
    ]


def test_forms_of_one_kind_get_keys_of_their_own() -> None:
    """Two project tables without annex numbers are project and project.2."""
    table = [
        ["项目名称", "某项目"],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "得分"],
        ["产出指标", "数量指标", "个数", "1个", "5"],
    ]
    filing = read(
        as_text("项目支出绩效自评表", table, "附件二", "项目支出绩效自评表", table, *[table] * 2)
    )
    assert [form.key for form in filing.forms] == ["project", "annex-2", "project.2", "project.3"]


def test_a_key_that_a_plugin_gave_is_not_given_again() -> None:
    """Whatever keys recognisers give, those of a filing are distinct."""

    class Numbered:
        """Gives its second form the key that a third would get."""

        id = "numbered"
        forms: tuple[type[Form], ...] = (ScoreSheet,)
        keys = iter(["annex-2", "annex-2.2", "annex-2"])

        def fits(self, _segment: Segment) -> int:
            return 1

        def read(self, _segment: Segment, _reading: FormContext) -> Form:
            return ScoreSheet(key=next(self.keys))

    document = Document(
        blocks=tuple(
            Grid(name=name, rows=((Cell(row=0, column=0, text="甲"),),), apart=True)
            for name in "一二三"
        )
    )
    recognisers = Recognisers((("test:numbered", Numbered()),))
    (result,) = filings_in(document, recognisers)
    assert [form.key for form in result.filing.forms] == ["annex-2", "annex-2.2", "annex-2.3"]


def test_a_line_that_is_too_long_to_be_kept_is_refused_with_its_form() -> None:
    """Two cells of 20,000 characters make no text of a report; beside a form they are cut."""
    cells = [["".join(map(chr, range(0x4E00, 0x4E00 + 20_000)))] * 2]
    with pytest.raises(DecodeError, match=r"绩效自评报告: the text of a statement"):
        read(as_word("绩效自评报告", "一、基本情况", cells))
    known = [["项目名称", "某项目"], ["一级指标", "二级指标", "三级指标", "年度指标值", "得分"]]
    filing = read(as_word("某某自评表", known, "附件9", "固定资产盘点情况自评表", cells))
    assert [len(note.text) for note in filing.notes if note.code == "unread"][1] == 20_000


@each_row("path", ["a\0b.docx", "\ud800.docx"])
def test_a_path_that_no_system_opens_is_refused(path: str) -> None:
    """A NUL or half a character in a name is no error of the interpreter."""
    with pytest.raises(InputError, match="the path of a file"):
        filing_of(path)


def test_a_filing_without_a_year_is_audited_and_scored() -> None:
    """What needs the year is left out; the rest goes on."""
    filing = filing_of(DATA / "others" / "yueyang-sheet.txt")
    assert "year.differs" not in {finding.code for finding in audit(filing)}
    assert score(filing, get_rubric("yueyang-annex-3-1")).year is None
