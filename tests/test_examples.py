"""The five published filings in `docs/examples`: what they score, why, and how they are kept."""

from __future__ import annotations

import re
from pathlib import Path

from attrs import evolve

from perfeval import Score, Scorecard, dumps, get_rubric, loads, score, score_all
from perfeval.filing import CityForm, Report
from tests.published import EXAMPLES, filing_of
from tests.tables import each_row

FILES = sorted(EXAMPLES.glob("*.json"))
ANNEX_3_1 = "yueyang-annex-3-1"
TELEPHONE = re.compile(r"(?<![\d.,])(?:1[3-9]\d{9}|0\d{2,3}[-—－ ]?\d{7,8}|\d{7,8})(?![\d.,])")


def card_of(name: str, rubric: str = ANNEX_3_1) -> Scorecard:
    """The scorecard of an example."""
    return score(filing_of(name), get_rubric(rubric))


def row(card: Scorecard, key: str) -> Score:
    """The one row with this key."""
    (found,) = (each for each in card.scores if each.key == key)
    return found


def plain(each: Score) -> tuple[str | None, str]:
    """What a row earned, and of how many points."""
    return (None if each.earned is None else each.earned.plain, each.out_of.plain)


def totals(card: Scorecard) -> dict[str, str]:
    """The totals of a scorecard, as its JSON prints them."""
    return {
        name: getattr(card, name).text
        for name in (
            "total",
            "scored_out_of",
            "out_of",
            "claimed_total",
            "reviewed_total",
            "reviewed_out_of",
        )
    }


def test_the_five_examples_are_there() -> None:
    """Each of the five source documents has its file."""
    assert [path.stem for path in FILES] == [
        "furong-2022",
        "lixian-2021",
        "xiangtan-2023",
        "yueyang-2020",
        "yueyanglou-2023",
    ]


@each_row("path", FILES)
def test_a_file_is_what_it_would_be_written_as(path: Path) -> None:
    """Byte for byte."""
    text = path.read_bytes()
    assert dumps(loads(text)).encode() == text


@each_row("path", FILES)
def test_a_file_holds_no_telephone_number(path: Path) -> None:
    """Neither a mobile nor a landline number, nor seven or eight digits in a row."""
    assert TELEPHONE.findall(path.read_text(encoding="utf-8")) == []


@each_row("number", ["139" + "0" * 8, "0000-" + "1" * 7, "0" + "2" * 10, "2" * 7])
def test_a_telephone_number_would_be_found(number: str) -> None:
    """The pattern does find what it is for."""
    assert TELEPHONE.findall(f'"联系电话：{number}"') == [number]


def test_yueyanglou_earns_what_it_claimed() -> None:
    """附件2: 98 of 100, claimed and reviewed 98."""
    card = card_of("yueyanglou-2023", "yueyanglou-annex-2")
    assert totals(card) == {
        "total": "98",
        "scored_out_of": "100",
        "out_of": "100",
        "claimed_total": "98",
        "reviewed_total": "98",
        "reviewed_out_of": "100",
    }
    assert [each.name for each in card.scores if each.earned != each.claimed] == []


@each_row(
    ("key", "zh", "en"),
    [
        (
            "output/单位支出预算执行率",
            "实际完成值 100.39%，目标 ≤100%，超过目标 0.39 个百分点，每 1 个百分点扣 1 分，"
            "不足一步的按一步计，计 1 步，扣 1 分",
            "actual 100.39%, target ≤100%, above the target by 0.39 percentage points, 1 off per "
            "1 (a started step counts as one): 1 step, 1 off",
        ),
        (
            "satisfaction/群众满意率",
            "实际完成值 99%，目标 ≧100%，低于目标 1 个百分点，每 1 个百分点扣 1 分，"
            "计 1 步，扣 1 分",
            "actual 99%, target ≧100%, below the target by 1 percentage point, 1 off per "
            "1: 1 step, 1 off",
        ),
    ],
)
def test_yueyanglou_loses_its_two_points_for_a_reason(key: str, zh: str, en: str) -> None:
    """The cost row and the satisfaction row earn 9 of 10 each."""
    each = row(card_of("yueyanglou-2023", "yueyanglou-annex-2"), key)
    assert plain(each) == ("9", "10")
    assert each.claimed is not None
    assert each.claimed.plain == "9"
    assert (each.reason(), each.reason("en")) == (zh, en)


