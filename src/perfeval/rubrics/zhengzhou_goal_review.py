"""郑州市 市级部门预算绩效目标审核表（附件2-5）, from 2021.

References: the form with its 填报说明 (附件2-6), issued with five other 办法 of the city.
Checked with: every row, its points and its clause, and both ways of rating, as the form prints them.
Limitations: the date of issue was not read; a reviewer picks the points within a level. The form is
a review of objectives before the year, not a self-evaluation.
"""

from perfeval import (
    CountedRating,
    Criterion,
    FiscalYears,
    FormKind,
    Jurisdiction,
    Rating,
    RatingByCounts,
    Reading,
    Rubric,
    Section,
    Source,
)
from perfeval.measures import GivenState, Measure, Term
from perfeval.rules import Level, LevelRange

SOURCE = Source(title="市级部门预算绩效目标审核表", issuer="郑州市财政局", annex="附件2-5、附件2-6")
LEVELS = LevelRange(
    levels=(
        Level(words=("优",), low="90%", high="100%", high_included=True),
        Level(words=("良",), low="80%", high="90%"),
        Level(words=("中",), low="60%", high="80%"),
        Level(words=("差",), low="0%", high="60%"),
    )
)


def _item(key: str, points: str, clause: str) -> Criterion:
    term = Term(fact=f"goal_review.{key}", name=clause)
    measure = Measure(
        id=f"goal_review.{key}",
        name=clause,
        formula=GivenState(term=term),
        text="定性审核等级：优、良、中、差",
        source=SOURCE,
    )
    return Criterion(
        key=key, name=clause, points=points, clause=clause, measure=measure, rule=LEVELS
    )


