"""Rates that are known by name, and balances, in sentences."""

from __future__ import annotations

from perfeval.forms.prose.mentions import mentions
from perfeval.forms.prose.money import stated_relations
from perfeval.forms.prose.rates.named_rates import stated_named_rates
from perfeval.forms.prose.sums.balances import balance_of_section, stated_balances
from tests.forms.prose.told import line
from tests.tables import each_row


@each_row(
    ("sentence", "relations"),
    [
        (
            "预算调整数60万元，年初预算数400万元，预算调整率为10%",
            ["预算调整数 60万元 / 年初预算数 400万元 = 预算调整率为 10%"],
        ),
        (
            "编制数50人，在职人员53人，在职人员控制率为98%",
            ["在职人员 53人 / 编制数 50人 = 在职人员控制率为 98%"],
        ),
        (
            "发放问卷200份，收回有效问卷180份，其中满意171份，满意度为97%",
            ["其中满意 171份 / 收回有效问卷 180份 = 满意度为 97%"],
        ),
        (
            "发放问卷200份，收回180份，回收率95%",
            ["收回 180份 / 发放问卷 200份 = 回收率 95%"],
        ),
        (
            "收回有效问卷180份，满意150份，基本满意21份，满意率95%",
            ["满意 150份 / 收回有效问卷 180份 = 满意率 95%"],
        ),
        ("年初预算数400万元，上年追加资金60万元，预算调整率为10%", []),
        ("满意171份，满意150份，收回180份，满意率95%", []),
        ("收回180份，满意171人，满意率95%", []),
        ("满意171份，收回180份，发放问卷200份，满意率95%", []),
        ("满意度为97%", []),
        (
            "财政供养人员48人，编制45人，控制率为100%",
            ["财政供养人员 48人 / 编制 45人 = 控制率为 100%"],
        ),
        (
            "核定编制56名，其中行政编制30名、事业编制26名，实有58人，人员控制率为100%",
            ["实有 58人 / 核定编制 56名 = 人员控制率为 100%"],
        ),
        (
            "编制85人，实有82人，其中在职82人、离休0人，人员控制率94%",
            ["实有 82人 / 编制 85人 = 人员控制率 94%"],
        ),
        ("编制85人，实有82人，其中在职80人，人员控制率94%", []),
        ("编制数50人，在职人员53人，增幅98%", []),
        ("编制数50人，在职人员53人，占比90%，人员控制率为98%", []),
        ("编制数999999999999亿人，在职人员53人，人员控制率为98%", []),
        (
            "预算20万元，“三公”经费支出12万元，“三公”经费控制率50%",
            ["“三公”经费支出 12万元 / 预算 20万元 = “三公”经费控制率 50%"],
        ),
    ],
)
def test_named_rates(sentence: str, relations: list[str]) -> None:
    """One part and one whole in the words of the definition, in one unit."""
    assert [line(each) for each in stated_named_rates(sentence, "二、")] == relations


@each_row(
    ("sentence", "relations"),
    [
        (
            "年初结转50万元，本年收入400万元，本年支出420万元，年末结转40万元",
            ["年末结转 40万元 = 年初结转 50万元 + 本年收入 400万元 + -本年支出 420万元"],
        ),
        (
            "全年预算数300万元，支出330万元，结余30万元",
            ["结余 30万元 = 全年预算数 300万元 + -支出 330万元"],
        ),
        ("全年预算数300万元，支出280万元，支付工程款5万元，结余20万元", []),
        ("全年预算数300万元，支出280万元", []),
        ("上年结余50万元，本年支出420万元，年末结余40万元", []),
        ("年初结转50万元，本年收入40万元，本年支出20万元，上缴5万元，年末结转65万元", []),
        ("年初结转50万元，收入总计90万元，本年支出20万元，年末结转70万元", []),
    ],
)
def test_balances(sentence: str, relations: list[str]) -> None:
    """Each of the roles once; the short form with nothing beside it."""
    assert [line(each) for each in stated_balances(mentions(sentence), sentence, "")] == relations


@each_row(
    ("sentence", "count"),
    [
        ("资金合计350万元，由中央资金200万元、县级资金160万元组成", 1),
        ("资金合计350万元，由中央资金200万元、县级资金160万元支持", 0),
    ],
)
def test_what_a_sum_is_made_of(sentence: str, count: int) -> None:
    """由…组成 lists all parts; 由 alone says who pays."""
    assert len(list(stated_relations(sentence, ""))) == count


@each_row(
    ("text", "relations"),
    [
        (
            "上年结转50万元，本年收入400万元。本年支出420万元，年末结转和结余40万元。",
            ["年末结转和结余 40万元 = 上年结转 50万元 + 本年收入 400万元 + -本年支出 420万元"],
        ),
        ("上年结转50万元，收入400万元。支出420万元，年末结转25万元（收回5万元）。", []),
        ("上年结转50万元，收入400万元。支出420万元，支出30万元，年末结转30万元。", []),
    ],
)
def test_a_balance_over_the_sentences_of_a_paragraph(text: str, relations: list[str]) -> None:
    """Each of the roles once in all of them, and nothing taken back."""
    assert [line(each) for each in stated_relations(text, "")] == relations


SECTION = (
    ("上年结转50万元。", "一、（一）"),
    ("本年收入400万元。", "一、（二）"),
    ("本年支出420万元，年末结转40万元。", "一、（二）"),
)

BALANCE = "年末结转 40万元 = 上年结转 50万元 + 本年收入 400万元 + -本年支出 420万元"


@each_row(
    ("passages", "found"),
    [
        (
            SECTION,
            [(2, "年末结转 40万元 = 上年结转 50万元 + 本年收入 400万元 + -本年支出 420万元")],
        ),
        (SECTION[1:], []),
        (SECTION[:1], []),
        ((*SECTION, ("收回结余5万元。", "一、（三）")), []),
        ((*SECTION, ("本年支出30万元。", "一、（三）")), []),
        (
            (
                ("上年结转50万元，本年收入400万元，本年支出420万元，年末结转40万元。", ""),
                ("无。", ""),
            ),
            [],
        ),
    ],
)
def test_a_balance_over_the_paragraphs_of_a_section(
    passages: tuple[tuple[str, str], ...], found: list[tuple[int, str]]
) -> None:
    """Each of the roles once in all of them, not all in one, and nothing taken back."""
    assert [(number, line(each)) for each, number in balance_of_section(passages)] == found
