"""Years, unit names and numerals."""

from attrs import evolve

from perfeval.audit import Severity, audit
from perfeval.filing import Note, OfficialBuildings, ReportSection, UnitForm
from tests.audit.cases import base, filing, report, unit
from tests.tables import each_row


def test_headings_name_the_year_and_the_one_before() -> None:
    """2022年决算数 in a form of 2023; 2020年 is copied from elsewhere."""
    assert audit(filing(base(columns=("2022年决算数", "2023年预算数", "2023年决算数")))) == ()
    found = audit(filing(base(columns=("2020年决算数",))))
    assert [(f.code, f.printed, f.severity) for f in found] == [
        ("year.differs", "2020", Severity.WARNING)
    ]


def test_the_year_of_a_block_is_information() -> None:
    """楼堂馆所 of 2022 may be meant; that of 2023 is right."""
    for year, alarms in (("2022", 1), ("2023", 0)):
        block = OfficialBuildings(label=f"楼堂馆所控制情况({year}年完工项目)")
        found = audit(filing(base(buildings=block)))
        assert [f.severity for f in found] == [Severity.INFO] * alarms


def test_the_head_of_a_form_names_another_year() -> None:
    """What the reader noted is told as a year that differs, once."""
    note = Note(code="other_year", at="项目支出绩效自评表", text="2022")
    found = audit(evolve(filing(base()), notes=(note,)))
    assert [(f.code, f.at, f.printed, f.computed) for f in found] == [
        ("year.differs", "项目支出绩效自评表", "2022", "2023")
    ]


@each_row(
    ("name", "severity"),
    [
        ("某县行政审批服务局", None),
        ("某县 行政审批服务局", None),
        ("某县行政审批局", Severity.INFO),
        ("邻县财政局", Severity.WARNING),
        ("", None),
    ],
)
def test_a_short_form_is_not_another_name(name: str, severity: Severity | None) -> None:
    """行政审批局 leaves out 服务; 财政局 is somebody else."""
    found = audit(filing(unit(unit_name=name)))
    assert [f.severity for f in found] == ([severity] if severity else [])


def outline(*numerals: str, below: tuple[str, ...] = ()) -> list[str]:
    """The numerals that are found wrong in an outline, with sections below the first."""
    sections = [
        ReportSection(numeral=numeral, heading=f"{n}") for n, numeral in enumerate(numerals)
    ]
    inner = tuple(
        ReportSection(numeral=numeral, heading=f"下{n}") for n, numeral in enumerate(below)
    )
    sections[0] = ReportSection(numeral=numerals[0], heading="0", sections=inner)
    return [f.printed for f in audit(filing(report(sections=tuple(sections))))]


@each_row(
    ("numerals", "found"),
    [
        (("一、", "二、", "三、"), []),
        (("一、", "二、", "5、", "四、"), ["5、"]),
        (("一、", "三、"), ["三、"]),
        (("九、", "十、", "十一、", "十二、"), []),
        (("（一）", "（二）、"), []),
        (("1.", "2．", "3、"), []),
        (("（1）", "(2)"), []),
        (("一、", "", "一是", "二、"), []),
    ],
)
def test_numerals_go_on_in_one_style(numerals: tuple[str, ...], found: list[str]) -> None:
    """A lost autonumber, a leap; headings without a numeral are passed over."""
    assert outline(*numerals) == found


def test_a_level_below_has_a_style_of_its_own() -> None:
    """一、 below 一、 repeats the style of the level above."""
    assert outline("一、", "二、", below=("（一）", "（二）")) == []
    assert outline("一、", "二、", below=("一、", "二、")) == ["一、", "二、"]


def test_a_title_may_name_another_year_beside_its_own() -> None:
    """2024年填报2023年度自评表."""
    form = UnitForm(key="annex-2", title="2024年填报2023年度自评表")
    assert audit(filing(form)) == ()
