"""A scorecard as plain text."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from attrs import evolve

from perfeval.numbers.printed import Points
from perfeval.render.scorecard_text import scorecard_text
from perfeval.rubric.ratings import Rating
from perfeval.rules import Because
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import PoolCap, Score, VetoOutcome
from tests.tables import each_row

FULL = Because("full", "29 ÷ 30 = 96.67%，不超过 100%，计满分", "29 ÷ 30 = 96.67%, full points")
MISSING = Because("missing", "缺少“三公经费”预算数", "missing: three-public budget")


def row(
    name: str,
    earned: str | None,
    out_of: str,
    because: Because = FULL,
    *,
    path: tuple[str, ...] = ("投入", "预算配置"),
    claimed: str | None = None,
    judged: str | None = None,
) -> Score:
    return Score(
        key=name,
        path=path,
        name=name,
        out_of=Points(out_of),
        earned=None if earned is None else Points(earned),
        because=because,
        claimed=None if claimed is None else Points(claimed),
        judged=None if judged is None else Points(judged),
    )


CARD = Scorecard(
    rubric="yueyang-annex-3-1",
    edition="2020",
    digest="0",
    distribution="perfeval 0.1.0",
    library="0.1.0",
    form="annex-3-1",
    unit="岳阳市政务服务中心",
    year=2020,
    out_of=Points("20"),
    places=2,
    scores=(
        row("财政供养人员控制率", "5", "5", claimed="5"),
        row("资金结余", "2", "3", claimed="2", judged="1.5", path=("过程", "预算执行")),
        row("“三公经费”控制率", None, "6", MISSING, claimed="6", path=("过程", "预算执行")),
        row("群众\n满意率", None, "6", MISSING, path=("效果", "")),
    ),
)

LIST = """\
岳阳市政务服务中心  2020 年度
评分标准 yueyang-annex-3-1（2020）  perfeval 0.1.0  表 annex-3-1

投入 / 预算配置
  财政供养人员控制率   5 / 5    29 ÷ 30 = 96.67%，不超过 100%，计满分   自评 5

过程 / 预算执行
  资金结余             2 / 3    29 ÷ 30 = 96.67%，不超过 100%，计满分   自评 2   判定 1.5
  “三公经费”控制率     未计分   缺少“三公经费”预算数                    自评 6

效果
  群众 满意率          未计分   缺少“三公经费”预算数

计算得分   7 / 8       满分 20
自评得分   13
评价得分   12.5 / 14   其中 6 分只是自评（1 行），未经计算
"""

LIST_EN = """\
岳阳市政务服务中心  fiscal year 2020
rubric yueyang-annex-3-1 (2020)  perfeval 0.1.0  form annex-3-1

投入 / 预算配置
  财政供养人员控制率   5 / 5      29 ÷ 30 = 96.67%, full points   claimed 5

过程 / 预算执行
  资金结余             2 / 3      29 ÷ 30 = 96.67%, full points   claimed 2   judged 1.5
  “三公经费”控制率     unscored   missing: three-public budget    claimed 6

效果
  群众 满意率          unscored   missing: three-public budget

computed   7 / 8       of 20 in all
claimed    13
reviewed   12.5 / 14   on the claim alone: 6 points, in 1 of the rows
"""


def totals(card: Scorecard, lang: str = "zh") -> list[str]:
    return scorecard_text(card, lang).split("\n\n")[-1].splitlines()


def test_a_scorecard_stands_in_columns_under_its_labels() -> None:
    """Unit, year and rubric; each row with points, reason, claim and judgement; the totals."""
    assert scorecard_text(CARD, "zh") == LIST


def test_in_english_the_official_names_stay_chinese() -> None:
    """Reasons and words of ours are English."""
    assert scorecard_text(CARD, "en") == LIST_EN


def test_a_card_of_facts_alone_has_no_form_and_maybe_no_distribution() -> None:
    """What is not there leaves no gap."""
    bare = evolve(CARD, form="", distribution="")
    assert scorecard_text(bare, "zh").splitlines()[1] == "评分标准 yueyang-annex-3-1（2020）"


def test_a_complete_total_needs_no_word_on_the_whole() -> None:
    """Of how many points it is, is the whole."""
    complete = evolve(CARD, scores=CARD.scores[:1], out_of=Points("5"))
    assert totals(complete) == ["计算得分   5 / 5", "自评得分   5", "评价得分   5 / 5"]


def test_a_rating_stands_only_where_the_rubric_prints_a_scale() -> None:
    """On a complete total its name; otherwise that it is not given, and why."""
    scale = (Rating(name="优", at_least="4"), Rating(name="差", at_least="0"))
    complete = evolve(CARD, scores=CARD.scores[:1], out_of=Points("5"), ratings=scale)
    assert totals(complete)[-1] == "评价等次   优"
    assert totals(complete, "en")[-1] == "rating     优"
    assert totals(evolve(CARD, ratings=scale))[-1] == "评价等次   未评定（计分不完整）"


def test_a_capped_pool_shows_in_the_total_not_in_its_rows() -> None:
    """Rows stand as they earned; the total is capped."""
    rows = tuple(
        evolve(row(name, "5", "5"), pool="output") for name in ("调研股室数量", "组织审批事项数")
    )
    pools = (PoolCap(key="output", points=Points("8")),)
    text = scorecard_text(evolve(CARD, scores=rows, pools=pools, out_of=Points("8")), "zh")
    assert text.count("5 / 5") == 2
    assert "计算得分   8 / 8" in text


def extra(name: str, earned: str | None, out_of: str, **more: str) -> Score:
    """A bonus or a penalty."""
    return row(name, earned, out_of, Because("x", "每例计分", "each counts"), path=("x",), **more)


VOID = VetoOutcome(
    key="grave",
    name="一票否决",
    applies=True,
    because=Because("vetoed", "有所列情形：弄虚作假", "stated: fraud"),
    total_at_most=Points("0"),
    rating_at_most="差",
)
BEYOND = evolve(
    CARD,
    scores=(row("预算执行率", "19", "20", claimed="19"),),
    bonuses=(extra("获得表彰", "5", "5", claimed="4"), extra("先进单位", None, "2")),
    penalties=(extra("审计问题", "2", "10"), extra("通报批评", "0", "5")),
    total_at_most=Points("21"),
    vetoes=(
        VOID,
        evolve(VOID, applies=False, because=Because("no_veto", "没有所列情形", "none is stated")),
        evolve(VOID, applies=None, because=Because("missing", "缺少重大违纪", "not stated: grave")),
    ),
    ratings=(Rating(name="优", at_least="18"), Rating(name="差", at_least="0")),
)
BEYOND_ZH = """\
加分项
  获得表彰     +5 / 5    每例计分                                自评 4
  先进单位     未计分    每例计分

