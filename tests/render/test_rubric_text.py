"""A rubric as plain text."""

from __future__ import annotations

from attrs import evolve

from perfeval.filing import FormKind
from perfeval.filing.sources import FiscalYears, Jurisdiction, Source
from perfeval.registry import get_rubric
from perfeval.render.rubric_text import rubric_text
from perfeval.rubric.criteria import CapTotal, Criterion, Pool, PoolRow
from perfeval.rubric.ratings import Rating
from perfeval.rubric.readings import Reading
from perfeval.rubric.rubric import Rubric
from perfeval.rubric.sections import Section
from perfeval.rules import ByTarget, InProportion, Judged
from tests.extras import BONUS, CAP, EXTRAS, PENALTY, VETO

RUBRIC = Rubric(
    id="some-county",
    edition="2023",
    name="某县评分标准",
    name_en="a county's rubric",
    form=FormKind.UNIT,
    jurisdiction=Jurisdiction(code="430723", name="澧县"),
    years=FiscalYears(2020, 2023),
    source=Source(title="绩效自评办法", issuer="澧县财政局"),
    sections=(
        Section(
            name="过程",
            name_en="process",
            points="20",
            sections=(
                Section(
                    name="预算管理",
                    points="20",
                    items=(
                        Criterion(
                            key="rules",
                            name="管理制度健全性",
                            name_en="rules in place",
                            points="20",
                            clause="①制度健全；\n②执行有效。",
                            rule=Judged(),
                        ),
                    ),
                ),
            ),
        ),
        Section(
            name="产出",
            points="80",
            items=(
                Pool(
                    key="output",
                    name="产出指标",
                    labels=("产出指标",),
                    points="40",
                    clause="未完成的按比例计分。",
                    rule=ByTarget(
                        missed_rate=InProportion(), missed_count=InProportion(), met_words=("完成",)
                    ),
                ),
                Pool(
                    key="duties",
                    name="职责履行",
                    points="25",
                    clause="由评价人判定。",
                    rule=Judged(),
                    rows=(PoolRow(key="reform", name="改革任务", points="25"),),
                ),
                Pool(
                    key="benefit",
                    name="效益",
                    points="15",
                    clause="由评价人判定。",
                    rule=Judged(),
                    shared=True,
                    rows=(
                        PoolRow(key="economic", name="经济效益"),
                        PoolRow(key="social", name="社会效益"),
                    ),
                ),
            ),
        ),
    ),
    ratings=(Rating(name="优", at_least="90"), Rating(name="差", at_least="0")),
    readings=(Reading(key="rows", clause="未完成的", choice="按完成值与指标值的比例"),),
)

TABLE = """\
某县评分标准
评分标准 some-county（2023）  澧县 430723  2020–2023  满分 100
依据 澧县财政局《绩效自评办法》

过程 20 分 / 预算管理 20 分
  管理制度健全性               20   ①制度健全； ②执行有效。
                                    规则：由评价人按条文判定

产出 80 分
  产出指标（由单位填列指标）   40   未完成的按比例计分。
                                    规则：达到年度指标值计满分；未达到的：比率按完成比例计；数量按完成比例计；填报“完成”的计满分
  职责履行                     25   由评价人判定。
                                    规则：由评价人按条文判定
  · 改革任务                   25
  效益（各行合计）             15   由评价人判定。
                                    规则：由评价人按条文判定
  · 经济效益
  · 社会效益

评价等次
  优   不低于 90 分
  差   不低于 0 分

条文未写明之处
  未完成的   按完成值与指标值的比例
"""


def test_a_rubric_stands_as_its_official_table() -> None:
    """Sections with points; rows with points and clause; pools, ratings and readings."""
    assert rubric_text(RUBRIC, "zh") == TABLE