SECTIONS = (
    Section(
        name="完整性审核",
        name_en="completeness",
        points="20",
        sections=(
            Section(
                name="规范完整性",
                name_en="form and completeness",
                points="10",
                items=(
                    _item("format-1", "5", "绩效目标填报格式是否规范、符合规定要求"),
                    _item(
                        "format-2", "5", "绩效目标填报内容是否完整、准确、详实，是否无缺项、错项"
                    ),
                ),
            ),
            Section(
                name="明确清晰性",
                name_en="clarity",
                points="10",
                items=(
                    _item(
                        "clarity-1",
                        "5",
                        "绩效目标是否明确，内容是否具体，层次是否分明，表述是否准确",
                    ),
                    _item(
                        "clarity-2",
                        "5",
                        "绩效目标是否清晰，是否能够反映项目的主要内容，是否对项目预期产出和效果进行了充分、恰当的描述",
                    ),
                ),
            ),
        ),
    ),
    Section(
        name="相关性审核",
        name_en="relevance",
        points="30",
        sections=(
            Section(
                name="目标相关性",
                name_en="relevance of the objective",
                points="15",
                items=(
                    _item(
                        "relevance-1",
                        "7",
                        "总体目标是否符合国家法律法规、国民经济和社会发展规划要求",
                    ),
                    _item(
                        "relevance-2",
                        "8",
                        "总体目标与本部门（单位）职能、发展规划和工作计划是否密切相关",
                    ),
                ),
            ),
            Section(
                name="指标科学性",
                name_en="soundness of the indicators",
                points="15",
                items=(
                    _item(
                        "indicators-1",
                        "8",
                        "绩效指标是否全面、充分，是否选取了最能体现总体目标实现程度的关键指标并明确了具体指标值",
                    ),
                    _item(
                        "indicators-2",
                        "7",
                        "绩效指标是否细化、量化，便于监控和评估；难以量化的，定性描述是否充分、具体",
                    ),
                ),
            ),
        ),
    ),
    Section(
        name="适当性审核",
        name_en="appropriateness",
        points="30",
        sections=(
            Section(
                name="绩效合理性",
                name_en="reasonable results",
                points="15",
                items=(
                    _item(
                        "results-1", "8", "预期绩效是否显著，是否能够体现实际产出和效益的明显改善"
                    ),
                    _item(
                        "results-2",
                        "7",
                        "预期绩效是否符合行业正常水平或事业发展规律；与其他同类项目相比，预期绩效是否合理",
                    ),
                ),
            ),
            Section(
                name="资金匹配性",
                name_en="fit with the money",
                points="15",
                items=(
                    _item(
                        "money-1",
                        "8",
                        "绩效目标与项目资金量是否匹配，在既定资金规模下，绩效目标是否过高或过低，或要完成既定绩效目标，资金规模是过大或过小",
                    ),
                    _item("money-2", "7", "绩效目标与相应的支出内容、范围、方向、效果等是否匹配"),
                ),
            ),
        ),
    ),
    Section(
        name="可行性审核",
        name_en="feasibility",
        points="20",
        sections=(
            Section(
                name="实现可能性",
                name_en="likelihood",
                points="10",
                items=(
                    _item("likelihood-1", "5", "绩效目标是否经过充分调查研究、论证和合理测算"),
                    _item(
                        "likelihood-2",
                        "5",
                        "绩效目标实现的可能性是否充分，是否考虑了现实条件和可操作性",
                    ),
                ),
            ),
            Section(
                name="条件充分性",
                name_en="sufficient conditions",
                points="10",
                items=(
                    _item(
                        "conditions-1",
                        "5",
                        "项目实施方案是否合理，项目实施单位的组织实施能力和条件是否充分",
                    ),
                    _item(
                        "conditions-2",
                        "5",
                        "内部控制是否规范，预算和财务管理制度是否健全并得到有效执行",
                    ),
                ),
            ),
        ),
    ),
)
READINGS = (
    Reading(
        key="level-edges",
        clause="定性审核为“优”的，得该项分值的90-100%；“良”80-89%；“中”60-79%；“差”59%以下",
        choice="各档连续：优[90%,100%]，良[80%,90%)，中[60%,80%)，差[0%,60%)",
        why="条文只写整数百分比，得分保留一位小数，89%与90%之间等处未写明；总分的四档是连续的",
    ),
    Reading(
        key="within-level",
        clause="定量审核按对应等级进行打分，保留一位小数",
        choice="档内分值由审核人判定，不自动计分",
        why="条文只给区间",
    ),
    Reading(
        key="two-ways",
        clause="对一般性项目，采取定性审核的方式；对重点项目，采取定性审核和定量审核相结合的方式",
        choice="总分和等次按重点项目的办法；一般性项目按8个审核要点的等级个数评定",
        why="同一张表有两种评定办法；每个要点的等级由审核人给出",
    ),
    Reading(
        key="ninety",
        clause="总得分在90分以上的为“优”；在80分至90分（不含，下同）之间的为“良”",
        choice="90分为优，80分为良，60分为中",
        why="90分不属于“良”，只能属于“优”",
    ),
    Reading(
        key="years",
        clause="（所据文本未见发文日期）",
        choice="自2021年度起适用，至另有规定为止",
        why="六个办法一并印发，落款日期未能读出；以所载年份之后者为准",
    ),
    Reading(
        key="not-applicable",
        clause="（表中未写不适用）",
        choice="不适用的行不计分",
        why="各项审核内容都须提出意见",
    ),
)
RUBRIC = Rubric(
    id="zhengzhou-goal-review",
    edition="2021",
    name="郑州市市级部门预算绩效目标审核表（附件2-5）",
    name_en="Zhengzhou city, review of objectives of department budgets (annex 2-5)",
    form=FormKind("goal_review"),
    jurisdiction=Jurisdiction(code="410100", name="郑州市"),
    years=FiscalYears(2021),
    source=SOURCE,
    sections=SECTIONS,
    places=1,
    ratings=(
        Rating(name="优", at_least="90"),
        Rating(name="良", at_least="80"),
        Rating(name="中", at_least="60"),
        Rating(name="差", at_least="0"),
    ),
    readings=READINGS,
    own_level=True,
    rating_by_counts=RatingByCounts(
        items=8,
        levels=("优", "良", "中", "差"),
        ratings=(
            CountedRating(name="优", at_least=6, of=("优",), none_of=("中", "差")),
            CountedRating(name="良", at_least=6, of=("优", "良"), none_of=("差",)),
            CountedRating(name="中", at_least=6, of=("优", "良", "中")),
        ),
        otherwise="差",
    ),
)