def test_yueyanglou_scores_its_fund_row_by_its_own_amounts() -> None:
    """1393.97 of 1393.97: the printed rate of 100.39% is not used."""
    each = row(card_of("yueyanglou-2023", "yueyanglou-annex-2"), "budget_execution")
    assert plain(each) == ("10", "10")
    assert each.reason() == "1393.97 ÷ 1393.97 = 100%，达到 100%，计满分"


def test_yueyanglou_keeps_its_rows_that_do_not_apply() -> None:
    """Two rows say 不适用: they stand without points, and the other rows add up to 30."""
    rows = [
        each
        for each in card_of("yueyanglou-2023", "yueyanglou-annex-2").scores
        if each.because.code == "not_applicable"
    ]
    assert [(each.name, plain(each)) for each in rows] == [("不适用", (None, "0"))] * 2


def test_yueyanglou_is_scored_by_its_own_place_and_year() -> None:
    """The project form is marked `/`, so that only the unit table is left."""
    cards = score_all(filing_of("yueyanglou-2023"))
    assert [(card.form, card.rubric) for card in cards] == [("annex-2", "yueyanglou-annex-2")]


def test_yueyang_scores_what_its_form_holds() -> None:
    """附件3-1: 15 of 16 can be computed; claimed 99, and 99 of 100 after review."""
    assert totals(card_of("yueyang-2020")) == {
        "total": "15",
        "scored_out_of": "16",
        "out_of": "100",
        "claimed_total": "99",
        "reviewed_total": "99",
        "reviewed_out_of": "100",
    }


YUEYANG = {
    "staffing": ("5", "5", "29 ÷ 30 = 96.67%，不超过 100%，计满分"),
    "balance": ("2", "3", "当年结余 548.69 万元，不超过上年结转 1131.56 万元，计 2 分"),
    "asset_utilisation": ("3", "3", "3026.12 ÷ 3026.12 = 100%，不低于 100%，计满分"),
    "satisfaction": ("5", "5", "满意度 99.9%，不低于 95%，计 5 分"),
}


@each_row(("key", "earned", "out_of", "reason"), [(k, *v) for k, v in YUEYANG.items()])
def test_yueyang_computes_four_rows(key: str, earned: str, out_of: str, reason: str) -> None:
    """Each with its figures put in, and as the unit claimed it."""
    each = row(card_of("yueyang-2020"), key)
    assert (*plain(each), each.reason()) == (earned, out_of, reason)
    assert each.claimed == each.earned


def test_yueyang_says_of_every_other_row_why_it_is_unscored() -> None:
    """A missing fact is named, or the row is judged; nothing is guessed."""
    left = {each.key: each for each in card_of("yueyang-2020").scores if each.key not in YUEYANG}
    assert {key for key, each in left.items() if each.earned is not None} == set()
    assert {key: each.reason() for key, each in left.items() if each.because.code == "missing"} == {
        "three_public_change": "缺少本年度“三公经费”预算数、上年度“三公经费”预算数",
        "priority_spending": "缺少重点项目支出",
        "budget_adjustment": "缺少预算调整数、除外调整数、年初预算数",
        "fund_releases": "缺少未按进度下达的专项资金个数",
        "three_public_control": "缺少“三公经费”预算数",
        "budget_rules": "缺少①管理制度已制定、②管理制度合法、合规、完整、③管理制度得到有效执行",
        "regularity": "缺少资金使用不合规例数",
        "disclosure": "缺少①按规定内容公开、②按规定时限公开、③信息资料真实、"
        "④信息资料完整、⑤信息资料准确",
        "procurement": "缺少实际政府采购金额、政府采购预算数",
        "official_card": "缺少公务卡刷卡率",
        "asset_rules": "缺少①资产管理制度合法、合规、完整、②资产管理制度得到有效执行",
        "asset_safety": "缺少资产管理不合规例数",
    }
    judged = {key: each for key, each in left.items() if each.because.code != "missing"}
    assert {each.reason() for each in judged.values()} == {"由评价人按条文判定"}
    assert sorted(judged) == sorted(
        [
            "output/推进全面小康建设指标任务完成情况",
            "output/建设湖南新增极目标任务完成情况",
            "output/《政府工作报告》目标任务完成情况",
            "output/省市重点民生实事完成情况",
            "output/省市重点工程和重大项目建设完成情况",
            "output/其他工作实绩指标完成情况",
            "benefit/经济效益",
            "benefit/社会效益",
            "benefit/生态效益",
        ]
    )