def test_a_rubric_in_english_takes_the_english_names_that_it_has() -> None:
    """Others, and the clauses, stay Chinese."""
    lines = rubric_text(RUBRIC, "en").splitlines()
    assert lines[0] == "a county's rubric"
    assert "process 20 points / 预算管理 20 points" in lines
    assert any(line.startswith("  rules in place ") for line in lines)
    assert any(line.startswith("  产出指标 (the unit's own indicators)   40") for line in lines)
    assert any(line.startswith("  效益 (all rows together) ") for line in lines)
    assert "  优   at least 90 points" in lines


def test_a_rubric_without_scale_and_readings_ends_with_its_table() -> None:
    """There is no empty heading."""
    text = rubric_text(evolve(RUBRIC, ratings=(), readings=()), "zh")
    assert text.endswith("  · 社会效益\n")


def test_an_installed_rubric_names_its_distribution() -> None:
    """So that a reader knows whose numbers these are."""
    rubric = get_rubric("yueyang-annex-3-1")
    text = rubric_text(rubric, "zh")
    assert rubric.distribution in text.splitlines()[1]
    assert text.count("\n  · ") == 9


def beyond(lang: str, rubric: Rubric) -> list[str]:
    """What stands below the rows."""
    _, below = rubric_text(rubric, lang).split("得分＝100×执行率。\n")
    return below.split("\n\n")[1:]


def test_bonuses_penalties_and_vetoes_stand_below_the_rows() -> None:
    """With their points, their clauses, and what they cap."""
    by = evolve(EXTRAS, vetoes=(VETO, CAP), total_at_most="105")
    assert beyond("zh", by)[:3] == [
        "加分项（总分以 105 分为限，先减分再封顶）\n"
        "  获得表彰     5     每获一次省级以上表彰加2分，最多加5分。\n"
        "                     规则：按 获奖次数（省级以上表彰次数），每例计 2 分，以本行分值为限",
        "减分项\n  审计问题     10    每发现一个问题扣1分，最多扣10分。\n"
        "                     规则：按 问题个数（审计发现问题个数），每例计 1 分，以本行分值为限",
        "否决情形\n"
        "  一票否决           有下列情形之一的，计0分。                总分以 0 分为限\n"
        "                     情形：重大违纪；弄虚作假\n"
        "  不得评优           有下列情形之一的，不得评为优。           评价等次最高为良\n"
        "                     情形：重大违纪；弄虚作假",
    ]
    early = evolve(by, cap_total=CapTotal.BEFORE_PENALTIES)
    assert beyond("zh", early)[0].startswith("加分项（总分以 105 分为限，先封顶再减分）\n")


def test_a_measure_without_a_formula_in_words_is_named_alone() -> None:
    """There are no empty brackets behind its name."""
    assert BONUS.measure is not None
    mute = evolve(BONUS, measure=evolve(BONUS.measure, text=""))
    bonuses = beyond("zh", evolve(EXTRAS, bonuses=(mute,)))[0]
    assert "规则：按 获奖次数，每例计 2 分，以本行分值为限" in bonuses


def test_they_stand_there_in_english() -> None:
    """The clauses stay Chinese."""
    by = evolve(EXTRAS, vetoes=(VETO, CAP), bonuses=(evolve(BONUS, name_en="awards"),))
    bonuses, penalties, vetoes = beyond("en", by)[:3]
    assert bonuses.startswith("bonuses (total at most 100, after the penalties)\n  awards ")
    assert penalties.startswith("penalties\n")
    assert "total at most 0" in vetoes.splitlines()[1]
    assert vetoes.splitlines()[2].strip() == "conditions: grave; fraud"
    assert "rating at most 良" in vetoes.splitlines()[3]


def test_a_rubric_of_penalties_alone_caps_nothing() -> None:
    """There is no cap to tell."""
    by = evolve(EXTRAS, bonuses=(), total_at_most=None, cap_total=None, penalties=(PENALTY,))
    assert beyond("zh", by)[0].startswith("减分项\n  审计问题 ")