减分项
  审计问题     −2 / 10   每例计分
  通报批评     0 / 5     每例计分

否决情形
  一票否决     成立      有所列情形：弄虚作假                    总分以 0 分为限，评价等次最高为差
  一票否决     不成立    没有所列情形
  一票否决     不明      缺少重大违纪

各行得分   19
加分项     +5
减分项     −2
封顶       −1                       总分以 21 分为限
否决       −21                      一票否决，总分以 0 分为限
计算得分   0 / 20
自评得分   21
评价得分   0 / 20
评价等次   未评定（否决情形不明）
"""
BEYOND_EN = """\
bonuses
  获得表彰     +5 / 5           each counts                     claimed 4
  先进单位     unscored         each counts

penalties
  审计问题     −2 / 10          each counts
  通报批评     0 / 5            each counts

vetoes
  一票否决     applies          stated: fraud                   total at most 0, rating at most 差
  一票否决     does not apply   none is stated
  一票否决     not known        not stated: grave

rows        19
bonuses     +5
penalties   −2
cap         −1                             the total is at most 21
veto        −21                            一票否决: the total is at most 0
computed    0 / 20
claimed     21
reviewed    0 / 20
rating      none (a veto is not settled)
"""


@each_row(("lang", "expected"), [("zh", BEYOND_ZH), ("en", BEYOND_EN)])
def test_what_comes_on_top_stands_below_the_rows(lang: str, expected: str) -> None:
    """Bonuses, penalties and vetoes with their reasons, and how the total comes about."""
    assert scorecard_text(BEYOND, lang).split("\n\n", 2)[2] == expected


def test_an_open_veto_is_why_there_is_no_rating() -> None:
    """And only an open one: where all are settled, a rating is given, or rows are missing."""
    settled = evolve(BEYOND, vetoes=BEYOND.vetoes[:2])
    assert totals(settled)[-1] == "评价等次   未评定（计分不完整）"
    complete = evolve(settled, bonuses=BEYOND.bonuses[:1])
    assert totals(complete)[-1] == "评价等次   差"


def amount(text: str) -> Fraction:
    """A printed figure, without what it is of."""
    return Fraction(text.split(" / ")[0].replace("−", "-"))


@each_row(
    "changes",
    [
        {},
        {"vetoes": ()},
        {"vetoes": (), "total_at_most": None, "bonuses": ()},
        {"vetoes": (), "penalties": (extra("审计问题", "30", "30"),)},
        {"scores": tuple(evolve(row(n, "15", "15"), pool="p") for n in "ab"), "vetoes": (),
         "pools": (PoolCap(key="p", points=Points("20")),)},
        {"scores": (row("a", "9", "15"), evolve(row("b", None, "5"), applies=False))}
    ]
)  # fmt: skip
@each_row("lang", ["zh", "en"])
def test_what_is_shown_adds_up_to_the_total(changes: dict[str, Any], lang: str) -> None:
    """Rows, bonuses, penalties as printed; then each step; then the total."""
    made = evolve(BEYOND, **changes)
    text = scorecard_text(made, lang)
    printed = [amount(each) for each in re.findall(r"^  \S+ +([+−]?[\d.]+ / )", text, re.MULTILINE)]
    rows = len(made.scores) - sum(score.earned is None for score in made.scores)
    lines = [re.split(r" {3,}", line) for line in totals(made, lang)]
    end = next(n for n, line in enumerate(lines) if line[0] in ("计算得分", "computed"))
    steps = {line[0]: amount(line[1]) for line in lines[:end]}
    more, less = ["加分项", "减分项"] if lang == "zh" else ["bonuses", "penalties"]
    assert next(iter(steps.values())) == sum(printed[:rows])
    assert steps.get(more, 0) + steps.get(less, 0) == sum(printed[rows:])
    assert sum(steps.values()) == amount(lines[end][1]) == made.total.fraction


def test_a_reason_that_escaped_every_check_cannot_command_the_terminal() -> None:
    """Escapes and bidirectional controls are shown, not sent."""
    hostile = Because("x", "", "")
    object.__setattr__(hostile.sentence, "zh", "计满分\x1b[2J\u202e")
    object.__setattr__(hostile.sentence, "en", "full\x07")
    card = evolve(CARD, scores=(row("资金结余", "1", "1", hostile),))
    assert "计满分\\u001b[2J\\u202e" in scorecard_text(card, "zh")
    assert "full\\u0007" in scorecard_text(card, "en")