def test_yueyang_shares_one_weight_among_three_rows() -> None:
    """效益: three rows claim 5 each of the one weight of 15, which is counted once."""
    rows = [each for each in card_of("yueyang-2020").scores if each.pool == "benefit"]
    assert [(each.out_of.plain, each.claimed and each.claimed.plain) for each in rows] == [
        ("15", "5")
    ] * 3


@each_row(
    ("name", "key", "earned", "out_of", "reason"),
    [
        (
            "xiangtan-2023",
            "budget_adjustment",
            "3",
            "3",
            "(232.82 − 232.82) ÷ 1610.47 = 0%，不超过 0%，计 3 分",
        ),
        (
            "xiangtan-2023",
            "balance",
            "2",
            "3",
            "当年结余 11.23 万元，不超过上年结转 30.55 万元，计 2 分",
        ),
        (
            "xiangtan-2023",
            "three_public_control",
            "6",
            "6",
            "9.6 ÷ 9.72 = 98.77%，不超过 100%，计满分",
        ),
        ("yueyanglou-2023", "staffing", "5", "5", "18 ÷ 18 = 100%，不超过 100%，计满分"),
        (
            "yueyanglou-2023",
            "three_public_control",
            "6",
            "6",
            "0.13 ÷ 0.2 = 65%，不超过 100%，计满分",
        ),
        (
            "yueyanglou-2023",
            "procurement",
            "0",
            "3",
            "583.46 ÷ 1115.29 = 52.31%，低于 100% 47.69 个百分点，每 1 个百分点扣 0.2 分，"
            "不足一步的不计，计 47 步，扣 3 分，扣完为止",
        ),
        ("yueyanglou-2023", "budget_adjustment", None, "3", "缺少预算调整数、除外调整数"),
        ("yueyanglou-2023", "balance", None, "3", "缺少当年结余"),
        ("furong-2022", "staffing", "5", "5", "63 ÷ 76 = 82.89%，不超过 100%，计满分"),
        ("furong-2022", "balance", "3", "3", "当年结余 0 万元，无结余，计 3 分"),
    ],
)
def test_annex_3_1_scores_what_other_places_state(
    name: str, key: str, earned: str | None, out_of: str, reason: str
) -> None:
    """A rubric can be tried on any filing: what it states is scored, without claims."""
    each = row(card_of(name), key)
    assert (*plain(each), each.reason()) == (earned, out_of, reason)
    assert each.claimed is None


def test_xiangtan_depends_on_its_excluded_adjustments() -> None:
    """Without the excluded flags the rate is 14.46%, in the band from 10% to 20%: 1 of 3."""
    filing = filing_of("xiangtan-2023")
    (report,) = (form for form in filing.forms if isinstance(form, Report))
    assert report.budget is not None
    flags = [each.excluded for each in report.budget.adjustments]
    assert any(flags)
    counted = tuple(evolve(each, excluded=False) for each in report.budget.adjustments)
    budget = evolve(report.budget, adjustments=counted)
    changed = evolve(filing, forms=(evolve(report, budget=budget),))
    each = row(score(changed, get_rubric(ANNEX_3_1)), "budget_adjustment")
    assert plain(each) == ("1", "3")
    assert each.reason() == "(232.82 − 0) ÷ 1610.47 = 14.46%，高于 10%且不超过 20%，计 1 分"
    assert [each.excluded for each in report.budget.adjustments] == flags


def test_lixian_states_nothing_that_the_sheet_asks_for() -> None:
    """Its report stands all the same: every row is there, unscored."""
    card = card_of("lixian-2021")
    assert len(card.scores) == 25
    assert totals(card)["scored_out_of"] == "0"
    assert {each.because.code for each in card.scores} == {"missing", "judged"}


@each_row(
    ("name", "rubric"), [("yueyang-2020", ANNEX_3_1), ("yueyanglou-2023", "yueyanglou-annex-2")]
)
def test_no_rating_is_given_where_no_scale_is_printed(name: str, rubric: str) -> None:
    """附件3-1 and 附件2 print none: 98 of 100 is no 优秀 by itself."""
    assert card_of(name, rubric).rating is None


def test_the_claimed_rating_is_kept() -> None:
    """优秀 stays in the filing as what the unit claims."""
    (city,) = (form for form in filing_of("yueyang-2020").forms if isinstance(form, CityForm))
    (report,) = (form for form in filing_of("lixian-2021").forms if isinstance(form, Report))
    assert (city.claimed_rating, report.claimed_rating) == ("优秀", "优秀")
